import { expect, test } from "vitest";
import { instant } from "../../src/domain/time.ts";
import { sampleAccess, sampleAccessNotes } from "../../src/render/sample/access.ts";
import { mention } from "../../src/render/model/mention.ts";
import { sourceOf } from "../../src/render/markdown.ts";
import { cardView, incidentAt, PLACE, rendererFor } from "./fixture.ts";

const AT = instant("2026-11-21T04:00:00Z");

/** Everything that is said of emergency access, in one language. */
function said(locale: string): string {
  const renderer = rendererFor(locale);
  const access = sampleAccess(PLACE, AT);
  const held = { ...incidentAt("03:40:00"), access: access.map((view) => view.access) };
  const rows = renderer.card(cardView(held)).split("\n");
  return [
    ...access.map((view) => renderer.access(view)),
    ...sampleAccessNotes(PLACE, AT).map((view) => renderer.accessNote(view)),
    ...rows.filter((line) => line.includes("04:30 UTC")),
  ].join("\n\n---\n\n");
}

test("what is said of emergency access", () => {
  expect(said("en")).toMatchInlineSnapshot(`
    "### Emergency access: waiting for a second person

    Asked for by ana at 2026-11-21 04:00:00 UTC, for 30 min: The ledger is locked.

    @ben can grant exactly this: \`/approve 3f9a01c2b7de\`. It stands until 2026-11-21 04:15:00 UTC; \`/revoke 3f9a01c2b7de\` takes it back.

    Tokens, passwords and keys never pass through here: hand them over where your team always does, and write none into a comment.

    Request \`3f9a01c2b7de\`

    ---

    ### Emergency access: waiting for a second person

    Asked for at 2026-11-21 04:00:00 UTC, for 30 min: The ledger is locked.

    Somebody else with write access grants exactly this: \`/approve 3f9a01c2b7de\`. It stands until 2026-11-21 04:15:00 UTC; \`/revoke 3f9a01c2b7de\` takes it back.

    Tokens, passwords and keys never pass through here: hand them over where your team always does, and write none into a comment.

    Request \`3f9a01c2b7de\`

    ---

    ### Emergency access: until 2026-11-21 04:30:00 UTC

    Asked for by ana at 2026-11-21 04:00:00 UTC, for 30 min: The ledger is locked.

    Granted by ben at 2026-11-21 04:00:00 UTC. An operation of the team gives it; its comment tells what came of it. It ends by itself at 2026-11-21 04:30:00 UTC or with the incident; \`/revoke 3f9a01c2b7de\` ends it before.

    Tokens, passwords and keys never pass through here: hand them over where your team always does, and write none into a comment.

    Request \`3f9a01c2b7de\`

    ---

    ### Emergency access: ended

    Asked for by ana at 2026-11-21 04:00:00 UTC, for 30 min: The ledger is locked.

    Granted by ben at 2026-11-21 04:00:00 UTC. It ended at 2026-11-21 04:00:00 UTC: its time is up. An operation of the team takes it back; its comment tells what came of it.

    Tokens, passwords and keys never pass through here: hand them over where your team always does, and write none into a comment.

    Request \`3f9a01c2b7de\`

    ---

    ### Emergency access: ended

    Asked for by ana at 2026-11-21 04:00:00 UTC, for 30 min: The ledger is locked.

    Granted at 2026-11-21 04:00:00 UTC. It ended at 2026-11-21 04:00:00 UTC: its time is up.

    Tokens, passwords and keys never pass through here: hand them over where your team always does, and write none into a comment.

    Request \`3f9a01c2b7de\`

    ---

    ### Emergency access: not granted

    Asked for at 2026-11-21 04:00:00 UTC, for 30 min: The ledger is locked.

    Nobody granted it in time, or it was taken back. Whoever still needs it asks again.

    Tokens, passwords and keys never pass through here: hand them over where your team always does, and write none into a comment.

    Request \`3f9a01c2b7de\`

    ---

    @ana: the emergency access ends at 2026-11-21 04:30:00 UTC. Finish what needs it, or write \`/revoke 3f9a01c2b7de\` if you are done.

    ---

    @ana: the emergency access has ended: its time is up. An operation of the team takes it back.

    ---

    @ana, @ben: the emergency access of ana has ended: its time is up. No operation takes it back here, so **take it back by hand now** and say so with \`/note\`.

    ---

    the operation that takes back the emergency access did not succeed, so the access may still be open. **Take it back by hand now** and say so with \`/note\`.

    ---

    The record of this incident was lost, and with it whether the emergency access asked for above is still open. **Whoever granted it takes it back by hand now** and says so with \`/note\`.

    ---

    | Emergency access | ana, until 2026-11-21 04:30 UTC, granted by ben |"
  `);
});

