import type { RunbookKind } from "../../domain/runbook/runbook.ts";
import type { Finding, Subject } from "../rule.ts";

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
