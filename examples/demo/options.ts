import { readFlags } from "../../test/support/flags.ts";
import type { System } from "./system.ts";

/** What the demo is asked to do. */
export type Options =
  | { readonly kind: "play"; readonly systems: readonly System[] }
  | { readonly kind: "serve"; readonly system: System; readonly port: number }
  | { readonly kind: "help" }
  | { readonly kind: "unusable"; readonly why: string };

/** The demo's usage text. */
export const usage = (systems: readonly System[]): string =>
  [
    "npm run demo                        plays one incident of pitpilot",
    "npm run demo -- --system NAME       plays that team's incident; `all` plays every team's",
    "npm run demo -- --serve             keeps a GitHub up at http://localhost:4000, for you to play",
    "npm run demo -- --serve --port N    the same on another port",
    "",
    `Teams: ${systems.map(({ name }) => name).join(", ")}`,
  ].join("\n");

/** Reads the command line. The first system is played where none is named. */
export function readOptions(words: readonly string[], systems: readonly System[]): Options {
  const typed = readFlags(words, {
    system: { type: "string" },
    serve: { type: "boolean", default: false },
    port: { type: "string" },
  });
  if (typed.kind !== "values") return typed;
  const { values } = typed;
  const chosen = choose(values.system, systems);
  const [system] = chosen;
  if (system === undefined)
    return { kind: "unusable", why: `There is no team "${values.system}".` };
  if (!values.serve)
    return values.port === undefined
      ? { kind: "play", systems: chosen }
      : { kind: "unusable", why: "--port belongs to --serve." };
  if (values.system === "all")
    return { kind: "unusable", why: "--serve keeps one team up; name it with --system." };
  const port = Number(values.port ?? 4000);
  return Number.isInteger(port) && port >= 0 && port <= 65_535
    ? { kind: "serve", system, port }
    : { kind: "unusable", why: `"${values.port}" is no port number.` };
}

function choose(name: string | undefined, systems: readonly System[]): readonly System[] {
  if (name === undefined) return systems.slice(0, 1);
  return name === "all" ? systems : systems.filter((system) => system.name === name);
}
