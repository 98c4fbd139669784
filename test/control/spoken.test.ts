import { describe, expect, test } from "vitest";
import { ACTIONS } from "../support/memory-forge.ts";
import { bench, FILES, report } from "./bench.ts";

const SECOND = 1000;
const MINUTE = 60_000;

const opened = async (beginning: Parameters<typeof bench>[0] = {}) => {
  const b = bench(beginning);
  await b.run();
  b.pass(SECOND);
  return b;
};

describe("a command", () => {
  test("that changes the card gets a reaction, and no comment of its own", async () => {
    const b = await opened();
    const { id } = b.say("ada", "/ack");
    await b.run();
    expect(b.reactions).toEqual([`${id} +1`]);
    expect(b.of("reply")).toEqual([]);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("that has an answer of its own gets no reaction", async () => {
    const b = await opened();
    b.say("ada", "/help");
    await b.run();
    expect(b.reactions).toEqual([]);
    expect(b.of("reply")).toHaveLength(1);
    b.say("ada", "/resolve");
    await b.run();
    expect(b.reactions).toEqual([]);
    expect(b.of("validation")).toHaveLength(1);
  });

  test("beside one with an answer gets a reaction as well", async () => {
    const b = await opened();
    const { id } = b.say("ada", "/ack\n/help");
    await b.run();
    expect(b.reactions).toEqual([`${id} +1`]);
    expect(b.text("reply")).toContain("/severity");
  });

  test("beside one that is refused gets a reaction, and the refusal an answer", async () => {
    const b = await opened();
    const { id } = b.say("ada", "/ack\n/severity nine");
    await b.run();
    expect(b.reactions).toEqual([`${id} +1`]);
    expect(b.text("reply")).toContain("/severity nine");
    expect(b.text("reply")).not.toContain("/ack");
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("that begins a soak is on record also when the same comment gives the soak up", async () => {
    const b = await opened();
    b.say("ada", "/resolve\n/status mitigating");
    await b.run();
    b.pass(MINUTE);
    await b.run();
    expect(b.of("validation")).toEqual([]);
    expect(b.issue().labels).toContain("phase/mitigating");
    expect(b.text("card")).not.toContain("resolves at");
  });

  test("that is refused is answered once, and its receipt costs no edit of the card", async () => {
    const b = await opened();
    b.say("ada", "/severity nine");
    expect(await b.writesOfPass()).toEqual(["comment"]);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("of somebody without write access says who may, and what to do instead", async () => {
    const b = await opened();
    b.say("mallory", "/resolve");
    await b.run();
    expect(b.text("reply")).toMatchInlineSnapshot(
      `"\`/resolve\` was not carried out. Only people with write access to this repository can use \`/resolve\`. If you know something that helps, write it as a plain comment: responders read along."`,
    );
    expect(b.issue().isOpen).toBe(true);
  });

  test.each(["read", "triage", "none"] as const)(
    "of somebody who may only %s is refused",
    async (permission) => {
      const b = await opened({ permissions: { ada: "write", eve: permission } });
      b.say("eve", "/ack");
      await b.run();
      expect(b.text("reply")).toContain("write access");
    },
  );

  test.each(["write", "maintain", "admin"] as const)(
    "of somebody who may %s is carried out",
    async (permission) => {
      const b = await opened({ permissions: { ada: "write", eve: permission } });
      b.say("eve", "/ack");
      await b.run();
      expect(b.text("card")).toContain("by eve");
    },
  );

  test("in a comment that was edited before it was read is not carried out", async () => {
    const b = await opened();
    const { id } = b.say("ada", "thanks");
    b.pass(SECOND);
    b.editAs(id, "/resolve --now\n/ack");
    await b.run();
    expect(b.issue().isOpen).toBe(true);
    expect(b.text("reply")).toMatchInlineSnapshot(
      `"\`/resolve --now\` was not carried out. This comment was edited before I read it, and I act only on what its author wrote. Say it again in a new comment."`,
    );
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("stays as it was judged when its comment is edited later", async () => {
    const b = await opened();
    const { id } = b.say("ada", "/severity sev-2");
    await b.run();
    b.pass(SECOND);
    b.editAs(id, "/severity sev-3");
    expect(await b.writesOfPass()).toEqual([]);
    expect(b.issue().labels).toContain("severity/sev-2");
  });

  test("of a bot is no command", async () => {
    const b = await opened();
    b.sayAs(ACTIONS, "/resolve --now");
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("written before the issue was an incident is left alone", async () => {
    const b = bench({ labels: [], body: "Broken" });
    b.say("ada", "/ack");
    b.pass(SECOND);
    b.label("ada", "incident");
    await b.run();
    expect(b.reactions).toEqual([]);
    expect(b.text("card")).toContain("Acknowledge by");
  });

  test("that is long is quoted by its beginning only", async () => {
    const b = await opened();
    b.say("ada", `/severity ${"x".repeat(300)}`);
    await b.run();
    expect(b.text("reply")).toContain(`/severity ${"x".repeat(109)}…`);
    expect(b.text("reply")).not.toContain("x".repeat(110));
  });

  test("of `/probe` is still wanted after ten minutes, and no longer after that", async () => {
    const soon = await opened();
    soon.say("ada", "/probe health");
    soon.pass(10 * MINUTE);
    await soon.run();
    expect(soon.runs).toHaveLength(1);
    const late = await opened();
    late.say("ada", "/probe health");
    late.pass(10 * MINUTE + SECOND);
    await late.run();
    expect(late.runs).toEqual([]);
    expect(late.text("reply")).toMatchInlineSnapshot(
      `"\`/probe health\` was not carried out. I found this too late to act on it safely. If it is still wanted, say it again."`,
    );
  });
});

describe("`/status` and `/runbook`", () => {
  test("`/status` says how it stands", async () => {
    const b = await opened();
    b.say("ada", "/lead me");
    await b.run();
    b.say("grace", "/status");
    await b.run();
    expect(b.text("reply")).toMatch(/SEV-1/u);
    expect(b.text("reply")).toMatch(/ada/u);
  });

  test("`/runbook` lists what there is, with links to this commit", async () => {
    const b = await opened();
    b.say("ada", "/runbook");
    await b.run();
    expect(b.text("reply")).toContain("[Sync jobs](https://github.com/acme/shop/blob/c0000");
    expect(b.text("reply")).toContain("/runbooks/sync.md)");
  });

  const TWO = {
    ...FILES,
    "runbooks/billing.md": "# Billing\n\n## First response\n\n1. Stop the charges.\n",
  };

  test("`/runbook NAME` attaches a second checklist, which has its own progress", async () => {
    const b = await opened({ files: TWO });
    b.say("ada", "/runbook billing");
    await b.run();
    expect(b.of("checklist")).toHaveLength(2);
    expect(b.text("checklist", 1)).toContain("Stop the charges");
    expect(b.text("checklist", 1)).toContain("asked for it");
    b.pass(SECOND);
    b.say("ada", "/done c2.1");
    await b.run();
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("an incident for which no runbook is found says so once, and names those there are", async () => {
    const b = await opened({ body: report({ service: "Something else", summary: "Odd" }) });
    expect(b.of("checklist")).toEqual([]);
    expect(b.text("notice")).toMatchInlineSnapshot(`
      "No checklist was attached: the only one does not fit, and it is no general one.

      To attach one all the same, write the command behind it:

      - [Sync jobs](https://github.com/acme/shop/blob/c000000000000000000000000000000000000000/runbooks/sync.md): \`/runbook sync\`"
    `);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("a runbook that is a binary, or far too long, is no runbook", async () => {
    const odd = {
      ...FILES,
      "runbooks/binary.md": new Uint8Array([0x89, 0x50, 0x00, 0xff]),
      "runbooks/huge.md": `# Huge\n\n## First response\n\n1. Wait.\n\n${"x".repeat(600_000)}`,
    };
    const b = await opened({ files: odd });
    b.say("ada", "/runbook");
    await b.run();
    expect(b.text("reply")).toContain("Sync jobs");
    expect(b.text("reply")).not.toMatch(/binary|huge/iu);
  });

  test("an attached checklist stays as it was, whatever becomes of the runbook", async () => {
    const b = await opened();
    const before = b.text("checklist");
    b.commitFile("runbooks/sync.md", "# Sync jobs\n\n## First response\n\n1. All new.\n");
    b.say("ada", "/done 2");
    await b.run();
    expect(b.text("checklist")).toContain("Restart the worker");
    expect(b.text("checklist")).not.toContain("All new");
    expect(b.text("checklist")).not.toBe(before);
  });
});

describe("triage", () => {
  test("waits for a responder: a note says so once, and no runbook is chosen yet", async () => {
    const b = await opened({ author: "mallory" });
    expect(b.of("checklist")).toEqual([]);
    expect(b.text("notice")).toMatchInlineSnapshot(
      `"Thank you for the report. It waits for a responder, because its author has no write access here. Nobody is called before one of them writes \`/ack\`."`,
    );
    expect(await b.writesOfPass()).toEqual([]);
    b.say("ada", "/ack");
    await b.run();
    expect(b.issue().labels).toContain("phase/investigating");
    expect(b.of("checklist")).toHaveLength(1);
    expect(b.of("notice")).toHaveLength(1);
  });
});
