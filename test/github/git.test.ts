import fc from "fast-check";
import { expect, test } from "vitest";
import { createGitStore, writeBlob } from "./git/git-store.ts";
import { hunks } from "./git/lines.ts";
import { writeTree } from "./git/tree.ts";
import { objectOf } from "./http/call.ts";
import { shop } from "./fixture.ts";

test("objects have the names git itself gives them", () => {
  const store = createGitStore();
  const sha = writeBlob(store, "hello\n");
  expect(sha).toBe("ce013625030ba8dba906f756967f9e9ca394464a");
  expect(writeTree(store, new Map())).toBe("4b825dc642cb6eb9a060e54bf8d69288fbee4904");
  const leaves = new Map([["hello.txt", { mode: "100644", sha } as const]]);
  expect(writeTree(store, leaves)).toBe("aaa96ced2d9a1c8e72c56b253a0e2fe78393feb7");
});

test("a change reads as a unified diff", () => {
  const old = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
  const next = old.map((line) => (line === "c" ? "C" : line)).filter((line) => line !== "i");
  const { additions, deletions, patch } = hunks(`${old.join("\n")}\n`, `${next.join("\n")}\n`);
  expect([additions, deletions]).toEqual([1, 2]);
  expect(patch).toMatchInlineSnapshot(`
    "@@ -1,10 +1,9 @@
     a
     b
    -c
    +C
     d
     e
     f
     g
     h
    -i
     j"
  `);
});

/** What a reader of the patch makes of the old text. */
function patched(old: readonly string[], patch: string): readonly string[] {
  const out: string[] = [];
  let at = 0;
  for (const line of patch === "" ? [] : patch.split("\n")) {
    const start = /^@@ -(?<line>\d+),(?<count>\d+) /u.exec(line)?.groups;
    if (start !== undefined) {
      const first = Number(start["line"]) - (start["count"] === "0" ? 0 : 1);
      out.push(...old.slice(at, first));
      at = first;
      continue;
    }
    if (!line.startsWith("-")) out.push(line.slice(1));
    if (!line.startsWith("+")) at += 1;
  }
  return [...out, ...old.slice(at)];
}

test("a diff applied to the old text gives the new one", () => {
  const lines = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 24 });
  fc.assert(
    fc.property(lines, lines, (old, next) => {
      const [before, after] = [old, next].map((all) => all.map((line) => `${line}\n`).join(""));
      const { patch, additions, deletions } = hunks(before ?? "", after ?? "");
      expect(patched(old, patch)).toEqual(next);
      expect(old.length - deletions + additions).toBe(next.length);
    }),
  );
});

test("refs are made, moved forward, forced and deleted, and only so", async () => {
  const { ada, github, shop: repo } = await shop();
  const first = github.store.headSha(repo);
  const second = await ada.commitFile(repo, { path: "a", content: "a" });
  const git = `/repos/${repo}/git`;
  const post = (ref: string, sha: unknown) => ada.request("POST", `${git}/refs`, { ref, sha });
  expect((await post("refs/heads/x", second)).status).toBe(201);
  expect(await post("refs/heads/x", second)).toMatchObject({
    body: { message: "Reference already exists" },
  });
  expect(await post("refs/heads/y", "1".repeat(40))).toMatchObject({
    body: { message: "Object does not exist" },
  });
  expect((await post("heads", second)).status).toBe(422);
  const back = await ada.request("PATCH", `${git}/refs/heads/x`, { sha: first });
  expect(back).toMatchObject({ status: 422, body: { message: "Update is not a fast forward" } });
  const forced = await ada.request("PATCH", `${git}/refs/heads/x`, { sha: first, force: true });
  expect(forced).toMatchObject({ status: 200, body: { object: { sha: first } } });
  const { body: matching } = await ada.request("GET", `${git}/matching-refs/heads%2Fx`);
  expect(matching).toMatchObject([{ ref: "refs/heads/x" }]);
  expect((await ada.request("DELETE", `${git}/refs/heads/x`)).status).toBe(204);
  expect((await ada.request("DELETE", `${git}/refs/heads/x`)).status).toBe(422);
  expect((await ada.request("GET", `${git}/ref/heads/x`)).status).toBe(404);
});

test("commits are listed for a path, shown with their files, and compared", async () => {
  const { ada, github, shop: repo } = await shop();
  const first = github.store.headSha(repo);
  await ada.commitFile(repo, { path: "a.md", content: "a\n", message: "Add a" });
  await ada.commitFile(repo, { path: "b.md", content: "b\n", message: "Add b", branch: "side" });
  const { body: log } = await ada.request("GET", `/repos/${repo}/commits?path=a.md`);
  expect(log).toMatchObject([{ commit: { message: "Add a" }, author: { login: "ada" } }]);
  const { body: one } = await ada.request("GET", `/repos/${repo}/commits/side`);
  expect(one).toMatchObject({ stats: { additions: 1 }, files: [{ filename: "b.md" }] });
  const { body: compared } = await ada.request("GET", `/repos/${repo}/compare/${first}...side`);
  expect(compared).toMatchObject({ status: "ahead", ahead_by: 2, behind_by: 0 });
  const { body: branches } = await ada.request("GET", `/repos/${repo}/branches`);
  expect(branches).toMatchObject([{ name: "main" }, { name: "side" }]);
  const { body: branch } = await ada.request("GET", `/repos/${repo}/branches/side`);
  expect(branch).toMatchObject({ name: "side", commit: { sha: objectOf(one)["sha"] } });
  expect((await ada.request("GET", `/repos/${repo}/branches/none`)).status).toBe(404);
  const missing = await ada.request("GET", `/repos/${repo}/commits/none`);
  expect(missing).toMatchObject({
    status: 422,
    body: { message: "No commit found for SHA: none" },
  });
});

test("blobs are written and read back", async () => {
  const { ada, shop: repo } = await shop();
  const bytes = Buffer.from([0, 255, 10]);
  const made = await ada.request("POST", `/repos/${repo}/git/blobs`, {
    content: bytes.toString("base64"),
    encoding: "base64",
  });
  const sha = String(objectOf(made.body)["sha"]);
  const { body } = await ada.request("GET", `/repos/${repo}/git/blobs/${sha}`);
  expect(body).toMatchObject({ size: 3, content: bytes.toString("base64") });
});
