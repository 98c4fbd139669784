import type { Alarm, Clock } from "../control/port.ts";

/** The longest wait a timer of the platform can hold, in milliseconds; a longer one would ring at once. */
const LONGEST = 2 ** 31 - 1;

/** An alarm on the platform's timers. It does not keep a process alive that has nothing else to do. */
export function systemAlarm(clock: Clock): Alarm {
  return {
    at: (moment, ring) => {
      let timer: NodeJS.Timeout;
      const wait = (): void => {
        const left = moment - clock();
        const step = (): void => (left > LONGEST ? wait() : ring());
        timer = setTimeout(step, Math.max(0, Math.min(left, LONGEST)));
        timer.unref();
      };
      wait();
      return () => clearTimeout(timer);
    },
  };
}
