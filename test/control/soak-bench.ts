import { botComments, ledgerOf, readMarker, withMarker } from "../../src/control/bot-comment.ts";
import { fold } from "../../src/domain/fold.ts";
import type { Health } from "../../src/domain/probe/report.ts";
import { ACTIONS } from "../support/memory-forge.ts";
import { bench, FILES } from "./bench.ts";
import { reportProbe, requestOf } from "./probe-comment.ts";

/** What must be well for `openSoak`, and how long; the soak is that of `sev-1`. */
interface Wanted {
  readonly soak?: string;
  readonly probes?: readonly string[];
  readonly manual?: readonly string[];
  readonly final?: readonly string[];
}

export type SoakBench = Awaited<ReturnType<typeof openSoak>>;

export const MINUTE = 60_000;

const PROBES = `
  smoke: { kind: http, title: Live smoke, url: https://shop.example/smoke }
`;

function configOf({ soak = "10m", probes = ["health"], manual = [], final = [] }: Wanted): string {
  const validation = JSON.stringify({ probes, every: "5m", manual, final });
  return (FILES[".github/incidents.yml"] ?? "")
    .replace("soak: 10m", `soak: ${soak}`)
    .replace(
      "\nvalidation: { probes: [health], every: 5m }\n",
      `${PROBES}validation: ${validation}\n`,
    );
}

/** An incident whose resolution waits for what is wanted, before anybody has asked for it. */
export async function openSoak(wanted: Wanted = {}) {
  const b = bench({ files: { ...FILES, ".github/incidents.yml": configOf(wanted) } });
  await b.run();
  const bot = () => botComments(b.comments(), b.forge.self, { app: undefined, actions: false });
  const current = () => b.of("validation").at(-1);
  return {
    ...b,
    /** A second later somebody says something, and a pass follows. */
    tell: async (login: string, said: string) => {
      b.pass(1000);
      b.say(login, said);
      return await b.run();
    },
    incident: () => fold(ledgerOf(bot())),
    entries: () => ledgerOf(bot()).entries,
    phase: () => fold(ledgerOf(bot()))?.phase,
    /** A time later the runs that were asked for have ended, quietly where they are healthy, and a pass follows. */
    wait: async (span: number, health: Health = "healthy") => {
      b.pass(span);
      await b.run();
      endRuns(b, health);
      return await b.run();
    },
    /** Sets a box of the comment that answers `/resolve`, as the mouse does. */
    click: (box: number, isTicked = true) => {
      const comment = current();
      if (comment === undefined) throw new Error("there is no comment with boxes");
      let index = 0;
      b.pass(1000);
      b.editAs(
        comment.id,
        comment.body.replaceAll(/^- \[[ x]\]/gmu, (found) =>
          ++index === box ? `- [${isTicked ? "x" : " "}]` : found,
        ),
      );
    },
    /** Boxes of the comment that answers `/resolve` last. */
    boxes: () =>
      [...(current()?.body ?? "").matchAll(/^- \[(?<mark>[ x])\]/gmu)].map(
        ({ groups }) => groups?.["mark"],
      ),
    dispatches: () => b.writes.filter((write) => write.startsWith("dispatch")),
  };
}

/** Ends every run that goes on: a healthy one says so by its conclusion alone, another reports. */
export function endRuns(b: ReturnType<typeof bench>, health: Health): void {
  for (const [index, { status }] of b.runs.entries()) {
    if (status === "completed") continue;
    const request = requestOf(b, index);
    if (health === "healthy") b.finishRun(request, "success");
    else if (request.startsWith("f")) reportFinal(b, health, request);
    else reportProbe(b, health, request);
  }
}

/** Does what the Action does when a group of final probes is not healthy: one comment with all reports, a red run. */
function reportFinal(b: ReturnType<typeof bench>, health: Health, group: string): void {
  const body = withMarker("Live smoke.", {
    kind: "probe",
    request: group,
    run: undefined,
    impossible: undefined,
    report: undefined,
    reports: [
      {
        version: 1,
        probe: "smoke",
        request: `${group}~smoke`,
        health,
        summary: "the conclusion is failure",
        at: b.clock(),
        latency: undefined,
        attempts: 1,
        assertions: [],
        values: {},
        runUrl: undefined,
      },
    ],
  });
  b.sayAs(ACTIONS, body);
  b.finishRun(group, "failure");
}

/** What a comment's marker says its request is. */
export const requestIn = (body: string): string | undefined => {
  const marker = readMarker(body);
  return marker?.kind === "validation" ? marker.request : undefined;
};
