import { firstWord, type Argument } from "./argument.ts";

/** Steps as a person names them: by number, and by checklist where there are several. */
export interface StepChoice {
  /** `c2`; `undefined` for the checklist in use. */
  readonly checklist: string | undefined;
  /** From 1. */
  readonly from: number;
  readonly to: number;
}

const CHOICE =
  /^(?:(?<checklist>c\d{1,3})\.)?(?<from>\d{1,3})(?:(?:-|–|\.\.)(?<to>\d{1,3}))?(?:[,;]|[:.]?(?=\s|$))/iu;
const JOINER = /^(?:and|&|\+|,)$/iu;

/** Numbers of steps: `1`, `1 3 4`, `1, 3 and 4`, `2-5`, `c2.3`. A number without a checklist has that of the one before. */
export const steps = (): Argument<readonly StepChoice[]> => ({
  usage: (name) => `<${name}…>`,
  take: (rest) => {
    const choices: StepChoice[] = [];
    let left = rest;
    for (;;) {
      const choice = takeChoice(left);
      if (choice === undefined) break;
      const checklist = choice.checklist ?? choices.at(-1)?.checklist;
      choices.push({ ...choice, checklist });
      left = choice.left;
    }
    return choices.length === 0
      ? { ok: false, expected: "numbers of steps, such as `3`, `1 3 4`, `2-5` or `c2.3`" }
      : {
          ok: true,
          value: choices.map(({ checklist, from, to }) => ({ checklist, from, to })),
          rest: left,
        };
  },
});

function takeChoice(rest: string): (StepChoice & { readonly left: string }) | undefined {
  const [head, after] = firstWord(rest);
  if (JOINER.test(head))
    return after === "" || JOINER.test(firstWord(after)[0]) ? undefined : takeChoice(after);
  const found = CHOICE.exec(rest);
  if (found?.groups === undefined) return undefined;
  const from = Number(found.groups["from"]);
  const to = Number(found.groups["to"] ?? from);
  const checklist = found.groups["checklist"]?.toLowerCase();
  const left = rest.slice(found[0].length).trim();
  return { checklist, from: Math.min(from, to), to: Math.max(from, to), left };
}
