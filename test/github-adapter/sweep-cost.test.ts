import { expect, test } from "vitest";
import { DOCUMENTS } from "../../src/config/documents.ts";
import { createMemory } from "../../src/control/memory.ts";
import { createSweeper } from "../../src/control/sweeper.ts";
import { instant } from "../../src/domain/time.ts";
import { createClient } from "../../src/github/client.ts";
import { createForge } from "../../src/github/forge.ts";
import { createLimits } from "../../src/github/limits.ts";
import { createAnswerCache } from "../../src/github/remembered.ts";
import { startLocalGitHub } from "../github/server.ts";

const REPO = { owner: "acme", repo: "shop" };

/** A hundred incidents on the local GitHub, a sweeper, and a clock for both. */
async function hundred() {
  let now = Date.now();
  const clock = { now: () => now };
  const github = await startLocalGitHub({ clock });
  github.addRepository({ owner: "acme", name: "shop", collaborators: { ann: "write" }, files: {} });
  const app = github.installApp({
    slug: "sitrep",
    repositories: ["acme/shop"],
    permissions: { issues: "write", contents: "read" },
    events: [],
  });
  const client = createClient(
    {
      kind: "installation",
      appId: String(app.appId),
      privateKey: app.privateKey,
      installationId: app.installationId,
    },
    { apiUrl: github.url, cache: createAnswerCache(8_000_000), limits: createLimits() },
  );
  const forge = createForge(client, { login: "sitrep[bot]", app: "sitrep" });
  const ann = github.addPerson("ann");
  await ann.request("POST", "/repos/acme/shop/labels", { name: "incident", color: "b60205" });
  for (let number = 1; number <= 100; number += 1) {
    now += 1000;
    await ann.openIssue("acme/shop", {
      title: `Incident ${number}`,
      body: "",
      labels: ["incident"],
    });
  }
  const sweeper = createSweeper({
    clock: () => instant(now),
    documents: DOCUMENTS,
    memory: createMemory(),
  });
  return {
    github,
    ann,
    pass: (span: number) => {
      now += span;
    },
    /** Numbers that one more sweep names, and what it cost. */
    sweep: async () => {
      github.requests.reset();
      const keys = await sweeper.sweep(REPO, forge);
      const { entries } = github.requests;
      return {
        named: keys.map(({ number }) => number),
        requests: entries.filter(({ path }) => !path.includes("/access_tokens")).length,
        charged: entries.filter(({ status, path }) => status !== 304 && path.includes("/issues"))
          .length,
      };
    },
  };
}

test("a hundred incidents cost one request that is not charged, and one that changed is found", async () => {
  const h = await hundred();
  expect((await h.sweep()).named).toHaveLength(100);
  h.pass(60_000);
  // The one opened last could have changed again within its second.
  expect(await h.sweep()).toEqual({ named: [100], requests: 1, charged: 0 });
  h.pass(60_000);
  expect(await h.sweep()).toEqual({ named: [], requests: 1, charged: 0 });

  h.pass(60_000);
  await h.ann.comment("acme/shop", 7, "It is back");
  // The first page changed, so it looks whether there is another one.
  expect(await h.sweep()).toEqual({ named: [7], requests: 2, charged: 2 });
  h.pass(60_000);
  await h.ann.closeIssue("acme/shop", 9);
  expect((await h.sweep()).named.toSorted((a, b) => a - b)).toEqual([7, 9]);
  h.pass(60_000);
  await h.sweep();
  expect(await h.sweep()).toEqual({ named: [], requests: 1, charged: 0 });
  await h.github.close();
}, 60_000);
