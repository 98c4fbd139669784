import type { List, ListItem } from "mdast";
import { toString } from "mdast-util-to-string";
import { lineOf, sourceOf } from "../../markdown/node.ts";
import { toWords } from "../../markdown/words.ts";
import { isConfirming, MAKING_SURE } from "./checking.ts";
import { phrases } from "./phrase.ts";
import { checkingAfter, type Find, type Reading } from "./step-sentence.ts";

/** What makes a thing work again at once, as a step begins with it. */
const RESTARTS = phrases(`
  restart, reboot, redeploy, restore, fail over, failover, zrestartuj, uruchom ponownie, neu starten, starte neu, redemarrer, redemarrez, redemarre, reiniciar, reinicia, reinicie, restaurar, restaura, restaure, riavviare, riavvia, ripristinare, ripristina,
  перезапустить, перезапустите, восстановить, восстановите, start pa nytt, 再起動, 重启, 重啟, 재시작`);

/**
 * Of several steps the first that confirms something right behind one that restarts or restores, or the last where the
 * part mends: `1. Restart it. 2. Verify that it listens.`
 */
export function* fromList({ children }: List, { source, isRepairing }: Reading): Generator<Find> {
  const item = children.find((one, index) => {
    const before = children[index - 1];
    if (before === undefined || !confirms(one)) return false;
    const isEnd = isRepairing && one === children.at(-1);
    return isEnd || RESTARTS.atStart.test(toWords(startOf(before)));
  });
  if (item !== undefined) yield checkingAfter(startOf(item), lineOf(item), sourceOf(item, source));
}

const confirms = (item: ListItem): boolean =>
  isConfirming(startOf(item)) && !MAKING_SURE.atStart.test(toWords(startOf(item)));

const startOf = ({ children: [first] }: ListItem): string => toString(first).slice(0, 80);
