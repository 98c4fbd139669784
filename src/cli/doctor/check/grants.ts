import type { AcceptedInstallation, Grants } from "../../../github/registration.ts";
import { counted } from "../../../domain/counted.ts";
import { type Finding, lookAt } from "../finding.ts";

/** From least to most. */
const LEVELS = ["none", "read", "write", "admin"];

const levelOf = ({ permissions }: Grants, name: string): number =>
  Math.max(0, LEVELS.indexOf(permissions[name] ?? "none"));

/** Whether the App was given what its manifest asks for, and no more. */
export function checkGrants(needs: Grants, given: Grants): readonly Finding[] {
  const look = lookAt("permissions");
  const missing = lacking(needs, given);
  const surplus = lacking(given, needs);
  return [
    ...(missing.length === 0 ? [] : [look.fail(`the App lacks ${missing.join(", ")}`, GRANT)]),
    ...(surplus.length === 0
      ? []
      : [look.warn(`the App has ${surplus.join(", ")}, which it does not need`, TAKE)]),
    ...(missing.length + surplus.length === 0
      ? [look.ok("the App has what its manifest asks for, and no more")]
      : []),
  ];
}

const GRANT =
  "Grant it in the App's settings under “Permissions & events”; then each installation has to accept it.";
const TAKE =
  "Take it away in the App's settings: what is not granted can be misused by nobody, and what nobody reads need not be sent.";

/** Whether each account has accepted what the App needs. */
export function checkInstallations(
  needs: Grants,
  app: { readonly url: string },
  installations: readonly AcceptedInstallation[],
): readonly Finding[] {
  const look = lookAt("installations");
  if (installations.length === 0)
    return [look.fail("the App is installed nowhere", `Install it: ${app.url}/installations/new`)];
  const suspended = installations.filter(({ isSuspended }) => isSuspended);
  const working = installations.filter(({ isSuspended }) => !isSuspended);
  const pending = working
    .map((one) => ({ ...one, missing: lacking(needs, one) }))
    .filter(({ missing }) => missing.length > 0);
  const complete = working.length - pending.length;
  return [
    ...(complete === 0
      ? []
      : [look.ok(`${counted(complete, "installation")} accepted all that is needed`)]),
    ...pending.map(({ owner, url, missing }) =>
      look.fail(
        `${owner} has not accepted ${missing.join(", ")}`,
        `An owner of ${owner} accepts it at ${url}`,
      ),
    ),
    ...suspended.map(({ owner, url }) =>
      look.warn(`${owner} has suspended the App`, `An owner of ${owner} lifts that at ${url}`),
    ),
  ];
}

/** What the first has and the second lacks: permissions as `issues: write`, events as `event push`. */
function lacking(wanted: Grants, given: Grants): readonly string[] {
  const permissions = Object.entries(wanted.permissions)
    .filter(([name]) => levelOf(given, name) < levelOf(wanted, name))
    .map(([name, level]) => `\`${name}: ${level}\``);
  const events = wanted.events.filter((event) => !given.events.includes(event));
  return [...permissions, ...events.map((event) => `the event \`${event}\``)];
}
