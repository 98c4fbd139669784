/** What a command may touch of the machine it runs on. */
export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Full path of the folder it is used in, which relative paths begin at. */
  readonly folder: string;
  /** To standard output; the text ends with its own line end. */
  readonly print: (text: string) => void;
  /** To standard error. */
  readonly complain: (text: string) => void;
  /** A file by its path; rejects as `node:fs` does. */
  readonly readFile: (path: string) => Promise<Uint8Array>;
  /** Writes a file, and the folders it lies in where they are not there; rejects as `node:fs` does. */
  readonly writeFile: (path: string, text: string) => Promise<void>;
}

/** An option of a command. */
export interface Option {
  readonly name: string;
  readonly summary: string;
  /** The values it takes, the first of which is the default; left out for one that is only given or not. */
  readonly choices?: readonly string[];
}

/** What a command is about, typed behind its name without dashes. */
interface Operand {
  /** As the usage shows it: `FILE`. */
  readonly name: string;
  readonly summary: string;
  /** Whether it may be left out, and typed any number of times. Nothing can stand behind it. */
  readonly isRepeated?: boolean;
}

/** What somebody typed after a command's name, checked against its operands and options. */
export interface Call {
  readonly terminal: Terminal;
  /** The operands: one for each that the command has, and any number for a repeated one. */
  readonly operands: readonly string[];
  /** The value of an option that has choices. */
  readonly chosen: (option: string) => string;
  /** Whether an option without choices was typed. */
  readonly isGiven: (option: string) => boolean;
}

/** One command of `sitrep`: a file and a line of the registry. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** What must be typed, in this order. */
  readonly operands: readonly Operand[];
  readonly options: readonly Option[];
  /** Exit code: 0 when what was asked for is so, 1 when it is not, 2 when it cannot be told. */
  readonly run: (call: Call) => Promise<number>;
}
