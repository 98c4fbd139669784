import { type Instant, instant } from "../domain/time.ts";
import { attempt } from "./fault.ts";
import { collect, PER_PAGE } from "./pages.ts";
import type { Requests } from "./requests.ts";

/** What an App may do, by the names of its settings page. */
export interface Grants {
  /** `read`, `write` or `admin`, by permission. */
  readonly permissions: Readonly<Record<string, string>>;
  readonly events: readonly string[];
}

/** An App as GitHub has it registered. */
export interface Registration extends Grants {
  readonly slug: string;
  readonly url: string;
  /** GitHub's own time when it answered. */
  readonly answeredAt: Instant | undefined;
}

/** The App on one account, with what its owner accepted. */
export interface AcceptedInstallation extends Grants {
  readonly id: number;
  readonly owner: string;
  /** Where its owner looks after it. */
  readonly url: string;
  readonly isSuspended: boolean;
}

/** Where an App's webhooks go. */
export interface Hook {
  /** Empty where there is none. */
  readonly url: string;
  readonly contentType: string;
  readonly hasSecret: boolean;
  /** Whether GitHub checks the certificate of that address. */
  readonly isVerified: boolean;
}

/** One try to bring a webhook. */
export interface DeliveryAttempt {
  /** The same for every try of one delivery. */
  readonly guid: string;
  readonly event: string;
  readonly at: Instant;
  /** HTTP status of the answer; 0 where there was none. */
  readonly status: number;
}

const MOST_PAGES = 1000;

/** The App, asked as itself. */
export async function registrationOf(asApp: Requests): Promise<Registration> {
  const { data, headers } = await attempt({ to: "read the App", needs: "none" }, () =>
    asApp.rest.apps.getAuthenticated(),
  );
  return {
    slug: data?.slug ?? "",
    url: data?.html_url ?? "",
    ...grantsOf(data?.permissions, data?.events),
    answeredAt: headers.date === undefined ? undefined : instant(headers.date),
  };
}

/** Every installation of the App, suspended ones too; asked as the App itself. */
export async function acceptedInstallations(
  asApp: Requests,
): Promise<readonly AcceptedInstallation[]> {
  const found = await attempt({ to: "list the App's installations", needs: "none" }, () =>
    collect(MOST_PAGES, (page) => asApp.rest.apps.listInstallations({ per_page: PER_PAGE, page })),
  );
  return found.map(({ id, account, html_url, suspended_at, permissions, events }) => ({
    id,
    owner: account !== null && "login" in account ? account.login : String(id),
    url: html_url,
    isSuspended: suspended_at !== null,
    ...grantsOf(permissions, events),
  }));
}

/** Where the App's webhooks go; asked as the App itself. */
export async function hookOf(asApp: Requests): Promise<Hook> {
  const { data } = await attempt({ to: "read the App's webhook", needs: "none" }, () =>
    asApp.rest.apps.getWebhookConfigForApp(),
  );
  return {
    url: data.url ?? "",
    contentType: data.content_type ?? "form",
    hasSecret: (data.secret ?? "") !== "",
    isVerified: Number(data.insecure_ssl ?? 0) === 0,
  };
}

/** The newest hundred tries to bring a webhook, newest first; asked as the App itself. */
export async function recentDeliveries(asApp: Requests): Promise<readonly DeliveryAttempt[]> {
  const { data } = await attempt({ to: "list the App's deliveries", needs: "none" }, () =>
    asApp.rest.apps.listWebhookDeliveries({ per_page: PER_PAGE }),
  );
  return data.map(({ guid, event, delivered_at, status_code }) => ({
    guid,
    event,
    at: instant(delivered_at),
    status: status_code,
  }));
}

/** Requests an installation has left in this hour, which asking does not lessen; asked as the installation. */
export async function allowanceOf(
  asInstallation: Requests,
): Promise<{ readonly remaining: number; readonly limit: number; readonly resetAt: Instant }> {
  const { data } = await attempt({ to: "read the rate limit", needs: "none" }, () =>
    asInstallation.rest.rateLimit.get(),
  );
  const { remaining, limit, reset } = data.resources.core;
  return { remaining, limit, resetAt: instant(reset * 1000) };
}

function grantsOf(permissions: object | undefined, events: readonly string[] | undefined): Grants {
  const entries = Object.entries(permissions ?? {}).map(([name, level]) => [name, String(level)]);
  return { permissions: Object.fromEntries(entries), events: events ?? [] };
}
