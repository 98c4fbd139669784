import type { Nodes } from "mdast";
import { walk } from "../../domain/markdown/node.ts";
import { isUnspaced, toWords } from "../../domain/markdown/words.ts";
import { waysUp, type Spot } from "./spot.ts";

/** Beginnings of words that warn, or that ask to be sure first, in the languages runbooks are written in. */
const STEMS = `
  caution, careful, warn, danger, destruct, irrevers, irrecover, undone, data loss, loses data, lose data, deletes all, removes all,
  confirm, make sure, ensure, double check, back up, backed up, backup first, backup exists, fresh backup, have a backup, take a backup, recent backup, dry run, approv, permission, second person, second pair, two people, four eyes,
  only if, only when, only after, only with, do not, don t, must not, last resort, on your own, ask before, ask the, read it twice,
  uwaga, ostroz, ostrzez, niebezpiecz, nieodwrac, potwierdz, upewnij, kopia zapasowa, kopie zapasowa, kopii zapasow, zgod, tylko jesli, tylko gdy, tylko po, nigdy, nie wolno, ostateczn, druga osob,
  achtung, vorsicht, warnung, gefahr, gefaehr, unwiderruf, unumkehr, bestatig, vergewisser, sicherstell, stellen sie sicher, stelle sicher, sicherung, sicherungskopie, freigabe, genehmig, nur wenn, nur nach, niemals, nie ohne, nicht ohne, letztes mittel, vier augen, zweite person,
  attention, prudence, avertiss, danger, irrevers, confirm, assurez, s assurer, verifiez que, sauvegard, approb, seulement si, uniquement si, uniquement apres, ne pas, dernier recours, deuxieme personne,
  cuidado, precaucion, advertenc, atencion, peligr, irrevers, confirm, asegur, respald, copia de seguridad, aprob, autoriz, solo si, solo cuando, nunca, ultimo recurso, segunda persona,
  atencao, perig, certifi, tenha certeza, copia de seguranca, aprov, somente se, apenas se, so se, segunda pessoa,
  attenzion, cautela, avvertenz, pericol, assicur, conferm, copia di sicurezza, approv, autorizz, solo se, solo dopo, ultima risorsa, seconda persona,
  внимание, осторожн, предупрежд, опасн, необратим, безвозвратн, подтверд, убедит, проверьте что, резервн, бэкап, соглас, разреш, только если, только после, никогда, нельзя, крайн,
  advarsel, forsiktig, farlig, uopprett, kan ikke angres, bekreft, forsikre, pass pa, sikkerhetskopi, godkjen, bare hvis, kun hvis, aldri, siste utvei,
  注意, 警告, 危険, 慎重, 確認, 取り消せ, 元に戻せ, 元に戻ら, 戻せません, 復元でき, バックアップ, 承認, 許可, 場合のみ, 最終手段, しないで, 禁止,
  危险, 危險, 小心, 谨慎, 謹慎, 确认, 確認, 不可逆, 无法恢复, 無法復原, 不可恢复, 备份, 備份, 批准, 审批, 同意, 仅在, 僅在, 切勿, 不要, 务必, 務必,
  주의, 경고, 위험, 신중, 확인, 되돌릴 수 없, 복구할 수 없, 백업, 승인, 허가, 경우에만, 마지막 수단, 하지 마`;

/** Words that begin others. */
const WORDS = "never, mai, obs, jamais, aviso, avviso, accord";

const stems = [...new Set(STEMS.split(",").map((stem) => toWords(stem)))].filter(
  (stem) => stem !== "",
);
const CAUTION = new RegExp(
  `(?:^| )(?:${stems.filter((stem) => !isUnspaced(stem)).join("|")}|(?:${WORDS.replaceAll(", ", "|")})(?= |$))|${stems.filter((stem) => isUnspaced(stem)).join("|")}`,
  "u",
);
const SIGNS = /[⚠⛔❗‼🚨🛑☢☠]/u;
/** A line of code that is for people. */
export const COMMENT = /^\s*(?:#|\/\/|--(?=\s)|REM\b|;)/iu;

/** Whether the words warn of something or ask to be sure. Commands themselves do not count, their comments do. */
function warns(node: Nodes): boolean {
  const parts: string[] = [];
  for (const { type, ...below } of walk(node)) {
    if (!("value" in below)) continue;
    if (type === "text" || type === "html") parts.push(below.value);
    if (type === "code")
      parts.push(...below.value.split("\n").filter((line) => COMMENT.test(line)));
  }
  const text = parts.join(" ");
  return SIGNS.test(text) || CAUTION.test(toWords(text));
}

/** Asks of a node whether it warns, and remembers: several commands stand below the same words. */
export function cautionOf(): (node: Nodes) => boolean {
  const known = new Map<Nodes, boolean>();
  return (node) => {
    const found = known.get(node) ?? warns(node);
    known.set(node, found);
    return found;
  };
}

/**
 * Whether what a reader has just read warns: the step the command stands in, the block or step before, the heading, or
 * a callout of the same part.
 */
export function isWarnedOf(spot: Spot, isCautious: (node: Nodes) => boolean): boolean {
  let isInStep = false;
  for (const { node, above, index } of waysUp(spot)) {
    if (isOwn(node, isInStep) && isCautious(node)) return true;
    if (node.type === "listItem") {
      const own = node.children.filter(({ type }) => type === "paragraph");
      if (own.some((paragraph) => isCautious(paragraph))) return true;
      isInStep = true;
    }
    if (above === undefined || !("children" in above.node)) continue;
    if (isWarnedBefore(above.node.children, index, isCautious)) return true;
    if (above.node.type === "root" && isWarnedAbove(above.node.children, index, isCautious))
      return true;
  }
  return false;
}

/** What belongs to the command as a whole: its block, and the innermost step. */
const isOwn = ({ type }: Nodes, isInStep: boolean): boolean =>
  OWN.has(type) || (type === "listItem" && !isInStep);

const OWN: ReadonlySet<string> = new Set([
  "code",
  "paragraph",
  "heading",
  "tableRow",
  "blockquote",
]);

/** The block or step before; code before belongs to whatever stands before that. */
function isWarnedBefore(
  siblings: readonly Nodes[],
  index: number,
  isCautious: (node: Nodes) => boolean,
): boolean {
  let at = index - 1;
  while (siblings[at]?.type === "code" && index - at < FAR) at -= 1;
  const before = siblings[at];
  if (before?.type === "list") {
    const last = before.children.at(-1);
    return last !== undefined && isCautious(last);
  }
  return before !== undefined && BEFORE.has(before.type) && isCautious(before);
}

const BEFORE: ReadonlySet<string> = new Set([
  "paragraph",
  "blockquote",
  "listItem",
  "tableRow",
  "heading",
  "html",
]);

/** Nobody reads farther back. */
const FAR = 40;

/** The heading above, and the callouts between. */
function isWarnedAbove(
  siblings: readonly Nodes[],
  index: number,
  isCautious: (node: Nodes) => boolean,
): boolean {
  for (let at = index - 1; at >= Math.max(0, index - FAR); at -= 1) {
    const node = siblings[at];
    if (node?.type === "heading") return isCautious(node);
    if (node?.type === "blockquote" && isCautious(node)) return true;
  }
  return false;
}
