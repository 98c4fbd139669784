import { once } from "node:events";
import { createServer } from "node:http";

/** A service with a health page that needs a token. */
export interface Patient {
  readonly url: string;
  readonly token: string;
  /** How often somebody looked. */
  readonly looks: () => number;
  readonly say: (status: number, body: object) => void;
  readonly fallIll: () => void;
  readonly recover: () => void;
  readonly close: () => Promise<void>;
}

/** Starts the service; it is well. */
export async function startPatient(): Promise<Patient> {
  const token = "s3cret-health-token";
  const well = { status: 200, body: { overall: "ok", jobs: { dead: 0 } } };
  const ill = { status: 503, body: { overall: "degraded", jobs: { dead: 12 } } };
  let answer: { readonly status: number; readonly body: object } = well;
  let looks = 0;
  const server = createServer((request, response) => {
    looks += 1;
    const isAllowed = request.headers.authorization === `Bearer ${token}`;
    const { status, body } = isAllowed ? answer : { status: 401, body: { error: "no token" } };
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the patient has no port");
  const { port } = address;
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    looks: () => looks,
    say: (status, body) => {
      answer = { status, body };
    },
    fallIll: () => {
      answer = ill;
    },
    recover: () => {
      answer = well;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
