import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COMMANDS } from "../../../src/domain/command/registry.ts";
import { read } from "./situation.ts";

const shown = (markdown: string): readonly string[] =>
  read(markdown).map((line) =>
    line.kind === "unknown"
      ? `unknown ${line.name} → ${line.suggestion}`
      : `${line.command.name}@${line.line}${line.bound.ok ? "" : ` ✗ ${line.bound.problem}`}`,
  );

const textOf = (markdown: string): readonly string[] => read(markdown).map(({ source }) => source);

const full = (piece: string): string => piece.repeat(Math.ceil(65_000 / piece.length));

describe("a comment", () => {
  test.for([
    ["a command alone", "/ack", ["ack@0"]],
    ["capitals", "/ACK", ["ack@0"]],
    ["an alias", "/acknowledge", ["ack@0"]],
    ["punctuation behind the name", "/ack!", ["ack@0"]],
    ["a command below talk", "Looking at it.\n/ack", ["ack@1"]],
    ["a command in a later paragraph", "Looking at it.\n\n/ack", ["ack@2"]],
    [
      "several commands in order",
      "/ack\n/lead me\n\n/status identified",
      ["ack@0", "lead@1", "status@3"],
    ],
    ["Windows line ends", "/ack\r\n/lead me\r\n", ["ack@0", "lead@1"]],
    ["up to three spaces ahead", "   /ack", ["ack@0"]],
    ["a no-break space behind the name", "/lead\u00A0me", ["lead@0"]],
    ["a signature right below", "/ack\n-- \nAda", ["ack@0"]],
    ["a rule right below", "/ack\n---", ["ack@0"]],
    ["talk right below a command without text", "/lead me\nI know this part.", ["lead@0"]],
    ["a table above", "| a |\n|---|\n| b |\n\n/ack", ["ack@4"]],
    ["a comment above", "<!-- hello -->\n\n/ack", ["ack@2"]],
  ] as const)("%s is read", ([, markdown, expected]) => {
    expect(shown(markdown)).toEqual(expected);
  });

  test.for([
    ["a quoted reply", "> /resolve"],
    ["a line that lazily continues a quote", "> is it over?\n/resolve"],
    ["fenced code", "```\n/resolve\n```"],
    ["a fence that is never closed", "```\n/resolve"],
    ["indented code", "    /resolve"],
    ["a code span", "`/resolve`"],
    ["a code span over several lines", "type `\n/resolve\n` to end it"],
    ["a code span of two backticks that holds one", "type ``\n/resolve `\n`` to end it"],
    ["a quote in quotes in quotes", `${"> ".repeat(40)}a\n/resolve`],
    ["a line behind thousands of lazy ones", `- a\n${"b\n".repeat(5000)}\n/resolve`],
    ["a line behind thousands of lazy ones of a quote", `${"> a\nb\n".repeat(2500)}\n/resolve`],
    ["an HTML comment", "<!--\n/resolve\n\n/resolve\n-->"],
    ["an HTML comment within a paragraph", "look <!--\n/resolve\n--> here"],
    ["an HTML block", "<div>\n/resolve\n</div>"],
    ["preformatted HTML", "<pre>\n\n/resolve\n</pre>"],
    ["a list item", "- /resolve"],
    ["a line that lazily continues a list item", "- done\n/resolve"],
    ["a numbered list item", "1. /resolve"],
    ["a heading", "# /resolve"],
    ["a table", "/resolve | what\n--- | ---\n/resolve | end it"],
    ["the middle of a sentence", "you could /resolve it"],
    ["a path", "/etc/passwd"],
    ["a file name", "/runbook.md"],
    ["a slash alone", "/ ack"],
    ["a slash and a number", "/2"],
    ["two slashes", "//ack"],
    ["an escaped slash", "\\/ack"],
    ["bold text", "**/ack**"],
    ["nothing", ""],
    ["white space", " \n\t\n"],
    [
      "another bot's commands",
      "/cc @octocat\n/lgtm\n/hold\n/assign me\n/retest\n/merge\n/label bug",
    ],
  ] as const)("%s holds no command", ([, markdown]) => {
    expect(shown(markdown)).toEqual([]);
  });

  test.for([
    ["an unclosed backtick", "it`s broken\n/ack", ["ack@1"]],
    ["an escaped backtick", "a \\`\n/ack\n`", ["ack@1"]],
    ["backticks of two lengths", "a ``\n/ack\n`", ["ack@1"]],
    ["an unclosed HTML comment within a paragraph", "a <!--\n/ack", ["ack@1"]],
    ["a closed code span", "a `b\nc` d\n/ack", ["ack@2"]],
  ] as const)("%s hides no command", ([, markdown, expected]) => {
    expect(shown(markdown)).toEqual(expected);
  });

  test("names the nearest command for a misspelt one", () => {
    const typed = [
      "/akc",
      "/akn",
      "/sevrity sev-1",
      "/res",
      "/resovle",
      "/stats",
      "/updtae x",
      "/acknowlege",
      "/probes",
    ];
    expect(typed.flatMap((markdown) => shown(markdown))).toMatchInlineSnapshot(`
      [
        "unknown akc → /ack [note…]",
        "unknown sevrity → /severity <level> [reason…]",
        "unknown res → /resolve [--now] [note…]",
        "unknown resovle → /resolve [--now] [note…]",
        "unknown stats → /status [investigating|identified|mitigating|monitoring] [note…]",
        "unknown updtae → /update <text…>",
        "unknown acknowlege → /ack [note…]",
        "unknown probes → /probe [name]",
      ]
    `);
  });

  test("answers an unknown command with the usage of the nearest", () => {
    expect(read("/resovle `it` @team").map((line) => (line.kind === "unknown" ? line.why : "")))
      .toMatchInlineSnapshot(`
      [
        "There is no command \`/resovle\`. Did you mean \`/resolve [--now] [note…]\`?",
      ]
    `);
  });

  test("reads at most twenty commands", () => {
    const lines = shown("/ack\n".repeat(500));
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toMatchInlineSnapshot(
      `"ack@20 ✗ I read at most 20 commands of one comment, and this one and those below it were left out. Please write them in another comment."`,
    );
  });
});

