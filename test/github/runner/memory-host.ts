import type { RunnerHost, TokenPermissions } from "../actions.ts";
import type { RunRecord } from "../store/records.ts";

/** A host that keeps one repository's files and the runs in memory, to test the runner by itself. */
export interface MemoryHost extends RunnerHost {
  readonly records: ReadonlyMap<number, RunRecord>;
  readonly minted: { readonly permissions: TokenPermissions; isRevoked: boolean }[];
}

/** A host whose every ref has the same files, unless `trees` has others for it. */
export function createMemoryHost(o: {
  readonly files: Readonly<Record<string, string>>;
  readonly trees?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
}): MemoryHost {
  const encoder = new TextEncoder();
  const records = new Map<number, RunRecord>();
  const minted: MemoryHost["minted"] = [];
  return {
    records,
    minted,
    apiUrl: "http://localhost:1",
    now: () => 0,
    files: (_repository, ref) =>
      new Map(
        Object.entries(o.trees?.[ref] ?? o.files).map(([path, text]) => [
          path,
          encoder.encode(text),
        ]),
      ),
    defaultBranch: () => "main",
    headSha: () => "a".repeat(40),
    createRun: (made) => {
      const record: RunRecord = {
        ...made,
        id: records.size + 1,
        workflowId: 1,
        status: "queued",
        conclusion: undefined,
        runNumber: records.size + 1,
        createdAt: 0,
        updatedAt: 0,
        startedAt: 0,
        htmlUrl: "http://localhost:1/run",
      };
      records.set(record.id, record);
      return record;
    },
    updateRun: (id, { jobs: _jobs, ...change }) => {
      const record = records.get(id);
      if (record !== undefined) records.set(id, { ...record, ...change });
    },
    run: (id) => records.get(id),
    mintToken: ({ permissions }) => {
      const entry = { permissions, isRevoked: false };
      minted.push(entry);
      return {
        token: `ghs_token_${minted.length}`,
        revoke: () => {
          entry.isRevoked = true;
        },
      };
    },
    secrets: () => o.secrets ?? {},
    variables: () => o.variables ?? {},
  };
}
