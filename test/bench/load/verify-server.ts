import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

/**
 * What acknowledgements are compared with: a server that reads a delivery, checks its signature, and does nothing else.
 * A process of its own; it tells its port to whoever started it.
 */
const secret = process.env["WEBHOOK_SECRET"] ?? "";

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    const given = Buffer.from(String(request.headers["x-hub-signature-256"]));
    const digest = createHmac("sha256", secret).update(Buffer.concat(parts)).digest("hex");
    const right = Buffer.from(`sha256=${digest}`);
    const isGenuine = given.length === right.length && timingSafeEqual(given, right);
    response.writeHead(isGenuine ? 202 : 401).end();
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.(typeof address === "object" ? address?.port : address);
});
process.on("disconnect", () => process.exit(0));
