import { toWords } from "../../markdown/words.ts";
import { phrases } from "./phrase.ts";

/** Whether a step that goes back says how, what or to what: more than `Rollback if needed`, which plans nothing. */
export const saysHowBack = (source: string): boolean =>
  /[`\n]|\]\(/u.test(source) || OBJECTS.within.test(toWords(source));

/** What is put back, told by its article or its verb, and the state that is gone back to. */
const OBJECTS = phrases(`
  the, your, our, this, that, last, previous, prior, back to, to version, to a, poprzedniej, poprzednia, do wersji, wycofaj, cofnij, der, die, das, den, dem, vorherige, vorherigen, letzte, letzten, le, la, les, l, precedent, precedente, derniere,
  el, los, las, anterior, ultima, ultimo, o, a, os, as, il, lo, gli, precedente, предыдущей, предыдущую, последней, прошлой, откатите, откатить, верните, вернуть, forrige, siste, deployen, endringen,
  前の, 直前, をロールバック, を切り戻, を元に戻, 上一, 前一, 上个, 旧版, 舊版, 回滚部署, 回滚发布, 回滚变更, 回滾部署, 回滾變更, 이전, 직전, 배포를`);
