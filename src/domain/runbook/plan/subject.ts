import type { Nodes, RootContent } from "mdast";
import { toString } from "mdast-util-to-string";
import { walk } from "../../markdown/node.ts";
import { toWords } from "../../markdown/words.ts";
import { readHeading } from "../heading.ts";
import type { Part } from "../outline.ts";
import { roleOf } from "../role.ts";
import type { SectionRole } from "../runbook.ts";
import { asksOnlyToConfirm, checksMended, isAfterMending, shareOfChecks } from "./checking.ts";
import { SUBJECTS, type Subject } from "./model.ts";
import { CALLING, FORMS, HELPLESS, MORE_NAMES, NAMES, WHOM } from "./names.ts";
import { phrases, withoutStart } from "./phrase.ts";
import { confirmsRecovery } from "./recovery-sentence.ts";
import { isTrap } from "./traps.ts";
import { isDelay } from "./when.ts";

/** The subjects a heading names: most name none, `Communication and escalation` and `Rollback & verification` more than one role. */
export function subjectsOf({ heading, ownRole, blocks }: Part): ReadonlySet<Subject> {
  const whole = heading.text;
  if (HELPLESS.whole.test(toWords(whole)))
    return new Set(blocks.some((block) => asksForPeople(block)) ? ["escalation"] : []);
  const isDelayed = (): boolean => blocks.some((block) => saysWhen(block));
  if (WHOM.whole.test(toWords(whole))) return new Set(isDelayed() ? ["escalation"] : []);
  if (asksWhomIf(toWords(whole)) && isDelayed()) return new Set(["escalation"]);
  const pieces = piecesOf(whole);
  const [only, ...more] = pieces;
  const named =
    only !== undefined && more.length === 0
      ? (subjectOfPiece(only, () => ownRole, true) ?? [])
      : pieces.flatMap((piece) => subjectOfPiece(piece, () => roleOf(piece), false) ?? []);
  const said = saidBy(toWords(whole));
  const isLateCheck = (heading.number ?? 0) >= 3 && asksOnlyToConfirm(toWords(whole));
  const found = [named, wholly(whole), said, isLateCheck ? ["validation" as const] : []].flat();
  return new Set(
    afterMending(found, toWords(whole), blocks).filter(
      (subject) => !isTrap(subject, toWords(whole)),
    ),
  );
}

/** Whom to notify under a condition: `A quién avisar si no se resuelve`. */
const asksWhomIf = (words: string): boolean =>
  UNDER_CONDITION.test(words.replace(WHOM.atStart, ""));

const UNDER_CONDITION =
  /^ (?:(?:and|i|und|et|y|e|и|og) )?(?:if|when|gdy|kiedy|jesli|jezeli|wenn|wann|falls|si|quand|cuando|se|quando|если|когда|hvis|nar)(?: |$)/u;

/** What a heading that has two pieces is called as one: `Kogo powiadomić i kiedy`. */
const wholly = (heading: string): readonly Subject[] =>
  SUBJECTS.filter((subject) => NAMES[subject].whole.test(toWords(heading)));

function saidBy(words: string): readonly Subject[] {
  if (ESCALATING.test(words)) return ["escalation"];
  return asksWhetherOver(words) || checksMended(words) || confirmsRecovery(words)
    ? ["validation"]
    : [];
}

/** `After recovery` is about whether it holds as far as its items check that. */
function afterMending(
  found: readonly Subject[],
  words: string,
  blocks: readonly RootContent[],
): readonly Subject[] {
  const share = isAfterMending(words) ? shareOfChecks(blocks) : 0;
  if (share === 0) return found;
  return share > 0.5
    ? [...found.filter((subject) => subject !== "postmortem"), "validation"]
    : [...found, "validation"];
}

/** Whether a heading asks how one knows that it is over. */
export const asksWhetherOver = (words: string): boolean =>
  KNOWING.atStart.test(words) || saysWhenOver(words);

const saysWhenOver = (words: string): boolean => OVER_WHEN.test(words) && !NOT.test(words);

const NOT = /(?:^| )(?:nie|nicht|pas|no|nao|non|не|ikke) /u;

/** `Инцидент можно закрыть, когда`, `Der Vorfall gilt als behoben, wenn`, `クローズ条件`. */
const OVER_WHEN =
  /(?:^| )(?:zamkn|zamyk|zakoncz|usuniet|rozwiazan|behoben|geschlossen|beendet|erledigt|clos|clot|resolu|termine|resuelt|cerr|cierr|finaliz|resolvid|encerr|fechad|chius|chiud|risolt|conclus|закры|устранен|решен|завершен|lukke|lost|avslutte)\p{L}{0,10}(?: \p{L}{1,14}){0,2} (?:gdy|kiedy|jezeli|wenn|sobald|lorsque|quand|des que|cuando|quando|когда|если|nar)$|(?:クローズ|完了|収束|復旧|終了|解除)(?:と(?:みなす|判断する)|する|の)?条件$|(?:关闭|恢复|结束|關閉|恢復|結束)(?:的)?(?:条件|條件)$|(?:满足|符合|滿足)(?:以下|下列)\P{P}{0,12}(?:关闭|恢复|结束|解除|關閉|恢復|結束)|(?:종료|복구|완료|해제)\P{P}{0,8} ?조건$/u;

