import type { Nodes, Paragraph } from "mdast";
import { walk } from "../../markdown/node.ts";
import { toWords } from "../../markdown/words.ts";
import { COMMENT } from "./checking.ts";
import { FORMS, NAMES } from "./names.ts";
import { phrases, withoutStart } from "./phrase.ts";
import { withoutCondition } from "./sentence.ts";
import { isTrap } from "./traps.ts";

/** Whether a step that goes back says how, what or to what: more than `Rollback if needed`, which plans nothing. */
export const saysHowBack = (source: string): boolean =>
  /[`\n]|\]\(/u.test(source) || OBJECTS.within.test(toWords(source));

/** What is put back, told by its article or its verb, and the state that is gone back to. */
const OBJECTS = phrases(`
  via, using, the, your, our, this, that, last, previous, prior, back to, to version, poprzedniej, poprzednia, do wersji, wycofaj, cofnij, der, die, das, den, dem, vorherige, vorherigen, letzte, letzten, le, la, les, l, precedent, precedente, derniere,
  el, los, las, anterior, ultima, ultimo, o, a, os, as, il, lo, gli, precedente, предыдущей, предыдущую, последней, прошлой, откатите, откатить, верните, вернуть, dernier, forrige, siste, deployen, endringen,
  前の, 直前, をロールバック, を切り戻, を元に戻, 上一, 前一, 上个, 最新, 最近, 旧版, 舊版, 回滚部署, 回滚发布, 回滚变更, 回滾部署, 回滾變更, 이전, 직전, 배포를`);

/** Letters in which a line says what it asks for. */
const LONGEST = 600;
const CLAUSE = /[.;:,()—–→\n、，；：。]+\s*/u;

/** Whether one of the clauses asks to go back: `If the deploy broke it: roll back to the last tag`. */
export const asksBack = (text: string): boolean =>
  text
    .slice(0, LONGEST)
    .split(CLAUSE)
    .some((clause) => {
      const words = toWords(clause);
      const bare = withoutStart(words, FORMS);
      return (
        NAMES.rollback.atStart.test(bare) &&
        !TOLD.test(bare) &&
        !isTrap("rollback", words) &&
        (saysHowBack(clause) || VERB.test(bare) || bare === "roll back")
      );
    });

/** Whether a step names the case in which to go back before it asks for that: `If logins fail, rollback`. */
export const saysWhenBack = (text: string): boolean => {
  const before = text.slice(0, text.length - withoutCondition(text).length);
  return /^\S+ \S+ \S/u.test(toWords(before));
};

/** Whether a row goes back from some mark on: `| Errors | > 5 % | Rollback |`. */
export const goesBackFrom = (cells: readonly string[]): boolean => {
  const at = cells.findIndex((cell) => NAMES.rollback.whole.test(toWords(cell)));
  return cells.slice(0, Math.max(at, 0)).some((cell) => /[<>≥≤]\s?\d/u.test(cell));
};

/** `Rollback is one way`: where going back is spoken of. */
const TOLD =
  /^(?:rollback|roll back|revert) (?:is|was|are|were|has|have|had|paths?|options?|owner|or|and|vs|versus)(?: |$)/u;

/** The verb with what it puts back, which a noun such as `Rollback plan` is not. */
const VERB = /^roll back (?!if |when |plans? |procedures? |criteria )\p{L}/u;

/** A command that goes back, alone in its line: `vercel rollback`, `kubectl rollout undo …`, `git revert …`. */
const COMMAND =
  /^(?:[\w./=-]{1,60} ){1,6}(?<!to )(?:(?:--|[\w-]{1,20}:)?rollback|rollout undo)(?:\s|$)|^git (?:-C \S{1,80} )?revert |^git (?:checkout|reset --hard) HEAD[~^]|^alembic downgrade |^(?:bash |sh |sudo |python3? |node )?[\w./-]{0,60}rollback[\w-]{0,20}\.(?:sh|py|ps1|mjs|js|ts)(?:\s|$)/u;

/** Whether a line of code is a command that goes back. */
export const goesBack = (line: string): boolean => COMMAND.test(line.trim().replace(/^\$ /u, ""));

/** Whether a comment asks to go back and the line behind it is how: `# Roll back to the previous version`. */
export const announcesGoingBack = (line: string, next: string | undefined): boolean =>
  COMMENT.test(line) &&
  next !== undefined &&
  next.trim() !== "" &&
  !COMMENT.test(next) &&
  (asksBack(line.replace(COMMENT, "")) || NAMED_SO.test(toWords(line)));

/** `Contract rollback`, `If recent deployment, rollback` */
const NAMED_SO = /^(?:if )?(?:[\p{L}\d]+ ){0,2}(?:rollback|roll back|revert)$/u;

/**
 * Whether what stands below a node says how to go back, which is more than to ask for it: by a command, or in words
 * together with a link, a place to do it, or steps below.
 */
export function tellsHowBack(node: Nodes): boolean {
  let text = "";
  let isShown = false;
  for (const part of walk(node, ({ type }) => type !== "code")) {
    if (part.type === "code" && part.value.split("\n").some((line) => goesBack(line))) return true;
    if (part.type === "inlineCode" && goesBack(part.value)) return true;
    if (part.type === "text") text += part.value;
    if (part.type === "paragraph") text += "\n";
    if (SHOWING.has(part.type)) isShown = true;
  }
  return (isShown || PLACE.test(text.slice(0, LONGEST))) && asksBack(text);
}

/** Whether a sentence holds a command that goes back: ``run a `kubectl rollout undo …` ``. */
export const namesCommandBack = ({ children }: Paragraph): boolean =>
  children.some((child) => child.type === "inlineCode" && goesBack(child.value));

/** Whether a step sends to the document on going back: ``If it was the release, go to `rollback.md` now``. */
export function pointsBack(node: Nodes): boolean {
  let text = "";
  let isNamed = false;
  for (const part of walk(node, ({ type }) => type !== "code")) {
    if (part.type === "text") text += part.value;
    if (part.type === "link" && FILE.test(part.url)) isNamed = true;
    if (part.type === "inlineCode" && FILE.test(part.value)) isNamed = true;
  }
  return isNamed && SENDING.test(text.slice(0, LONGEST));
}

const FILE = /rollback[\w-]{0,40}\.md(?:#\S*)?$/iu;
const SENDING = /(?<!\p{L})(?:go to|follow|execute|run|use|per|via|according to)(?!\p{L})/iu;

/** What shows how something is done. */
const SHOWING: ReadonlySet<Nodes["type"]> = new Set(["link", "code", "inlineCode", "list"]);
const PLACE = /(?:^|\s)(?:one[- ]click|dashboard|console|button)(?=[\s.,;)]|$)/iu;
