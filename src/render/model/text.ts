import { codeSpan } from "../../domain/markdown/escape.ts";
import type { Incident } from "../../domain/incident.ts";
import { findSeverity, findService, type Policy, type Severity } from "../../domain/policy.ts";
import type { Health } from "../../domain/probe/report.ts";
import { isoInstant, type Instant } from "../../domain/time.ts";
import { markdown, type Markdown } from "../markdown.ts";

/** A moment to the minute, as the card and the notes write it: `2026-11-21 03:12 UTC`. */
export const minuteOf = (at: Instant): string =>
  `${isoInstant(at).slice(0, 16).replace("T", " ")} UTC`;

/** Shortens text to at most `length` characters, without cutting one in half; an ellipsis says so. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const characters = [...text.slice(0, length)];
  return `${characters.slice(0, -2).join("").trimEnd()} …`;
}

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
