import { readable } from "./terminal/markdown.ts";
import { style } from "./terminal/style.ts";
import type { CommentView, News } from "./thread-view.ts";

/** Tells on a terminal what happens. */
export interface Narrator {
  /** The name of the whole. */
  readonly title: (text: string) => void;
  /** The beginning of a part of the story. */
  readonly chapter: (title: string) => void;
  /** Somebody does something, at a time of day. */
  readonly act: (at: string, who: string, what: string) => void;
  /** Something to know about the demo itself. */
  readonly aside: (text: string) => void;
  /** Text as it is read on GitHub. */
  readonly quote: (markdown: string) => void;
  readonly news: (at: string, news: readonly News[]) => void;
  readonly holds: (what: string) => void;
  readonly fails: (what: string) => void;
  readonly line: (text?: string) => void;
}

/** Where lines go: a terminal, a file, a test. */
export type Print = (line: string) => void;

/** A narrator that prints lines of at most about that width. */
export function createNarrator(print: Print, width: number): Narrator {
  const quote = (markdown: string): void => {
    for (const line of readable(markdown, width - INDENT.length - 2))
      print(`${INDENT}${style.dim("│")} ${line}`.trimEnd());
  };
  const act = (at: string, who: string, what: string): void => {
    print("");
    print(`${style.dim(at)}  ${style.bold(who)} ${what}`);
  };
  return {
    quote,
    act,
    title: (text) => print(style.bold(text)),
    chapter: (title) => {
      print("");
      print(style.bold(`── ${title} ${"─".repeat(Math.max(0, width - title.length - 4))}`));
    },
    aside: (text) => {
      print("");
      print(style.dim(`   » ${text}`));
    },
    news: (at, news) => {
      for (const one of news) tell(one, at, { act, quote });
    },
    holds: (what) => print(`${INDENT}${style.good("✓")} ${what}`),
    fails: (what) => print(`${INDENT}${style.bad("✗")} ${what}`),
    line: (text = "") => print(text),
  };
}

const INDENT = " ".repeat(11);

function tell(news: News, at: string, { act, quote }: Pick<Narrator, "act" | "quote">): void {
  switch (news.kind) {
    case "commented":
      act(at, news.comment.author, "writes");
      return quote(news.comment.body);
    case "edited":
      act(at, news.comment.author, `brings ${nameOf(news.comment)} up to date`);
      return quote(asTables(news.lines).join("\n"));
    case "deleted":
      return act(at, news.comment.author, `removes ${nameOf(news.comment)}`);
    case "pinned":
      return act(at, news.comment.author, `pins ${nameOf(news.comment)}`);
    case "reacted":
      return act(at, news.reaction, `reacts to the comment of ${news.comment.author}`);
    case "labeled":
      return act(at, "the issue", labelsOf(news));
    case "closed":
    case "reopened":
      return act(at, "the issue", `is ${news.kind}`);
  }
}

function labelsOf({ added, removed }: Extract<News, { kind: "labeled" }>): string {
  const gains = added.length === 0 ? [] : [`is labelled ${added.join(", ")}`];
  const losses = removed.length === 0 ? [] : [`no longer ${removed.join(", ")}`];
  return [...gains, ...losses].join(", ");
}

/** Rows of a table that lost their head get an empty one, so that they are rows again. */
const asTables = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line, index) => {
    const isRow = line.startsWith("|");
    const wasRow = lines[index - 1]?.startsWith("|") === true;
    if (!isRow) return wasRow ? ["", line] : [line];
    const cells = line.match(/(?<!\\)\|/gu)?.length ?? 1;
    return wasRow ? [line] : ["", "| ".repeat(cells), "| :-- ".repeat(cells - 1) + "|", line];
  });

/** A comment by its first words. */
function nameOf({ body }: CommentView): string {
  const [first = ""] = readable(body, 60);
  return `“${first}”`;
}
