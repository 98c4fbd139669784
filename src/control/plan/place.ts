import type { Place } from "../../render/view.ts";
import type { Docket } from "../judge/docket.ts";

/** Where the incident is, for links. */
export const placeOf = ({ snapshot }: Docket): Place => ({
  repositoryUrl: snapshot.repo.url,
  issue: snapshot.key.number,
  issueTitle: snapshot.issue.title,
  issueUrl: snapshot.issue.url,
});
