import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { carry } from "../../src/github/carry.ts";

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Starts a server; answers its address. */
async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server has no port");
  return `http://127.0.0.1:${address.port}`;
}

/** Answers with what was asked. */
async function echo(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  const { method, url, headers } = request;
  const { authorization, accept } = headers;
  response.end(JSON.stringify({ method, url, authorization, accept, body }));
}

const jump = (status: number, to: () => string) => (_: IncomingMessage, response: ServerResponse) =>
  response.writeHead(status, { location: to() }).end();

const json = async (answer: ReturnType<typeof carry>): Promise<unknown> =>
  JSON.parse(await (await answer).text());

describe("a request that is carried", () => {
  it("brings its headers and body, and the answer's back", async () => {
    const url = await serve((request, response) => {
      response.setHeader("etag", '"1"');
      void echo(request, response);
    });
    const answer = await carry(`${url}/a?b=c`, {
      method: "PATCH",
      headers: { authorization: "token t" },
      body: '{"é":1}',
    });
    expect(answer.status).toBe(200);
    expect(answer.url).toBe(`${url}/a?b=c`);
    expect(answer.headers.get("etag")).toBe('"1"');
    expect(JSON.parse(await answer.text())).toEqual({
      method: "PATCH",
      url: "/a?b=c",
      authorization: "token t",
      body: '{"é":1}',
    });
  });

  it("takes a compressed answer, and one that only says so and is empty", async () => {
    const url = await serve((request, response) => {
      response.setHeader("content-encoding", "gzip");
      response.statusCode = request.url === "/none" ? 304 : 200;
      response.end(request.url === "/none" ? "" : gzipSync("packed"));
    });
    expect(await (await carry(url, {})).text()).toBe("packed");
    const none = await carry(`${url}/none`, {});
    expect([none.status, await none.text()]).toEqual([304, ""]);
  });

  it("follows reads to where a repository has moved, with the token", async () => {
    const url = await serve((request, response) => {
      if (request.url === "/old") jump(301, () => "/new")(request, response);
      else void echo(request, response);
    });
    const sent = { headers: { authorization: "token t" } };
    expect(await json(carry(`${url}/old`, sent))).toMatchObject({
      url: "/new",
      authorization: "token t",
    });
  });

  it("shows the token to no other origin", async () => {
    const elsewhere = await serve((request, response) => void echo(request, response));
    const url = await serve(jump(302, () => elsewhere));
    const sent = { headers: { Authorization: "token t", accept: "text/plain" } };
    const seen = await json(carry(url, sent));
    expect(seen).toMatchObject({ accept: "text/plain" });
    expect(seen).not.toHaveProperty("authorization");
  });

  it("sends a write again only where it is asked for as it is", async () => {
    const url = await serve((request, response) => {
      if (request.url === "/same") jump(307, () => "/new")(request, response);
      else if (request.url === "/get") jump(302, () => "/new")(request, response);
      else void echo(request, response);
    });
    const sent = { method: "POST", body: "once" };
    expect(await json(carry(`${url}/same`, sent))).toMatchObject({ method: "POST", body: "once" });
    await expect(carry(`${url}/get`, sent)).rejects.toThrow("answered 302");
  });

  it("gives up on a circle", async () => {
    const url = await serve(jump(302, () => "/"));
    await expect(carry(url, {})).rejects.toThrow("sent the request elsewhere");
  });

  it("says why when the signal ends it, before the answer and within", async () => {
    const late = new Error("too late");
    const [before, within] = [new AbortController(), new AbortController()];
    const url = await serve((request, response) => {
      if (request.url === "/begun") response.writeHead(200).write("be", () => within.abort(late));
      else before.abort(late);
    });
    await expect(carry(`${url}/begun`, { signal: within.signal })).rejects.toBe(late);
    await expect(carry(url, { signal: before.signal })).rejects.toBe(late);
  });

  it("rejects where an answer breaks off, and where nobody listens", async () => {
    const url = await serve((_, response) => {
      response
        .writeHead(200, { "content-length": "10" })
        .write("half", () => setImmediate(() => response.destroy()));
    });
    await expect(carry(url, {})).rejects.toThrow("aborted");
    const gone = await serve(() => undefined);
    servers.splice(1).forEach((server) => server.close());
    await expect(carry(gone, {})).rejects.toThrow("ECONNREFUSED");
  });
});
