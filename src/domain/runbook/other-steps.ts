import type { Code as CodeNode, Paragraph, RootContent } from "mdast";
import { toString } from "mdast-util-to-string";
import { lineOf, sourceOf } from "../markdown/node.ts";
import { withoutColon } from "../trim.ts";
import { readHeading } from "./heading.ts";
import type { StepGroup } from "./list-steps.ts";
import type { Step } from "./runbook.ts";
import { readCode, stepFromHeading } from "./step.ts";

/** Paragraphs that begin with a bold `Step n: …`, each with everything up to the next. */
export function labelGroups(blocks: readonly RootContent[], source: string): readonly StepGroup[] {
  const starts = blocks.flatMap((block, index) => (isStepLabel(block) ? [index] : []));
  if (starts.length < 2) return [];
  const steps = starts.map((start, index) => {
    const label = blocks[start];
    const body = blocks.slice(start + 1, starts[index + 1]);
    return stepFromHeading(labelText(label), body, label === undefined ? 1 : lineOf(label), source);
  });
  return [{ form: "labels", steps, line: steps[0]?.line ?? 1 }];
}

function isStepLabel(block: RootContent): block is Paragraph {
  if (block.type !== "paragraph") return false;
  const heading = readHeading(toString(block));
  if (block.children[0]?.type !== "strong") return heading.isStep;
  return heading.isStep || (heading.number !== undefined && block.children.length === 1);
}

const labelText = (block: RootContent | undefined): string =>
  readHeading(toString(block).replaceAll("\n", " ")).text;

const LETTERED_LINE =
  /^(?:\(?(?<letter>[a-z])\)|\(?(?<number>\d{1,2})\)|(?<circled>[①-⑳])|(?<bullet>[・•▪■□●○◆◇☐☑]))\s*(?=\S)/u;
/** `１．`, `（２）`: Markdown makes no list of wide digits. */
const WIDE_LINE = /^[（(]?(?<wide>[０-９]{1,2})[．.）)、]\s*(?=\S)/u;

/** Lines of paragraphs with marks that make no list in Markdown: `a)`, `(1)`, `①`, `１．`, `・`. */
export function letterGroups(blocks: readonly RootContent[], source: string): readonly StepGroup[] {
  const steps = blocks.flatMap((block) => {
    if (block.type !== "paragraph") return [];
    const rows = sourceOf(block, source).split("\n");
    return rows.flatMap((row, index) => {
      const mark = LETTERED_LINE.exec(row.trim()) ?? WIDE_LINE.exec(row.trim());
      const text = row.trim().slice(mark?.[0].length ?? 0);
      return mark === null
        ? []
        : [{ count: countOf(mark.groups ?? {}), text, line: lineOf(block) + index }];
    });
  });
  const isCounting = steps.every(({ count }, index) => count === undefined || count === index + 1);
  if (steps.length < 2 || !isCounting) return [];
  const made = steps.map(({ text, line }) => ({ text, details: "", code: [], line }));
  return [{ form: "ordered", steps: made, line: made[0]?.line ?? 1 }];
}

/** `undefined` for marks that do not count. */
function countOf({
  letter,
  number,
  circled,
  wide,
}: Readonly<Record<string, string | undefined>>): number | undefined {
  if (letter !== undefined) return letter.charCodeAt(0) - 96;
  if (circled !== undefined) return circled.charCodeAt(0) - 0x24_5f;
  const digits = number ?? wide?.normalize("NFKC");
  return digits === undefined ? undefined : Number(digits);
}

