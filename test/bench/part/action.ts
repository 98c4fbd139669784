import { spawn } from "node:child_process";
import { once } from "node:events";
import { startLocalGitHub } from "../../github/server.ts";
import { bytesOf, heaviestMode, readChunks } from "../../host/bundle-chunks.ts";
import { runBundle } from "../../host/run-bundle.ts";
import { startPatient } from "../../probe/patient.ts";
import { median, repeat, timed, type Figures } from "../measure.ts";

const ROUNDS = 20;

/**
 * What the built Action weighs in the mode that loads most and for an `http` probe, where nothing has JSONPaths, and how
 * long a whole run of one such probe takes beside the probe itself: to load, to ask GitHub for the config, to render and
 * to write the report. The time is given as a multiple of what Node itself takes to do nothing, measured in turn with it.
 */
export async function measureAction(): Promise<Figures> {
  const github = await startLocalGitHub();
  await using patient = await startPatient((_, response) => response.end("ok"));
  const ann = github.addPerson("ann");
  github.addRepository({ owner: "acme", name: "shop", collaborators: { ann: "write" } });
  const head = await ann.commitFile("acme/shop", {
    path: ".github/incidents.yml",
    content: `{ network: { allow: [127.0.0.1] }, probes: { up: { kind: http, url: "${patient.url}" } } }`,
  });
  const { token } = github.runnerHost.mintToken({
    repository: "acme/shop",
    permissions: { contents: "read" },
    runId: 77,
  });
  const rounds = await repeat(ROUNDS, async () => {
    const nothing = await timed(() => once(spawn(process.execPath, ["-e", "0"]), "close"));
    let probe = 0;
    const action = await timed(async () => {
      const { result } = await runBundle({
        inputs: { mode: "probe", probe: "up", "github-token": token },
        env: { GITHUB_API_URL: github.url, GITHUB_REF: "refs/heads/main", GITHUB_SHA: head },
      });
      probe = latencyOf(result);
    });
    return { nothing, action: action - probe };
  });
  await github.close();
  return {
    bundle_kib: heaviestMode() / 1024,
    probe_kib: bytesOf("probe", readChunks()) / 1024,
    action_start_ratio:
      median(rounds.map(({ action }) => action)) / median(rounds.map(({ nothing }) => nothing)),
  };
}

/** The probe's own time in milliseconds. */
function latencyOf(result: unknown): number {
  if (typeof result !== "object" || result === null) throw new Error("the run has no result");
  const { decision, latency_ms: latency }: { decision?: unknown; latency_ms?: unknown } = result;
  if (decision !== "healthy" || typeof latency !== "number")
    throw new Error(`the probe did not go well: ${JSON.stringify(result)}`);
  return latency;
}
