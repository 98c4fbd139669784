import { describe, expect, test } from "vitest";
import type { Reading } from "../../src/domain/probe/history.ts";
import { before, minutes } from "../../src/domain/time.ts";
import { readActionItems } from "../../src/domain/postmortem/action-items.ts";
import { ALL_EVENTS } from "./every-event.ts";
import {
  cardView,
  CHECKLIST,
  incidentAt,
  PLACE,
  POLICY,
  postmortemView,
  RED,
  rendererFor,
} from "./fixture.ts";

const renderer = rendererFor("pl");

describe("in Polish", () => {
  test("the card", () => {
    expect(renderer.card(cardView(incidentAt("03:40:00")))).toMatchInlineSnapshot(`
      "## 🔴 SEV-1 · Obserwacja

      | Usługa | Sync jobs |
      | :-- | :-- |
      | Poziom | SEV-1. W zgłoszeniu nie było pewności, czy to SEV-1, czy SEV-2, więc przyjęto SEV-1; zmienia to \`/severity\`. |
      | Prowadzi | ana |
      | Scribe | leo |
      | Początek | 2026-11-21 03:02 UTC |
      | Zgłoszenie | 2026-11-21 03:10 UTC, mia |
      | Przyjęcie | ana, po 3 min 35 s (cel: 5 min) |
      | Następna aktualizacja do | 2026-11-21 03:36 UTC |
      | Rozwiązać do | 2026-11-21 04:10 UTC |
      | Skutki usunięte | 2026-11-21 03:36 UTC |
      | Powrót do normy | wszystko działa od 2026-11-21 03:36 UTC; jeśli tak zostanie, incydent będzie rozwiązany 2026-11-21 03:51 UTC |
      | Lista kroków | [First 10 minutes](https://github.com/octo-org/pitpilot/issues/12#issuecomment-2): wykonano 1 z 3, pominięto 1 |
      | API health | 🟢 działa poprawnie, 2026-11-21 03:36 UTC: all 3 assertions hold |
      | Endpoints | POST /api/events/sync |
      | Blast radius | about 40 teams |

      **Ostatnia aktualizacja**, 2026-11-21 03:21 UTC, ana: The queue stands still. We are releasing the lock.

      \`/help\` w komentarzu pokazuje, co można tu zrobić."
    `);
  });

  test("the card of what is over", () => {
    expect(renderer.card(cardView(incidentAt()))).toMatchInlineSnapshot(`
      "## Rozwiązany po 42 min

      | Usługa | Sync jobs |
      | :-- | :-- |
      | Poziom | SEV-1 |
      | Prowadzący | ana |
      | Scribe | leo |
      | Początek | 2026-11-21 03:02 UTC |
      | Zgłoszenie | 2026-11-21 03:10 UTC, mia |
      | Przyjęcie | ana, po 3 min 35 s (cel: 5 min) |
      | Skutki usunięte | 2026-11-21 03:36 UTC, po 26 min |
      | Rozwiązanie | 2026-11-21 03:52 UTC, ana |
      | Lista kroków | [First 10 minutes](https://github.com/octo-org/pitpilot/issues/12#issuecomment-2): wykonano 1 z 3, pominięto 1 |
      | Postmortem | [#13](https://github.com/octo-org/pitpilot/pull/13) |
      | Endpoints | POST /api/events/sync |
      | Blast radius | about 40 teams |

      **Ostatnia aktualizacja**, 2026-11-21 03:21 UTC, ana: The queue stands still. We are releasing the lock.

      Jeśli problem wróci: \`/reopen\` i powód. \`/help\` pokazuje, co jeszcze można tu zrobić."
    `);
  });

  test("a checklist", () => {
    const [progress] = incidentAt("03:31:00").checklists;
    if (progress === undefined) throw new Error("a runbook was attached");
    const long = { language: "sh", text: "true\n".repeat(22).trim() };
    const steps = CHECKLIST.steps.map((step, index) =>
      index === 1 ? { ...step, code: [long] } : step,
    );
    const text = renderer.checklist({
      place: PLACE,
      progress,
      others: [],
      checklist: { ...CHECKLIST, steps },
    });
    expect(text.replaceAll(/\]\([^)]*\)/gu, "](…)").replaceAll(/(?:\n {2}true)+/gu, "\n  true"))
      .toMatchInlineSnapshot(`
      "## Pierwsza reakcja: Sync queue stuck

      [First 10 minutes](…) z runbooka [Sync queue stuck](…), wersja \`4f1c2d3\`. Powód wyboru: it is the runbook of the service Sync jobs.
      To nie ten? Równie blisko były: \`/runbook api-degraded\`.

      - [x] **1.** Acknowledge and name an **incident lead** ([wiersz 14](…))
      - [ ] **2.** Probe \`GET /api/health\`, see the [dashboard](…) ([wiersz 15](…))

        Write down:

        - failing endpoints
        - start time in UTC

        <details><summary>Kod, 22 wiersze</summary>

        \`\`\`sh
        true
        \`\`\`

        </details>
      - [x] **3.** ~~Requeue dead-letter jobs~~ ([wiersz 19](…))<br>Pominięto (leo): no dead letters

        \`\`\`sql
        update jobs
        set phase = 'retrying', run_after = now()
        where phase = 'dead';
        \`\`\`

      Wykonany krok zaznacz albo napisz \`/done 3\`; \`/skip\` z numerem i powodem pomija krok."
    `);
  });

  test("a probe", () => {
    const [run] = incidentAt("03:31:00").probeRuns;
    if (run === undefined) throw new Error("a probe was asked for");
    const view = { place: PLACE, run, title: "API", runUrl: undefined, impossible: undefined };
    const lost = { ...run, outcome: { kind: "lost" as const, why: "cancelled", at: RED.at } };
    expect(
      [
        renderer.probe(view),
        renderer.probe({ ...view, run: lost }),
        renderer.probe({ ...view, run: { ...run, outcome: { kind: "pending" } } }),
      ].join("\n---\n"),
    ).toMatchInlineSnapshot(`
      "### 🔴 API: nie działa poprawnie

      status is 503, not 200

      | Warunek | Odczyt | Spełniony |
      | :-- | :-- | :-- |
      | status is 200 | 503 | **nie** |
      | $.overall equals "ok" | "degraded" | **nie** |
      | latency is below 2 s | 212 ms | tak |

      Wartości: \`queue.dead\` 42

      2026-11-21 03:16:10 UTC · odpowiedź po 212 ms · liczba prób: 3 · [przebieg](https://github.com/octo-org/pitpilot/actions/runs/900)
      ---
      ### API: brak raportu

      Przebieg zakończył się bez raportu: cancelled

      To nic nie mówi o samej usłudze. Aby spróbować ponownie, napisz \`/probe health\`.
      ---
      ### API: w toku

      Zlecono 2026-11-21 03:15:30 UTC, ana. Wynik pojawi się tutaj."
    `);
  });

  test("many healthy probes, folded", () => {
    const answer = { title: "API", report: { ...RED, health: "healthy" as const }, earlier: [] };
    const answers = Array.from({ length: 4 }, () => answer);
    const text = renderer.probes({ place: PLACE, runUrl: undefined, answers });
    expect(text.split("\n").slice(0, 6).join("\n")).toMatchInlineSnapshot(`
      "### 🟢 Sondy (4): wszystkie sprawne

      <details><summary>Sprawne: 4</summary>

      | Sonda | Stan | Dlaczego |
      | :-- | :-- | :-- |"
    `);
    const incident = incidentAt("03:31:00");
    const probeRuns = ["a", "b", "c", "d"].flatMap((probe) =>
      incident.probeRuns.map((run) => ({
        ...run,
        probe,
        outcome: { kind: "reported" as const, report: answer.report, at: RED.at },
      })),
    );
    expect(renderer.card(cardView({ ...incident, probeRuns }))).toContain(
      "<details><summary>Sprawne sondy: 4</summary>\n\n| Sonda | Odczyt |\n| :-- | :-- |\n| [a](",
    );
  });

  test("what changed since the last run, and several probes", () => {
    const [run] = incidentAt("03:31:00").probeRuns;
    if (run === undefined) throw new Error("a probe was asked for");
    const earlier = [15, 10, 5].map((minute): Reading => ({
      at: before(RED.at, minutes(minute)),
      health: "healthy",
      reading: "healthy",
      latency: undefined,
      values: { "queue.dead": minute, state: "ok" },
    }));
    const report = { ...RED, values: { "queue.dead": 42, state: "degraded" } };
    const changed = { ...run, outcome: { kind: "reported" as const, report, at: report.at } };
    expect(
      [
        renderer.probe({
          place: PLACE,
          run: changed,
          title: "API",
          runUrl: undefined,
          impossible: undefined,
          earlier,
        }),
        renderer.probes({
          place: PLACE,
          runUrl: undefined,
          answers: [
            { title: "API", report, earlier: [] },
            { title: "Baza", report: { ...RED, health: "inconclusive" }, earlier: [] },
          ],
        }),
      ].join("\n---\n"),
    ).toMatchInlineSnapshot(`
      "### 🔴 API: nie działa poprawnie

      status is 503, not 200

      Od poprzedniego odczytu:

      - \`queue.dead\` 42, było 5 (+37), 5 min temu ▃▂▁█
      - \`state\` degraded, było ok, 5 min temu

      | Warunek | Odczyt | Spełniony |
      | :-- | :-- | :-- |
      | status is 200 | 503 | **nie** |
      | $.overall equals "ok" | "degraded" | **nie** |
      | latency is below 2 s | 212 ms | tak |

      \`\`\`mermaid
      xychart-beta
        title "queue.dead"
        x-axis ["03:01", "03:06", "03:11", "03:16"]
        y-axis 0 --> 42
        line [15, 10, 5, 42]
      \`\`\`

      2026-11-21 03:16:10 UTC · odpowiedź po 212 ms · liczba prób: 3 · [przebieg](https://github.com/octo-org/pitpilot/actions/runs/900)
      ---
      ### 🔴 Sondy (2): niesprawne: 1, bez odczytu: 1

      | Sonda | Stan | Dlaczego |
      | :-- | :-- | :-- |
      | API | 🔴 nie działa poprawnie | status is 503, not 200 |
      | Baza | ⚪ nie udało się sprawdzić | status is 503, not 200 |

      Sonda bez odczytu nic nie mówi o swojej usłudze.

      <details><summary>Szczegóły</summary>

      #### 🔴 API

      | Warunek | Odczyt | Spełniony |
      | :-- | :-- | :-- |
      | status is 200 | 503 | **nie** |
      | $.overall equals "ok" | "degraded" | **nie** |
      | latency is below 2 s | 212 ms | tak |

      Wartości: \`queue.dead\` 42, \`state\` degraded

      \`health\` · 2026-11-21 03:16:10 UTC · odpowiedź po 212 ms · liczba prób: 3

      #### ⚪ Baza

      | Warunek | Odczyt | Spełniony |
      | :-- | :-- | :-- |
      | status is 200 | 503 | **nie** |
      | $.overall equals "ok" | "degraded" | **nie** |
      | latency is below 2 s | 212 ms | tak |

      Wartości: \`queue.dead\` 42

      \`health\` · 2026-11-21 03:16:10 UTC · odpowiedź po 212 ms · liczba prób: 3

      </details>

      2026-11-21 03:16:10 UTC"
    `);
  });

  test("replies and notes", () => {
    const choices = [{ id: "api", title: "API", url: PLACE.issueUrl }];
    const incident = incidentAt("03:40:00");
    expect(
      [
        renderer.reply({
          place: PLACE,
          to: "zoe",
          parts: [
            { kind: "refused", said: "/x", why: "There is no command `/x`." },
            { kind: "status", incident, policy: POLICY },
            { kind: "runbooks", choices },
          ],
        }),
        renderer.validation({ place: PLACE, policy: POLICY, incident }),
        renderer.triageNote({ place: PLACE, because: "x", choices }),
        renderer.runbookMissing({ place: PLACE, because: "x", choices }),
        renderer.noPostmortem({ place: PLACE, outcome: "duplicate", impossible: undefined }),
        renderer.merged({
          place: PLACE,
          pull: 13,
          pullUrl: PLACE.issueUrl,
          fileUrl: PLACE.issueUrl,
          mergedBy: "ana",
          actionItems: [
            {
              text: "Zwolnić blokady",
              group: "Poprawka w kodzie",
              owner: "ana",
              due: "2026-12-01",
              isDone: false,
            },
          ],
        }),
        renderer.page(),
      ].join("\n---\n"),
    ).toMatchInlineSnapshot(`
      "Nie wykonano \`/x\`. There is no command \`/x\`.

      **🔴 SEV-1 · Obserwacja** · Sync jobs

      - Zgłoszenie: 2026-11-21 03:10 UTC, mia; początek: 2026-11-21 03:02 UTC
      - Prowadzi: ana
      - Scribe: leo
      - Przyjęcie: ana, po 3 min 35 s
      - Następna aktualizacja do 2026-11-21 03:36 UTC
      - Rozwiązać do 2026-11-21 04:10 UTC
      - Powrót do normy: wszystko działa od 2026-11-21 03:36 UTC; jeśli tak zostanie, incydent będzie rozwiązany 2026-11-21 03:51 UTC
      - First 10 minutes: wykonano 1 z 3, pominięto 1
      - API health: 🟢 działa poprawnie, 2026-11-21 03:36 UTC: all 3 assertions hold
      - Ostatnia aktualizacja, 2026-11-21 03:21 UTC, ana: The queue stands still. We are releasing the lock.

      Runbooki tego repozytorium:

      - [API](https://github.com/octo-org/pitpilot/issues/12): \`/runbook api\`
      ---
      ### Sprawdzanie, czy wszystko wróciło do normy

      Zlecono 2026-11-21 03:35:00 UTC, ana: Lock released

      Incydent zostanie rozwiązany sam, gdy wszystko będzie działać poprawnie przez 15 min: \`health\`, odczyt co 5 min. Zły odczyt zaczyna odliczanie od nowa.

      Karta powyżej pokazuje, jak to wygląda. \`/resolve --now\` z powodem rozwiązuje incydent bez czekania.
      ---
      Dziękujemy za zgłoszenie. Czeka na dyżurnego; powód: x. Do czasu, gdy przyjmie je przez \`/ack\`, nikt nie jest wzywany.
      ---
      Nie dołączono listy kroków: x.

      Aby mimo to dołączyć któryś z tych runbooków, napisz polecenie, które przy nim stoi:

      - [API](https://github.com/octo-org/pitpilot/issues/12): \`/runbook api\`
      ---
      Zamknięto jako: duplikat, więc postmortem nie powstanie. Zapis ma incydent, który ten powtarza.
      ---
      Postmortem jest scalony: [przeczytaj](https://github.com/octo-org/pitpilot/issues/12), pull request [#13](https://github.com/octo-org/pitpilot/issues/12), scalenie: ana.

      Działania naprawcze:

      - Zwolnić blokady · Poprawka w kodzie · odpowiada ana, termin 2026-12-01
      ---
      Ten komentarz jest tylko dalszym ciągiem zapisu z karty incydentu powyżej. Prosimy go zostawić."
    `);
  });

  test("the timeline of every event", () => {
    const view = { ...postmortemView(incidentAt("03:52:01")), events: ALL_EVENTS };
    const text = renderer.postmortem(view);
    const from = text.indexOf("| Czas | Kto");
    expect(text.slice(from, text.indexOf("\n\n", from)).replaceAll("2026-11-21 ", ""))
      .toMatchInlineSnapshot(`
        "| Czas | Kto | Co |
        | :-- | :-- | :-- |
        | 03:10:05 | mia | Zgłoszono jako SEV-1. Usługa: Sync jobs. Wahanie między SEV-1 a SEV-2, przyjęto SEV-1. Początek według zgłoszenia: 03:02:00 UTC. |
        | 03:10:05 |  | Dołączono runbook: Sync queue stuck. Powód: it is the runbook of the service Sync jobs. |
        | 03:13:40 | ana | Przyjęto. |
        | 03:13:40 | ana | Prowadzi ana. |
        | 03:14:02 | ana | Rolę scribe pełni leo. |
        | 03:14:30 |  | Krok 1 listy „First 10 minutes” wykonany. (Zaznaczono na liście.) |
        | 03:15:30 | ana | Zlecono sondę health. |
        | 03:16:12 |  | Sonda health: nie działa poprawnie. status is 503, not 200 |
        | 03:17:00 | leo | Zapisano fakt: endpoints = POST /api/events/sync |
        | 03:17:20 | leo | Zapisano fakt: blast radius = about 40 teams |
        | 03:20:00 | ana | Stan: Przyczyna znana. A lock is held by a dead worker |
        | 03:21:00 | ana | Aktualizacja: The queue stands still. We are releasing the lock. |
        | 03:30:00 | leo | Krok 3 listy „First 10 minutes” pominięty. Powód: no dead letters |
        | 03:35:00 | ana | Zlecono rozwiązanie; trwa sprawdzanie. Lock released |
        | 03:35:00 |  | Uruchomiono sondę health, by sprawdzić powrót do normy. |
        | 03:36:22 |  | Sonda health: działa poprawnie. all 3 assertions hold |
        | 03:52:00 | ana | Rozwiązano. |
        | 03:52:01 | ana | Zgłoszenie zamknięto jako: rozwiązany. |
        | 03:52:05 |  | Postmortem otwarto jako #13. |
        | 09:00:00 | ana | Postmortem #13 scalono. Wymienia 1 działanie naprawcze. |
        | 12:00:00 | ana | Zgłoszono jako SEV-2. Czeka na ocenę. |
        | 12:00:00 | ana | Poziom zmieniono na SEV-2. Powód: only one team |
        | 12:00:00 | ana | Notatka: See the log. |
        | 12:00:00 | ana | Nie dołączono runbooka: no runbook fits. |
        | 12:00:00 | ana | Krok 2 listy „First 10 minutes” znów otwarty. (Zaznaczono na liście.) |
        | 12:00:00 | ana | Sonda health nie dała raportu: it was cancelled |
        | 12:00:00 | ana | Rozwiązano bez czekania na sprawdzenie. Powód: users confirm |
        | 12:00:00 | ana | Zgłoszenie zamknięto jako: rozwiązany. Nie sprawdzono, czy to już koniec. Nie odczekano 15 min bez złego odczytu. Bez dobrego odczytu: health. Nie sprawdzono ręcznie: Sign up and log in. Nie wykonano na koniec: smoke. |
        | 12:00:00 | ana | Otwarto ponownie. Powód: it is back |
        | 12:00:00 | ana | Postmortem #13 zamknięto bez scalenia. |
        | 12:00:00 | ana | Na tym poziomie postmortem nie jest wymagany. |
        | 12:00:00 | ana | Ręczne sprawdzenie 1 wykonane. |
        | 12:00:00 | ana | Ręczne sprawdzenie 1 cofnięte. |
        | 12:00:00 | ana | Uruchomiono sondę queue do oceny sytuacji. |
        | 12:00:00 | ana | Ocena sytuacji: The queue is backed up. Liczby: \\\`queue_depth.queued\\\` is 512, above 100. Ustawiono flagę: stop-deploys. |
        | 12:00:00 | ana | Ocena sytuacji: liczby nie wskazują żadnej gałęzi. |
        | 12:00:00 | ana | Zdjęto flagę: stop-deploys. Powód: the queue is empty |
        | 12:00:00 | ana | Zlecono operację reconcile (0123456789ab). Parametry: maxJobs=3 |
        | 12:00:00 | ana | Rozpoczęto próbny przebieg operacji reconcile. |
        | 12:00:00 | ana | Próbny przebieg operacji reconcile powiódł się. answered 200 |
        | 12:00:00 | ana | Próbny przebieg operacji reconcile nie powiódł się. answered 200 |
        | 12:00:00 | ana | Nie wiadomo, czym skończył się próbny przebieg operacji reconcile. answered 200 |
        | 12:00:00 | ana | Zatwierdzono operację reconcile. |
        | 12:00:00 | ana | Rozpoczęto operację reconcile. |
        | 12:00:00 | ana | Operacja reconcile powiodła się. answered 200 |
        | 12:00:00 | ana | Operacja reconcile nie powiodła się. answered 200 |
        | 12:00:00 | ana | Nie wiadomo, czy operację reconcile wykonano. answered 200 |
        | 12:00:00 | ana | Zlecenie operacji reconcile wygasło. |
        | 12:00:00 | ana | Zlecenie operacji reconcile anulowano. Powód: not needed |
        | 12:00:00 | ana | Poproszono o dostęp awaryjny na 1 h. Powód: the admin panel is read-only |
        | 12:00:00 | ana | Przyznano dostęp awaryjny do 13:00:00 UTC. |
        | 12:00:00 | ana | Przypomniano, że dostęp awaryjny wkrótce się skończy. |
        | 12:00:00 | ana | Dostęp awaryjny zakończono. Powód: the time was up |
        | 12:00:00 | ana | Prośba o dostęp awaryjny wygasła. |"
      `);
  });

  test("the postmortem's actions are read back", () => {
    const text = renderer
      .postmortem(postmortemView(incidentAt("03:52:01")))
      .replace("- [ ] …", "- [ ] Zwolnić blokady (@ana, termin 2026-12-01)");
    expect(readActionItems(text)).toEqual([
      {
        text: "Zwolnić blokady",
        group: "Poprawka w kodzie",
        owner: "ana",
        due: "2026-12-01",
        isDone: false,
      },
    ]);
  });

  test("the pull request", () => {
    const { title, body } = renderer.pullRequest(postmortemView(incidentAt("03:52:01")));
    expect(`${title}\n\n${body}`).toMatchInlineSnapshot(`
      "Postmortem incydentu #12: Sync queue stuck

      Postmortem incydentu [#12](https://github.com/octo-org/pitpilot/issues/12): SEV-1, Sync jobs, rozwiązany po 41 min 55 s.

      W pliku \`postmortems/2026/2026-11-21-12-sync-queue-stuck.md\` są już: przebieg zdarzeń, czasy, wynik listy kroków i odczyty sond. Resztę, której maszyna nie wie, dopiszcie sami:

      - **Podsumowanie**, **Skutki** i **Wykrycie** własnymi słowami
      - **Przyczyna źródłowa** i **Czynniki sprzyjające**
      - **Co poszło dobrze**, **co poszło źle**, **gdzie mieliśmy szczęście**
      - **Działania naprawcze**, każde z właścicielem i terminem

      Edytujcie plik na tej gałęzi; to, co napiszecie, nie zostanie nadpisane. Recenzuje ana, osoba prowadząca incydent. Termin: 2026-11-22 03:52:00 UTC. Scalenie kończy incydent."
    `);
  });
});
