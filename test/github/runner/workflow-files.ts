import { basename } from "node:path";
import type { RunnerHost } from "../actions.ts";
import { readWorkflow, type ReadWorkflow } from "./workflow.ts";

/** A workflow file of a repository, read. */
export interface WorkflowFile {
  /** `.github/workflows/probe.yml` */
  readonly path: string;
  /** `probe.yml` */
  readonly name: string;
  readonly read: ReadWorkflow;
}

/** Finds and reads the workflow files at a ref; a text is read once. */
export function createWorkflowFiles(
  host: RunnerHost,
): (repository: string, ref: string) => readonly WorkflowFile[] {
  const known = new Map<string, ReadWorkflow>();
  const decoder = new TextDecoder();

  function read(path: string, content: Uint8Array): ReadWorkflow {
    const text = decoder.decode(content);
    const key = `${path}\n${text}`;
    const result = known.get(key) ?? readWorkflow(path, text);
    known.set(key, result);
    return result;
  }

  return (repository, ref) =>
    [...host.files(repository, ref)]
      .filter(([path]) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path))
      .map(([path, content]) => ({ path, name: basename(path), read: read(path, content) }));
}
