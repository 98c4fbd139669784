import type { RootContent } from "mdast";
import { walk } from "../../domain/markdown/node.ts";
import { toWords } from "../../domain/markdown/words.ts";
import type { Part } from "../../domain/runbook/outline.ts";
import { linesOf, plainText } from "../../domain/runbook/severity/text.ts";

const KEYS: ReadonlySet<string> = new Set(
  `severity, default severity, alert severity, sev, priority, ważność, priorytet, krytyczność, Schweregrad, Priorität,
   gravité, sévérité, priorité, severidad, gravedad, prioridad, severidade, gravidade, prioridade, gravità, severità,
   priorità, критичность, серьезность, приоритет, alvorlighetsgrad, prioritet, 重大度, 深刻度, 優先度, 严重程度, 级别, 优先级,
   嚴重程度, 優先級, 심각도, 우선순위`
    .split(",")
    .map((key) => toWords(key)),
);

const LONGEST = 40;

/**
 * How bad it is when the runbook is needed, in its own words: from its front matter, else from a line such as
 * `**Severity:** High` or a row of two cells above its first section. `undefined` where it does not say.
 */
export function ownSeverity(
  top: Part,
  frontMatter: Readonly<Record<string, unknown>>,
): string | undefined {
  const written = [frontMatter["severity"], frontMatter["severities"]].flat();
  const words = written.filter((word) => typeof word === "string" || typeof word === "number");
  if (words.length > 0) return words.join(", ");
  return introOf(top)
    .flatMap((block) => pairsIn(block))
    .find(([key, value]) => KEYS.has(toWords(key)) && isShort(value))?.[1];
}

/** What stands above the first section. */
function introOf(top: Part): readonly RootContent[] {
  const [first] = top.children;
  return first?.depth === 1 ? [...top.blocks, ...first.blocks] : top.blocks;
}

const isShort = (value: string): boolean => value !== "" && value.length <= LONGEST;

/** Keys and values: of lines with a colon, and of rows with two cells. */
function pairsIn(block: RootContent): readonly (readonly [key: string, value: string])[] {
  if (block.type === "table")
    return block.children.flatMap(({ children: [key, value, ...more] }) =>
      key === undefined || value === undefined || more.length > 0
        ? []
        : [[plainText(key), plainText(value).trim()] as const],
    );
  return [...walk(block)]
    .filter((node) => node.type === "paragraph")
    .flatMap((paragraph) => linesOf(paragraph))
    .flatMap(({ text }) => text.split(/[|·•;]/u))
    .flatMap((text) => {
      const colon = text.search(/[:：]/u);
      return colon === -1 ? [] : [[text.slice(0, colon), text.slice(colon + 1).trim()] as const];
    });
}
