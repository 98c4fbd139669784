import { toWords } from "../../markdown/words.ts";
import { CHECKING, isConfirming, MAKING_SURE, MENDING } from "./checking.ts";
import { phrases } from "./phrase.ts";

/** What a service or an incident is said to be when all is well again. */
const RECOVERED = phrases(`
  recovery, stability, stable, stabilized, stabilised, recovered, recovers, restored, resolved, cleared, clears, back to normal, returned to normal, returns to normal,
  return to normal, reviennent a la normale, revient a la normale, vuelven a la normalidad, voltam ao normal, volta ao normal, tornano alla normalita, torna alla normalita, возвращаются к норме, возвращается к норме, is back, are back, resolves, subsides, no longer firing, stops firing, stop firing, no new errors, caught up, does not recur, doesn t recur, does not come back, nie wraca, nicht wieder auftritt, ne se reproduit, no se repite, nao se repete, non si ripresenti, non si ripresenta, не повторяется, 再発しない, 不再出现, 不再出現, 재발하지, returns to 0, return to 0, returns to zero, back to 0, back to zero, return to baseline, returns to baseline, returned to baseline, healthy again, works again, is working again, back to baseline, returning to baseline, returning to normal, with smoke tests, by smoke tests, with a smoke test, recover within, to recover, work as expected, works as expected, working as expected, operates normally, operating normally, back under, back below, back within, returns below, return below, drops below, drop below, falls below, fall below, alert is closed, przywrocona, przywrocony, przywrocone, wrocil, wrocila, wrocily, ustapil, ustapily, do normy, znowu dziala, znow dziala,
  wiederhergestellt, wieder normal, wieder erreichbar, behoben, wieder funktioniert, retablissement, retabli, retablie, revenu a la normale, revenue a la normale, retour a la normale, resolu, resolue, recuperado, recuperada, recuperacion,
  restablecido, restablecida, vuelto a la normalidad, vuelve a la normalidad, resuelto, resuelta, resolvido, resolvida, voltou ao normal, voltaram ao normal, restabelecido, recuperacao, ripristinato, ripristinata, tornato alla normalita, tornata alla normalita,
  risolto, ripristino, восстановлен, восстановлена, восстановился, восстановилась, восстановление, вернулся к норме, вернулась к норме, вернулись к норме, в норме, gjenopprettet, tilbake til normalen, stabilnosc, stabilny, stabilna, stabilitat, stabil, stabilite, stabile, estabilidad, estable, estabilidade, estavel, stabilita, стабильность, стабильно, стабилен, stabilitet, 収束, 安定, 復旧, 回復, 正常に戻, 解消, 恢复, 恢復, 稳定, 穩定, 정상화, 안정화, 복구되었는지, 정상으로`);
const isWell = (words: string): boolean => RECOVERED.within.test(words);

const ENDINGS = phrases("確認, 확인, 검증");

/** What has been looked at, as items of a checklist tell it: `Fix verified`. */
const CHECKED = phrases(`
  verified, confirmed, validated, zweryfikowano, zweryfikowana, zweryfikowany, potwierdzono, potwierdzona, potwierdzony, sprawdzono, verifiziert, bestatigt, gepruft, uberpruft, verifie, verifiee, confirme, confirmee, valide, validee, verificado, verificada, verificados, verificadas, confirmado, confirmada, comprobado, comprobada, validado, validada, verificato, verificata, confermato, confermata, validato, validata, проверено, проверен, проверена, подтверждено, подтвержден, подтверждена, bekreftet, verifisert, 確認済, 检查完毕, 已确认, 已验证, 已確認, 已驗證, 확인됨, 확인 완료, 검증 완료`);

/** What is well, where it has been looked at. */
const WELL = phrases(`
  healthy, working, operational, normal, passing, sprawny, sprawna, dziala, gesund, funktionsfahig, sain, saine, operationnel, operationnelle, sano, sana, operativo, operativa, saudavel, operacional, исправен, работает, frisk, fungerer, 正常, 健康, 정상`);

/** `Restore from a verified backup`: what was checked is what one goes back to. */
const OF_A_COPY =
  /(?:^| )(?:verified|validated|confirmed) (?:backups?|cop(?:y|ies)|snapshots?|images?|dumps?)(?: |$)/u;

