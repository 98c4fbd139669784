import { describe, expect, test } from "vitest";
import { isAttachable, runbookChoices } from "../../../src/domain/runbook/choice.ts";
import { decodeText } from "../../../src/domain/runbook/decode.ts";
import { parseRunbook } from "../../../src/domain/runbook/parse.ts";
import type { Runbook } from "../../../src/domain/runbook/runbook.ts";

const STEPS = "## Steps\n\n1. a\n2. b\n";
const read = (
  path: string,
  text: string,
  frontMatter?: Readonly<Record<string, unknown>>,
): Runbook =>
  parseRunbook(frontMatter === undefined ? { path, text } : { path, text, frontMatter });

describe("the title", () => {
  test.each([
    ["the first heading", "r/x.md", "# Redis is down\n\n# Other\n", "Redis is down"],
    ["an underlined heading", "r/x.md", "Redis is down\n=============\n", "Redis is down"],
    ["a heading without its markup", "r/x.md", "# The `sync` **queue**\n", "The sync queue"],
    ["not a template's expression", "r/redis-down.md", "# <%= page.title %>\n", "Redis down"],
    ["not a file's name", "r/redis-down.md", "# INCIDENT_RUNBOOK.md\n", "Redis down"],
    [
      "a heading of the second level that names the case",
      "r/x.md",
      "## Redis is down\n\n## Steps\n",
      "Redis is down",
    ],
    ["not a heading that names a part", "r/redis_down.md", "## Steps\n\n1. a\n", "Redis down"],
    ["the file's name", "docs/disk-full.md", "no heading", "Disk full"],
    ["the file's name in capitals", "docs/INCIDENT_RUNBOOK.md", "no heading", "Incident runbook"],
    ["the name of an alert", "r/KubePodCrashLooping.md", "no heading", "KubePodCrashLooping"],
  ])("is %s", (_, path, text, title) => {
    expect(read(path, text).title).toBe(title);
  });

  test("of the front matter comes after the first heading and before guesses", () => {
    expect(read("r/x.md", "# A\n", { title: "B" }).title).toBe("A");
    expect(read("r/x.md", "## A\n", { title: "B" }).title).toBe("B");
    expect(read("r/x.md", "# {{ page.title }}\n", { title: "B" }).title).toBe("B");
    expect(read("r/x.md", "# =====\n# FLOOD\n# =====\n").title).toBe("FLOOD");
  });
});

test("what its author calls a reference is one, needs no steps and is never attached", () => {
  const text =
    "# Known incidents\n\n## Entries twice\n\n- **Symptom:** two\n- **Solution:** void one.\n";
  const source = { path: "runbooks/known.md", text };
  const reference = parseRunbook({ ...source, frontMatter: { kind: "reference" } });
  expect(reference.kind).toBe("reference");
  expect([reference, parseRunbook(source)].map((one) => isAttachable(one))).toEqual([false, true]);
});

describe("the kind", () => {
  test.each([
    [
      "index",
      "runbooks/README.md",
      "# Runbooks\n\n| Runbook | Signal |\n|---|---|\n| [a](a.md) | x |\n| [b](b.md) | y |\n",
    ],
    [
      "index",
      "docs/overview.md",
      `# All of them\n\n${["a", "b", "c", "d", "e"].map((name) => `- [${name}](${name}.md)`).join("\n")}\n`,
    ],
    ["template", "runbooks/_template.md", `# Title\n\n${STEPS}`],
    ["template", "runbooks/new.md", `# [Alert name]\n\n${STEPS}`],
    ["template", "runbooks/szablon.md", `# Nazwa\n\n${STEPS}`],
    ["stub", "runbooks/redis.md", "# Redis\n\nTBD\n"],
    ["stub", "runbooks/redis.md", ""],
    ["stub", "runbooks/redis.md", "# Redis\n\n## Steps\n\n1. TODO\n2. TODO\n"],
    ["alert", "runbooks/KubePodCrashLooping.md", `# Pods\n\n${STEPS}`],
    ["alert", "runbooks/pods.md", `# Pods\n\n**Alert:** \`PodsRestart\`\n\n${STEPS}`],
    ["process", "docs/incident-response.md", `# Acme\n\n${STEPS}`],
    ["process", "docs/x.md", `# Incident Response Plan\n\n${STEPS}`],
    ["process", "docs/x.md", `# Obsługa incydentów\n\n${STEPS}`],
    ["process", "docs/x.md", `# Réponse aux incidents\n\n${STEPS}`],
    ["process", "docs/x.md", `# 事故处理流程\n\n${STEPS}`],
    [
      "process",
      "docs/x.md",
      `# Acme\n\n## Severity\n\na\n\n## Communication\n\nb\n\n## Roles\n\nc\n\n${STEPS}`,
    ],
    ["scenario", "runbooks/redis.md", `# Redis incident response\n\n${STEPS}`],
    ["scenario", "runbooks/redis.md", `# Redis\n\nSee [a](a.md) and [b](b.md).\n\n${STEPS}`],
  ])("%s: %s, %j", (kind, path, text) => {
    expect(read(path, text).kind).toBe(kind);
  });

  test("is what the front matter says", () => {
    expect(read("docs/x.md", `# Redis\n\n${STEPS}`, { kind: "process" }).kind).toBe("process");
    expect(read("docs/x.md", `# Redis\n\n${STEPS}`, { kind: "novel" }).kind).toBe("scenario");
  });
});

