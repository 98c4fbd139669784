import type { Config } from "../config/config.ts";
import { nearest } from "../domain/command/nearest.ts";
import { FILE_RULES } from "./file-rule.ts";
import { judgementOf, type Judgement, type Weighed } from "./judgement.ts";
import { levelOf } from "./level.ts";
import type { CheckoutEntry } from "./lint.ts";
import type { Finding, Rule, Subject } from "./rule.ts";
import { readSuppressions, type Suppression } from "./suppress.ts";

/** Looks at a runbook by these rules, where they are on; `known` names all rules there are. */
export function judgeRunbook(
  subject: Subject,
  rules: readonly Rule[],
  known: readonly string[],
): Judgement {
  const { lint } = subject.config;
  const suppressions = readSuppressions(subject.root, subject.text);
  const found = [
    ...rules.flatMap((rule) => weigh(rule, lint, () => [...rule.check(subject)])),
    ...weigh(FILE_RULES.comment, lint, () => strangers(suppressions, known)),
  ];
  return judgementOf(
    subject.path,
    found.filter((one) => !isSuppressed(one, suppressions)),
  );
}

/** Says which files cannot be read, and which links are not followed. */
export const judgeFiles = (
  links: readonly CheckoutEntry[],
  unreadable: ReadonlyMap<string, string>,
  lint: Config["lint"],
): readonly Judgement[] => [
  ...[...unreadable].map(([path, why]) =>
    judgementOf(
      path,
      weigh(FILE_RULES.unreadable, lint, () => [
        { ...AT_THE_TOP, message: `The file cannot be read because ${why}.`, hint: "" },
      ]),
    ),
  ),
  ...links.map(({ path, kind }) =>
    judgementOf(
      path,
      weigh(FILE_RULES.link, lint, () => [
        {
          ...AT_THE_TOP,
          message: `Here is a ${kind === "symlink" ? "symbolic link" : "submodule"}, which no incident gets a runbook from.`,
          hint: "Put a file here, or write patterns in `runbooks` that leave it out.",
        },
      ]),
    ),
  ),
];

const AT_THE_TOP = { line: 1, column: 1 };

/** The findings of a rule, which is not asked where it is off. */
function weigh(
  rule: Pick<Rule, "name" | "level">,
  lint: Config["lint"],
  find: () => readonly Finding[],
): readonly Weighed[] {
  const severity = levelOf(rule, lint);
  if (severity === "off") return [];
  return find().map((finding) => ({ rule: rule.name, severity, finding }));
}

const isSuppressed = (
  { rule, finding: { line } }: Weighed,
  suppressions: readonly Suppression[],
): boolean => suppressions.some((one) => one.rule === rule && one.from <= line && line <= one.to);

const strangers = (
  suppressions: readonly Suppression[],
  known: readonly string[],
): readonly Finding[] =>
  suppressions
    .filter(({ rule }) => !known.includes(rule))
    .map(({ rule, line, column }) => {
      const meant = nearest(rule, known);
      return {
        line,
        column,
        message:
          rule === ""
            ? "This comment names no rule, so that it turns nothing off."
            : `There is no rule \`${rule}\` to turn off.`,
        hint: meant === undefined ? "" : `Did you mean \`${meant}\`?`,
      };
    });
