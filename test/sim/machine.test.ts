import type { Carried } from "../../src/github/carry.ts";
import { afterEach, expect, test } from "vitest";
import { after, instant, seconds } from "../../src/domain/time.ts";
import type { Received } from "../github/http/answer.ts";
import { createDice } from "./dice.ts";
import { createMachine, type Machine, type Surroundings } from "./machine.ts";
import { onVirtualTime, type VirtualTime } from "./virtual-time.ts";
import { CALM, type Fate, type Trouble } from "./weather.ts";

const reached: string[] = [];
afterEach(() => reached.splice(0));

/** A world that only notes what reaches it. */
const surroundings = (time: VirtualTime, trouble?: Trouble): Surroundings => ({
  ask: ({ method }: Received) => {
    reached.push(method);
    return { status: 200, headers: {}, content: undefined };
  },
  weather: () => ({
    ...CALM,
    fateOf: (): Fate => ({ sentAfter: 20, answeredAfter: 20, lag: 0, trouble }),
  }),
  now: time.now,
  trace: () => {},
  onUntoldDispatch: () => {},
  onLateRuns: () => {},
});

const onMachine = (
  play: (machine: Machine, time: VirtualTime) => Promise<void>,
  trouble?: Trouble,
  onCrash = (): void => {},
): Promise<void> =>
  onVirtualTime(createDice(1), async (time) => {
    const machine = createMachine(surroundings(time, trouble), {
      name: "app",
      role: "app",
      onCrash,
    });
    await play(machine, time);
  });

const later = (time: VirtualTime, span: number): Promise<boolean> =>
  time.runUntil(time.now() + span, () => false);
const outcome = (asked: Promise<Carried>): Promise<string> =>
  asked.then(
    ({ status }) => String(status),
    (error: unknown) => String(error),
  );

test("a stopped machine sends nothing any more, at once or later", async () => {
  await onMachine(async (machine, time) => {
    const early = outcome(machine.carry("https://github.test/a", { method: "POST" }));
    await later(time, 5);
    machine.stop();
    const late = outcome(machine.carry("https://github.test/b", { method: "POST" }));
    await later(time, 60_000);
    expect(await early).toMatch(/was stopped/u);
    expect(await late).toMatch(/was stopped/u);
    expect(reached).toEqual([]);
  });
});

test("a stopped machine hears no answer to what it sent", async () => {
  await onMachine(async (machine, time) => {
    const asked = outcome(machine.carry("https://github.test/a", { method: "POST" }));
    await later(time, 30);
    expect(reached).toEqual(["POST"]);
    machine.stop();
    await later(time, 60_000);
    expect(await asked).toMatch(/was stopped/u);
  });
});

test("alarms of a stopped machine stay silent, those it had and those it sets", async () => {
  await onMachine(async (machine, time) => {
    const rung: string[] = [];
    const soon = after(machine.clock(), seconds(1));
    machine.alarm.at(soon, () => rung.push("before"));
    machine.stop();
    machine.alarm.at(soon, () => rung.push("after"));
    await later(time, 60_000);
    expect(rung).toEqual([]);
  });
});

test.each([
  [false, []],
  [true, ["POST"]],
])("a crash stops the machine at its request (applied: %s)", async (isApplied, expected) => {
  const crashes: string[] = [];
  await onMachine(
    async (machine, time) => {
      const asked = outcome(machine.carry("https://github.test/a", { method: "POST" }));
      await later(time, 60_000);
      expect(await asked).toMatch(/was stopped/u);
      expect(machine.isRunning()).toBe(false);
    },
    { kind: "crash", isApplied },
    () => crashes.push("crashed"),
  );
  expect(reached).toEqual(expected);
  expect(crashes).toEqual(["crashed"]);
});

test("an alarm rings by the machine's own clock", async () => {
  await onVirtualTime(createDice(1), async (time) => {
    const ahead = {
      ...surroundings(time),
      weather: () => ({ ...CALM, skew: () => 5000 }),
    };
    const machine = createMachine(ahead, { name: "app", role: "app", onCrash: () => {} });
    const rung: number[] = [];
    const began = time.now();
    expect(machine.clock()).toBe(began + 5000);
    machine.alarm.at(instant(began + 15_000), () => rung.push(time.now() - began));
    await later(time, 60_000);
    expect(rung).toEqual([10_000]);
  });
});
