/** One line of a comparison: kept, taken out or put in. */
interface Step {
  readonly sign: " " | "-" | "+";
  readonly line: string;
}

const CONTEXT = 3;

/** Two texts compared line by line, as a unified diff without its header. */
export function hunks(old: string, next: string) {
  const steps = compareLines(linesOf(old), linesOf(next));
  return {
    additions: steps.filter(({ sign }) => sign === "+").length,
    deletions: steps.filter(({ sign }) => sign === "-").length,
    patch: render(steps),
  };
}

function linesOf(text: string): readonly string[] {
  const lines = text.split("\n");
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

const keep = (line: string): Step => ({ sign: " ", line });

/** The shortest way from one list of lines to the other, by the longest common subsequence between their common ends. */
function compareLines(old: readonly string[], next: readonly string[]): readonly Step[] {
  let head = 0;
  while (head < Math.min(old.length, next.length) && old[head] === next[head]) head += 1;
  let tail = 0;
  const most = Math.min(old.length, next.length) - head;
  while (tail < most && old.at(-1 - tail) === next.at(-1 - tail)) tail += 1;
  return [
    ...old.slice(0, head).map((line) => keep(line)),
    ...middle(old.slice(head, old.length - tail), next.slice(head, next.length - tail)),
    ...old.slice(old.length - tail).map((line) => keep(line)),
  ];
}

/** Beyond this many pairs of lines a change is told as one replacement: comparing them would take too much memory. */
const MOST_PAIRS = 4_000_000;

function middle(old: readonly string[], next: readonly string[]): readonly Step[] {
  if (old.length * next.length > MOST_PAIRS)
    return [
      ...old.map((line): Step => ({ sign: "-", line })),
      ...next.map((line): Step => ({ sign: "+", line })),
    ];
  const width = next.length + 1;
  const common = new Uint32Array((old.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = next.length - 1; j >= 0; j -= 1)
      common[i * width + j] =
        old[i] === next[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < next.length) {
    const isSame = i < old.length && j < next.length && old[i] === next[j];
    const isRemoval =
      !isSame && i < old.length && (j >= next.length || at(i + 1, j) >= at(i, j + 1));
    if (isSame) steps.push({ sign: " ", line: old[i] ?? "" });
    else if (isRemoval) steps.push({ sign: "-", line: old[i] ?? "" });
    else steps.push({ sign: "+", line: next[j] ?? "" });
    if (isSame || isRemoval) i += 1;
    if (isSame || !isRemoval) j += 1;
  }
  return steps;
}

function render(steps: readonly Step[]): string {
  const isShown = steps.map((_, index) =>
    steps.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ sign }) => sign !== " "),
  );
  const out: string[] = [];
  let oldLine = 1;
  let newLine = 1;
  for (const [index, { sign, line }] of steps.entries()) {
    if (isShown[index] === true) {
      if (isShown[index - 1] !== true) {
        const end = isShown.indexOf(false, index);
        out.push(header(steps.slice(index, end === -1 ? undefined : end), oldLine, newLine));
      }
      out.push(`${sign}${line}`);
    }
    if (sign !== "+") oldLine += 1;
    if (sign !== "-") newLine += 1;
  }
  return out.join("\n");
}

const start = (count: number, line: number): number => (count === 0 ? line - 1 : line);

function header(hunk: readonly Step[], oldLine: number, newLine: number): string {
  const olds = hunk.filter(({ sign }) => sign !== "+").length;
  const news = hunk.filter(({ sign }) => sign !== "-").length;
  return `@@ -${start(olds, oldLine)},${olds} +${start(news, newLine)},${news} @@`;
}
