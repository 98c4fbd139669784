import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Fault } from "../../src/domain/fault.ts";
import { carried, type Carry } from "../../src/github/carry.ts";
import { createClient } from "../../src/github/client.ts";
import { createForge } from "../../src/github/forge.ts";
import { createLimits } from "../../src/github/limits.ts";
import { createAnswerCache } from "../../src/github/remembered.ts";
import type { Urgency } from "../../src/github/urgency.ts";
import { AT, BOT, KEY, REPO } from "./support.ts";

const START = Date.parse("2026-11-21T03:00:00Z");
const SELF = { login: "sitrep[bot]", app: "sitrep" };
const SECONDARY = { message: "You have exceeded a secondary rate limit." };
const COMMENT = { id: 7, body: "x", user: BOT, created_at: AT, updated_at: AT, html_url: "" };

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

interface Refusal {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** A GitHub in this process that takes a tenth of a second for an answer, and two installations that ask it. */
function createGitHub() {
  const asked: { readonly tenant: string; readonly what: string; readonly at: number }[] = [];
  const refusals: Refusal[] = [];
  const limits = createLimits({ random: () => 0 });
  const carryFor =
    (tenant: string): Carry =>
    async (address, { method }) => {
      const path = new URL(address).pathname;
      const told = (body: object, status = 200, headers: Readonly<Record<string, string>> = {}) =>
        carried(Buffer.from(JSON.stringify(body)), {
          status,
          statusText: "",
          url: address,
          headers: new Map(Object.entries({ "content-type": "application/json", ...headers })),
        });
      if (path.endsWith("/access_tokens"))
        return told({ token: tenant, expires_at: "2100-01-01T00:00:00Z" });
      const what = `${method} ${path.split("/").at(-1)}`;
      asked.push({ tenant, what, at: (Date.now() - START) / 1000 });
      const refusal = refusals.shift();
      await new Promise((resolve) => setTimeout(resolve, 100));
      const headers = { date: new Date().toUTCString(), ...refusal?.headers };
      if (refusal !== undefined) return told(refusal.body ?? SECONDARY, refusal.status, headers);
      return told(method === "GET" ? [] : COMMENT, 200, headers);
    };
  const forgeOf = (installationId: number, urgency?: Urgency) => {
    const tenant = `tenant ${installationId}`;
    const client = createClient(
      { kind: "installation", appId: "1", privateKey: "", installationId },
      {
        apiUrl: "https://github.test/api/v3",
        cache: createAnswerCache(1000),
        limits,
        carry: carryFor(tenant),
        createJwt: async () => ({ jwt: "jwt", expiresAt: "2100-01-01T00:00:00Z" }),
      },
    );
    return createForge(client, SELF, urgency);
  };
  return { asked, refuse: (...more: readonly Refusal[]) => refusals.push(...more), forgeOf };
}

/** What came of something: when it ended, and when it may come again. */
async function outcome(doing: Promise<unknown>): Promise<string> {
  const at = (): number => (Date.now() - START) / 1000;
  try {
    await doing;
    return `done at ${at()}`;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return `sent away at ${at()} until ${((error.retryAt ?? 0) - START) / 1000}`;
  }
}

test("after one refusal nothing of that installation goes out before its time, and others go on", async () => {
  const { asked, refuse, forgeOf } = createGitHub();
  const [stormy, calm] = [forgeOf(1), forgeOf(2)];
  refuse({ status: 403, headers: { "retry-after": "90" } });
  const first = outcome(stormy.createComment(KEY, "x"));
  await vi.advanceTimersByTimeAsync(1000);
  expect(await first).toBe("sent away at 0.1 until 90.1");

  const later = ["high", "normal", "low"] as const;
  for (let second = 0; second < 89; second += 1) {
    const urgent = forgeOf(1, later[second % 3]);
    const tries = [
      stormy.createComment(KEY, "x"),
      urgent.editComment(REPO, 7, "x"),
      stormy.timeline(KEY),
    ];
    for (const one of [...tries, calm.editComment(REPO, 7, "x")]) void outcome(one);
    await vi.advanceTimersByTimeAsync(1000);
  }
  const ofStormy = asked.filter(({ tenant }) => tenant === "tenant 1");
  expect(ofStormy).toEqual([{ tenant: "tenant 1", what: "POST comments", at: 0 }]);
  expect(asked.filter(({ tenant }) => tenant === "tenant 2")).toHaveLength(89);
  await vi.advanceTimersByTimeAsync(1000);
  // Those that came in the last half minute waited for it, and all of them go at once.
  const wentAt = asked.filter(({ tenant, at }) => tenant === "tenant 1" && at > 0);
  expect(wentAt.length).toBeGreaterThan(20);
  expect(wentAt[0]?.at).toBe(90.1);
});

test("requests under way when GitHub refuses one are no reason to ask again sooner or later", async () => {
  const { asked, refuse, forgeOf } = createGitHub();
  const forge = forgeOf(1);
  refuse(...Array.from({ length: 5 }, () => ({ status: 429 })));
  const tries = Array.from({ length: 8 }, () => outcome(forge.editComment(REPO, 7, "x")));
  await vi.advanceTimersByTimeAsync(1000);
  const outcomes = await Promise.all(tries);
  expect(outcomes.filter((one) => one === "sent away at 0.1 until 60.1")).toHaveLength(5);
  expect(asked).toHaveLength(8);
});

test("a refusal without a word about its end lasts a minute, then two, then four, until GitHub takes a request", async () => {
  const { refuse, forgeOf } = createGitHub();
  const forge = forgeOf(1);
  const tried = async (): Promise<string> => {
    const edited = outcome(forge.editComment(REPO, 7, "x"));
    await vi.advanceTimersByTimeAsync(100);
    return await edited;
  };
  const seen: string[] = [];
  refuse({ status: 403 }, { status: 403 }, { status: 403 });
  for (const pause of [60_000, 120_000, 240_000]) {
    seen.push(await tried());
    await vi.advanceTimersByTimeAsync(pause);
  }
  seen.push(await tried());
  refuse({ status: 403 });
  seen.push(await tried());
  expect(seen).toEqual([
    "sent away at 0.1 until 60.1",
    "sent away at 60.2 until 180.2",
    "sent away at 180.3 until 420.3",
    "done at 420.4",
    "sent away at 420.5 until 480.5",
  ]);
});

test("a short wait is waited for, by everybody, and the refused request goes again", async () => {
  const { asked, refuse, forgeOf } = createGitHub();
  const forge = forgeOf(1);
  refuse({ status: 403, headers: { "retry-after": "5" } });
  const first = outcome(forge.createComment(KEY, "x"));
  await vi.advanceTimersByTimeAsync(1000);
  const second = outcome(forge.editComment(REPO, 7, "x"));
  await vi.advanceTimersByTimeAsync(10_000);
  expect([await first, await second]).toEqual(["done at 5.2", "done at 5.2"]);
  expect(asked.map(({ at }) => at)).toEqual([0, 5.1, 5.1]);
});

test("a request that is refused three times is not asked again and again", async () => {
  const { asked, refuse, forgeOf } = createGitHub();
  refuse(...Array.from({ length: 3 }, () => ({ status: 403, headers: { "retry-after": "2" } })));
  const tried = outcome(forgeOf(1).editComment(REPO, 7, "x"));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await tried).toBe("sent away at 4.3 until 6.3");
  expect(asked).toHaveLength(3);
});

