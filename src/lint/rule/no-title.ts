import type { Heading } from "mdast";
import { toString } from "mdast-util-to-string";
import { isTitle } from "../../domain/runbook/heading.ts";
import { roleOf } from "../../domain/runbook/role.ts";
import type { Rule, Subject } from "../rule.ts";
import { whereFilled } from "./in-force.ts";
import { placeOf, titlePlace } from "./place.ts";

/** A document that is called after its file, for want of a title. */
export const noTitle: Rule = {
  name: "no-title",
  level: "warning",
  summary:
    "A runbook has no title, or one that is the name of its file or filled in by a site generator.",
  check: whereFilled(function* (subject) {
    if (hasTitle(subject)) return;
    const called = subject.document.runbook.title;
    const first = headingsOf(subject).find(({ depth }) => depth === 1);
    yield first === undefined || toString(first).trim() === ""
      ? {
          ...titlePlace(subject),
          message: `The document has no title and is called "${called}" after its file.`,
          hint: "Begin it with `# TITLE`, or put `title: TITLE` into the front matter.",
        }
      : {
          ...placeOf(first),
          message: `The first heading is no title, so that the document is called "${called}" after its file.`,
          hint: "Write what the runbook is for in words, or put `title: TITLE` into the front matter.",
        };
  }),
};

const headingsOf = ({ root }: Subject): readonly Heading[] =>
  root.children.filter((node) => node.type === "heading");

/** Whether the title comes from anything but the file's name. */
function hasTitle(subject: Subject): boolean {
  const headings = headingsOf(subject).filter((node) => toString(node).trim() !== "");
  const first = headings.find(({ depth }) => depth === 1);
  if (first !== undefined && isTitle(toString(first))) return true;
  const named = subject.frontMatter.values["title"];
  if (typeof named === "number" || (typeof named === "string" && named.trim() !== "")) return true;
  const other = headings.find(({ depth }) => depth > 1);
  return other !== undefined && isTitle(toString(other)) && roleOf(toString(other)) === undefined;
}
