import { expect, test } from "vitest";
import type { Ask } from "./http/in-process.ts";
import { createLocalGitHub } from "./server.ts";

const textOf = (content: Uint8Array | undefined): string =>
  Buffer.from(content ?? []).toString("utf8");

/** A local GitHub without a socket, whose clock a test moves. */
async function shop() {
  let now = Date.UTC(2026, 10, 21, 3);
  const { github, ask } = createLocalGitHub({
    clock: { now: () => now },
    courier: (record) => Promise.resolve({ ...record, status: 202 }),
  });
  const ada = github.addPerson("ada");
  github.addRepository({ owner: "acme", name: "shop", collaborators: { ada: "write" } });
  const { number } = await ada.openIssue("acme/shop", { title: "Down" });
  const get = (path: string, asOf?: number): string =>
    textOf(askedBy(ask, ada.token, path, asOf).content);
  const pass = (span: number): void => {
    now += span;
  };
  return { github, ada, number, get, pass, now: () => now };
}

const askedBy = (ask: Ask, token: string, path: string, asOf: number | undefined) =>
  ask(
    {
      method: "GET",
      url: new URL(path, "https://github.test"),
      headers: { authorization: `token ${token}` },
      text: "",
    },
    asOf,
  );

test("people and programs are answered without a socket, as GitHub describes it", async () => {
  const { github, ada, number, get } = await shop();
  const { id } = await ada.comment("acme/shop", number, "Looking");
  expect(get(`/repos/acme/shop/issues/comments/${id}`)).toContain("Looking");
  github.assertConforming();
});

test("a list may be as it was a while ago, with words that were changed since; a thing asked for by its id never is", async () => {
  const { github, ada, number, get, pass, now } = await shop();
  pass(10_000);
  const before = now();
  const comment = await ada.comment("acme/shop", number, "first words");
  pass(10_000);
  await ada.editComment("acme/shop", comment.id, "other words");
  await ada.comment("acme/shop", number, "one more");
  for (const list of ["comments", "timeline"]) {
    const path = `/repos/acme/shop/issues/${number}/${list}`;
    expect(get(path, before - 1)).not.toContain("words");
    expect(get(path, before + 5000)).toContain("first words");
    expect(get(path, before + 5000)).not.toContain("one more");
    expect(get(path, now())).toContain("other words");
    expect(get(path)).toContain("one more");
  }
  expect(get(`/repos/acme/shop/issues/comments/${comment.id}`, before - 1)).toContain(
    "other words",
  );
  github.assertConforming();
});

test("lists of issues lag with labels and state, and what is older than is remembered is the oldest known", async () => {
  const { ada, number, get, pass, now } = await shop();
  const before = now();
  pass(5000);
  await ada.closeIssue("acme/shop", number);
  const path = "/repos/acme/shop/issues?state=open";
  expect(get(path, before)).toContain("Down");
  expect(get(path)).toBe("[]");
  pass(10 * 60_000);
  await ada.openIssue("acme/shop", { title: "Slow" });
  expect(get(path, before)).toBe("[]");
});