const NUMBERED_LINE = /^\s*(?<number>\d{1,2})[.)]\s+(?<text>\S.*)$/u;
const TASK_LINE = /^\s{0,3}(?:[-*]\s)?\[[ xX]?\]\s+(?<text>\S.*)$/u;
/** `T+0:15  Post the first update`, in the time since it began. */
const TIMED_LINE = /^\s{0,8}(?<text>T\s?\+\s?\d{1,3}(?::\d\d)?\s.*\S)\s*$/u;
const BOX = /^\[[ xX]?\]\s+/u;
const NUMBERED_COMMENT =
  /^\s*(?:#|\/\/|--|REM|::)\s*(?:step\s*)?(?<number>\d{1,2})[.):]\s*(?<text>\S.*)$/iu;

/** Code blocks that hold steps for people: lines of text that are numbered, timed or ticked off, or numbered comments with commands below them. */
export const codeGroups = (
  blocks: readonly RootContent[],
  arePartedBy: "empty lines" | "themselves",
): readonly StepGroup[] =>
  blocks.flatMap((block) => {
    if (block.type !== "code") return [];
    const { text, language } = readCode(block);
    const steps =
      (isPlainText(language)
        ? [NUMBERED_LINE, TASK_LINE, TIMED_LINE, NUMBERED_COMMENT]
        : [NUMBERED_COMMENT]
      )
        .map((pattern) => splitCode(text, pattern, lineOf(block) + 1, language))
        .find(({ length }) => length > 0) ??
      commentSteps(text, lineOf(block) + 1, language, arePartedBy);
    return steps === undefined ? [] : [{ form: "code", steps, line: lineOf(block) }];
  });

/** Whether a block of code in that language, or in none, holds text for people. */
export const isPlainText = (language: string | null | undefined): boolean =>
  typeof language !== "string" || /^(?:text|txt|plain|plaintext)$/iu.test(language);

/** Whether a block of text holds lines with boxes to tick off. */
export const hasTaskLines = ({ lang, value }: CodeNode): boolean =>
  isPlainText(lang) && value.split("\n").filter((line) => TASK_LINE.test(line)).length >= 2;

const SHELL = /^(?:sh|bash|shell|zsh|console|powershell|ps1)$/iu;
const COMMENT = /^#\s(?<text>\p{L}.*)$/u;

/** Comments each with the command they explain, parted by empty lines or only by themselves; `undefined` where there are less than two. */
function commentSteps(
  text: string,
  firstLine: number,
  language: string | undefined,
  arePartedBy: "empty lines" | "themselves",
): readonly Step[] | undefined {
  if (!SHELL.test(language ?? "")) return undefined;
  const lines = text.split("\n");
  const starts = lines.flatMap((line, index) =>
    COMMENT.test(line) &&
    (arePartedBy === "themselves" || (lines[index - 1] ?? "").trim() === "") &&
    isCommandLine(lines[index + 1])
      ? [index]
      : [],
  );
  if (starts.length < 2) return commandSteps(lines, firstLine, language);
  return starts.map((start, index) => ({
    text: (COMMENT.exec(lines[start] ?? "")?.groups?.["text"] ?? "").trim(),
    details: "",
    code: [
      {
        language,
        text: lines
          .slice(start + 1, starts[index + 1])
          .join("\n")
          .trim(),
      },
    ],
    line: firstLine + start,
  }));
}

/** `kubectl get pods`, `systemctl status db`: commands that nothing is said of, a line each. */
function commandSteps(
  lines: readonly string[],
  firstLine: number,
  language: string | undefined,
): readonly Step[] | undefined {
  const filled = lines.flatMap((text, index) => (text.trim() === "" ? [] : [{ text, index }]));
  if (filled.length < 2 || !filled.every(({ text }) => COMMAND.test(text))) return undefined;
  return filled.map(({ text, index }) => ({
    text: text.trim(),
    details: "",
    code: [{ language, text: text.trim() }],
    line: firstLine + index,
  }));
}

/** Not a comment, nor a line that goes on with the one before it or in the next. */
const COMMAND = /^[a-z][\w./-]*(?: .*[^\\|&{(]| .)$/u;

const isCommandLine = (line = ""): boolean => line.trim() !== "" && !line.startsWith("#");

function splitCode(
  text: string,
  pattern: RegExp,
  firstLine: number,
  language: string | undefined,
): readonly Step[] {
  const steps: { text: string; line: number; below: string[] }[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    const groups = pattern.exec(line)?.groups;
    const isNext =
      pattern === TASK_LINE ||
      pattern === TIMED_LINE ||
      Number(groups?.["number"]) === steps.length + 1;
    if (groups !== undefined && isNext)
      steps.push({
        text: (groups["text"] ?? "").trim().replace(BOX, ""),
        line: firstLine + index,
        below: [],
      });
    else steps.at(-1)?.below.push(line);
  }
  if (steps.length < 2) return [];
  const isForPeople = pattern !== NUMBERED_COMMENT;
  return steps.map(({ text: step, line, below }) => {
    const body = below.join("\n").replace(/^\n+/u, "").trimEnd();
    const code = body === "" || isForPeople ? [] : [{ language, text: body }];
    return { text: step, details: isForPeople ? body.trim() : "", code, line };
  });
}

/** Paragraphs each followed by the code they announce. */
export function pairGroups(blocks: readonly RootContent[], source: string): readonly StepGroup[] {
  const steps = blocks.flatMap((block, index) => {
    const next = blocks[index + 1];
    if (block.type !== "paragraph" || next?.type !== "code") return [];
    const after = blocks.slice(index + 1);
    const end = after.findIndex(({ type }) => type !== "code");
    const text = withoutColon(sourceOf(block, source).split("\n").map(trimmed).join(" "));
    return [stepFromHeading(text, end === -1 ? after : after.slice(0, end), lineOf(block), source)];
  });
  return steps.length < 2 ? [] : [{ form: "pairs", steps, line: steps[0]?.line ?? 1 }];
}

const trimmed = (line: string): string => line.trim();
