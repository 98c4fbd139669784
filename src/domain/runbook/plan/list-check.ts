import type { List, ListItem } from "mdast";
import { toString } from "mdast-util-to-string";
import { lineOf, sourceOf } from "../../markdown/node.ts";
import { toWords } from "../../markdown/words.ts";
import { CHECKING, isConfirming, MAKING_SURE } from "./checking.ts";
import { saying, type Find, type Reading } from "./step-sentence.ts";

/** What makes a thing work again at once, as a step begins with it. */
const RESTARTS =
  /^(?:re ?start|reboot|redeploy|restor|restaur|fail ?over|zrestart|uruchom ponownie|neu ?start|starte neu|redemar|reinici|riavvi|ripristin|перезапу|восстанов|start pa nytt|gjenopprett|przywro|odtworz|wiederher|retabl|再起動|復旧|重启|重啟|恢复|恢復|재시작|복구)/u;

/**
 * Of several steps the first that confirms something right behind one that restarts or restores, or the last where the
 * part mends: `1. Restart it. 2. Verify that it listens.`
 */
export function* fromList({ children }: List, { source, isRepairing }: Reading): Generator<Find> {
  const item = children.find((one, index) => {
    const before = children[index - 1];
    if (before === undefined || !confirms(one)) return false;
    const words = toWords(startOf(before));
    // Two checks in a row search.
    const isEnd = isRepairing && one === children.at(-1) && !CHECKING.atStart.test(words);
    return isEnd || RESTARTS.test(words);
  });
  if (item !== undefined)
    yield saying("validation", startOf(item), lineOf(item), sourceOf(item, source));
}

const confirms = (item: ListItem): boolean =>
  isConfirming(startOf(item)) && !MAKING_SURE.atStart.test(toWords(startOf(item)));

const startOf = ({ children: [first] }: ListItem): string => toString(first).slice(0, 80);
