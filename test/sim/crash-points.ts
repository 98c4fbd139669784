import { readTemplates } from "../../src/files/read-templates.ts";
import { report } from "../scenario/repository.ts";
import { play, type Played } from "./play.ts";
import { stock, type Shelf } from "../support/shelf.ts";
import type { Story } from "./story.ts";
import { CALM, type Asking, type Trouble, type Weather } from "./weather.ts";

/** An incident from the form to the merged postmortem, with something of everything the bot does. */
const PLAYED: Story = {
  isForBoth: false,
  strands: [
    [
      {
        kind: "open",
        by: "ada",
        body: report({ severity: "SEV-2 (degraded)" }),
        labels: ["incident"],
        after: 2000,
      },
      { kind: "say", by: "ada", text: "/ack\n/lead me\n/severty sev-1", after: 9000 },
      { kind: "say", by: "grace", text: "/probe health", after: 9000 },
      { kind: "await", what: "answered", after: 2000 },
      { kind: "say", by: "grace", text: "/done 1\n/update Worker restarted", after: 9000 },
      { kind: "say", by: "ada", text: "/status mitigating", after: 9000 },
      { kind: "say", by: "grace", text: "/resolve worker restarted", after: 9000 },
      { kind: "await", what: "closed", after: 2000 },
      { kind: "merge", by: "ada", after: 9000 },
    ],
  ],
};

/** What the App asked, in order. */
type Asked = readonly Pick<Asking, "method" | "path">[];

/** A weather that notes what the App asks, and stops its process at one request, before or after it took effect. */
function crashingAt(crash: { readonly request: number; readonly isApplied: boolean } | undefined): {
  readonly weather: Weather;
  readonly asked: Asked;
} {
  const asked: Asking[] = [];
  return {
    asked,
    weather: {
      ...CALM,
      fateOf: (asking) => {
        if (asking.role === "app") asked.push(asking);
        const isNow = asking.role === "app" && asked.length === crash?.request;
        const trouble: Trouble | undefined = isNow
          ? { kind: "crash", isApplied: crash.isApplied }
          : undefined;
        return { ...CALM.fateOf(asking), trouble };
      },
    },
  };
}

/** The incident without a crash: how it ends, and what the App asked for it. */
export async function playCalmly(): Promise<{
  readonly shelf: Shelf;
  readonly ends: Played["ends"];
  readonly asked: Asked;
}> {
  const shelf = stock(await readTemplates(new URL("../../templates/", import.meta.url)));
  const { weather, asked } = crashingAt(undefined);
  const { problems, ends } = await play(PLAYED, { shelf, weather, seed: 0, isTraced: false });
  if (problems.length > 0) throw new Error(problems.join("; "));
  return { shelf, ends, asked };
}

/** Plays the incident while the App's process dies at one of its requests, counted from 1. */
export async function playWithCrash(
  shelf: Shelf,
  crash: { readonly request: number; readonly isApplied: boolean },
): Promise<Pick<Played, "problems" | "ends">> {
  const { weather, asked } = crashingAt(crash);
  const { problems, ends } = await play(PLAYED, { shelf, weather, seed: 0, isTraced: false });
  const hasCrashed = asked.length > crash.request;
  return { ends, problems: hasCrashed ? problems : [...problems, "the App did not die"] };
}
