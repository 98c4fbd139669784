import type { Rule } from "../rule.ts";
import { whereFollowed } from "./in-force.ts";
import { titlePlace } from "./place.ts";

/** A runbook nobody looks after. */
export const noOwner: Rule = {
  name: "no-owner",
  level: "off",
  summary: "A runbook does not say who looks after it.",
  check: whereFollowed(function* (subject) {
    if (subject.document.care.owners.length > 0) return;
    yield {
      ...titlePlace(subject),
      message: "Nothing says who looks after this document.",
      hint: "Put `owner: NAME` into the front matter, or a line `Owner: NAME` below the title.",
    };
  }),
};
