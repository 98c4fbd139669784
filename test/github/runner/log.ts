import type { Mask } from "./mask.ts";

/** A message a step left with `::error::`, `::warning::` or `::notice::`. */
export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly message: string;
  /** `file`, `line`, `col`, `title`… as written. */
  readonly properties: Readonly<Record<string, string>>;
}

/** The log of a run: what steps print, with workflow commands acted on and secrets hidden. */
export interface Log {
  /** Takes one line of a step's output; workflow commands in it are carried out. */
  readonly take: (line: string) => void;
  /** Adds a line of the runner itself. */
  readonly note: (line: string) => void;
  readonly text: () => string;
  readonly annotations: () => readonly Annotation[];
}

const COMMAND = /^\s*::([a-z-]+)(?: ([^:]*))?::(.*)$/s;

/** An empty log; `onLine` is told of each line as it is kept, secrets hidden. */
export function createLog(mask: Mask, onLine: (line: string) => void = () => undefined): Log {
  const lines: string[] = [];
  const annotations: Annotation[] = [];
  let resumeWord: string | undefined;

  function note(line: string): void {
    const hidden = mask.hide(line);
    lines.push(hidden);
    onLine(hidden);
  }

  function carryOut(
    name: string,
    properties: Readonly<Record<string, string>>,
    value: string,
  ): void {
    switch (name) {
      case "add-mask":
        mask.add(value);
        return note("::add-mask::***");
      case "error":
      case "warning":
      case "notice":
        annotations.push({ level: name, message: mask.hide(value), properties });
        return note(`##[${name}]${value}`);
      case "group":
      case "endgroup":
        return note(`##[${name}]${value}`);
      case "stop-commands":
        resumeWord = value;
        return;
      case "debug":
        return;
      default:
        note(`::${name}::${value}`);
    }
  }

  return {
    note,
    take: (line) => {
      if (resumeWord !== undefined) {
        if (line.trim() === `::${resumeWord}::`) resumeWord = undefined;
        else note(line);
        return;
      }
      const [, name, properties, value] = COMMAND.exec(line) ?? [];
      if (name === undefined) return note(line);
      carryOut(name, readProperties(properties ?? ""), unescapeData(value ?? ""));
    },
    text: () => lines.map((line) => `${line}\n`).join(""),
    annotations: () => annotations,
  };
}

function readProperties(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(",").map((pair) => /^([^=]+)=(.*)$/s.exec(pair.trim()));
  return Object.fromEntries(
    pairs
      .filter((pair) => pair !== null)
      .map(([, key = "", value = ""]) => [
        key,
        unescapeData(value.replaceAll("%3A", ":").replaceAll("%2C", ",")),
      ]),
  );
}

function unescapeData(text: string): string {
  return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}
