import type { Clock } from "../../control/port.ts";
import { readQueueFigures } from "../../queue/postgres/figures.ts";
import type { Settings } from "../../settings/settings.ts";
import { checkDatabase, checkPasses } from "./check/queue.ts";
import { askRunningApp, type RunningApp } from "./running-app.ts";
import { type Finding, lookAt } from "./finding.ts";

/** Where the queue is kept, and where the App listens. */
type Places = Pick<Settings, "databaseUrl" | "host" | "port">;

/** Whether incidents get their passes: as the database says, or else the App itself. */
export async function examineQueue(places: Places, clock: Clock): Promise<readonly Finding[]> {
  const { databaseUrl } = places;
  return databaseUrl === undefined
    ? await examineApp(places)
    : await examineDatabase(databaseUrl, clock);
}

async function examineDatabase(databaseUrl: string, clock: Clock): Promise<readonly Finding[]> {
  try {
    return checkDatabase(await readQueueFigures(databaseUrl), clock());
  } catch (problem) {
    const says = `it cannot be asked: ${withoutPassword(sentenceOf(problem), databaseUrl)}`;
    return [lookAt("database").fail(says, "See that DATABASE_URL is right and PostgreSQL runs.")];
  }
}

/** Where a name has several addresses, each of them failed for a reason of its own. */
function sentenceOf(problem: unknown): string {
  const [first]: readonly unknown[] = problem instanceof AggregateError ? problem.errors : [];
  const told = first ?? problem;
  return told instanceof Error ? told.message : "unknown problem";
}

/** A driver may quote the address it was given. */
function withoutPassword(text: string, databaseUrl: string): string {
  const password = URL.parse(databaseUrl)?.password ?? "";
  const decoded = new URLSearchParams(`password=${password}`).get("password") ?? "";
  return [password, decoded]
    .filter((secret) => secret !== "")
    .reduce((shown, secret) => shown.replaceAll(secret, "…"), text);
}

async function examineApp({ host, port }: Places): Promise<readonly Finding[]> {
  const look = lookAt("running App");
  if (port === 0)
    return [look.warn("it takes any free port, so it cannot be asked", "Set PORT to ask it.")];
  const url = addressOf(host, port);
  const seen = await askRunningApp(url);
  switch (seen.kind) {
    case "nobody":
      return [
        look.fail(
          `nothing answers at ${url}`,
          "Start it with npm start, or set HOST and PORT as it has them.",
        ),
      ];
    case "stranger":
      return [
        look.fail(
          `what answers at ${url} is not the App`,
          "Set HOST and PORT as the App has them.",
        ),
      ];
    case "app":
      return [readiness(url, seen), ...checkPasses(seen.passes)];
  }
}

function readiness(
  url: string,
  { isReady }: Extract<RunningApp, { readonly kind: "app" }>,
): Finding {
  const look = lookAt("running App");
  return isReady
    ? look.ok(`ready at ${url}`)
    : look.warn(`not ready yet at ${url}`, "When it stays so, its log says what it waits for.");
}

/** Where a program on this machine reaches it. */
function addressOf(host: string | undefined, port: number): string {
  const isEverywhere = host === undefined || host === "0.0.0.0" || host === "::";
  const name = isEverywhere ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
