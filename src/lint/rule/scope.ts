import type { Nodes } from "mdast";
import { lineOf } from "../../domain/markdown/node.ts";
import type { RunbookKind } from "../../domain/runbook/runbook.ts";
import type { Finding, Subject } from "../rule.ts";
import type { Place } from "./place.ts";

type Check = (subject: Subject) => Iterable<Finding>;

/** Kinds of documents that people follow in an incident. */
const FOLLOWED: ReadonlySet<RunbookKind> = new Set<RunbookKind>(["alert", "scenario", "process"]);

const isSuperseded = ({ document }: Subject): boolean => document.runbook.status === "superseded";

/** Looks only at what people follow in an incident: at no index, template or stub, and at nothing that has had its day. */
export const whereFollowed =
  (check: Check): Check =>
  (subject) =>
    FOLLOWED.has(subject.document.runbook.kind) && !isSuperseded(subject) ? check(subject) : [];

/** Looks at every kind of document that is in force. What has had its day is not worth mending. */
export const whereInForce =
  (check: Check): Check =>
  (subject) =>
    isSuperseded(subject) ? [] : check(subject);

/** Looks at every document in force but templates, in which places are left open on purpose. */
export const whereFilled = (check: Check): Check =>
  whereInForce((subject) => (subject.document.runbook.kind === "template" ? [] : check(subject)));

/** Where the node begins. */
export const placeOf = (node: Nodes): Place => ({
  line: lineOf(node),
  column: node.position?.start.column ?? 1,
});

/** Where what concerns the whole document is shown: its first heading, else its beginning. */
export function titlePlace({ root }: Subject): Place {
  const title = root.children.find(({ type }) => type === "heading");
  return title === undefined ? { line: 1, column: 1 } : placeOf(title);
}
