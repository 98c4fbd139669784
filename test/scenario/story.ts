import { report } from "./repository.ts";
import type { Stage } from "./stage.ts";

/** One thing people do; the incident's number is known once it is open. */
type Step = (stage: Stage, number: number) => Promise<unknown>;

/** How the people of a story go about a step; whoever wants to disturb it does so here. */
export type Manner = (stage: Stage, step: () => Promise<unknown>) => Promise<void>;

const calmly: Manner = async (_, step) => void (await step());

/** An incident of SEV-2 with something of everything the bot does, up to its postmortem. */
const STEPS: readonly Step[] = [
  (stage, number) => stage.say(stage.ada, number, "/ack\n/lead me"),
  (stage, number) => stage.say(stage.grace, number, "/probe health"),
  (stage, number) => stage.say(stage.ada, number, "/done 1\n/fact endpoints /api/sync"),
  (stage, number) => stage.say(stage.grace, number, "/severty sev-3"),
  (stage, number) => stage.say(stage.ada, number, "/status mitigating\n/update Worker restarted"),
  (stage, number) => stage.say(stage.grace, number, "/resolve worker restarted"),
];

/** Plays the story and answers the number of its incident. */
export async function playStory(stage: Stage, manner: Manner = calmly): Promise<number> {
  let number = 0;
  await manner(stage, async () => {
    number = await stage.open({ body: report({ severity: "SEV-2 (degraded)" }) });
  });
  for (const step of STEPS) await manner(stage, () => step(stage, number));
  await stage.advance(1);
  return number;
}