describe("the status", () => {
  test.each([
    ["active", `# X\n\n${STEPS}`, undefined],
    ["active", `# X\n\n${STEPS}\n> This step is deprecated.\n`, undefined],
    ["active", "# X\n\nThe legacy queue is deprecated.\n", undefined],
    ["superseded", `# X\n\n> [!WARNING]\n> Superseded by [Y](y.md).\n\n${STEPS}`, undefined],
    ["superseded", `# X\n\n**DEPRECATED**: use the new one.\n\n${STEPS}`, undefined],
    ["superseded", `# X (deprecated)\n\n${STEPS}`, undefined],
    ["superseded", "# X\n\n> Przestarzałe.\n", undefined],
    ["superseded", "# X\n\n> このページは廃止されました。\n", undefined],
    ["superseded", STEPS, { superseded_by: "y.md" }],
    ["superseded", STEPS, { status: "Deprecated" }],
    ["draft", STEPS, { status: "draft" }],
    ["active", "# X (deprecated)\n", { status: "active" }],
  ])("is %s: %j %j", (status, text, matter) => {
    expect(read("r/x.md", text, matter).status).toBe(status);
  });
});

describe("when a document is meant", () => {
  test("is told by its name, its keys and its signals, not by related alerts", () => {
    const text = `# Queue

- **Alert:** \`QueueBacklogHigh\`, \`QueueStuck\`
- **Service:** sync, billing

## Symptoms

- WorkerHeartbeatMissing for 5 minutes
- \`worker_running: false\`

| Alert | Meaning |
| --- | --- |
| QueueAgeHigh | old |

## Related alerts

- DatabaseDown

**Alert:** OtherThing
`;
    const { alerts, services, keywords } = read("runbooks/QueueBroken.md", text, {
      alerts: "FromMatter",
      service: ["api"],
      match: ["queue stuck"],
    });
    expect({ alerts, services, keywords }).toEqual({
      alerts: [
        "FromMatter",
        "QueueBroken",
        "QueueBacklogHigh",
        "QueueStuck",
        "WorkerHeartbeatMissing",
        "QueueAgeHigh",
      ],
      services: ["api", "sync", "billing"],
      keywords: ["queue stuck", "worker_running: false"],
    });
  });

  test("front matter of any shape does no harm", () => {
    const matter = {
      title: 3,
      alerts: [{ a: 1 }, null, "A"],
      services: { b: 1 },
      sections: ["x"],
      status: [],
      kind: {},
    };
    const { title, alerts, services } = read("r/x.md", STEPS, matter);
    expect({ title, alerts, services }).toEqual({ title: "3", alerts: ["A"], services: [] });
  });
});

describe("what can be chosen", () => {
  test("has the file's name as id, or its path where two share the name", () => {
    const choices = runbookChoices([
      read("runbooks/redis.md", `# Redis\n\n${STEPS}`),
      read("runbooks/eu/Api.md", `# API in Europe\n\n${STEPS}`),
      read("runbooks/us/api.md", `# API in America\n\n${STEPS}`),
      read("runbooks/README.md", "# Runbooks\n\n- [a](a.md)\n- [b](b.md)\n"),
      read("runbooks/old.md", `# Old (deprecated)\n\n${STEPS}`),
      read("runbooks/prose.md", `# Prose\n\n${"A sentence about something. ".repeat(20)}`),
    ]);
    expect(choices.map(({ id, path, title }) => [id, path, title])).toEqual([
      ["runbooks/eu/Api", "runbooks/eu/Api.md", "API in Europe"],
      ["redis", "runbooks/redis.md", "Redis"],
      ["runbooks/us/api", "runbooks/us/api.md", "API in America"],
    ]);
  });
});

describe("the bytes of a file", () => {
  const decode = (bytes: Uint8Array): string =>
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
  test.each([
    [
      "text",
      new TextEncoder().encode("# Zażółć 重\r\n"),
      { kind: "text", text: "# Zażółć 重\r\n" },
    ],
    ["text behind a mark", bytes(0xef, 0xbb, 0xbf, 0x61), { kind: "text", text: "a" }],
    ["nothing", bytes(), { kind: "text", text: "" }],
    ["Latin-1", bytes(0x63, 0x61, 0x66, 0xe9), { kind: "unreadable", why: "it is not UTF-8" }],
    [
      "UTF-16",
      bytes(0xff, 0xfe, 0x61, 0x00),
      { kind: "unreadable", why: "it is UTF-16; save it as UTF-8" },
    ],
    [
      "UTF-16 the other way round",
      bytes(0xfe, 0xff, 0x00, 0x61),
      { kind: "unreadable", why: "it is UTF-16; save it as UTF-8" },
    ],
    [
      "a picture",
      bytes(0x89, 0x50, 0x4e, 0x47, 0x00),
      { kind: "unreadable", why: "it is a binary file" },
    ],
    [
      "512 KiB",
      new Uint8Array(512 * 1024).fill(0x61),
      { kind: "text", text: "a".repeat(512 * 1024) },
    ],
    [
      "more",
      new Uint8Array(512 * 1024 + 1).fill(0x61),
      { kind: "unreadable", why: "it is larger than 512 KiB" },
    ],
  ])("%s", (_, file, decoded) => {
    expect(decodeText(file, decode)).toEqual(decoded);
  });
});
