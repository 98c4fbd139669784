import { describe } from "vitest";
import { describeClosing } from "./contract/closing.ts";
import { describeFailures } from "./contract/failures.ts";
import { describeFigures } from "./contract/figures.ts";
import { describeNudges } from "./contract/nudges.ts";
import { describeSlots } from "./contract/slots.ts";
import { describeTimers } from "./contract/timers.ts";
import { describeUrgency } from "./contract/urgency.ts";
import { type QueueUnderTest, setStage } from "./contract/stage.ts";

/** What every queue promises. */
export function describeQueue(name: string, make: () => Promise<QueueUnderTest>): void {
  describe(name, () => {
    const stage = setStage(make);
    describeNudges(stage);
    describeSlots(stage);
    describeUrgency(stage);
    describeFigures(stage);
    describeTimers(stage);
    describeFailures(stage);
    describeClosing(stage);
  });
}