describe("text", () => {
  test.for([
    ["stands on the command's line", "/update all is well", ["/update all is well"]],
    ["goes on below", "/update all\nis well", ["/update all\nis well"]],
    ["stands below", "/update\nall is well", ["/update\nall is well"]],
    ["ends at an empty line", "/update all\n\nis well", ["/update all"]],
    ["ends at the next command", "/update all\n/ack", ["/update all", "/ack"]],
    [
      "goes on with a list right below",
      "/update found:\n- one\n\n- two\n\nbye",
      ["/update found:\n- one\n\n- two"],
    ],
    [
      "goes on with a fence right below",
      "/note log\n```\n/ack\n\nmore\n```\n/lead",
      ["/note log\n```\n/ack\n\nmore\n```", "/lead"],
    ],
    ["ends at a heading", "/note a\n# b", ["/note a"]],
    ["ends at an HTML comment", "/note a\n<!-- b -->", ["/note a"]],
    ["keeps its Markdown", "/note **bold** `code` @team #12", ["/note **bold** `code` @team #12"]],
    ["may begin with a path", "/fact endpoints\n/api/sync", ["/fact endpoints\n/api/sync"]],
  ] as const)("%s", ([, markdown, expected]) => {
    expect(textOf(markdown)).toEqual(expected);
  });
  test("may have 4,000 characters and no more", () => {
    expect(shown(`/note ${"x".repeat(4000)}`)).toEqual(["note@0"]);
    expect(shown(`/note ${"x".repeat(4001)}`)).toMatchInlineSnapshot(`
      [
        "note@0 ✗ \`text\` must be at most 4,000 characters long, and this has 4,001. Usage: \`/note <text…>\`",
      ]
    `);
  });
  test("is required where the usage says so", () => {
    expect(shown("/update")).toMatchInlineSnapshot(`
      [
        "update@0 ✗ \`text\` must be some text, behind the command or right below it. Usage: \`/update <text…>\`",
      ]
    `);
  });
});

