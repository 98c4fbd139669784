import { codeSpan } from "../../domain/markdown/escape.ts";
import type { Incident } from "../../domain/incident.ts";
import { findSeverity, findService, type Policy, type Severity } from "../../domain/policy.ts";
import type { Health } from "../../domain/probe/report.ts";
import {
  formatDuration,
  isoInstant,
  minutes,
  type Duration,
  type Instant,
} from "../../domain/time.ts";
import { markdown, type Markdown } from "../markdown.ts";

/** A moment to the minute, as the card and the notes write it: `2026-11-21 03:12 UTC`. */
export const minuteOf = (at: Instant): string =>
  `${isoInstant(at).slice(0, 16).replace("T", " ")} UTC`;

/** A span as the card tells it: to the second where seconds matter, to the minute where they do not. */
export function formatSpan(span: Duration): string {
  const isLong = span >= minutes(10);
  return formatDuration(isLong ? minutes(Math.round(span / minutes(1))) : span);
}

/** A name from config or a command as a label: its first letter large. */
export const asLabel = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Text as a code span; in a table it has to say so. */
export const code = (text: string, place: "text" | "cell" = "text"): Markdown =>
  markdown(codeSpan(text, place));

/** The severity of an incident as the team defines it now; `undefined` when the config has lost it. */
export const severityOf = (
  { severity }: Pick<Incident, "severity">,
  policy: Policy,
): Severity | undefined => findSeverity(policy, severity);

/** What the team calls a severity. */
export const severityLabel = (severity: string, policy: Policy): string =>
  findSeverity(policy, severity)?.label ?? severity;

/** What the form calls a service. */
export const serviceLabel = (service: string, policy: Policy): string =>
  findService(policy, service)?.label ?? service;

const DOTS = ["🔴", "🟠", "🟡", "🔵"] as const;

/** A coloured dot for the rank of a severity, from worst to mildest. */
export function severityDot(severity: string, policy: Policy): string {
  const rank = policy.severities.findIndex(({ code: known }) => known === severity);
  return rank === -1 ? "⚪" : (DOTS[rank] ?? "🔵");
}

/** A coloured dot for a health. */
export function healthDot(health: Health): string {
  switch (health) {
    case "healthy":
      return "🟢";
    case "unhealthy":
      return "🔴";
    case "inconclusive":
      return "⚪";
  }
}