/** `Confirm that the error rate is back to normal`: whether words ask to check that all is well again. */
export const checksRecovery = (words: string): boolean =>
  (CHECKING.atStart.test(words) || ENDINGS.within.test(words)) &&
  isWell(words) &&
  !BRINGS_ABOUT.test(words);

/** `Ensure the ticket is resolved`, `Confirm in the channel that it has recovered`, `Monitoring keeps it stable`: it is to be brought about or told, or only praised. */
const BRINGS_ABOUT =
  /^(?:ensure|make sure) .*resolved$|^\w+ing .* (?:keeps|helps|ensures|is) |^confirm (?:it )?(?:in|on) the .*(?:channel|thread) /u;

/** Whether one of the clauses of a step asks to confirm that all is well again: `Re-enable it, then verify the fix`. */
export const confirmsRecovery = (text: string): boolean =>
  text
    .slice(0, LONGEST)
    .split(CLAUSE)
    .some((clause) => {
      const words = toWords(clause);
      return (
        isConfirming(clause) &&
        !BRINGS_ABOUT.test(words) &&
        (isWell(words) ||
          (!MAKING_SURE.atStart.test(words) &&
            (LOOKED_AT.test(words.slice(0, NEAR)) || MENDING.within.test(words.slice(0, NEAR)))))
      );
    });

const LONGEST = 600;
/** What is confirmed stands near the verb: `verify the fix in production`. */
const NEAR = 60;
const AND = "(?:and|then|oraz|i|und|dann|et|puis|y|luego|e|poi|и|затем|og)";
/** What parts the clauses of a sentence. */
export const CLAUSE = new RegExp(`(?:[.;:,()—–→]+\\s+|\\s(?=${AND}\\s))(?:${AND}\\s)?`, "u");

/** What shows by itself whether a service is well. */
const LOOKED_AT =
  /(?:^| )(?:health ?checks?|(?:service|application|app|system|cluster|overall) health|healthz|readyz|readiness|smoke tests?|with the (?:reporter|customer|user)|pomyslnie|erfolgreich|avec succes|con exito|com sucesso|con successo|успешно|vellykket)(?: |$)|ヘルスチェック|スモークテスト|健康检查|헬스체크/u;

/** Whether a step asks to confirm that the whole service is well, whatever the words: `Confirm that production is healthy`. */
export const confirmsService = (text: string): boolean => {
  const words = toWords(text.slice(0, NEAR));
  const isWellSo = WELL.within.test(words) || words.endsWith(" running");
  return isConfirming(text) && WHOLE.test(words) && isWellSo;
};

const WHOLE =
  /(?:^| )(?:prod\p{L}*|servi\p{L}+|app|s[iy]st\p{L}+|site|everything|todo|tudo|tutto|tout|alles|wszystko|все)(?: |$)|サービス|服务|服務|서비스/u;

/** Whether a step looks at what the service answers of its health, or waits until it is well: ``Validate `/health` ``. */
export const seesHealth = (text: string): boolean =>
  WAITING.test(toWords(text)) ||
  (isConfirming(text) && /\/health(?:check)?(?![\w/-])/u.test(text.slice(0, NEAR)));

/** `Wait until the pods are ready` */
const WAITING = /^(?:wait|warten?|esper|aguard)\p{L}* .*(?:ready|health|running|stable|bereit)/u;

/** Whether a comment above a command asks to confirm that what was done works: `# Verify the workers are healthy`. */
export const confirmsWell = (comment: string): boolean => {
  const words = toWords(comment);
  return (
    isConfirming(comment) && (isWell(words) || WELL.within.test(words) || LOOKED_AT.test(words))
  );
};

/** `Fix verified`, `System confirmed healthy`: whether words, short as an item to tick off, tell that it has been checked. */
export const tellsRecoveryChecked = (words: string): boolean =>
  words.length <= 100 &&
  !OF_A_COPY.test(words) &&
  CHECKED.within.test(words) &&
  (isWell(words) || MENDING.within.test(words) || WELL.within.test(words) || LOOKED_AT.test(words));
