import type { Vocabulary } from "./argument.ts";
import { findCommand, type Bound, type Command } from "./command.ts";
import { nearest } from "./nearest.ts";
import { code } from "./code.ts";
import { segments, type Segment } from "./segment.ts";

/** A line of a comment that is a command, or was meant to be one. */
export type CommandLine = {
  /**
   * Line of the comment, from 0. It names the command within the comment for ever, whatever commands are added to
   * the registry later.
   */
  readonly line: number;
  /** The command as typed, with the lines that belong to it. */
  readonly source: string;
} & (
  | { readonly kind: "command"; readonly command: Command; readonly bound: Bound }
  /** `suggestion` is the usage of the nearest command; `why` is the whole answer. */
  | {
      readonly kind: "unknown";
      readonly name: string;
      readonly suggestion: string;
      readonly why: string;
    }
);

/** More commands than this in one comment are refused; nobody types them. */
const COMMANDS_PER_COMMENT = 20;

/**
 * Reads the slash commands of a comment, in order. Text runs to the end of its paragraph: to an empty line or the
 * next command. A word that is near no command (`/cc`, another bot's command, `/etc/passwd`) is nobody's business
 * here and drops out. Never throws.
 */
export function parseComment(
  markdown: string,
  commands: readonly Command[],
  vocabulary: Vocabulary,
): readonly CommandLine[] {
  return segments(markdown)
    .flatMap((segment) => readSegment(segment, commands, vocabulary))
    .slice(0, COMMANDS_PER_COMMENT + 1)
    .map((line, index) => (index < COMMANDS_PER_COMMENT ? line : tooMany(line)));
}

function readSegment(
  segment: Segment,
  commands: readonly Command[],
  vocabulary: Vocabulary,
): readonly CommandLine[] {
  const { line, name, rest, below } = segment;
  const head = `/${name}${rest === "" ? "" : ` ${rest}`}`;
  const place = { line, source: below === "" ? head : `${head}\n${below}` };
  const command = findCommand(commands, name);
  if (command !== undefined) {
    const bound = command.bind(below === "" ? rest : `${rest}\n${below}`, vocabulary);
    return [{ ...place, kind: "command", command, bound }];
  }
  const meant = nearest(
    name,
    commands.flatMap((candidate) => [candidate.name, ...candidate.aliases]),
  );
  const suggestion = meant === undefined ? undefined : findCommand(commands, meant)?.usage;
  if (suggestion === undefined) return [];
  const why = `There is no command ${code(`/${name}`)}. Did you mean \`${suggestion}\`?`;
  return [{ ...place, kind: "unknown", name, suggestion, why }];
}

const tooMany = (line: CommandLine): CommandLine =>
  line.kind === "unknown"
    ? line
    : {
        ...line,
        bound: {
          ok: false,
          problem: `I read at most ${COMMANDS_PER_COMMENT} commands of one comment, and this one and those below it were left out. Please write them in another comment.`,
        },
      };
