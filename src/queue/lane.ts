import type { Urgency } from "../control/port.ts";
import { rankOf, URGENCIES } from "./urgency.ts";

/** Every eighth start of a lane is the one that waits longest, so that the urgent never starve the others. */
const TURN_OF_THE_OLDEST = 8;

interface Place {
  readonly id: string;
  /** Grows with each arrival. */
  readonly arrival: number;
}

/** What waits of one owner: the more urgent first, first come first served among equals. */
export interface Lane {
  readonly add: (id: string, urgency: Urgency) => void;
  /** Makes a waiting one more urgent; it keeps the place of its arrival among its equals. */
  readonly raise: (id: string, urgency: Urgency) => void;
  readonly take: () => string | undefined;
  readonly clear: () => void;
  readonly waiting: () => number;
}

/** Makes an empty lane. */
export function createLane(): Lane {
  const lines: readonly Place[][] = URGENCIES.map(() => []);
  let arrivals = 0;
  let taken = 0;
  const insert = (place: Place, urgency: Urgency): void => {
    const line = lines[rankOf(urgency)] ?? [];
    const behind = line.findLastIndex(({ arrival }) => arrival < place.arrival);
    line.splice(behind + 1, 0, place);
  };
  const oldest = (): Place[] | undefined =>
    lines
      .filter((line) => line.length > 0)
      .toSorted((one, other) => (one[0]?.arrival ?? 0) - (other[0]?.arrival ?? 0))[0];
  return {
    add: (id, urgency) => {
      arrivals += 1;
      insert({ id, arrival: arrivals }, urgency);
    },
    raise: (id, urgency) => {
      for (const line of lines) {
        const at = line.findIndex((place) => place.id === id);
        const [place] = at === -1 ? [] : line.splice(at, 1);
        if (place === undefined) continue;
        insert(place, urgency);
        return;
      }
    },
    take: () => {
      const isTurnOfTheOldest = taken % TURN_OF_THE_OLDEST === TURN_OF_THE_OLDEST - 1;
      const line = isTurnOfTheOldest ? oldest() : lines.find(({ length }) => length > 0);
      const place = line?.shift();
      if (place !== undefined) taken += 1;
      return place?.id;
    },
    clear: () => {
      for (const line of lines) line.length = 0;
    },
    waiting: () => lines.reduce((sum, line) => sum + line.length, 0),
  };
}
