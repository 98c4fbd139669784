import { describe, expect, test } from "vitest";
import { prepareRepository } from "../../src/control/prepare.ts";
import { reconcile } from "../../src/control/reconcile.ts";
import { KEY } from "../support/memory-forge.ts";
import { bench, FILES, report } from "./bench.ts";

const CONFIG_PATH = ".github/incidents.yml";
const CONFIG = FILES[CONFIG_PATH] ?? "";
const BROKEN = "severities: 7\n";
const NOT_TEXT = new Uint8Array([0xff, 0xfe, 0x00, 0x80]);

describe("the config", () => {
  test("of the newest commit decides, also in the middle of an incident", async () => {
    const b = bench();
    await b.run();
    b.commitFile(CONFIG_PATH, CONFIG.replace("label: SEV-1,", "label: Code red,"));
    await b.run();
    expect(b.text("card")).toContain("| Severity | Code red |");
  });

  test("that has errors leaves the last valid one in force, and the card says which and why", async () => {
    const b = bench();
    await b.run();
    b.commitFile(CONFIG_PATH, BROKEN);
    await b.run();
    expect(b.text("card")).toContain("| Severity | SEV-1 |");
    expect(b.text("card")).toContain(
      "**Settings:** .github/incidents.yml has errors. The last valid version, of commit c000000, stays in force.",
    );
    expect(await b.writesOfPass()).toEqual([]);
    b.commitFile(CONFIG_PATH, CONFIG);
    await b.run();
    expect(b.text("card")).not.toContain("has errors");
  });

  test("that is broken twice falls back behind both", async () => {
    const b = bench();
    b.commitFile(CONFIG_PATH, BROKEN);
    b.commitFile(CONFIG_PATH, NOT_TEXT);
    await b.run();
    expect(b.text("card")).toContain("cannot be read. The last valid version, of commit c000000,");
    expect(b.text("card")).toContain("| Severity | SEV-1 |");
  });

  test("that never was valid leaves the defaults in force, and the card says so", async () => {
    const b = bench({ files: { ...FILES, [CONFIG_PATH]: BROKEN } });
    await b.run();
    expect(b.text("card")).toContain(
      "has errors, and there is no valid version before it. The defaults are in force.",
    );
  });

  test("that is missing is no error", async () => {
    const b = bench({ files: {}, body: "It is down" });
    await b.run();
    expect(b.text("card")).not.toMatch(/incidents\.yml/u);
    expect(b.issue().labels).toContain("incident");
  });

  test("names the label of incidents, in any case", async () => {
    const files = { ...FILES, [CONFIG_PATH]: `${CONFIG}incident: { label: Outage }\n` };
    const b = bench({ files, labels: ["outage"], body: "It is down" });
    expect((await b.run()).kind).toBe("changed");
    expect(b.issue().labels).toEqual(["outage", "severity/sev-1", "phase/investigating"]);
  });
});

describe("labels of a repository", () => {
  test("are named, coloured and described by the config", async () => {
    const long = "x".repeat(200);
    const files = {
      ...FILES,
      [CONFIG_PATH]: CONFIG.replace("description: Degraded", `description: ${long}`).replace(
        "description: Minor, ",
        "",
      ),
    };
    const b = bench({ files });
    await prepareRepository(KEY, b.world);
    expect(b.labels().map(({ name, description }) => `${name}: ${description}`)).toEqual([
      "incident: An incident, run on this issue",
      "severity/sev-1: SEV-1: Core is down",
      `severity/sev-2: SEV-2: ${"x".repeat(92)}…`,
      "severity/sev-3: SEV-3",
      "phase/triage: Reported from outside, waiting for a responder",
      "phase/investigating: Responders are finding out what is wrong",
      "phase/identified: The cause is known",
      "phase/mitigating: A fix is on its way",
      "phase/monitoring: The fix is in and is being watched",
      "phase/resolved: Users are well again, the postmortem is open",
      "phase/closed: Nothing is left to do",
    ]);
    for (const { color, description } of b.labels()) {
      expect(color).toMatch(/^[\da-f]{6}$/u);
      expect(description.length).toBeLessThanOrEqual(100);
    }
  });

  test("that exist in another spelling are not created a second time", async () => {
    const b = bench();
    const all = await prepareRepository(KEY, b.world);
    const again = bench();
    for (const name of all)
      await again.forge.createLabel(KEY, {
        name: name.toUpperCase(),
        color: "000000",
        description: "",
      });
    expect(await prepareRepository(KEY, again.world)).toEqual([]);
  });
});

