import type { List, RootContent } from "mdast";
import { toString } from "mdast-util-to-string";
import { lineOf, sourceOf } from "../../markdown/node.ts";
import { toWords } from "../../markdown/words.ts";
import type { Passage } from "./model.ts";
import { phrases } from "./phrase.ts";

/** Verbs that ask to look whether something is so. */
export const CHECKING = phrases(`
  verifying, confirming, validating, verify, confirm, check, ensure, make sure, validate, validar, valide, valida, valider, validez, validare, validieren, zwaliduj, validerer, monitor, watch, monitoring, monitoruj, obserwuj, monitorowanie, uberwachen, uberwachung, surveiller, surveillez, surveillance, monitorear, monitoreo, monitorar, monitoramento, monitorare, monitoraggio, наблюдать, мониторинг, overvak, overvaking, sprawdz, potwierdz, upewnij, zweryfikuj, prufen, prufe, bestatigen, bestatige, uberprufen, sicherstellen, verifier, verifiez,
  confirmer, confirmez, s assurer, assurez, verificar, verifica, verifique, confirmar, confirma, confirme, comprobar, comprueba, asegurar, garantir, certifique, verificare, confermare, assicurarsi, controllare,
  проверить, проверьте, убедиться, убедитесь, подтвердить, подтвердите, bekreft, sjekk, verifiser, 确认, 確認, 验证, 驗證, 检查, 檢查`);

const CHECK_AT_END =
  /(?:^| )(?:verifications?|validations?|confirmations?|checks?|prufen|prufung|uberprufen|uberprufung|verifizierung|kontrolle|verifier|verificacion|verificacao|verificare|validacion|validacao|weryfikacja|sprawdzenie|sprawdz|kontrola|проверка|проверить|verifisering|kontroll|sjekk)$|(?:確認|検証|验证|驗證|检查|檢查|확인|검증)$/u;

/** Whether words ask to check something, whatever it is. */
export const isCheck = (words: string): boolean =>
  CHECKING.atStart.test(words) || CHECK_AT_END.test(words);

const LATER = phrases(
  "after, once, post, po, nach, apres, tras, despues de, despues del, apos, depois de, depois da, depois do, dopo, после, etter",
);

/** What makes a service work again. */
export const MENDING = phrases(`
  reboot, recovery, restoration, restore, resolution, repair, fix, failover, failback, resolucion, resolucao, risoluzione, mitigation, mitigacion, mitigacao, mitigazione, remediation, restarcie, restart, przywrocenie, przywrocenia, odtworzenie, recuperation, usuniecia, usuniecie, correcao, correccion, correction, correzione, korrektur, korrigering, naprawie, przywroceniu, odtworzeniu, neustart, behebung, wiederherstellung,
  reparatur, redemarrage, retablissement, restauration, reparation, reprise, reinicio, recuperacion, restauracion, reparacion, recuperacao, restauracao, reparo, riavvio, ripristino, riparazione, восстановления,
  перезапуска, исправления, устранения, omstart, gjenoppretting, retting, 復旧, 再起動, 修復, 恢复, 重启, 修复, 恢復, 重啟, 복구, 재시작`);

/** `Resolution verification`, `Nach dem Neustart prüfen`: whether words ask to check what has been mended. */
export const checksMended = (words: string): boolean =>
  CHECKS_OF_WORK.test(words) || isCheckOfMended(words.replace(TAIL, ""));

/** `Post-rotation checklist`: what is checked when some work is done. */
export const CHECKS_OF_WORK =
  /^post (?!incident|mortem)\p{L}+ (?:checklist|checks?|verifications?|validations?|tests?)(?: |$)|^(?:check|test|verif|prufung|kontroll|sprawdzen|провер)\p{L}* (?:after|post|po|nach|apres|tras|apos|pos|dopo|после|etter) (?:\p{L}{2,3} )?(?:rollback|roll back|deploy|restart|restore|wycof|откат)/u;

/** `After restart, check the log`, `Wait 30 seconds, then verify`: whether words ask to look at what has just been done. */
export const checksWhenDone = (words: string): boolean =>
  THEN_CHECK.test(words) ||
  AFTER_THAT.test(words) ||
  ONCE_WELL.test(words) ||
  (LATER.atStart.test(words) && MENDING.within.test(words) && CHECKING.within.test(words));

/** `After the rebuild, verify the sum`, whatever has been done. */
const AFTER_THAT =
  /^(?:after|once) (?:the |a |this |that )?(?:rebuild|reset|rotation|redeploy(?:ment)?|deploy(?:ment)?|reindex|replay|change|fix)(?: [\p{L}\d]+){0,3} (?:verify|confirm|validate) /u;

/** `Once processing resumes, monitor the backlog for 15 minutes` */
const ONCE_WELL =
  /^(?:after|once|when) (?:[\p{L}\d]+ ){1,4}(?:resumes?|recovers?|recovered|restored|stable|stabilized|stabilised|healthy|back|up|completes?|succeeds?|deployed|applied) (?:[\p{L}\d]+ ){0,2}(?:monitor|watch|verify|confirm|validate|observe) /u;

