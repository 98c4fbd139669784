import type { IncidentEvent } from "../event.ts";
import type { Incident } from "../incident.ts";
import type { Policy } from "../policy.ts";
import type { Duration, Instant } from "../time.ts";
import type { Argument, Vocabulary } from "./argument.ts";
import { code } from "./code.ts";

/** Who may give a command. A responder has write access to the repository. */
type Authority = "anyone" | "responder";

/** A command in its situation. */
export interface Request {
  readonly by: string;
  readonly at: Instant;
  readonly incident: Incident;
  readonly policy: Policy;
  /** Runbooks that may be attached, as `{ id, title }`; ids are what people type. */
  readonly runbooks: readonly RunbookChoice[];
  /** Unique in the incident; commands derive keys from it. */
  readonly requestId: string;
  /** Head of the default branch, whose config decides. */
  readonly commit: string;
}

/** A runbook as an argument of `/runbook`. */
export interface RunbookChoice {
  /** File name without `.md`, or the path without it where two files share a name. */
  readonly id: string;
  readonly path: string;
  readonly title: string;
  /** What can be attached of it by itself, in its order; people type the number, from 1, or a word of the heading. */
  readonly parts: readonly { readonly id: string; readonly heading: string }[];
}

/** What a command asks the engine to do besides recording events; carried out by the planner. */
export type Ask =
  /** `command`: what the person asked about, as typed. */
  | { readonly kind: "show-help"; readonly command?: string | undefined }
  | { readonly kind: "show-status" }
  | { readonly kind: "list-flags" }
  | {
      readonly kind: "attach-runbook";
      readonly path: string;
      /** Id of one of its checklists; `undefined`: what a responder starts with. */
      readonly part: string | undefined;
    }
  | { readonly kind: "list-runbooks" };

/** What a command decided. */
export type Decision =
  | {
      readonly kind: "accepted";
      readonly events: readonly IncidentEvent[];
      readonly asks?: readonly Ask[];
    }
  /** `why` says what to do instead. */
  | { readonly kind: "refused"; readonly why: string };

type Arguments = Readonly<Record<string, Argument<unknown>>>;
type Values<A extends Arguments> = {
  readonly [K in keyof A]: A[K] extends Argument<infer T> ? T : never;
};

/** What the author of a command writes. */
export interface Definition<A extends Arguments> {
  readonly name: string;
  readonly aliases?: readonly string[];
  /** One sentence for `/help` and the README. */
  readonly summary: string;
  readonly who: Authority;
  readonly args: A;
  readonly examples: readonly [string, ...string[]];
  /** A request older than this when it is found is answered with "too late"; `undefined`: it never is. */
  readonly staleAfter?: Duration;
  readonly decide: (values: Values<A>, request: Request) => Decision;
}

/** A command whose argument types are sealed inside, so that commands of every shape fit one registry. */
export interface Command {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly summary: string;
  readonly who: Authority;
  readonly usage: string;
  readonly examples: readonly [string, ...string[]];
  readonly staleAfter: Duration | undefined;
  /** Reads the text behind the command's name; lines below the first are read by free text only. */
  readonly bind: (rest: string, vocabulary: Vocabulary) => Bound;
}

/** A command with its arguments, or what is wrong with them. */
export type Bound =
  | { readonly ok: true; readonly decide: (request: Request) => Decision }
  | { readonly ok: false; readonly problem: string };

/** Makes a command from its definition: the arguments give the usage text and the parser at once. */
export function command<const A extends Arguments>(definition: Definition<A>): Command {
  const entries = Object.entries(definition.args);
  const usage = [
    `/${definition.name}`,
    ...entries.map(([name, argument]) => argument.usage(name)),
  ].join(" ");
  return {
    name: definition.name,
    aliases: definition.aliases ?? [],
    summary: definition.summary,
    who: definition.who,
    usage,
    examples: definition.examples,
    staleAfter: definition.staleAfter,
    bind: (text, vocabulary) => {
      const end = text.search(/[\r\n]/u);
      let rest = (end === -1 ? text : text.slice(0, end)).trim();
      let below = end === -1 ? "" : text.slice(end);
      const values: Record<string, unknown> = {};
      for (const [name, argument] of entries) {
        const spansLines = argument.spansLines ?? false;
        const taken = argument.take(spansLines ? (rest + below).trim() : rest, vocabulary);
        if (spansLines) below = "";
        if (!taken.ok)
          return {
            ok: false,
            problem: `\`${name}\` must be ${taken.expected}. Usage: \`${usage}\``,
          };
        values[name] = taken.value;
        rest = taken.rest.trim();
      }
      if (rest.length > 0)
        return {
          ok: false,
          problem: `I cannot read ${code(rest)} here. Usage: \`${usage}\``,
        };
      // Every key of `args` was filled by the argument of that key, which is what `Values<A>` says.
      return { ok: true, decide: (request) => definition.decide(values as Values<A>, request) };
    },
  };
}

/** The command a person means by a name or an alias, with or without its slash, whatever the case. */
export function findCommand(commands: readonly Command[], name: string): Command | undefined {
  const wanted = name.replace(/^\//u, "").toLowerCase();
  return commands.find(
    (candidate) => candidate.name === wanted || candidate.aliases.includes(wanted),
  );
}
