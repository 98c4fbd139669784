import { describe, expect, test } from "vitest";
import { BY_OPERATION, held, MINUTE, openAccess } from "./access-bench.ts";
import { endRun } from "./operation-bench.ts";

const ASK = "/break-glass for 30m the ledger has to be unlocked by hand";

describe("emergency access is asked for", () => {
  test("in a comment of its own that says who, why, how long, and what a second person writes", async () => {
    const b = await openAccess();
    await b.tell("ada", ASK);
    const { wakeAt } = await b.run();
    expect(b.said().join("\n---\n").replaceAll(b.access().hash, "HASH")).toMatchInlineSnapshot(`
      "### Emergency access: waiting for a second person

      Asked for by ada at 2026-11-21 03:00:01 UTC, for 30 min: the ledger has to be unlocked by hand

      Somebody else with write access grants exactly this: \`/approve HASH\`. It stands until 2026-11-21 03:15:01 UTC; \`/revoke HASH\` takes it back.

      Tokens, passwords and keys never pass through here: hand them over where your team always does, and write none into a comment.

      Request \`HASH\`"
    `);
    expect(b.access().hash).toMatch(/^[0-9a-f]{12}$/u);
    expect(wakeAt).toBe(b.access().expiresAt);
    expect(b.reactions).toEqual([]);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test.each([
    ["where the config has none", "", ASK, /no emergency access here.*`break-glass:`/u],
    ["without a reason", undefined, "/break-glass for 30m", /Say why/u],
    ["for longer than allowed", undefined, "/break-glass for 2h to look", /at most 60 min|1 h/u],
    ["for no time at all", undefined, "/break-glass for 10s to look", /at least/u],
    ["for a time I cannot read", undefined, "/break-glass for 30 minutes to look", /for 30m/u],
    [
      "by somebody without the role",
      "break-glass: { roles: [lead] }\n",
      ASK,
      /for the role `lead`/u,
    ],
    [
      "by the only one who may grant it",
      "break-glass: { approvers: [Ada] }\n",
      ASK,
      /nobody grants it to themselves/u,
    ],
  ])("is refused %s", async (_, rules, said, why) => {
    const b = await openAccess(rules);
    await b.tell("ada", said);
    expect(b.all()).toEqual([]);
    expect(b.refusal()).toMatch(why);
  });

  test("by people with write access only", async () => {
    const b = await openAccess();
    await b.tell("mallory", ASK);
    expect(b.all()).toEqual([]);
    expect(b.refusal()).toMatch(/write access/u);
  });

  test("by whoever has one of the roles", async () => {
    const b = await openAccess("break-glass: { roles: [lead] }\n");
    await b.tell("ada", "/lead me");
    await b.tell("ada", ASK);
    expect(b.all()).toHaveLength(1);
  });

  test("once: who waits for it or has it is told so", async () => {
    const b = await openAccess();
    await b.tell("ada", ASK);
    await b.tell("ada", ASK);
    expect(b.refusal()).toMatch(/asked for it already/u);
    await b.grant();
    await b.tell("ada", ASK);
    expect(b.refusal()).toMatch(/You have it already, until/u);
    expect(b.all()).toHaveLength(1);
  });

  test("for the usual time where none is said, and not for longer than the most", async () => {
    const b = await openAccess("break-glass: { most: 10m }\n");
    await b.tell("ada", "/break-glass for the stuck payments");
    expect(b.access()).toMatchObject({ span: 10 * MINUTE, reason: "for the stuck payments" });
  });

  test("too late to be acted on when it is found ten minutes later", async () => {
    const b = await openAccess();
    b.say("ada", ASK);
    b.pass(11 * MINUTE);
    await b.run();
    expect(b.all()).toEqual([]);
  });
});

describe("emergency access is granted", () => {
  test("by a second person, for the time that was asked for, and the card says so", async () => {
    const b = await openAccess();
    await b.tell("ada", ASK);
    const { wakeAt } = await b.grant();
    const { grantedAt, until, grantedBy } = b.access();
    expect(grantedBy).toBe("grace");
    expect(until).toBe((grantedAt ?? 0) + 30 * MINUTE);
    expect(wakeAt).toBe((until ?? 0) - 5 * MINUTE);
    expect(b.text("card")).toMatch(
      /\| Emergency access \| ada, until .* UTC, granted by grace \|/u,
    );
    expect(b.said()).toHaveLength(1);
    expect(b.said()[0]).toMatch(/Emergency access: until/u);
  });

  test("never by whoever asked, however their name is written", async () => {
    const b = await openAccess();
    await b.tell("ada", ASK);
    await b.grant("ADA");
    expect(b.access().grantedAt).toBeUndefined();
    expect(b.refusal()).toMatch(/second person|write access/u);
    await b.grant("ada");
    expect(b.refusal()).toMatch(/takes a second person/u);
  });

  test("by one of those who are named, and by nobody else", async () => {
    const b = await openAccess("break-glass: { approvers: [linus, ada] }\n");
    await b.tell("ada", ASK);
    expect(b.said()[0]).toMatch(/@linus can grant exactly this/u);
    await b.grant("grace");
    expect(b.refusal()).toMatch(/granted by `linus` only/u);
    await b.grant("linus");
    expect(b.access().grantedBy).toBe("linus");
  });

  test("by people with write access only", async () => {
    const b = await openAccess();
    await b.tell("ada", ASK);
    await b.grant("mallory");
    expect(b.access().grantedAt).toBeUndefined();
  });

  test("in time, or the request lapses by itself", async () => {
    const b = await openAccess();
    await b.tell("ada", ASK);
    b.pass(15 * MINUTE);
    await b.run();
    expect(b.access().hasLapsed).toBe(true);
    expect(b.said()[0]).toMatch(/not granted/u);
    await b.grant();
    expect(b.refusal()).toMatch(/lapsed at/u);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("once", async () => {
    const b = await held();
    const { until } = b.access();
    await b.grant("linus");
    expect(b.refusal()).toMatch(/granted already by `grace`/u);
    expect(b.access().until).toBe(until);
  });

  test("under the rules of that moment", async () => {
    const b = await openAccess();
    await b.tell("ada", ASK);
    const path = ".github/incidents.yml";
    b.commitFile(path, "break-glass: { most: 10m }\n");
    await b.grant();
    expect(b.refusal()).toMatch(/at most 10 min/u);
    b.commitFile(path, "locale: en\n");
    await b.grant();
    expect(b.refusal()).toMatch(/no emergency access any more/u);
  });

  test("not for an incident that is over: the request lapses with it", async () => {
    const b = await openAccess();
    await b.tell("ada", ASK);
    await b.tell("ada", "/resolve --now it is over");
    expect(b.access().hasLapsed).toBe(true);
    await b.grant();
    expect(b.refusal()).toMatch(/resolved/u);
  });
});

describe("emergency access ends", () => {
  test("after a reminder that mentions its holder once, by the clock alone", async () => {
    const b = await held();
    b.pass(25 * MINUTE);
    const { wakeAt } = await b.run();
    expect(b.said().slice(1)).toEqual([
      expect.stringMatching(/^@ada: the emergency access ends at .* UTC\. Finish/u),
    ]);
    expect(wakeAt).toBe(b.access().until);
    expect(await b.writesOfPass()).toEqual([]);
    b.pass(5 * MINUTE);
    await b.run();
    expect(b.access()).toMatchObject({ revokedBy: undefined, revokedBecause: { kind: "time-up" } });
    expect(b.text("card")).not.toMatch(/Emergency access/u);
    expect(b.said().at(-1)).toMatch(
      /^@ada, @grace: the emergency access of ada has ended: its time is up\. No operation takes it back here/u,
    );
    expect(await b.writesOfPass()).toEqual([]);
    b.pass(600 * MINUTE);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("without a reminder where nobody looked in time", async () => {
    const b = await held();
    b.pass(31 * MINUTE);
    await b.run();
    expect(b.access().revokedAt).toBe(b.clock());
    expect(b.said()).toHaveLength(2);
  });

  test("with a reminder at half of a time that is shorter than the span ahead", async () => {
    const b = await openAccess("break-glass: { remind-before: 20m }\n");
    await b.tell("ada", "/break-glass for 10m to look");
    const { wakeAt } = await b.grant();
    expect(wakeAt).toBe((b.access().grantedAt ?? 0) + 5 * MINUTE);
  });

  test("early by anybody's /revoke, with the reason on record", async () => {
    const b = await held();
    await b.tell("linus", "/revoke the ledger is unlocked");
    expect(b.access()).toMatchObject({
      revokedBy: "linus",
      revokedBecause: "the ledger is unlocked",
    });
    expect(b.said()[0]).toMatch(/It ended at .*: the ledger is unlocked\./u);
    await b.tell("linus", "/revoke");
    expect(b.refusal()).toMatch(/Nobody has emergency access now/u);
  });

  test("as a request by /revoke of whoever asked", async () => {
    const b = await openAccess();
    await b.tell("ada", ASK);
    await b.tell("ada", "/revoke");
    expect(b.access()).toMatchObject({ hasLapsed: true, revokedAt: undefined });
  });

  test("by naming it where there are several", async () => {
    const b = await held();
    await b.tell("linus", "/break-glass for 5m to look");
    await b.tell("grace", "/revoke");
    expect(b.refusal()).toMatch(/Say which access is meant/u);
    const [first] = b.all();
    await b.tell("grace", `/revoke ${first?.hash} not needed`);
    expect(b.all().map(({ revokedAt }) => revokedAt !== undefined)).toEqual([true, false]);
  });

  test.each([
    ["resolved", "/resolve --now it is over", /^incident-(?:resolved|closed)$/u],
    ["closed as a duplicate", undefined, /^incident-closed$/u],
  ])("with an incident that is %s", async (_, said, why) => {
    const b = await held();
    if (said === undefined) {
      b.close("ada", "duplicate");
      await b.run();
    } else await b.tell("ada", said);
    expect(b.access().revokedBecause).toEqual({ kind: expect.stringMatching(why) });
    expect(await b.writesOfPass()).toEqual([]);
  });
});

describe("where operations give and take it", () => {
  test("the grant begins the one, with who and how long, and the end the other", async () => {
    const b = await held(BY_OPERATION);
    expect(b.last()).toMatchObject({
      operation: "open-door",
      requestedBy: undefined,
      parameters: { login: "ada", minutes: 30 },
      needs: { dryRun: false, approval: false },
    });
    expect(b.dispatches()).toHaveLength(1);
    endRun(b, { isDryRun: false });
    await b.run();
    b.pass(30 * MINUTE);
    await b.run();
    expect(b.last()).toMatchObject({ operation: "close-door", parameters: { login: "ada" } });
    expect(b.dispatches()).toHaveLength(2);
    expect(b.said().at(-1)).toMatch(/^@ada: .*An operation of the team takes it back\./u);
    endRun(b, { isDryRun: false });
    await b.run();
    expect(b.stages()).toEqual(["succeeded", "succeeded"]);
    expect(b.said().join("\n")).not.toMatch(/take it back by hand/iu);
  });

  test("one that cannot give it ends the access, and takes back what may have been given", async () => {
    const b = await held(BY_OPERATION);
    endRun(b, { isDryRun: false, kind: "failed" });
    await b.run();
    expect(b.access().revokedBecause).toEqual({ kind: "not-given" });
    expect(b.last().operation).toBe("close-door");
  });

  test("one that cannot take it back calls the holder and whoever granted it", async () => {
    const b = await held(BY_OPERATION);
    endRun(b, { isDryRun: false });
    await b.run();
    await b.tell("ada", "/revoke done");
    endRun(b, { isDryRun: false, kind: "failed" });
    await b.run();
    expect(b.said().at(-1)).toMatch(
      /^@ada, @grace: .*may still be open\. \*\*Take it back by hand/u,
    );
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("it is taken back also when the incident is closed at once", async () => {
    const b = await held(BY_OPERATION);
    endRun(b, { isDryRun: false });
    await b.run();
    b.close("ada", "duplicate");
    await b.run();
    expect(b.last().operation).toBe("close-door");
    expect(b.dispatches()).toHaveLength(2);
  });

  test("nothing is granted while operations are switched off", async () => {
    const b = await openAccess(`${BY_OPERATION}operations-off: true\n`);
    await b.tell("ada", ASK);
    await b.grant();
    expect(b.access().grantedAt).toBeUndefined();
    expect(b.refusal()).toMatch(/not granted: operations are switched off/u);
  });
});

test("a record that was lost while somebody has access is a reason to take it back by hand", async () => {
  const b = await held();
  b.pass(11 * MINUTE);
  b.remove(b.of("card")[0]?.id ?? 0);
  await b.run();
  const notes = b.of("notice").filter(({ body }) => body.includes("takes it back by hand now"));
  expect(notes).toHaveLength(1);
  expect(await b.writesOfPass()).toEqual([]);
});

describe("a pass that dies anywhere", () => {
  test.each(["plain", "operations"])(
    "is repeated, and everything happens once: %s",
    async (how) => {
      const rules = how === "plain" ? undefined : BY_OPERATION;
      const play = async (writes: number) => {
        const b = await openAccess(rules);
        const steps = [
          () => void b.say("ada", ASK),
          () => void b.say("grace", `/approve ${b.access().hash}`),
          () => b.pass(25 * MINUTE),
          () => b.pass(5 * MINUTE),
        ];
        for (const step of steps) {
          b.pass(1000);
          step();
          b.failAfter(writes);
          await b.run().catch(() => undefined);
          b.heal();
          await b.run();
          if (b.operations().at(-1)?.begunAt !== undefined) endRun(b, { isDryRun: false });
          await b.run();
        }
        const keys = b.bot().map(({ slot }) => slot);
        return { access: b.all(), keys: keys.toSorted(), dispatches: b.dispatches().length };
      };
      const whole = await play(Number.POSITIVE_INFINITY);
      expect(whole.access[0]).toMatchObject({ revokedBecause: { kind: "time-up" } });
      for (let writes = 0; writes < 8; writes++) {
        const broken = await play(writes);
        expect(broken.access[0]).toMatchObject({ revokedBecause: { kind: "time-up" } });
        expect(broken.keys).toEqual([...new Set(broken.keys)]);
        expect(broken.dispatches).toBeLessThanOrEqual(whole.dispatches);
      }
    },
  );
});

test("what people write as a reason is shown as text, and calls and closes nothing", async () => {
  const b = await openAccess();
  const reason =
    "token ghp_0123456789abcdefghijABCDEFGHIJ012345 @linus fixes #1 <b>x</b> {{grant}}";
  await b.tell("ada", `/break-glass for 30m ${reason}`);
  const [said = ""] = b.said();
  expect(said).toContain("ghp_0123456789abcdefghijABCDEFGHIJ012345");
  expect(said).not.toMatch(/@linus|fixes #1|<b>/u);
});
