import type { LocalGitHub } from "../github/server.ts";
import type { Person } from "../github/person.ts";
import type { CommentRecord, IssueRecord, Role } from "../github/store/records.ts";
import { readMarker, visibleText, type Marker } from "../../src/control/bot-comment.ts";
import type { LocalRunner } from "../github/runner/runner.ts";
import type { Patient } from "./patient.ts";
import type { TestClock } from "./test-clock.ts";

/** Repository every scenario plays in. */
export const REPOSITORY = "acme/shop";

/** One comment of the bot. */
export interface Written {
  readonly id: number;
  readonly author: string;
  readonly marker: Marker;
  /** What people read. */
  readonly text: string;
  readonly body: string;
}

/** What differs between the hosts: what brings passes about. */
export interface Host {
  readonly name: "app" | "action" | "both";
  /** Everything the host still has to do because of what happened so far. */
  readonly settle: () => Promise<void>;
  /** What a passing of time brings about by itself: timers, schedules. */
  readonly ring: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A repository with people, a service that can fall ill, and a host that looks after incidents. */
export interface Stage {
  readonly host: Host["name"];
  readonly clock: TestClock;
  readonly github: LocalGitHub;
  readonly runner: LocalRunner;
  readonly patient: Patient;
  /** Write access. */
  readonly ada: Person;
  /** Write access. */
  readonly grace: Person;
  /** No access to the repository, which is public. */
  readonly mallory: Person;
  /** Gives somebody a role in the repository, or takes it. */
  readonly grant: (person: Person, role: Role | undefined) => void;
  readonly open: (issue: {
    readonly body?: string;
    readonly title?: string;
    readonly labels?: readonly string[];
    readonly by?: Person;
  }) => Promise<number>;
  /** Writes a comment a second later and lets everything settle. */
  readonly say: (by: Person, number: number, text: string) => Promise<CommentRecord>;
  /** Does something a second later and lets everything settle. */
  readonly act: <T>(what: () => Promise<T>) => Promise<T>;
  /** Lets time pass. */
  readonly advance: (minutes: number) => Promise<void>;
  readonly settle: () => Promise<void>;
  readonly issue: (number: number) => IssueRecord;
  readonly labels: (number: number) => readonly string[];
  readonly comments: (number: number) => readonly CommentRecord[];
  /** Comments of the bot of one kind, oldest first. */
  readonly written: (number: number, kind: Marker["kind"]) => readonly Written[];
  /** Visible text of the only comment of a kind. */
  readonly only: (number: number, kind: Marker["kind"]) => string;
  readonly reactions: (comment: number) => readonly string[];
  /** Requests that changed something, by the bot (App and Action), as `POST /repos/…`. */
  readonly writes: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** What a comment says, if it is the bot's. */
export function readWritten(comment: CommentRecord): readonly Written[] {
  if (!comment.author.endsWith("[bot]")) return [];
  const marker = readMarker(comment.body);
  if (marker === undefined) return [];
  const { id, author, body } = comment;
  return [{ id, author, body, marker, text: visibleText(body) }];
}
