import { created, notFound, ok, type Reply } from "../http/reply.ts";
import { numberParam, type RepositoryCall } from "../http/call.ts";
import { inRepository } from "../http/router.ts";
import { presentCheckRun } from "../present/check-run.ts";
import {
  presentCheckSuite,
  presentCheckSuitePage,
  type SuiteRuns,
} from "../present/check-suite.ts";
import type { CheckRunRecord } from "../store/records.ts";
import { runOf } from "./checks.ts";

const REPO = "/repos/{owner}/{repo}";
const READ = { permission: "checks", level: "read", role: "read" } as const;
const WRITE = { permission: "checks", level: "write", role: "write" } as const;

export const CHECK_SUITE_ROUTES = [
  inRepository(`GET ${REPO}/check-suites/{check_suite_id}`, READ, (call) =>
    ok(presentCheckSuitePage(call.world, call.repository, suiteOf(call))),
  ),
  inRepository(`POST ${REPO}/check-suites/{check_suite_id}/rerequest`, WRITE, (call) => {
    const runs = suiteOf(call);
    reopen(call, runs[0]);
    return tell(call, runs[0], {
      check_suite: presentCheckSuite(call.world, call.repository, runs),
    });
  }),
  inRepository(`POST ${REPO}/check-runs/{check_run_id}/rerequest`, WRITE, (call) => {
    const run = runOf(call);
    reopen(call, run);
    return tell(call, run, { check_run: presentCheckRun(call.world, call.repository, run) });
  }),
];

function suiteOf(call: RepositoryCall): SuiteRuns {
  const id = numberParam(call, "check_suite_id");
  const [first, ...others] = call.repository.checkRuns.all().filter((run) => run.suiteId === id);
  if (first === undefined) throw notFound();
  return [first, ...others];
}

/** The suite is open until its App says something; the runs stay as they are. */
const reopen = ({ repository }: RepositoryCall, { suiteId }: CheckRunRecord): void =>
  void repository.reopenedSuites.add(suiteId);

/** Only the App that made a check hears that it is asked for again. */
function tell(
  { world, repository, actor }: RepositoryCall,
  { appId }: CheckRunRecord,
  payload: { readonly check_run: unknown } | { readonly check_suite: unknown },
): Reply {
  world.announce({
    event: "check_run" in payload ? "check_run" : "check_suite",
    action: "rerequested",
    repository,
    payload,
    actor,
    permissions: ["checks"],
    onlyApp: appId,
  });
  return created({});
}
