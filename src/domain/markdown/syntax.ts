import { gfm } from "micromark-extension-gfm";

type Syntax = ReturnType<typeof gfm>;

/** Forms of GitHub's flavour that are dear to look for, as their names in the parser, and without what there is none. */
const DEAR: readonly (readonly [name: string, needs: RegExp])[] = [
  ["emailAutolink", /@/u],
  ["wwwAutolink", /www\./iu],
  ["protocolAutolink", /:\/\//u],
  ["table", /\||:-|-:/u],
];

/** GitHub's flavour without the forms of these names. */
function without(names: ReadonlySet<string>): Syntax {
  const isKept = ({ name }: { readonly name?: string | undefined }): boolean =>
    name === undefined || !names.has(name);
  const keep = (constructs: Syntax["text"]): Syntax["text"] =>
    Object.fromEntries(
      Object.entries(constructs ?? {}).flatMap(([code, some]) => {
        const kept = [some ?? []].flat().filter(isKept);
        return kept.length === 0 ? [] : [[code, kept]];
      }),
    );
  const all = gfm();
  return { ...all, text: keep(all.text), flow: keep(all.flow) };
}

/** GitHub's flavour without any of the dear forms, without all but the first, and so on for each choice of them. */
const FLAVOURS: readonly Syntax[] = Array.from({ length: 2 ** DEAR.length }, (_, choice) =>
  without(new Set(DEAR.flatMap(([name], index) => ((choice >> index) % 2 === 1 ? [] : [name])))),
);

/**
 * GitHub's flavour as far as the text can hold any of it. The parser looks for each form at every word or line, so that
 * a text in which there is none is read twice as fast without.
 */
export function syntaxOf(text: string): Syntax {
  const choice = DEAR.reduce(
    (sum, [, needs], index) => sum + (needs.test(text) ? 2 ** index : 0),
    0,
  );
  return FLAVOURS[choice] ?? {};
}
