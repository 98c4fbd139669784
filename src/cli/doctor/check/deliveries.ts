import { isoInstant } from "../../../domain/time.ts";
import type { DeliveryAttempt, Hook } from "../../../github/registration.ts";
import { type Finding, lookAt } from "../finding.ts";

/** Whether what GitHub sent lately arrived, at once or when it was asked for again. */
export function checkDeliveries(
  attempts: readonly DeliveryAttempt[],
  { url }: Pick<Hook, "url">,
): readonly Finding[] {
  const look = lookAt("deliveries");
  const [newest] = attempts;
  if (newest === undefined)
    return [
      look.warn(
        "GitHub has sent nothing in the last three days",
        "Open an issue where the App is installed; when this stays so, make the webhook active in the App's settings.",
      ),
    ];
  const arrived = new Set(attempts.filter(isTaken).map(({ guid }) => guid));
  const all = new Set(attempts.map(({ guid }) => guid));
  const lost = attempts.filter(
    ({ guid }, at) => !arrived.has(guid) && attempts.findIndex((one) => one.guid === guid) === at,
  );
  const [last] = lost;
  if (last === undefined) return [look.ok(`recent deliveries arrived, all ${all.size} of them`)];
  const says = `${lost.length} of ${all.size} recent deliveries did not arrive: ${tally(lost)}, the last at ${isoInstant(last.at)}`;
  // As long as the newest one is taken, it is over, and the App asks for the others again.
  return [
    isTaken(newest)
      ? look.warn(says, "It seems to be over. The App asks for them again by itself.")
      : look.fail(
          says,
          `See that ${url} leads to the App, and that WEBHOOK_SECRET is the webhook's secret.`,
        ),
  ];
}

const isTaken = ({ status }: DeliveryAttempt): boolean => status >= 200 && status < 300;

/** `2 × 502, 1 × no answer`, the most frequent first. */
function tally(lost: readonly DeliveryAttempt[]): string {
  const counts = Map.groupBy(lost, ({ status }) => (status === 0 ? "no answer" : String(status)));
  return [...counts]
    .toSorted(([, one], [, other]) => other.length - one.length)
    .map(([answer, found]) => `${found.length} × ${answer}`)
    .join(", ");
}
