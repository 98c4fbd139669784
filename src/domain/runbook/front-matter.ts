import { toWords } from "../markdown/words.ts";
import type { RoleOverrides } from "./outline.ts";
import { SECTION_ROLES, type RunbookKind, type Runbook, type SectionRole } from "./runbook.ts";

/** What a runbook's front matter says that is used. Site generators' own keys are passed over. */
export interface RunbookMatter {
  readonly title: string | undefined;
  readonly kind: RunbookKind | undefined;
  readonly status: Runbook["status"] | undefined;
  readonly services: readonly string[];
  readonly alerts: readonly string[];
  readonly keywords: readonly string[];
  readonly sections: RoleOverrides;
}

/** Reads parsed front matter. Never fails: a value of an unexpected shape is as good as none. */
export function readMatter(matter: Readonly<Record<string, unknown>> = {}): RunbookMatter {
  const texts = (...keys: readonly string[]): readonly string[] =>
    keys.flatMap((key) => readTexts(matter[key]));
  return {
    title: texts("title")[0],
    kind: KINDS.find((kind) => kind === texts("kind", "type")[0]?.toLowerCase()),
    status: readStatus(texts("status")[0], texts("superseded_by", "supersededBy", "replaced_by")),
    services: texts("services", "service"),
    alerts: texts("alerts", "alert"),
    keywords: texts("match", "keywords", "tags", "labels"),
    sections: readSections(matter["sections"]),
  };
}

const KINDS = [
  "alert",
  "scenario",
  "process",
  "index",
  "template",
  "stub",
  "reference",
] as const satisfies readonly RunbookKind[];

function readTexts(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => readTexts(item));
  if (typeof value === "number") return [String(value)];
  return typeof value === "string" && value.trim() !== "" ? [value.trim()] : [];
}

const SUPERSEDED = /^(?:superseded|deprecated|obsolete|archived|retired|replaced|outdated)$/iu;
const DRAFT = /^(?:draft|wip|proposed|in progress|work in progress)$/iu;

function readStatus(
  status: string | undefined,
  successors: readonly string[],
): Runbook["status"] | undefined {
  if (successors.length > 0 || (status !== undefined && SUPERSEDED.test(status)))
    return "superseded";
  if (status === undefined) return undefined;
  return DRAFT.test(status) ? "draft" : "active";
}

/** `sections: { first_response: "Checklist inicial" }`, with one heading or several. */
function readSections(value: unknown): RoleOverrides {
  if (typeof value !== "object" || value === null) return new Map();
  return new Map(
    Object.entries(value).flatMap(([key, headings]: [string, unknown]) => {
      const name = key.replaceAll(/[_ ]/gu, "-").toLowerCase();
      return isRole(name)
        ? readTexts(headings).map((heading) => [toWords(heading), name] as const)
        : [];
    }),
  );
}

const isRole = (name: string): name is SectionRole => SECTION_ROLES.some((role) => role === name);
