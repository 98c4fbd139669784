import { setTimeout as pause } from "node:timers/promises";
import { startLocalGitHub } from "../../github/server.ts";
import { runBundle } from "../../host/run-bundle.ts";
import { startPatient } from "../../probe/patient.ts";
import { median, repeat, timed, type Figures } from "../measure.ts";

const ROUNDS = 5;
const PROBES = 10;

/** How long the slowest answer takes; the others come a tenth of it apart. */
const SLOWEST = 1000;

const nameOf = (index: number): string => `p${index + 1}`;

/**
 * How much longer one run of the Action takes for ten probes than for the slowest of them alone, measured in turn. The
 * ten take 5.5 times as long as the slowest when they are asked one after the other.
 */
export async function measureTriage(): Promise<Figures> {
  await using patient = await startPatient(({ url = "" }, response) => {
    const index = Number(url.slice(1));
    void pause(((index + 1) * SLOWEST) / PROBES).then(() => response.end("ok"));
  });
  const github = await startLocalGitHub({ isUnchecked: true });
  const names = Array.from({ length: PROBES }, (_, index) => nameOf(index));
  const probes = names.map(
    (name, index) => `  ${name}: { kind: http, url: "${patient.url}/${index}", retries: 0 }\n`,
  );
  github.addRepository({
    owner: "acme",
    name: "shop",
    files: {
      ".github/incidents.yml": `network: { allow: [127.0.0.1] }\nprobes:\n${probes.join("")}`,
    },
  });
  const { token } = github.runnerHost.mintToken({
    repository: "acme/shop",
    permissions: { contents: "read" },
    runId: 77,
  });
  const run = async (probe: string): Promise<void> => {
    const { code, log } = await runBundle({
      inputs: { mode: "probe", probe, "github-token": token },
      env: { GITHUB_API_URL: github.url },
    });
    if (code !== 0) throw new Error(log);
  };
  const rounds = await repeat(ROUNDS, async () => {
    const slowest = await timed(() => run(nameOf(PROBES - 1)));
    const all = await timed(() => run(names.join(",")));
    return { slowest, all };
  });
  await github.close();
  return {
    triage_ratio:
      median(rounds.map(({ all }) => all)) / median(rounds.map(({ slowest }) => slowest)),
  };
}
