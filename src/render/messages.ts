import type { Clause, Why } from "../domain/clause.ts";
import type { Sentence, SentenceName, Word } from "../domain/postmortem/sentence.ts";
import { PHASES } from "../domain/phase.ts";
import { formatDuration } from "../domain/time.ts";
import { shorten } from "./shorten.ts";
import { join, markdown, sourceOf, type Markdown } from "./markdown.ts";

/** The single words and phrases a language has beside its templates, its sentences and its clauses. */
const MESSAGE_KEYS = [
  ...PHASES.map((phase) => `phase.${phase}` as const),
  "health.healthy",
  "health.unhealthy",
  "health.inconclusive",
  "health.pending",
  "health.lost",
  "probe.triage",
  "outcome.completed",
  "outcome.duplicate",
  "outcome.not-planned",
  "step.open",
  "step.done",
  "step.skipped",
  "checklist.first-response",
  "checklist.diagnosis",
  "checklist.mitigation",
  "checklist.rollback",
  "checklist.validation",
  "checklist.communication",
  "checklist.postmortem",
  "checklist.other",
  "checklist.cut",
  "code.folded",
  "code.left-out",
  "text.cut",
  "role.lead",
  "pull.title",
  "pull.title-untitled",
  "count.code-lines",
] as const;

/** Name of a message behind its group. What ledgers of other versions hold may have none. */
type MessageKey =
  | (typeof MESSAGE_KEYS)[number]
  | `timeline.${SentenceName}`
  | `because.${Clause["kind"]}`;

/** A wording, or one wording for each plural category of the value `count`. */
type Wording = string | Readonly<Record<string, string>>;

/** Values for the placeholders of a message; plain strings are made inert. */
type Values = Readonly<Record<string, string | number | Markdown>>;

/** The words of one language. */
export interface Words {
  readonly locale: string;
  /** A message as Markdown. */
  readonly say: (key: MessageKey, values?: Values) => Markdown;
  /** A message as plain text, for places that know no Markdown, such as titles. */
  readonly plain: (key: MessageKey, values: Readonly<Record<string, string | number>>) => string;
  /** Why something is as it is, as plain text without a full stop. */
  readonly because: (why: Why) => string;
  /** The sentences of one line of a timeline, what people wrote shortened to a length. */
  readonly tell: (sentences: readonly Sentence[], length: number) => Markdown;
}

/** Reads `messages.json` of a language. Throws when the text is no such file or one of its words is missing: both are ours to mend. */
export function readWords(text: string, locale: string): Words {
  const wordings = readWordings(text);
  const missing = MESSAGE_KEYS.filter((key) => !wordings.has(key));
  if (missing.length > 0) throw new Error(`messages of ${locale} lack ${missing.join(", ")}`);
  const plurals = new Intl.PluralRules(locale);
  const wordingOf = (key: MessageKey, count: unknown): string => {
    const wording = wordings.get(key) ?? "";
    if (typeof wording === "string") return wording;
    const category = typeof count === "number" ? plurals.select(count) : "other";
    return wording[category] ?? wording["other"] ?? "";
  };
  const say: Words["say"] = (key, values = {}) =>
    markdown(fill(wordingOf(key, values["count"]), (name) => inMarkdown(values[name])));
  const plain: Words["plain"] = (key, values) =>
    fill(wordingOf(key, values["count"]), (name) => String(values[name] ?? ""));
  const because: Words["because"] = (why) => wordClause(why, plain);
  return {
    locale,
    say,
    plain,
    because,
    tell: (sentences, length) =>
      join(
        sentences.map(({ name, values }) =>
          say(`timeline.${name}`, translate(values, length, { say, because })),
        ),
        " ",
      ),
  };
}

function readWordings(text: string): ReadonlyMap<string, Wording> {
  const read: unknown = JSON.parse(text);
  const wordings = new Map<string, Wording>();
  for (const [group, messages] of entriesOf(read))
    for (const [name, wording] of entriesOf(messages))
      wordings.set(
        `${group}.${name}`,
        typeof wording === "string"
          ? wording
          : Object.fromEntries(entriesOf(wording).map(([form, value]) => [form, String(value)])),
      );
  return wordings;
}

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === "object" && value !== null ? Object.entries(value) : [];

const fill = (wording: string, value: (name: string) => string): string =>
  wording.replaceAll(/\{(?<name>[a-zA-Z]+)\}/gu, (_, name: string) => value(name));

const inMarkdown = (value: string | number | Markdown | undefined): string =>
  value === undefined ? "" : sourceOf(value);

/** A clause of a person as it is, and one of the engine in the words of the language. */
function wordClause(why: Why, plain: Words["plain"]): string {
  if (typeof why === "string") return why;
  if (why.kind === "span") return formatDuration(why.length);
  if (why.kind === "all") return why.of.map((one) => wordClause(one, plain)).join("; ");
  if (why.kind === "sentences") return why.of.map((one) => `${wordClause(one, plain)}.`).join(" ");
  const { kind, ...contents } = why;
  const values = Object.entries(contents).map(([name, value]: [string, Why | number]) => [
    name,
    typeof value === "number" ? value : wordClause(value, plain),
  ]);
  // Of one there are no words for, its name says more than nothing.
  return plain(`because.${kind}`, Object.fromEntries(values)) || kind;
}

function translate(
  values: Sentence["values"],
  length: number,
  { say, because }: Pick<Words, "say" | "because">,
): Values {
  const translated = (value: Sentence["values"][string]): Values[string] => {
    if (typeof value === "number") return value;
    return typeof value === "object" && isWord(value)
      ? say(keyOf(value))
      : shorten(because(value), length);
  };
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, translated(value)]),
  );
}

const isWord = (value: Word | Clause): value is Word => "word" in value;

function keyOf(word: Word): MessageKey {
  switch (word.kind) {
    case "phase":
      return `phase.${word.word}`;
    case "health":
      return `health.${word.word}`;
    case "outcome":
      return `outcome.${word.word}`;
  }
}
