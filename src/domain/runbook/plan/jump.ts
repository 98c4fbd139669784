import type { Nodes, RootContent } from "mdast";
import { toString } from "mdast-util-to-string";
import { walk } from "../../markdown/node.ts";
import { toWords } from "../../markdown/words.ts";
import { phrases } from "./phrase.ts";

const SECTION = /§\s?\d{1,3}(?:\.\d{1,3}){0,4}/u;
const FILE = /^(?:\.{0,2}\/)?[\w./-]{1,200}\.md(?:#[\w-]{1,100})?$/u;
const BACK = phrases(
  "back to top, back, top, toc, table of contents, nach oben, haut de page, arriba, topo, наверх, 返回顶部",
);
const JUMP = phrases(`
  go to, jump to, proceed to, continue with, continue to, see, follow, use, skip to, przejdz do, zobacz, patrz, gehe zu, weiter mit, weiter zu, siehe, aller a, allez a, voir, passer a, passez a, ir a, ve a, ver, consulte, continuar con, seguir, va para, ir para, veja, siga, vai a, vedi, passa a, seguire,
  перейти к, перейдите к, см, смотри, ga til, se, folg, へ進む, 参照, に進む, 参见, 转到, 跳转, 見, 參見, 參考, 참고, 이동, 참조`);

/** Where the first jump among the nodes leads: within the page, to another runbook, to a numbered or a named part. */
export function jumpIn(nodes: readonly (Nodes | RootContent)[]): string | undefined {
  let named: string | undefined;
  for (const node of nodes)
    for (const inner of walk(node, ({ type }) => type !== "link" && type !== "code")) {
      const target = targetOf(inner);
      if (target !== undefined) return target;
      if (named === undefined && inner.type === "paragraph") named = partIn(inner.children);
    }
  return named;
}

function targetOf(node: Nodes): string | undefined {
  if (node.type === "link") return isJump(node.url) && !isBack(node) ? node.url : undefined;
  if (node.type === "inlineCode") return FILE.test(node.value) ? node.value : undefined;
  return node.type === "text" ? SECTION.exec(node.value)?.[0] : undefined;
}

const isBack = (node: Nodes): boolean => BACK.whole.test(toWords(toString(node)));

/** Within the page, or to another Markdown file of the repository. */
const isJump = (url: string): boolean =>
  url.startsWith("#")
    ? url.length > 1
    : !/^(?:[a-z][a-z\d+.-]{0,30}:|\/\/)/iu.test(url) && /\.(?:md|markdown)(?:$|[#?])/iu.test(url);

/** `Go to **Recreating the cluster**`. */
function partIn(children: readonly Nodes[]): string | undefined {
  for (const [index, node] of children.entries()) {
    const before = children[index - 1];
    if (node.type !== "strong" || before?.type !== "text") continue;
    const words = toWords(before.value.slice(-40));
    if (JUMP_END.test(words)) return toString(node);
  }
  return undefined;
}

const JUMP_END = new RegExp(`${JUMP.within.source}(?: section| the| part| step)?$`, "u");
