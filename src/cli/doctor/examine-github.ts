import type { Octokit } from "@octokit/rest";
import type { Clock } from "../../control/port.ts";
import { Fault, TerminalFault } from "../../domain/fault.ts";
import { type ClientSettings, createClient } from "../../github/client.ts";
import { createLimits } from "../../github/limits.ts";
import {
  type AcceptedInstallation,
  acceptedInstallations,
  allowanceOf,
  hookOf,
  type Registration,
  registrationOf,
  recentDeliveries,
} from "../../github/registration.ts";
import { createAnswerCache } from "../../github/remembered.ts";
import type { Settings } from "../../settings/settings.ts";
import { checkAllowances } from "./check/allowance.ts";
import { checkClock } from "./check/clock.ts";
import { checkDeliveries } from "./check/deliveries.ts";
import { checkGrants, checkInstallations } from "./check/grants.ts";
import { checkHook } from "./check/hook.ts";
import { type Finding, lookAt } from "./finding.ts";
import { readNeeds } from "./needs.ts";

type AppSettings = Pick<Settings, "appId" | "privateKey" | "apiUrl">;

/** Installations whose limit is asked for; of more than these the first ones speak for all. */
const MOST_ASKED = 50;

const CACHE_SIZE = 1_000_000;

/** What GitHub knows of the App: who it is, what it may do, what reaches it. */
export async function examineGitHub(
  settings: AppSettings,
  clock: Clock,
): Promise<readonly Finding[]> {
  const client: ClientSettings = {
    apiUrl: settings.apiUrl,
    cache: createAnswerCache(CACHE_SIZE),
    limits: createLimits(),
  };
  const { appId, privateKey } = settings;
  const asApp = createClient({ kind: "app", appId, privateKey }, client);
  const met = await attempted("GitHub", () => registrationOf(asApp));
  if (!met.isDone) return met.findings;
  const app = met.value;
  return [
    lookAt("GitHub").ok(`${settings.apiUrl ?? "https://api.github.com"} answers`),
    ...checkClock(clock(), app.answeredAt),
    lookAt("App").ok(`it writes as ${app.slug}[bot]`),
    ...checkGrants(await readNeeds(), app),
    ...(await examineInstallations(asApp, app, (installationId) =>
      createClient({ kind: "installation", appId, privateKey, installationId }, client),
    )),
    ...(await examineHook(asApp)),
  ];
}

async function examineInstallations(
  asApp: Octokit,
  app: Registration,
  clientOf: (installation: number) => Octokit,
): Promise<readonly Finding[]> {
  const found = await attempted("installations", () => acceptedInstallations(asApp));
  if (!found.isDone) return found.findings;
  const working = found.value.filter(({ isSuspended }) => !isSuspended).slice(0, MOST_ASKED);
  const allowances = await attempted("rate limit", () =>
    Promise.all(
      working.map(async ({ id, owner }: AcceptedInstallation) => ({
        owner,
        ...(await allowanceOf(clientOf(id))),
      })),
    ),
  );
  return [
    ...checkInstallations(await readNeeds(), app, found.value),
    ...(allowances.isDone ? checkAllowances(allowances.value) : allowances.findings),
  ];
}

async function examineHook(asApp: Octokit): Promise<readonly Finding[]> {
  const hook = await attempted("webhook", () => hookOf(asApp));
  if (!hook.isDone) return hook.findings;
  const attempts = await attempted("deliveries", () => recentDeliveries(asApp));
  return [
    ...checkHook(hook.value),
    ...(attempts.isDone ? checkDeliveries(attempts.value, hook.value) : attempts.findings),
  ];
}

type Attempted<T> =
  | { readonly isDone: true; readonly value: T }
  | { readonly isDone: false; readonly findings: readonly Finding[] };

/** Asks GitHub; what goes wrong is a finding. */
async function attempted<T>(about: string, ask: () => Promise<T>): Promise<Attempted<T>> {
  try {
    return { isDone: true, value: await ask() };
  } catch (problem) {
    if (!(problem instanceof Fault) && !(problem instanceof TerminalFault)) throw problem;
    const todo =
      problem instanceof TerminalFault
        ? "Another try will not help before that is mended."
        : "See that GITHUB_API_URL is right, that this network lets requests out, and https://www.githubstatus.com";
    return { isDone: false, findings: [lookAt(about).fail(problem.message, todo)] };
  }
}
