import type { LocalGitHub } from "../../test/github/local-github.ts";
import {
  lookAt,
  newsBetween,
  type News,
  type ThreadPlace,
  type ThreadView,
} from "./thread-view.ts";

/** Follows threads, and remembers how each looked the last time. */
export interface Follower {
  /** The thread as it stands, and what is new in it. */
  readonly look: (place: ThreadPlace) => {
    readonly thread: ThreadView;
    readonly news: readonly News[];
  };
  /** A comment a person has just edited: what is known already is no news. */
  readonly noticed: (place: ThreadPlace, comment: number, body: string) => void;
}

const EMPTY: ThreadView = { isOpen: true, labels: [], comments: [] };

/** A follower who has seen nothing yet; comments of the people named are no news either. */
export function createFollower(github: LocalGitHub, people: readonly string[]): Follower {
  const seen = new Map<string, ThreadView>();
  const isNews = (news: News): boolean =>
    news.kind !== "commented" || !people.includes(news.comment.author);
  return {
    look: (place) => {
      const thread = lookAt(github, place);
      const before = seen.get(keyOf(place)) ?? EMPTY;
      seen.set(keyOf(place), thread);
      return { thread, news: newsBetween(before, thread).filter(isNews) };
    },
    noticed: (place, id, body) => {
      const view = seen.get(keyOf(place)) ?? EMPTY;
      const comments = view.comments.map((one) => (one.id === id ? { ...one, body } : one));
      seen.set(keyOf(place), { ...view, comments });
    },
  };
}

const keyOf = ({ repository, number }: ThreadPlace): string => `${repository}#${number}`;