const KNOWING = phrases(`
  how to know it, how do we know it, how do i know it, how you know it, how to tell it, how do i know we, how do we know we, are we done, is it over, success looks like, jak sprawdzic ze, jak sprawdzic czy, jak poznac ze, po czym poznac ze, come si capisce che, come si vede che, come verificare che, como verificar que, como comprobar que, como se comprueba que, como confirmar que, como saber se,
  comment verifier que, woran man merkt, woran man erkennt, wie man merkt, как проверить что, slik sjekker du at, slik ser du at, skad wiadomo ze juz, woran erkennt man dass es wieder, woran wir erkennen,
  ist es wirklich behoben, ist es behoben, comment savoir que c est fini, comment savoir si c est resolu, comment savoir que tout, como se que termino, como se que ya, como saber que termino, como saber si ya, como saber que ya, como sei que acabou, como saber que voltou, come sapere che, come capire che,
  как понять что все, как понять что починили, как узнать что все, как убедиться, hvordan vet vi at, slik vet du at, nar alt er i orden, nar alt er normalt, when all is well, when everything is back, wenn alles wieder, quand tout est rentre, cuando todo vuelva, quando tudo voltar, quando tutto torna, gdy wszystko znowu, 如何确认已, 如何確認已, 怎么知道已, 怎麼知道已, 復旧したか, 복구되었는지`);

/** The word in any form and language, wherever it stands: `Wann wird eskaliert?` */
const ESCALATING =
  /(?:^| )(?:escalat(?:e|es|ed|ing|ion)|eskal(?:uj|ow|acj|ier|ation|er)\p{L}{0,6}|escalad(?:e|er|ez|a)|escalamientos?|escalac(?:ion|ao)|escalamento|escalar|escalona\p{L}{0,6}|эскал\p{L}{0,8})(?: |$)|エスカレ|에스컬레이/u;

const saysWhen = (block: RootContent): boolean => isDelay(textOf(block));

const LEAVES: ReadonlySet<Nodes["type"]> = new Set(["paragraph", "tableCell", "code"]);

/** What the block says at its beginning, its items and cells apart. */
function textOf(block: RootContent): string {
  const texts: string[] = [];
  for (const node of walk(block, ({ type }) => !LEAVES.has(type)))
    if (LEAVES.has(node.type)) texts.push(toString(node));
  return texts.join("\n").slice(0, 1000);
}

const asksForPeople = (block: RootContent): boolean => CALLING.within.test(toWords(textOf(block)));

/** The one subject a label or the first words of a step name. */
export function subjectOfLabel(label: string): Subject | undefined {
  const words = withoutStart(toWords(readHeading(label).text), FORMS);
  const isCheck =
    checksMended(words) ||
    saysWhenOver(words) ||
    asksOnlyToConfirm(words) ||
    confirmsRecovery(words);
  const subject = nameAtStart(words) ?? (isCheck ? "validation" : undefined) ?? nameAtEnd(words);
  if (subject === "postmortem" && isAfterMending(words)) return undefined;
  return subject === undefined || isTrap(subject, words) ? undefined : subject;
}

/** The one subject a cell names and nothing more. */
export function subjectNamed(name: string): Subject | undefined {
  const words = withoutStart(toWords(readHeading(name).text), FORMS);
  return SUBJECTS.find((subject) => NAMES[subject].whole.test(words));
}

const BETWEEN =
  /[&+/,;:()、，；：（）]| - |[–—]| (?:and|und|et|y|e|i|og|oraz|и|or|or else) |及|和|与|與|と|및/iu;

/** A heading is told by its beginning, however long it is. */
const LONGEST = 200;

const piecesOf = (text: string): readonly string[] =>
  text
    .slice(0, LONGEST)
    .split(BETWEEN)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");

function subjectOfPiece(
  piece: string,
  role: () => SectionRole | undefined,
  isWhole: boolean,
): Subject | undefined {
  const words = toWords(piece);
  const bare = withoutStart(words, FORMS);
  // Looking a role up takes long, and only a name at the start counts in a piece.
  const mayBe = isWhole || SUBJECTS.some((candidate) => NAMES[candidate].atStart.test(bare));
  const found = mayBe ? role() : undefined;
  const subject = SUBJECTS.find((candidate) => candidate === found);
  const longer = SUBJECTS.find((candidate) => MORE_NAMES[candidate].atStart.test(words));
  if (longer !== undefined) return longer;
  if (/^(?:事後|事后|사후)$/u.test(words)) return "postmortem";
  if (subject !== undefined && (isWhole || NAMES[subject].atStart.test(bare))) return subject;
  return (bare === words ? undefined : nameAtStart(bare)) ?? rollbackAtEnd(words);
}

/** `Previous version rollback`, `이전 버전 롤백`: the head of the words stands last. */
const rollbackAtEnd = (words: string): Subject | undefined =>
  !checksMended(words) &&
  /(?:^| )(?:rollback|revert)$|(?:ロールバック|切り?戻し|回滚|回退|回滾|롤백|되돌리기)$/u.test(
    words,
  )
    ? "rollback"
    : undefined;

/** `Model rollback`, `Internal urgent escalation`: two or three words of which the last is the name. */
function nameAtEnd(words: string): Subject | undefined {
  const ends = /^(?:[\p{L}\d]+ ){1,2}(?:rollback|(?<up>escalation))$/u.exec(words);
  if (ends === null || /^(?:no|without|before|after|pre|post) /u.test(words)) return undefined;
  return ends.groups?.["up"] === undefined ? "rollback" : "escalation";
}

/** The subject with the longest name at the start: `Rollback verification` is a verification. */
function nameAtStart(words: string): Subject | undefined {
  let best: Subject | undefined;
  let length = 0;
  for (const subject of SUBJECTS) {
    const name = NAMES[subject].atStart.exec(words)?.[0];
    if (name === undefined || name.length <= length) continue;
    best = subject;
    length = name.length;
  }
  return best;
}

/** Whether the outline's role for the heading comes from the author's own word and not from its text. */
export const isOverride = ({ title, ownRole }: Part): boolean =>
  SUBJECTS.some((subject) => subject === ownRole) && roleOf(title) !== ownRole;
