import { beforeEach, expect, test } from "vitest";
import { createReceive, type Receive } from "../../src/app/receive.ts";
import { formatKey } from "../../src/control/key.ts";
import { seconds } from "../../src/domain/time.ts";
import { createVirtualTime, type VirtualTime } from "../queue/virtual-time.ts";

let time: VirtualTime;
let told: string[];
let receive: Receive;

beforeEach(() => {
  time = createVirtualTime();
  told = [];
  receive = createReceive({
    ...time,
    self: { login: "sitrep[bot]", app: "sitrep" },
    queue: { nudge: async (key) => void told.push(formatKey(key)) },
    tenants: {
      learn: (owner, id) => told.push(`learn ${owner} ${id}`),
      forget: (owner) => told.push(`forget ${owner}`),
    },
    onDelivery: () => {},
    prepare: ({ owner, repo }) => told.push(`prepare ${owner}/${repo}`),
    revive: (id) => told.push(`revive ${id}`),
  });
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

test("five boxes ticked one after the other are one pass, ten seconds after the first", async () => {
  for (const _ of [1, 2, 3, 4, 5]) {
    await receive("issue_comment", tick(1));
    await time.advance(seconds(1));
  }
  await receive("issue_comment", tick(2));
  expect(told).toEqual([]);
  await time.advance(seconds(5));
  expect(told).toEqual(["acme/shop#1"]);
  await time.advance(seconds(60));
  expect(told).toEqual(["acme/shop#1", "acme/shop#2"]);
});

test("a tick after the pass starts the next one", async () => {
  await receive("issue_comment", tick(1));
  await time.advance(seconds(10));
  await receive("issue_comment", tick(1));
  await time.advance(seconds(10));
  expect(told).toEqual(["acme/shop#1", "acme/shop#1"]);
});

test("a word does not wait for a tick to settle", async () => {
  await receive("issue_comment", tick(1));
  await receive("issue_comment", { ...tick(1), action: "created", comment: {} });
  expect(told).toEqual(["acme/shop#1"]);
});

const installation = { id: 7, account: { login: "acme" } };

test.each<[what: string, event: string, payload: object, expected: readonly string[]]>([
  [
    "a delivery tells the installation of its account",
    "issues",
    { repository, installation: { id: 7 }, sender: { login: "ann" }, issue: { number: 1 } },
    ["learn acme 7", "acme/shop#1"],
  ],
  [
    "a new installation is made ready",
    "installation",
    { action: "created", installation, repositories: [{ full_name: "acme/shop" }] },
    ["learn acme 7", "prepare acme/shop"],
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
