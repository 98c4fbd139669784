import type { ServerResponse } from "node:http";
import { html } from "./html.ts";
import { layout } from "./part/layout.ts";
import { placeInRepository } from "./route.ts";
import type { Page, Visit } from "./visit.ts";

const POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";

/** Answers with a page in its layout. */
export function sendPage(visit: Visit, path: string, page: Page, response: ServerResponse): void {
  const whole = layout(placeInRepository(visit, path)?.visit ?? visit, page);
  response
    .writeHead(page.status ?? 200, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": POLICY,
      "cache-control": "no-store",
    })
    .end(whole.text);
}

/** Sends the browser elsewhere. */
export function redirect(response: ServerResponse, to: string): void {
  response.writeHead(303, { location: encodeURI(to) }).end();
}

/** The page of an address that leads nowhere. */
export function missing(): Page {
  return {
    title: "Not found",
    status: 404,
    body: html`<h1>There is no page here</h1>
      <p><a href="/">All repositories</a></p>`,
  };
}

/** The page that says why something was not done. */
export function refused(said: string, status: number): Page {
  return {
    title: "Not possible",
    status,
    body: html`<h1>That did not work</h1>
      <div class="flash flash-error">${said}</div>`,
  };
}
