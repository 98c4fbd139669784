import { beforeEach, expect, test } from "vitest";
import { type Notice, noticesOf } from "../../src/app/ingress/notice.ts";
import { createTake } from "../../src/app/worker/take.ts";
import { formatKey } from "../../src/control/key.ts";

let told: string[];
let receive: (event: string, payload: object) => Promise<void>;

beforeEach(() => {
  told = [];
  const take = createTake({
    queue: {
      nudge: async (key, urgency, settleFor) =>
        void told.push(`${formatKey(key)} ${urgency ?? ""} ${settleFor ?? ""}`.trim()),
    },
    tenants: {
      learn: (owner, id) => told.push(`learn ${owner} ${id}`),
      forgetRepositories: (id) => told.push(`list anew ${id}`),
      forget: (owner) => told.push(`forget ${owner}`),
    },
    alert: async ({ owner, repo }, content) =>
      void told.push(`alert ${owner}/${repo} ${JSON.stringify(content)}`),
    prepare: ({ owner, repo }) => told.push(`prepare ${owner}/${repo}`),
    recheck: ({ owner, repo }, commit) => told.push(`recheck ${owner}/${repo} ${commit}`),
    revive: (id) => told.push(`revive ${id}`),
  });
  const self = { login: "sitrep[bot]", app: "sitrep" };
  receive = (event, payload) => take(noticesOf(event, payload, self));
});

const repository = {
  name: "shop",
  full_name: "acme/shop",
  owner: { login: "acme" },
  default_branch: "main",
};
const tick = (issue: number) => ({
  action: "edited",
  repository,
  sender: { login: "ann" },
  issue: { number: issue },
  comment: { user: { login: "sitrep[bot]" } },
});

test("a box that is ticked waits for further ones, a word waits for nothing", async () => {
  await receive("issue_comment", tick(1));
  await receive("issue_comment", { ...tick(1), action: "created", comment: {} });
  expect(told).toEqual(["acme/shop#1 high 10000", "acme/shop#1 high"]);
});

test("while the App does not know its own name, what it wrote nudges as anything else", () => {
  const own = { ...tick(1), action: "created", sender: { login: "sitrep[bot]", type: "Bot" } };
  const self = { login: "sitrep[bot]", app: "sitrep" };
  expect(noticesOf("issue_comment", own, self)).toEqual([]);
  expect(noticesOf("issue_comment", own, undefined)).toMatchObject<Partial<Notice>[]>([
    { kind: "nudge" },
  ]);
});

const installation = { id: 7, account: { login: "acme" } };

test.each<[what: string, event: string, payload: object, expected: readonly string[]]>([
  [
    "a delivery tells the installation of its account",
    "issues",
    { repository, installation: { id: 7 }, sender: { login: "ann" }, issue: { number: 1 } },
    ["learn acme 7", "acme/shop#1 normal"],
  ],
  [
    "a new installation is made ready",
    "installation",
    { action: "created", installation, repositories: [{ full_name: "acme/shop" }] },
    ["learn acme 7", "prepare acme/shop"],
  ],
  [
    "one with other repositories than before has them listed anew",
    "installation_repositories",
    {
      action: "added",
      installation,
      repositories_added: [{ full_name: "acme/shop" }],
      repositories_removed: [],
    },
    ["learn acme 7", "list anew 7", "prepare acme/shop"],
  ],
  [
    "a fork's check that is asked for again is looked for by its commit",
    "check_run",
    {
      action: "rerequested",
      repository,
      sender: { login: "ann" },
      check_run: { head_sha: "abc", pull_requests: [] },
    },
    ["recheck acme/shop abc"],
  ],
  [
    "alerts go on as they came",
    "repository_dispatch",
    { action: "alert", repository, client_payload: { title: "Down" } },
    ['alert acme/shop {"title":"Down"}'],
  ],
  [
    "a dispatch of another type is none of our business",
    "repository_dispatch",
    { action: "deploy", repository, client_payload: { title: "Down" } },
    [],
  ],
  [
    "a removed one is forgotten",
    "installation",
    { action: "deleted", installation },
    ["forget acme"],
  ],
  [
    "a suspended one is forgotten",
    "installation",
    { action: "suspend", installation },
    ["forget acme"],
  ],
  [
    "one that may write again is looked through",
    "installation",
    { action: "new_permissions_accepted", installation },
    ["learn acme 7", "revive 7"],
  ],
])("%s", async (_what, event, payload, expected) => {
  await receive(event, payload);
  expect(told).toEqual(expected);
});
