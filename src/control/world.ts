import type { Linter } from "../lint/lint.ts";
import type { TemplateSources } from "../render/renderer.ts";
import type { Documents } from "./documents.ts";
import type { Memory } from "./memory.ts";
import type { Clock, Forge } from "./port.ts";

/** Everything a pass may touch. */
export interface World {
  readonly forge: Forge;
  readonly clock: Clock;
  readonly documents: Documents;
  readonly memory: Memory;
  /** Built-in templates; a repository's own are laid over them. */
  readonly templates: TemplateSources;
  readonly log: Log;
  /** Looks at what pull requests bring; where there is none, pull requests are ignored. */
  readonly linter?: Linter | undefined;
}

/** Structured log lines; values never hold secrets or text written by people. */
export interface Log {
  readonly info: (message: string, fields?: Readonly<Record<string, string | number>>) => void;
  readonly warn: (message: string, fields?: Readonly<Record<string, string | number>>) => void;
}