describe("every command", () => {
  test.for(
    COMMANDS.flatMap(({ name, examples }) => examples.map((example) => ({ name, example }))),
  )("reads its example $example", ({ name, example }) => {
    const [line] = read(example.replace("c2.3", "c1.3").replace("health", "health"));
    expect(line?.kind === "command" && line.bound.ok && line.command.name).toBe(name);
  });
  test("has a name and aliases of its own", () => {
    const names = COMMANDS.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("hostile text", () => {
  const pieces = [
    "/ack",
    "/update",
    " ",
    "\n",
    "\r\n",
    ">",
    "- ",
    "1. ",
    "`",
    "``",
    "```",
    "<!--",
    "-->",
    "\\",
    "|",
    "#",
    "\t",
    "[a](",
    "*_",
    "\0",
    "é",
    "🔥",
    "/severity ",
    "x",
  ];
  test("never throws, and says the same of the same text", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary", maxLength: 300 }),
          fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join("")),
        ),
        (markdown) => {
          expect(shown(markdown)).toEqual(shown(markdown));
        },
      ),
      { numRuns: 500 },
    );
  });
  test("a command in a paragraph of its own is read below anything that is closed", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("a", "> b", "- c", "# d", "`e`", "[f](", "**g")),
        (lines) => {
          expect(shown([...lines, "", "/ack"].join("\n")).at(-1)).toBe(`ack@${lines.length + 1}`);
        },
      ),
    );
  });

  test.for([
    ["quotes in quotes", full(">")],
    ["quotes and spaces", full("> ")],
    ["lists in lists", full("1. ")],
    ["quotes and lists in turn", full("> - ")],
    ["many list items", full("* a\n")],
    [
      "lists deeper and deeper",
      Array.from({ length: 350 }, (_, depth) => `${" ".repeat(depth)}- a`).join("\n"),
    ],
    [
      "backtick runs of every length",
      Array.from({ length: 360 }, (_, length) => "`".repeat(length)).join("a"),
    ],
    ["backslashes", full("\\")],
    ["open comments", full("<!-- ")],
    ["open brackets", full("[a](")],
    ["stars and underscores", full("*_")],
    ["underlined headings", full("a\n=\n")],
    ["definitions", full("[a]: /x\n")],
    ["wide tables", `${full("|a").slice(0, 32_000)}\n${full("|-").slice(0, 32_000)}`],
    ["commands", full("/ack\n")],
    ["commands in paragraphs", full("/ack\n\n")],
    ["one long word", full("a")],
    ["addresses", full("a.b-c_@")],
    ["lazy lines", full("> > > a\nb\n")],
    ["lazy lines of one item", `- a\n${full("b\n")}`],
    ["combining marks", full("/a\u0301\n")],
    ["numbers of steps", `/done ${full("1 ")}`],
    ["joined numbers of steps", `/done ${full("1, and ")}`],
    ["ranges of steps", `/done ${full("c1.1-3 ")}`],
    ["blanks ahead of a command", `${full(" ")}/ack`],
    ["blanks within a command", `/lead ${full(" ")}me`],
    ["a fact with a long name", `/fact ${full("a-")} b`],
    ["words that are nearly commands", full("/resolvx\n")],
    ["text", `/note ${full("a ")}`],
    ["hyphens", `/resolve --${full("n-")}`],
  ] as const)("65,000 characters of %s are read in a moment", ([, nasty]) => {
    // Processor time, not time on the wall: the machine may be busy with other things.
    const before = process.cpuUsage();
    expect(shown(`/ack\n\n${nasty}`)[0]).toBe("ack@0");
    expect(process.cpuUsage(before).user).toBeLessThan(5_000_000);
  });
});