test("an hour that is used up ends by GitHub's clock", async () => {
  const { asked, refuse, forgeOf } = createGitHub();
  const forge = forgeOf(1);
  const headers = {
    "x-ratelimit-limit": "5000",
    "x-ratelimit-remaining": "0",
    "x-ratelimit-reset": String(START / 1000 + 600),
  };
  refuse({ status: 403, headers, body: { message: "API rate limit exceeded" } });
  const first = outcome(forge.timeline(KEY));
  await vi.advanceTimersByTimeAsync(200);
  // GitHub's date has whole seconds.
  expect(await first).toBe("sent away at 0.1 until 601.1");
  const second = outcome(forge.editComment(REPO, 7, "x"));
  expect(await second).toBe("sent away at 0.2 until 601.1");
  expect(asked).toHaveLength(1);
});

test("a forge of more urgency has its requests go first", async () => {
  const { asked, forgeOf } = createGitHub();
  const forge = forgeOf(1);
  const busy = Array.from({ length: 20 }, () => forge.timeline(KEY));
  await vi.advanceTimersByTimeAsync(50);
  const [low, normal, high] = [forgeOf(1, "low"), forgeOf(1), forgeOf(1, "high")];
  const waiting = [
    low.editComment(REPO, 1, "x"),
    normal.editComment(REPO, 2, "x"),
    high.pinComment(REPO, 3),
    high.editComment(REPO, 4, "x"),
  ];
  await vi.advanceTimersByTimeAsync(1000);
  await Promise.all([...busy, ...waiting]);
  expect(asked.slice(20).map(({ what }) => what)).toEqual([
    "PUT pin",
    "PATCH 4",
    "PATCH 2",
    "PATCH 1",
  ]);
});
