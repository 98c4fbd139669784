import type { Requests } from "./requests.ts";

/**
 * How soon a request should go when there is not room for all. `high`: a person said something and waits; `normal`:
 * something was opened or changed; `low`: a timer, a sweep, a recovery, a pull request.
 */
export type Urgency = "high" | "normal" | "low";

const URGENCIES: readonly unknown[] = ["high", "normal", "low"] satisfies readonly Urgency[];
const isUrgency = (value: unknown): value is Urgency => URGENCIES.includes(value);

/** The urgency a request was given. */
export function urgencyOf(options: { readonly request?: object }): Urgency {
  const given: unknown =
    options.request !== undefined && "urgency" in options.request && options.request.urgency;
  return isUrgency(given) ? given : "normal";
}

/** The same client; all its requests have this urgency. */
export function withUrgency(octokit: Requests, urgency: Urgency): Requests {
  const urgent = (parameters?: { readonly request?: object }) => ({
    ...parameters,
    request: { ...parameters?.request, urgency },
  });
  return {
    log: octokit.log,
    request: octokit.request.defaults(urgent()),
    // Both levels of `rest` make their members when they are first asked for, so they cannot be copied.
    rest: onAccess(octokit.rest, (methods) =>
      isObject(methods)
        ? onAccess(methods, (method) =>
            isMethod(method) ? (parameters?: object) => method(urgent(parameters)) : method,
          )
        : methods,
    ),
  };
}

/** An object whose members are changed on access. */
const onAccess = <T extends object>(object: T, change: (member: unknown) => unknown): T =>
  new Proxy(object, { get: (target, name) => change(Reflect.get(target, name)) });

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

const isMethod = (value: unknown): value is (parameters?: object) => unknown =>
  typeof value === "function";
