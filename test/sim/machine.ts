import type { Alarm, Clock } from "../../src/control/port.ts";
import { instant } from "../../src/domain/time.ts";
import { carried, type Carried, type Carry } from "../../src/github/carry.ts";
import type { Ask } from "../github/http/in-process.ts";
import type { Packed } from "../github/http/pack.ts";
import type { Trace } from "./trace.ts";
import type { Role, Trouble, Weather } from "./weather.ts";

/**
 * What a process has of the world: a way to GitHub, a clock and alarms. Once it is stopped, nothing it left behind
 * reaches the world any more: its requests fail without being sent, its alarms stay silent.
 */
export interface Machine {
  readonly name: string;
  readonly carry: Carry;
  readonly clock: Clock;
  readonly alarm: Alarm;
  readonly isRunning: () => boolean;
  /** A request is under way. */
  readonly isBusy: () => boolean;
  /** Alarms that have not rung, in milliseconds since the epoch. */
  readonly alarms: () => readonly number[];
  readonly stop: () => void;
}

/** What machines are put into. */
export interface Surroundings {
  readonly ask: Ask;
  readonly weather: () => Weather;
  readonly now: () => number;
  readonly trace: Trace;
  /** A workflow was started, and whoever started it was not told. */
  readonly onUntoldDispatch: () => void;
  /** Somebody looked for runs of a workflow and saw those of an earlier moment. */
  readonly onLateRuns: (asOf: number) => void;
}

/** What one machine is. */
export interface MachineOptions {
  readonly name: string;
  readonly role: Role;
  /** The weather stopped it. */
  readonly onCrash: () => void;
}

const RUNS = /\/workflows\/[^/]+\/runs\?/u;

class Stopped extends Error {}

/** Starts a machine. */
export function createMachine(surroundings: Surroundings, options: MachineOptions): Machine {
  const { now, trace } = surroundings;
  const skew = surroundings.weather().skew();
  const pending = new Set<(reason: Error) => void>();
  const alarms = new Set<{ readonly at: number; readonly cancel: () => void }>();
  let isRunning = true;
  const stop = (): void => {
    isRunning = false;
    for (const { cancel } of alarms) cancel();
    for (const fail of pending) fail(new Stopped(`${options.name} was stopped`));
  };
  const crash = (): never => {
    if (isRunning) {
      trace(`${options.name} CRASHES`);
      stop();
      options.onCrash();
    }
    throw new Stopped(`${options.name} was stopped`);
  };
  /** Waits, unless the machine stops or the client gives up. */
  const pass = (span: number, signal: AbortSignal | null | undefined): Promise<void> =>
    new Promise((resolve, reject) => {
      if (!isRunning) return reject(new Stopped(`${options.name} was stopped`));
      const fail = (reason: Error): void => {
        clearTimeout(timer);
        pending.delete(fail);
        reject(reason);
      };
      const timer = setTimeout(() => {
        pending.delete(fail);
        resolve();
      }, span);
      pending.add(fail);
      signal?.addEventListener("abort", () => fail(new DOMException("gave up", "TimeoutError")));
    });
  const clock = () => instant(now() + skew);
  return {
    name: options.name,
    isRunning: () => isRunning,
    isBusy: () => pending.size > 0,
    alarms: () => [...alarms].map(({ at }) => at),
    stop,
    clock,
    alarm: {
      at: (moment, ring) => {
        if (!isRunning) return () => {};
        const timer = setTimeout(
          () => {
            alarms.delete(alarm);
            ring();
          },
          Math.max(0, moment - clock()),
        );
        const alarm = { at: moment - skew, cancel: () => clearTimeout(timer) };
        alarms.add(alarm);
        return () => {
          alarm.cancel();
          alarms.delete(alarm);
        };
      },
    },
    carry: async (address, { method = "GET", headers, body = "", signal }) => {
      const url = new URL(address);
      const path = `${url.pathname}${url.search}`;
      const { role, name } = options;
      const fate = surroundings.weather().fateOf({ role, method, path });
      const { trouble } = fate;
      await pass(fate.sentAfter, signal);
      const said = `${name}: ${method} ${path}`;
      if (trouble?.isApplied === false) {
        trace(`${said} ${words(trouble)}, not applied`);
        if (trouble.kind === "crash") return crash();
        await pass(fate.answeredAfter, signal);
        return failure(address, trouble);
      }
      if (fate.lag > 0 && RUNS.test(path)) surroundings.onLateRuns(now() - fate.lag);
      const packed = surroundings.ask(
        { method, url, headers: { ...headers }, text: body },
        fate.lag === 0 ? undefined : now() - fate.lag,
      );
      const late = fate.lag === 0 ? "" : `, lists ${fate.lag} ms old`;
      trace(`${said} ${packed.status}${late}${trouble === undefined ? "" : ` ${words(trouble)}`}`);
      if (trouble !== undefined && path.endsWith("/dispatches")) surroundings.onUntoldDispatch();
      if (trouble?.kind === "crash") return crash();
      await pass(fate.answeredAfter, signal);
      return trouble === undefined ? told(address, packed) : failure(address, trouble);
    },
  };
}

function failure(url: string, trouble: Exclude<Trouble, { readonly kind: "crash" }>): Carried {
  if (trouble.kind === "drop") throw new Error("socket hang up");
  const { status, message, headers } = trouble;
  const content = Buffer.from(JSON.stringify({ message }));
  return told(url, {
    status,
    headers: { "content-type": "application/json", ...headers },
    content,
  });
}

const told = (url: string, { status, headers, content = Buffer.of() }: Packed): Carried =>
  carried(content, { status, statusText: "", url, headers: new Map(Object.entries(headers)) });

const words = (trouble: Trouble): string => {
  const after = trouble.isApplied ? "after it took effect" : "before";
  return trouble.kind === "answer"
    ? `FAULT ${trouble.status} ${after}`
    : `FAULT ${trouble.kind} ${after}`;
};
