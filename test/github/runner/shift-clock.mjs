// Preload (`node --import`): shifts the child's wall clock by SHIFT_CLOCK_BY milliseconds, so that a
// demo or a test that jumps in time takes its child processes along. Timers are left alone.
const offset = Number(process.env.SHIFT_CLOCK_BY ?? "0");

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