const THEN_CHECK =
  /(?:^| )(?:then|potem|dann|puis|luego|entonces|depois|poi|затем|deretter) (?:verify|confirm|check|sprawdz|prufen|verifiez|verifier|verifica|verifique|verificar|controlla|проверьте|sjekk)(?= |$)/u;

/** `(post-fix)`, `(all services)`: what is added to the words of a heading. */
const TAIL = / (?:post|after) (?:fix|rollback|deploy|incident|recovery|mitigation)$/u;

const isCheckOfMended = (words: string): boolean =>
  MENDING.within.test(words) &&
  (CHECK_AT_END.test(words) || (CHECKING.atStart.test(words) && LATER.within.test(words)));

/** Whether a heading names what makes a service work again: `Phase 4: Recovery`, `Fix`. */
export const namesMending = (heading: string): boolean => MENDING.within.test(toWords(heading));

/** `Validate the integrity of the data`, where that is asked of somebody who no longer searches. */
export const isConfirming = (label: string): boolean => CONFIRMING.atStart.test(toWords(label));

/** Whether a label is no more than the verb: `Validar: …` */
export const asksOnlyToConfirm = (words: string): boolean => CONFIRMING.whole.test(words);

/** Whether one of the clauses confirms something: `redeploy; verify the sum`. */
export const confirmsAmong = (text: string): boolean =>
  text
    .slice(0, 400)
    .split(/[.;:,]\s+|[、，；：。]/u)
    .some(
      (clause) =>
        /\S\s|\P{ASCII}{4}/u.test(clause.trim()) &&
        isConfirming(clause) &&
        !MAKING_SURE.atStart.test(toWords(clause)),
    );

/** Words that as often ask to bring something about as to look whether it is so. */
export const MAKING_SURE = phrases(
  "ensure, make sure, upewnij, sicherstellen, s assurer, assurez, asegurar, garantir, certifique, assicurarsi",
);

/** `After recovery`, which may be a time to check or a time to look back. */
export const isAfterMending = (words: string): boolean =>
  (LATER.atStart.test(words) && MENDING.within.test(words)) ||
  /^(?:復旧|恢复|恢復|修复|복구)\s?[後后후]/u.test(words);

/** Words for a look at what should be so by now; whoever still searches checks and watches. */
const CONFIRMING = phrases(`
  verify, confirm, verifying, confirming, validating, ensure, make sure, validate, validar, valide, valida, valider, validez, validare, validieren, waliduj, potwierdz, upewnij, zweryfikuj, bestatigen, bestatige, uberprufen, sicherstellen, verifier, verifiez, confirmer, confirmez, s assurer, assurez, verificar, verifica, verifique, confirmar, confirme, asegurar, garantir, certifique,
  verificare, confermare, assicurarsi, убедиться, убедитесь, подтвердить, подтвердите, bekreft, verifiser, validation of, verification of, confirmation of, confirmation that, proof that, weryfikacja, potwierdzenie, bestatigung, nachweis, validation de, validation des, verification de, verification des, confirmation de, confirmation que, validacion de, verificacion de, confirmacion de, confirmacion de que, validacao de, validacao da, verificacao de, verificacao da, confirmacao de, confirmacao de que, verifica di, verifica della, conferma di, conferma che, подтверждение, bekreftelse, 确认, 確認, 验证, 驗證`);

/** What begins a comment in a line of code. */
export const COMMENT = /^\s{0,40}(?:#|\/\/|--)\s+/u;

/**
 * The share of items of the lists and comments of the commands that begin with one of the verbs, from 0 to 1; 0 where
 * there is none.
 */
export function shareOfChecks(blocks: readonly RootContent[], verbs = CHECKING): number {
  const items = blocks.flatMap((block): readonly string[] => {
    if (block.type === "code") return block.value.split("\n").filter((row) => COMMENT.test(row));
    return block.type === "list" ? block.children.map((item) => toString(item)) : [];
  });
  const checks = items.filter((item) => verbs.atStart.test(toWords(item.slice(0, 80))));
  return items.length === 0 ? 0 : checks.length / items.length;
}

/** Whether at least half of several items confirm, or all of two look and one confirms. */
function tellsWhenMended(list: List): boolean {
  const confirming = shareOfChecks([list], CONFIRMING) - shareOfChecks([list], MAKING_SURE);
  if (list.children.length >= 3 && confirming >= 0.5) return true;
  return list.children.length === 2 && confirming > 0 && shareOfChecks([list]) === 1;
}

/** A list in the part that mends which is little but checks, as it tells when it is mended. */
export function checksAmong(blocks: readonly RootContent[], source: string): Passage | undefined {
  const list = blocks.find((block) => block.type === "list" && tellsWhenMended(block));
  const [first] = list?.type === "list" ? list.children : [];
  if (list === undefined || first === undefined) return undefined;
  const heading = toString(first).slice(0, 80).replaceAll("\n", " ").trim();
  return { heading, line: lineOf(list), raw: sourceOf(list, source) };
}
