import type { Octokit } from "@octokit/rest";
import { textOf } from "./carry.ts";
import { headersOf } from "./problem.ts";

/** `request` options of a client whose answers `readContents` reads. */
export const UNREAD: object = { parseSuccessResponseBody: false };

/**
 * Reads what GitHub answers, in the place of Octokit, which looks at every single value for numbers too large for
 * JavaScript. Only deliveries have those, which the App alone asks for. The hook next to the network.
 */
export function readContents(octokit: Octokit): void {
  octokit.hook.after("request", (response) => {
    if (response.data instanceof Uint8Array)
      response.data = contentOf(response.data, headersOf(response.headers)["content-type"]);
  });
}

/** JSON where it is such, else text: all that GitHub answers to what Sitrep asks. Broken JSON stays text. */
function contentOf(body: Uint8Array, type: string | undefined): unknown {
  const text = textOf(body);
  if (type === undefined || !JSON_TYPE.test(type)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const JSON_TYPE = /^application\/(?:[\w.+-]{1,50}\+)?json\b/u;
