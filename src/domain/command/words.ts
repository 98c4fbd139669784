import { findSeverity, type Severity } from "../policy.ts";
import { SETTABLE_PHASES } from "../phase.ts";
import { firstWord, type Argument } from "./argument.ts";
import { codeList } from "./code.ts";

/** A severity by its code, its label or any alias, in whatever case and punctuation. */
export const severity = (): Argument<Severity> => ({
  usage: (name) => `<${name}>`,
  take: (rest, vocabulary) => {
    const [head, after] = firstWord(rest);
    const [next, behind] = firstWord(after);
    // `SEV 1` is one name in two words; a lone `sev` never is a severity, so nothing else is meant.
    const single = findSeverity(vocabulary, head);
    if (single !== undefined && head !== "") return { ok: true, value: single, rest: after };
    const double = next === "" ? undefined : findSeverity(vocabulary, `${head}${next}`);
    return double === undefined
      ? {
          ok: false,
          expected: `one of ${codeList(vocabulary.severities.map(({ code }) => code))}`,
        }
      : { ok: true, value: double, rest: behind };
  },
});

type SettablePhase = (typeof SETTABLE_PHASES)[number];

const PHASE_WORDS: ReadonlyMap<string, SettablePhase> = new Map([
  ...SETTABLE_PHASES.map((phase) => [phase, phase] as const),
  ["investigate", "investigating"],
  ["identify", "identified"],
  ["mitigate", "mitigating"],
  ["monitor", "monitoring"],
]);

/** A phase that people set by hand. */
export const phase = (): Argument<SettablePhase> => ({
  usage: () => `<${SETTABLE_PHASES.join("|")}>`,
  take: (rest) => {
    const [head, after] = firstWord(rest);
    const wanted = head.toLowerCase();
    const value = PHASE_WORDS.get(wanted);
    if (value !== undefined) return { ok: true, value, rest: after };
    const isOver = /^(?:resolved?|closed?|done|fixed|over)$/u.test(wanted);
    const choices = `one of ${codeList(SETTABLE_PHASES)}`;
    return {
      ok: false,
      expected: isOver ? `${choices}; to end the incident write \`/resolve\`` : choices,
    };
  },
});

const LOGIN = /^@(?<login>[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}(?:\[bot\])?)[.,:;!]?$/iu;

/** A person: a login without its `@`, or `me`. */
export const person = (): Argument<string> => ({
  usage: () => `<@login|me>`,
  take: (rest) => {
    const [head, after] = firstWord(rest);
    if (head.toLowerCase() === "me") return { ok: true, value: "me", rest: after };
    const login = LOGIN.exec(head)?.groups?.["login"];
    return login === undefined
      ? { ok: false, expected: "`me` or a GitHub login such as `@octocat`" }
      : { ok: true, value: login, rest: after };
  },
});

/** One of this team's roles, `lead` among them. */
export const role = (): Argument<string> => ({
  usage: (name) => `<${name}>`,
  take: (rest, vocabulary) => {
    const [head, after] = firstWord(rest);
    const roles = ["lead", ...vocabulary.roles.filter((name) => name !== "lead")];
    const value = roles.find((name) => name.toLowerCase() === head.toLowerCase());
    return value === undefined
      ? { ok: false, expected: `one of ${codeList(roles)}` }
      : { ok: true, value, rest: after };
  },
});

/** A probe of this team. */
export const probe = (): Argument<string> => ({
  usage: (name) => `<${name}>`,
  take: (rest, vocabulary) => {
    const [head, after] = firstWord(rest);
    const value = vocabulary.probes.find((name) => name.toLowerCase() === head.toLowerCase());
    if (value !== undefined) return { ok: true, value, rest: after };
    return {
      ok: false,
      expected:
        vocabulary.probes.length === 0
          ? "the name of a probe in `.github/incidents.yml`, where there is none yet"
          : `one of ${codeList(vocabulary.probes)}`,
    };
  },
});
