import { SENTENCES, type Sentence, type Word } from "../domain/postmortem/sentence.ts";
import { PHASES } from "../domain/phase.ts";
import { shorten } from "./shorten.ts";
import { join, markdown, sourceOf, type Markdown } from "./markdown.ts";

/** Every message a language has to word, beside its templates. */
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
  ...SENTENCES.map((name) => `timeline.${name}` as const),
] as const;

/** One of `MESSAGE_KEYS`. */
type MessageKey = (typeof MESSAGE_KEYS)[number];

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
  /** The sentences of one line of a timeline, what people wrote shortened to a length. */
  readonly tell: (sentences: readonly Sentence[], length: number) => Markdown;
}

/** Reads `messages.json` of a language. Throws when the text is no such file or a message is missing: both are ours to mend. */
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
  return {
    locale,
    say,
    plain: (key, values) =>
      fill(wordingOf(key, values["count"]), (name) => String(values[name] ?? "")),
    tell: (sentences, length) =>
      join(
        sentences.map(({ name, values }) =>
          say(`timeline.${name}`, translate(values, length, say)),
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

function translate(values: Sentence["values"], length: number, say: Words["say"]): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "object"
        ? say(keyOf(value))
        : typeof value === "string"
          ? shorten(value, length)
          : value,
    ]),
  );
}

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
