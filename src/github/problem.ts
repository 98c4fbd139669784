import { withoutCredentials } from "../domain/credential.ts";
import { type Instant, instant } from "../domain/time.ts";
import { valueAt } from "./payload.ts";

/** An answer of GitHub that is no success, or no answer at all (status 500 then, as Octokit has it). */
export interface Problem {
  readonly status: number;
  /** Whether GitHub answered at all. */
  readonly isAnswered: boolean;
  readonly message: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Parsed body of the answer. */
  readonly data: unknown;
  /** When GitHub answered, by its own clock where it told. */
  readonly at: Instant;
}

/** Reads an error thrown by Octokit; `undefined` for any other one. */
export function problemOf(error: unknown): Problem | undefined {
  if (!(error instanceof Error) || !("status" in error) || typeof error.status !== "number") {
    return undefined;
  }
  const headers = headersOf(valueAt(error, "response", "headers"));
  return {
    status: error.status,
    isAnswered: valueAt(error, "response") !== undefined,
    message: error.message,
    headers,
    data: valueAt(error, "response", "data"),
    at: instant(headers["date"] ?? Date.now()),
  };
}

/** GitHub's own sentence about a problem, with its details and without links. */
export function sentenceOf({ data, message, status }: Problem): string {
  const said = valueAt(data, "message");
  const details = valueAt(data, "errors");
  const sentences = [
    typeof said === "string" ? said : message,
    ...(Array.isArray(details) ? details.map((detail: unknown) => detailOf(detail)) : []),
  ];
  const text = sentences.filter((sentence) => sentence !== "").join(": ");
  return text === "" ? `status ${status}` : withoutCredentials(text.slice(0, 4000)).slice(0, 300);
}

function detailOf(detail: unknown): string {
  if (typeof detail === "string") return detail;
  const message = valueAt(detail, "message");
  if (typeof message === "string") return message;
  const words = ["resource", "field", "code"].map((name) => valueAt(detail, name));
  return words.filter((word) => typeof word === "string").join(" ");
}

/** Headers as text, by lower-case name. */
export function headersOf(value: unknown): Problem["headers"] {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, text]) => [name.toLowerCase(), String(text)]),
  );
}
