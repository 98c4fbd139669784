import { after, isoInstant, seconds, type Duration } from "../../domain/time.ts";
import type { Rule } from "../rule.ts";
import { whereFilled } from "./in-force.ts";

/** A document nobody has looked over for too long. */
export const staleReview: Rule = {
  name: "stale-review",
  level: "warning",
  summary: "The next review of a runbook is due: by its own cycle, the config's, or after a year.",
  check: whereFilled(function* ({ document: { care }, config, now }) {
    const { reviewedOn, reviewEvery } = care;
    if (reviewedOn === undefined) return;
    const own = reviewEvery?.duration ?? config.lint.reviewEvery;
    const due = after(reviewedOn.at, own ?? YEAR);
    if (now <= due) return;
    const last = isoInstant(reviewedOn.at).slice(0, 10);
    yield {
      line: reviewedOn.line,
      column: 1,
      message:
        own === undefined
          ? `The document was last looked over on ${last}, more than a year ago.`
          : `The document was last looked over on ${last}, and the next review was due on ${isoInstant(due).slice(0, 10)} (${reviewEvery?.raw ?? "by the config"}).`,
      hint: "Read it once more, mend what has changed, and renew the date.",
    };
  }),
};

const YEAR: Duration = seconds(366 * 24 * 60 * 60);
