import type { RunReport } from "../runner/report.ts";
import type { LocalGitHub } from "../local-github.ts";
import type { Person } from "../person.ts";
import type { Html } from "./html.ts";

/** A button of the demo: something that happens outside of GitHub. */
interface Control {
  readonly id: string;
  readonly label: string;
  readonly run: () => Promise<void>;
}

/** How the face is set up. */
export interface FaceOptions {
  /** Whom one can look through the eyes of; the first one to begin with. */
  readonly people: readonly Person[];
  /** What the runner knows about a run. */
  readonly runs?: (id: number) => RunReport | undefined;
  readonly controls?: readonly Control[];
}

/** Somebody looks at a page. */
export interface Visit {
  readonly github: LocalGitHub;
  readonly options: FaceOptions;
  readonly viewer: Person | undefined;
  /** Path with query, to come back to. */
  readonly address: string;
  readonly query: URLSearchParams;
}

/** A visit to a page of a repository. */
export interface RepositoryVisit extends Visit {
  /** `owner/name` */
  readonly repository: string;
}

/** A page; the layout goes around it. */
export interface Page {
  readonly title: string;
  readonly tab?: "code" | "issues" | "pulls" | "actions";
  readonly status?: number;
  readonly body: Html;
}