describe("templates of a repository", () => {
  const FOLDER = ".github/incident-templates";

  test("take the place of the built-in ones of the same name", async () => {
    const b = bench({
      files: { ...FILES, [`${FOLDER}/merged.md.hbs`]: "All done: {{path}}" },
    });
    await b.run();
    expect(b.text("card")).toContain("| Severity | SEV-1 |");
    const other = bench({
      author: "mallory",
      files: { ...FILES, [`${FOLDER}/triage-note.md.hbs`]: "Please wait." },
    });
    await other.run();
    expect(other.text("notice")).toBe("Please wait.");
  });

  test("are those of the newest commit", async () => {
    const path = `${FOLDER}/triage-note.md.hbs`;
    const b = bench({ author: "mallory", files: { ...FILES, [path]: "Please wait." } });
    b.commitFile(path, "Please be patient.");
    await b.run();
    expect(b.text("notice")).toBe("Please be patient.");
  });

  test("that are no text, no template or somewhere else are left alone", async () => {
    const b = bench({
      author: "mallory",
      files: {
        ...FILES,
        [`${FOLDER}/triage-note.md.hbs`]: NOT_TEXT,
        [`${FOLDER}/triage-note.md.hbs.orig`]: "Not this.",
        "docs/triage-note.md.hbs": "Not this either.",
      },
    });
    await b.run();
    expect(b.text("notice")).toMatch(/^Thank you for the report/u);
    expect(b.text("card")).not.toMatch(/orig/u);
  });
});

describe("a pass", () => {
  test("says in the log what it did, once, and nothing when there was nothing to do", async () => {
    const b = bench();
    const said: unknown[] = [];
    const log = { info: (...words: unknown[]) => said.push(words), warn: () => undefined };
    const world = { ...b.world, log };
    const result = await reconcile(KEY, world);
    expect(result).toMatchObject({ kind: "changed", wakeAt: undefined });
    expect(result.effects).toEqual([
      "ensure-comment",
      "ensure-pinned",
      "ensure-comment",
      "ensure-label",
      "ensure-label",
      "ensure-issue",
    ]);
    expect(said).toEqual([["pass", { key: "acme/shop#7", effects: result.effects.join(" ") }]]);
    expect(await reconcile(KEY, world)).toEqual({
      kind: "settled",
      wakeAt: undefined,
      effects: [],
    });
    expect(said).toHaveLength(1);
  });

  test("that GitHub's answers never satisfy gives up with a fault instead of writing on", async () => {
    const b = bench({ body: report() });
    const forge: typeof b.forge = {
      ...b.forge,
      createComment: async (key, body) => ({
        ...(await b.forge.createComment(key, body)),
        body: "Something else.",
      }),
    };
    await expect(reconcile(KEY, { ...b.world, forge })).rejects.toThrow(
      /^acme\/shop#7 does not settle: /u,
    );
  });

  test("leaves pull requests and issues that are gone alone", async () => {
    const b = bench();
    const gone = { ...b.forge, issue: () => Promise.resolve(undefined) };
    expect((await reconcile(KEY, { ...b.world, forge: gone })).kind).toBe("ignored");
    const pull = { ...b.forge, issue: async () => ({ ...b.issue(), isPullRequest: true }) };
    expect((await reconcile(KEY, { ...b.world, forge: pull })).kind).toBe("ignored");
    expect(b.writes).toEqual([]);
  });
});