test("the same in Polish", () => {
  expect(said("pl")).toMatchInlineSnapshot(`
    "### Dostęp awaryjny: czeka na drugą osobę

    Prośba: ana, 2026-11-21 04:00:00 UTC, na 30 min: The ledger is locked.

    Dokładnie to mogą przyznać @ben: \`/approve 3f9a01c2b7de\`. Prośba jest ważna do 2026-11-21 04:15:00 UTC; \`/revoke 3f9a01c2b7de\` ją wycofuje.

    Tokeny, hasła i klucze nigdy tędy nie przechodzą: przekażcie je tam, gdzie zawsze, i nie wpisujcie ich w komentarzach.

    Prośba \`3f9a01c2b7de\`

    ---

    ### Dostęp awaryjny: czeka na drugą osobę

    Prośba, 2026-11-21 04:00:00 UTC, na 30 min: The ledger is locked.

    Dokładnie to przyznaje inna osoba z prawem zapisu: \`/approve 3f9a01c2b7de\`. Prośba jest ważna do 2026-11-21 04:15:00 UTC; \`/revoke 3f9a01c2b7de\` ją wycofuje.

    Tokeny, hasła i klucze nigdy tędy nie przechodzą: przekażcie je tam, gdzie zawsze, i nie wpisujcie ich w komentarzach.

    Prośba \`3f9a01c2b7de\`

    ---

    ### Dostęp awaryjny: do 2026-11-21 04:30:00 UTC

    Prośba: ana, 2026-11-21 04:00:00 UTC, na 30 min: The ledger is locked.

    Przyznano 2026-11-21 04:00:00 UTC, ben. Nadaje go operacja zespołu; wynik podaje jej komentarz. Kończy się sam 2026-11-21 04:30:00 UTC albo razem z incydentem; \`/revoke 3f9a01c2b7de\` kończy go wcześniej.

    Tokeny, hasła i klucze nigdy tędy nie przechodzą: przekażcie je tam, gdzie zawsze, i nie wpisujcie ich w komentarzach.

    Prośba \`3f9a01c2b7de\`

    ---

    ### Dostęp awaryjny: zakończony

    Prośba: ana, 2026-11-21 04:00:00 UTC, na 30 min: The ledger is locked.

    Przyznano 2026-11-21 04:00:00 UTC, ben. Zakończono 2026-11-21 04:00:00 UTC: upłynął przyznany czas. Odbiera go operacja zespołu; wynik podaje jej komentarz.

    Tokeny, hasła i klucze nigdy tędy nie przechodzą: przekażcie je tam, gdzie zawsze, i nie wpisujcie ich w komentarzach.

    Prośba \`3f9a01c2b7de\`

    ---

    ### Dostęp awaryjny: zakończony

    Prośba: ana, 2026-11-21 04:00:00 UTC, na 30 min: The ledger is locked.

    Przyznano 2026-11-21 04:00:00 UTC. Zakończono 2026-11-21 04:00:00 UTC: upłynął przyznany czas.

    Tokeny, hasła i klucze nigdy tędy nie przechodzą: przekażcie je tam, gdzie zawsze, i nie wpisujcie ich w komentarzach.

    Prośba \`3f9a01c2b7de\`

    ---

    ### Dostęp awaryjny: nieprzyznany

    Prośba, 2026-11-21 04:00:00 UTC, na 30 min: The ledger is locked.

    Nikt nie przyznał go na czas albo prośbę wycofano. Kto nadal go potrzebuje, prosi ponownie.

    Tokeny, hasła i klucze nigdy tędy nie przechodzą: przekażcie je tam, gdzie zawsze, i nie wpisujcie ich w komentarzach.

    Prośba \`3f9a01c2b7de\`

    ---

    @ana: dostęp awaryjny kończy się 2026-11-21 04:30:00 UTC. Dokończ to, co go wymaga, albo napisz \`/revoke 3f9a01c2b7de\`, jeśli to już wszystko.

    ---

    @ana: dostęp awaryjny się zakończył: upłynął przyznany czas. Odbiera go operacja zespołu.

    ---

    @ana, @ben: dostęp awaryjny (ana) się zakończył: upłynął przyznany czas. Żadna operacja go tu nie odbiera, więc **odbierzcie go teraz ręcznie** i potwierdźcie to przez \`/note\`.

    ---

    operacja, która odbiera dostęp awaryjny, nie powiodła się, więc dostęp może być nadal otwarty. **Odbierzcie go teraz ręcznie** i potwierdźcie to przez \`/note\`.

    ---

    Zapis tego incydentu przepadł, a z nim wiadomość, czy dostęp awaryjny z prośby powyżej jest nadal otwarty. **Kto go przyznał, niech odbierze go teraz ręcznie** i potwierdzi to przez \`/note\`.

    ---

    | Dostęp awaryjny | ana, do 2026-11-21 04:30 UTC, przyznał(a) ben |"
  `);
});

test.each([
  ["ada", "@ada"],
  ["a-b", "@a-b"],
  ["-ada", "`-ada`"],
  ["ada/team", "`ada/team`"],
  ["ada @bob", "`ada @bob`"],
  ["renovate[bot]", "`renovate[bot]`"],
  ["", "`  `"],
])("only a login is a mention: %j", (login, wanted) => {
  expect(sourceOf(mention(login))).toBe(wanted);
});
