import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { LocalGitHub } from "../local-github.ts";
import { bodyOf } from "../http/listen.ts";
import { Refusal } from "./act.ts";
import { createFeed } from "./feed.ts";
import { missing, redirect, refused, sendPage } from "./respond.ts";
import { findPage } from "./route.ts";
import { submit } from "./submit.ts";
import type { FaceOptions, Visit } from "./visit.ts";

/** The pages of a local GitHub for people with a browser. */
export interface Face {
  /** For `LocalGitHub.attachFace`. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  /** Ends open connections to pages. */
  readonly close: () => void;
}

const ASSETS: Readonly<Record<string, string>> = {
  "/-/style.css": "text/css; charset=utf-8",
  "/-/script.js": "text/javascript; charset=utf-8",
};

/** Makes the pages. Everything a person does on them goes through the API in that person's name. */
export function createFace(github: LocalGitHub, options: FaceOptions): Face {
  const feed = createFeed(github);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", github.url);
    if (url.pathname === "/-/feed") return feed.join(response);
    const type = ASSETS[url.pathname];
    if (type !== undefined) {
      const name = url.pathname.slice("/-/".length);
      const content = await readFile(new URL(`asset/${name}`, import.meta.url));
      response.writeHead(200, { "content-type": type }).end(content);
      return;
    }
    const visit = visitOf(request, url);
    if (request.method === "POST") return await act(visit, url, request, response);
    show(visit, decodeURI(url.pathname), response);
  }

  function visitOf(request: IncomingMessage, url: URL): Visit {
    const login = /(?:^|;\s*)viewer=([^;]+)/.exec(request.headers.cookie ?? "")?.[1];
    const known = options.people.find((one) => one.login === decodeURIComponent(login ?? ""));
    const viewer = known ?? options.people[0];
    return { github, options, viewer, address: url.pathname + url.search, query: url.searchParams };
  }

  return {
    handle: (request, response) => {
      answer(request, response).catch((error: unknown) => {
        if (!response.headersSent) response.writeHead(500);
        response.end(error instanceof Error ? error.stack : String(error));
      });
    },
    close: feed.close,
  };
}

function show(visit: Visit, path: string, response: ServerResponse): void {
  const found = findPage(visit, path);
  if (found !== undefined && "to" in found) return redirect(response, found.to);
  sendPage(visit, path, found ?? missing(), response);
}

async function act(
  visit: Visit,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (isForeign(request)) return void response.writeHead(403).end("Not from here.");
  const given = new URLSearchParams((await bodyOf(request)).toString("utf8"));
  const path = decodeURI(url.pathname);
  const isScripted = request.headers["x-requested-with"] === "script";
  try {
    const to = await submit(visit, path, given, response);
    if (to === undefined) return sendPage(visit, path, missing(), response);
    if (isScripted) return void response.writeHead(204).end();
    redirect(response, to);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const status = error instanceof Refusal ? 422 : 500;
    if (isScripted) return void response.writeHead(status).end(said);
    sendPage(visit, path, refused(said, status), response);
  }
}

/** A form of another site must not act in the name of whoever looks at these pages. */
function isForeign({ headers }: IncomingMessage): boolean {
  return headers.origin !== undefined && headers.origin !== `http://${headers.host}`;
}
