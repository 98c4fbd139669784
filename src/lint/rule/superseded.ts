import type { Nodes } from "mdast";
import { lineOf } from "../../domain/markdown/node.ts";
import type { Rule, Subject } from "../rule.ts";
import { type Place, placeOf, titlePlace } from "./place.ts";

/** A document that has had its day. It is the only thing found in it, secrets apart. */
export const superseded: Rule = {
  name: "superseded",
  level: "warning",
  summary: "A runbook says that it has been replaced or is out of use.",
  check: function* (subject) {
    const { status, title } = subject.document.runbook;
    if (status !== "superseded") return;
    yield {
      ...noticePlace(subject),
      message: `"${title}" has been replaced or is out of use, so that no incident gets it.`,
      hint: "Delete it, or move it out of the folder of runbooks.",
    };
  },
};

const KEY = /^(?:status|superseded_by|supersededBy|replaced_by)[ \t]*:/u;

/** The line of the front matter that says it, else the notice above the text, else the title. */
function noticePlace(subject: Subject): Place {
  const [first] = subject.root.children;
  if (first?.type === "yaml") {
    const key = first.value.split("\n").findIndex((line) => KEY.test(line));
    if (key !== -1) return { line: lineOf(first) + 1 + key, column: 1 };
  }
  const notice = subject.root.children.slice(0, 6).find((node) => isNotice(node));
  return notice === undefined ? titlePlace(subject) : placeOf(notice);
}

const isNotice = (node: Nodes): boolean =>
  node.type === "blockquote" || (node.type === "paragraph" && node.children[0]?.type === "strong");
