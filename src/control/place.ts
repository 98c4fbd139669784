import type { Place } from "../render/view.ts";
import type { Snapshot } from "./snapshot.ts";

/** Where the incident is, for links. */
export const placeOf = ({ key, repo, issue }: Snapshot): Place => ({
  repositoryUrl: repo.url,
  issue: key.number,
  issueTitle: issue.title,
  issueUrl: issue.url,
});
