// Preload (`node --import`): shifts the child's wall clock by SHIFT_CLOCK_BY milliseconds, so that a
// demo or a test that jumps in time takes its child processes along, and lets none of its pauses last
// longer than LONGEST_PAUSE milliseconds. All other timers are left alone.
import { syncBuiltinESMExports } from "node:module";
import timers from "node:timers/promises";

const offset = Number(process.env.SHIFT_CLOCK_BY ?? "0");
const longest = Number(process.env.LONGEST_PAUSE ?? "Infinity");

if (offset !== 0) {
  const RealDate = globalThis.Date;
  const now = () => RealDate.now() + offset;
  globalThis.Date = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
  });
}

if (longest !== Infinity) {
  const pause = timers.setTimeout;
  timers.setTimeout = (span, ...rest) => pause(Math.min(span, longest), ...rest);
  syncBuiltinESMExports();
}
