import { describe, expect, test } from "vitest";
import { asked, DB_DOWN, found, MINUTE } from "./triage-bench.ts";

describe("flags", () => {
  const flagged = async () => {
    const b = await asked();
    await found(b, DB_DOWN);
    b.pass(MINUTE);
    return b;
  };

  test("are listed", async () => {
    const b = await flagged();
    b.say("ada", "/flag");
    await b.run();
    expect(b.text("reply")).toMatchInlineSnapshot(`
      "Flags that are up:

      - Stop deploys, since 2026-11-21 03:00 UTC, because The database is down. \`/flag lift stop-deploys\` takes it down."
    `);
  });

  test("that are up come down with a word, on card and issue", async () => {
    const b = await flagged();
    b.say("ada", "/flag lift stop-deploys the database is back");
    await b.run();
    expect(b.text("card")).not.toContain("Stop deploys");
    expect(b.issue().labels).not.toContain("flag/stop-deploys");
    expect(await b.writesOfPass()).toEqual([]);
    b.say("ada", "/flag");
    await b.run();
    expect(b.text("reply")).toBe("No flag is up.");
  });

  test("taken off by mouse go back up", async () => {
    const b = await flagged();
    b.unlabel("grace", "flag/stop-deploys");
    await b.run();
    expect(b.issue().labels).toContain("flag/stop-deploys");
  });

  test("hold up nobody once the incident is over, and are back when it is", async () => {
    const b = await flagged();
    b.say("ada", "/resolve --now it is back");
    await b.run();
    expect(b.issue().labels).not.toContain("flag/stop-deploys");
    expect(await b.writesOfPass()).toEqual([]);
    b.say("ada", "/reopen it is down again");
    await b.run();
    expect(b.issue().labels).toContain("flag/stop-deploys");
  });
});
