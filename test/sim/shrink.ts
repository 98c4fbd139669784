import type { Shelf } from "../support/shelf.ts";
import type { Storm } from "./storm.ts";
import type { Story } from "./story.ts";
import { createCalm, hold, type Trial } from "./trial.ts";

/** At most so many smaller trials are tried. */
const MOST_TRIES = 40;

/** Leaves out kinds of trouble and parts of the story as long as it still fails: the smallest trial found. */
export async function shrink(trial: Trial, { shelf }: { readonly shelf: Shelf }): Promise<Trial> {
  let smallest = trial;
  let tries = 0;
  for (let hasShrunk = true; hasShrunk && tries < MOST_TRIES;) {
    hasShrunk = false;
    for (const smaller of smallerThan(smallest)) {
      tries += 1;
      if (tries > MOST_TRIES) break;
      // oxlint-disable-next-line no-await-in-loop
      if (!(await fails(smaller, shelf))) continue;
      smallest = smaller;
      hasShrunk = true;
      break;
    }
  }
  return smallest;
}

async function fails(trial: Trial, shelf: Shelf): Promise<boolean> {
  try {
    const verdict = await hold(trial, { shelf, calm: createCalm(shelf), isTraced: false });
    return verdict.problems.length > 0;
  } catch {
    // Without that part it is no story: somebody waits for what cannot come.
    return false;
  }
}

function smallerThan({ seed, story, storm }: Trial): readonly Trial[] {
  const kinds = [...storm.keys()];
  return [
    ...kinds.map((kind) => ({ seed, story, storm: without(storm, kind) })),
    ...(story.isForBoth ? [{ seed, storm, story: { ...story, isForBoth: false } }] : []),
    ...shorterThan(story).map((shorter) => ({ seed, storm, story: shorter })),
  ];
}

const without = (storm: Storm, left: string): Storm =>
  new Map([...storm].filter(([kind]) => kind !== left));

/** Without one of the incidents, or without the last or some other step of one. */
function shorterThan(story: Story): readonly Story[] {
  const { strands } = story;
  const fewer =
    strands.length < 2
      ? []
      : strands.map((_, left) => ({ ...story, strands: strands.filter((__, at) => at !== left) }));
  const shorter = strands.flatMap((strand, at) =>
    strand.slice(1).map((_, step) => ({
      ...story,
      strands: strands.map((one, other) =>
        other === at ? one.filter((__, index) => index !== strand.length - 1 - step) : one,
      ),
    })),
  );
  return [...fewer, ...shorter];
}
