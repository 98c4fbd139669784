/** What a command may touch of the machine it runs on. */
export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** To standard output; the text ends with its own line end. */
  readonly print: (text: string) => void;
  /** To standard error. */
  readonly complain: (text: string) => void;
}

/** An option of a command. */
export interface Option {
  readonly name: string;
  readonly summary: string;
  /** The values it takes, the first of which is the default. */
  readonly choices: readonly string[];
}

/** What somebody typed after a command's name, checked against its options. */
export interface Call {
  readonly terminal: Terminal;
  /** The value of an option. */
  readonly chosen: (option: string) => string;
}

/** One command of `sitrep`: a file and a line of the registry. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly Option[];
  /** Exit code: 0 when what was asked for is so, 1 when it is not. */
  readonly run: (call: Call) => Promise<number>;
}
