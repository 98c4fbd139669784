import { describe, expect, test } from "vitest";
import type { Clause } from "../../src/domain/clause.ts";
import type { IncidentEvent } from "../../src/domain/event.ts";
import type { ProbeReport } from "../../src/domain/probe/report.ts";
import { sampleAccess } from "../../src/render/sample/access.ts";
import { sampleOperations } from "../../src/render/sample/operation.ts";
import { namesWorded, wordsOf } from "../support/wording.ts";
import { AGE, EVERY_CLAUSE } from "./every-clause.ts";
import {
  cardView,
  EVENTS,
  incidentAt,
  PLACE,
  postmortemView,
  RED,
  rendererFor,
} from "./fixture.ts";

/** What a clause speaks of, as far as it is the same in every language. */
function dataOf(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [String(value)];
  if (value === AGE) return ["20 min"];
  return Object.entries(value).flatMap(([name, part]) => (name === "kind" ? [] : dataOf(part)));
}

describe.each(["en", "pl"])("what the engine says of itself in %s", (locale) => {
  const { because } = wordsOf(locale);

  test.each(Object.entries(EVERY_CLAUSE))(
    "%s tells all it knows, and nothing is left open",
    (_, clause) => {
      const said = because(clause);
      for (const text of dataOf(clause)) expect(said).toContain(text);
      expect(said).not.toBe(clause.kind);
      expect(said).not.toMatch(/undefined|\[object|\{(?!app: )|^$/u);
    },
  );
});

test("a reason of a person, or of an older record, is said as it is", () => {
  for (const locale of ["en", "pl"])
    expect(wordsOf(locale).because("it fits {name}")).toBe("it fits {name}");
});

test("every clause has words but those that are data or a list, and there are words for no other", () => {
  const { span: _, all: __, sentences: ___, ...worded } = EVERY_CLAUSE;
  expect(namesWorded("en", "because").toSorted()).toEqual(Object.keys(worded).toSorted());
});

test("of a clause of a newer version its name is said", () => {
  const newer: Clause = JSON.parse('{"kind":"not-known-yet","name":"x"}');
  expect(wordsOf("pl").because(newer)).toBe("not-known-yet");
});

test("the words of each language", () => {
  const [english, polish] = ["en", "pl"].map((locale) => wordsOf(locale));
  const said = Object.entries(EVERY_CLAUSE).map(([kind, clause]) => [
    kind,
    english?.because(clause),
    polish?.because(clause),
  ]);
  expect(said.map((row) => row.join(" | ")).join("\n")).toMatchInlineSnapshot(`
    "span | 20 min | 20 min
    all | queued is 512; as ana said | queued = 512; as ana said
    sentences | queued is 512. as ana said. | queued = 512. as ana said.
    alert | it is about the alert “ApiDown” | dotyczy alertu „ApiDown”
    numbers | queued is 512, and it is for “queued > 100” | queued = 512, a ten runbook dotyczy sytuacji „queued > 100”
    service-config | it is the runbook of the service “sync” | to runbook usługi „sync”
    service-declared | it says that it is for the service “sync” | według własnego opisu dotyczy usługi „sync”
    service-named | it is named after the service “sync” | ma w nazwie usługę „sync”
    index | runbooks/README.md lists it for “cold cache” | runbooks/README.md podaje go przy „cold cache”
    index-numbers | runbooks/README.md lists it for “replica lag > 30 s”, and replica lag 40 s | runbooks/README.md podaje go przy „replica lag > 30 s”; odczyt: replica lag 40 s
    severity-named | it is named after the severity “SEV-1” | ma w nazwie poziom „SEV-1”
    word | both speak of “redis” | w zgłoszeniu i w runbooku pada „redis”
    two-words | both speak of “redis” and “cache” | w zgłoszeniu i w runbooku padają „redis” i „cache”
    three-words | both speak of “redis”, “cache” and “cold” | w zgłoszeniu i w runbooku padają „redis”, „cache” i „cold”
    general | it is the general one, and no other is about a case like this | jest ogólny, a żaden inny nie opisuje takiego przypadku
    severity-now | the severity is SEV-1 now | poziom to teraz SEV-1
    asked-for | ana asked for it | polecenie użytkownika ana
    no-runbooks | the repository has none | repozytorium nie ma żadnych runbooków
    none-attachable | there are only indexes, templates, superseded ones and ones without steps | są tylko spisy, szablony oraz runbooki nieaktualne i bez kroków
    none-fits | none of the 7 fits, and none is a general one | żaden z 7 runbooków nie pasuje i żaden nie jest ogólny
    chosen-stepless | docs/money.md was chosen (it is the runbook of the service “billing”), and it has no steps to follow | wybrano docs/money.md (to runbook usługi „billing”), ale nie ma w nim kroków do wykonania
    outsider | its author has no write access here | osoba zgłaszająca nie ma tu prawa zapisu
    measured | queued is 512 | queued = 512
    aged | heartbeat is 2026-11-21T03:00:00Z, 20 min ago | heartbeat = 2026-11-21T03:00:00Z, 20 min temu
    ahead | valid_to is 2026-11-21T03:40:00Z, in 20 min | valid_to = 2026-11-21T03:40:00Z, za 20 min
    stepped | queued is 512, was 380 (+132) 20 min ago | queued = 512, było 380 (+132) 20 min temu
    changed | queued is 512, was 380 20 min ago | queued = 512, było 380 20 min temu
    steady | queued is 512, the same as 20 min ago | queued = 512, tak samo jak 20 min temu
    first-reading | queued has no earlier reading | brak wcześniejszego odczytu queued
    missing | queued is missing | brak wartości queued
    held-not | queued is 512, not 0 | queued = 512, a nie 0
    held-above | queued is 512, above 100 | queued = 512, powyżej 100
    held-below | queued is 512, below 1000 | queued = 512, poniżej 1000
    held-between | queued is 512, between 100 and 1000 | queued = 512, między 100 a 1000
    held-matches | queued is 512, which matches /^5/ | queued = 512, pasuje do /^5/
    held-older-than | queued is 512, more than 20 min | queued = 512, ponad 20 min
    held-newer-than | queued is 512, not more than 20 min | queued = 512, nie więcej niż 20 min
    more | and 4 more | i jeszcze 4
    unknown-runbook | runbooks/gone.md is not among the runbooks, so no steps follow | wśród runbooków nie ma runbooks/gone.md, więc nie dołączono kroków
    unknown-part | runbooks/queue.md has no single part “Case Z” | w runbooks/queue.md nie ma dokładnie jednej części „Case Z”
    stepless | runbooks/queue.md has no steps to follow | w runbooks/queue.md nie ma kroków do wykonania
    time-up | its time is up | upłynął przyznany czas
    incident-resolved | the incident is resolved | incydent jest rozwiązany
    incident-closed | the incident is closed | incydent jest zamknięty
    not-given | the operation that gives it was not carried out | operacja, która go nadaje, nie została wykonana
    ended-by | ana ended it | zakończył go użytkownik ana
    record-lost | the record of this incident was lost after it was asked for, so nobody can tell whether it was carried out; look first | zapis tego incydentu zaginął po złożeniu prośby, więc nie wiadomo, czy ją wykonano; najpierw trzeba to sprawdzić
    closed-before | the incident was closed | incydent został zamknięty
    switched-off | operations were switched off | operacje zostały wyłączone
    app-unnamed | the config does not name this App, so that the workflow would not believe it; set hosts: {app: sitrep} in .github/incidents.yml | konfiguracja nie wymienia tej aplikacji, więc workflow by jej nie uwierzył; ustaw hosts: {app: sitrep} w .github/incidents.yml
    config-changed | the config has changed it since it was asked for | konfiguracja tej operacji zmieniła się od czasu prośby
    branch-moved | the default branch, which holds what it runs, has moved from 4f1c2d3 to 0a1b2c3 since it was asked for | gałąź domyślna, w której jest to, co ta operacja uruchamia, przesunęła się od czasu prośby z 4f1c2d3 na 0a1b2c3
    cancelled-by | ana cancelled it | anulował to użytkownik ana
    looked-into | ana has looked and gave the target free | użytkownik ana sprawdził stan i zwolnił cel
    not-approved | nobody approved it in time | nikt tego na czas nie zatwierdził
    not-begun | it could not be begun in time | nie udało się tego na czas rozpocząć
    dry-run-failed | its dry run did not succeed (answered 500) | próba na sucho się nie powiodła (answered 500)
    not-started | it could not be started: Not Found | nie udało się tego uruchomić: Not Found
    run-not-found | its workflow run cannot be found; it may not have been started | nie znaleziono przebiegu workflow; mógł się w ogóle nie zacząć
    run-endless | its workflow run does not end | przebieg workflow się nie kończy
    run-without-result | its workflow run ended (cancelled) and left no result | przebieg workflow skończył się (cancelled) i nie zostawił wyniku
    run-without-report | its workflow run ended (without a conclusion) and left no report | przebieg workflow skończył się (bez rozstrzygnięcia) i nie zostawił raportu
    no-conclusion | without a conclusion | bez rozstrzygnięcia
    no-report | there was no report within 30 minutes | w ciągu 30 min nic nie nadeszło
    all-hold | All 6 assertions hold (answered in 120 ms) | Spełniono 6 z 6 warunków (odpowiedź po 120 ms)
    all-hold-by-status | All 6 assertions hold (status 200 in 120 ms) | Spełniono 6 z 6 warunków (status 200 po 120 ms)
    each-holds | every assertion holds | Wszystkie warunki są spełnione
    one-fails | The assertion does not hold; it is “status is 200”, found: 503 | Warunek nie jest spełniony: „status is 200”, odczyt: 503
    some-fail | 2 of 7 assertions do not hold; the first is “status is 200”, found: 503 | Nie spełniono 2 z 7 warunków; pierwszy to „status is 200”, odczyt: 503
    no-answer | The service did not answer: the connection was refused | Usługa nie odpowiedziała: the connection was refused
    not-let-in | The probe could not look, since its credentials were not accepted: status 401 | Sonda nie mogła niczego sprawdzić, bo nie przyjęto jej danych dostępowych: status 401
    not-allowed | The probe may not look there: 10.0.0.1 is private | Sondzie nie wolno tam zaglądać: 10.0.0.1 is private
    could-not-look | The probe could not look: the secret X is not set | Sonda nie mogła niczego sprawdzić: the secret X is not set
    sampled | Healthy in 1 of 3 attempts; it takes 2 of 4 | Dobre próby: 1 z 3; potrzeba 2 z 4
    failing-in-row | 1 of 2 failing readings in a row; counted as healthy until then | Złe odczyty z rzędu: 1 z 2; do tego czasu usługa liczy się jako sprawna
    healthy-in-row | 1 of 2 healthy readings in a row; counted as unhealthy until then | Dobre odczyty z rzędu: 1 z 2; do tego czasu usługa liczy się jako niesprawna"
  `);
});

test("a count is said in the form it takes", () => {
  const one = { kind: "none-fits", count: 1 } as const;
  expect(wordsOf("en").because(one)).toBe("the only one does not fit, and it is no general one");
  expect(wordsOf("pl").because(one)).toBe("jedyny runbook nie pasuje i nie jest ogólny");
});

/** A report whose sentence is data, too. */
const SAID: ProbeReport = {
  ...RED,
  says: { kind: "sentences", of: [EVERY_CLAUSE["some-fail"], EVERY_CLAUSE.sampled] },
};

test("reasons stand in the language of the team wherever they are shown", () => {
  const renderer = rendererFor("pl");
  const at = RED.at;
  const why = EVERY_CLAUSE["held-above"];
  const triage = {
    kind: "triage-decided",
    at,
    by: undefined,
    request: "t1",
    branch: "queue",
  } as const;
  const events: readonly IncidentEvent[] = [
    ...EVENTS.map((event) =>
      event.kind === "runbook-attached" ? { ...event, because: EVERY_CLAUSE.numbers } : event,
    ),
    { ...triage, title: "Kolejka stoi", because: [why, EVERY_CLAUSE.missing], flags: [] },
    { kind: "severity-set", at, by: undefined, severity: "sev-2", reason: why },
    { kind: "runbook-missing", at, by: undefined, because: { kind: "no-runbooks" } },
    { kind: "probe-lost", at, by: undefined, request: "health-1", why: EVERY_CLAUSE["no-report"] },
    { kind: "probe-reported", at, by: undefined, request: "health-1", report: SAID },
  ];
  const [access] = sampleAccess(PLACE, at).filter((view) => view.access.revokedAt !== undefined);
  const operations = sampleOperations(PLACE, at).filter(({ run }) => run.lapsed !== undefined);
  const incident = incidentAt("03:52:01", events);
  const written = renderer.postmortem({ ...postmortemView(incident), events });
  if (access === undefined) throw new Error("an access of the samples has ended");
  expect(
    [
      renderer.card(cardView(incidentAt("03:17:00", events))),
      written,
      renderer.access(access),
      ...operations.map((view) => renderer.operation(view)),
    ]
      .flatMap((text) => text.split("\n"))
      .filter((line) =>
        /Powód[ :]|Zakończono|Liczby|nie dała|Nie (?:by|do|ro|sp)|^\| (?:Lista|Ocena)/u.test(line),
      )
      .join("\n"),
  ).toMatchInlineSnapshot(`
    "| Lista kroków | [First 10 minutes](https://github.com/octo-org/pitpilot/issues/12#issuecomment-2): wykonano 1 z 3 |
    | Lista kroków | brak: repozytorium nie ma żadnych runbooków |
    | Ocena sytuacji | Kolejka stoi, 2026-11-21 03:16 UTC: queued = 512, powyżej 100; brak wartości queued |
    | 2026-11-21 03:10:05 |  | Dołączono runbook: Sync queue stuck. Powód: queued = 512, a ten runbook dotyczy sytuacji „queued &gt; 100”. |
    | 2026-11-21 03:16:10 |  | Ocena sytuacji: Kolejka stoi. Liczby: queued = 512, powyżej 100; brak wartości queued. |
    | 2026-11-21 03:16:10 |  | Poziom zmieniono na SEV-2. Powód: queued = 512, powyżej 100 |
    | 2026-11-21 03:16:10 |  | Nie dołączono runbooka: repozytorium nie ma żadnych runbooków. |
    | 2026-11-21 03:16:10 |  | Sonda health nie dała raportu: w ciągu 30 min nic nie nadeszło |
    | 2026-11-21 03:16:10 |  | Sonda health: nie działa poprawnie. Nie spełniono 2 z 7 warunków; pierwszy to „status is 200”, odczyt: 503. Dobre próby: 1 z 3; potrzeba 2 z 4. |
    | 2026-11-21 03:30:00 | leo | Krok 3 listy „First 10 minutes” pominięty. Powód: no dead letters |
    Z runbooka [Sync queue stuck](https://github.com/octo-org/pitpilot/blob/4f1c2d3e5a6b7c8d9e0f4f1c2d3e5a6b7c8d9e0f/runbooks/sync-queue.md). Powód wyboru: queued = 512, a ten runbook dotyczy sytuacji „queued &gt; 100”.
    | Krok | Treść | Stan | Kto | Czas | Powód |
    Przyznano 2026-11-21 03:16:10 UTC, ben. Zakończono 2026-11-21 03:16:10 UTC: upłynął przyznany czas. Odbiera go operacja zespołu; wynik podaje jej komentarz.
    Nie było wiadomo, czy to wykonano: użytkownik ana sprawdził stan i zwolnił cel.
    Nie rozpoczęto: nikt tego na czas nie zatwierdził. Jeśli nadal jest potrzebne, poproś ponownie: \`/run redeploy\`."
  `);
});
