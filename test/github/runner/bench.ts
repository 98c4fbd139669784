import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TriggerEvent } from "../actions.ts";
import { createMemoryHost, type MemoryHost } from "./memory-host.ts";
import type { RunReport } from "./report.ts";
import { createRunner, type LocalRunner } from "./runner.ts";

/** A runner with one repository and a small real action of its own. */
export interface Bench extends Disposable {
  readonly host: MemoryHost;
  readonly runner: LocalRunner;
  /** Triggers an event of `team/service` on `main`. */
  readonly trigger: (name: string, more?: Partial<TriggerEvent>) => void;
}

const MANIFEST = `
name: Test action
inputs:
  mode: { description: what to do, required: true }
  spaced name: { description: a name with a space, default: by default }
  token: { description: token, default: "\${{ github.token }}" }
runs: { using: node24, main: index.mjs }
`;

/** Sets up a runner: workflow files by name, and the source of the action's module. */
export function openBench(o: {
  readonly workflows: Readonly<Record<string, string>>;
  readonly action?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly trees?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
  readonly childEnvironment?: () => Readonly<Record<string, string>>;
  readonly machines?: number;
  readonly onLine?: (run: RunReport, line: string) => void;
}): Bench {
  const directory = mkdtempSync(join(tmpdir(), "action-"));
  writeFileSync(join(directory, "action.yml"), MANIFEST);
  writeFileSync(join(directory, "index.mjs"), o.action ?? "");
  const workflows = Object.entries(o.workflows).map(([name, text]) => [
    `.github/workflows/${name}`,
    text,
  ]);
  const host = createMemoryHost({ ...o, files: { ...o.files, ...Object.fromEntries(workflows) } });
  const runner = createRunner({ ...o, host, action: { manifest: join(directory, "action.yml") } });
  return {
    host,
    runner,
    trigger: (name, more = {}) =>
      runner.trigger({
        name,
        repository: "team/service",
        payload: {},
        actor: "ana",
        ref: "refs/heads/main",
        sha: "a".repeat(40),
        ...more,
      }),
    [Symbol.dispose]: () => rmSync(directory, { recursive: true, force: true }),
  };
}
