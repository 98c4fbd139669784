import type { ServerResponse } from "node:http";
import { actOnIssue, editFile, openIssue } from "./act.ts";
import { placeInRepository } from "./route.ts";
import type { Visit } from "./visit.ts";

/** Does what a form asks for; answers where to go then, undefined when no form is sent there. */
export async function submit(
  visit: Visit,
  path: string,
  given: URLSearchParams,
  response: ServerResponse,
): Promise<string | undefined> {
  const back = localPath(given.get("back"));
  if (path === "/-/view-as") {
    const login = encodeURIComponent(given.get("login") ?? "");
    response.setHeader("set-cookie", `viewer=${login}; Path=/; SameSite=Strict; HttpOnly`);
    return back;
  }
  const control = visit.options.controls?.find(({ id }) => path === `/-/controls/${id}`);
  if (control !== undefined) {
    await control.run();
    return back;
  }
  const place = placeInRepository(visit, path);
  if (place === undefined) return undefined;
  const { repository } = place.visit;
  if (place.rest === "/issues")
    return `/${repository}/issues/${await openIssue(place.visit, given)}`;
  if (place.rest.startsWith("/edit/"))
    return await editFile(place.visit, place.rest.slice("/edit/".length), given);
  const [, number, name] = /^\/issues\/(\d+)\/(\w+)$/.exec(place.rest) ?? [];
  const isDone = await actOnIssue(place.visit, Number(number), name ?? "", given);
  return isDone ? `/${repository}/issues/${number}` : undefined;
}

function localPath(path: string | null): string {
  return path !== null && /^\/(?![/\\])/.test(path) ? decodeURI(path) : "/";
}
