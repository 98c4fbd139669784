import { describe, expect, test } from "vitest";
import type { Incident, ProbeRun, Validation } from "../../src/domain/incident.ts";
import { after, instant, minutes } from "../../src/domain/time.ts";
import { cardView, incidentAt, PLACE, POLICY, RED, rendererFor } from "./fixture.ts";

const START = instant("2026-11-21T04:00:00Z");
const at = (minute: number) => after(START, minutes(minute));

const VALIDATION: Validation = {
  requestedAt: START,
  requestedBy: "ana",
  note: "rolled back",
  probes: ["health"],
  soakFor: minutes(15),
  every: minutes(5),
  manual: [
    { text: "Sign up and log in", isDone: true },
    { text: "Checkout: the webhook of @stripe arrives (#12)", isDone: false },
  ],
  final: ["smoke"],
  phaseBefore: "mitigating",
  healthySince: at(1),
  lastHealthyAt: at(1),
  lastReadingAt: at(1),
};

const run = (minute: number, outcome: ProbeRun["outcome"], group?: string): ProbeRun => ({
  request: `r${minute}`,
  probe: group === undefined ? "health" : "smoke",
  purpose: "validation",
  group,
  requestedAt: at(minute),
  requestedBy: "ana",
  outcome,
});

const red = (minute: number, group?: string): ProbeRun =>
  run(
    minute,
    {
      kind: "reported",
      report: { ...RED, at: at(minute), summary: "“status is 200” does not hold, found: 503." },
      at: at(minute),
    },
    group,
  );

const soaking = (
  changes: Partial<Validation> = {},
  probeRuns: readonly ProbeRun[] = [],
): Incident => ({
  ...incidentAt("03:40:00"),
  phase: "monitoring",
  probeRuns,
  validation: { ...VALIDATION, ...changes },
});

const RED_NOW = { healthySince: undefined, lastHealthyAt: undefined, lastReadingAt: at(6) };

/** What the card and the answer to `/status` say of the recovery. */
const rows = (locale: string, incident: Incident): readonly string[] =>
  rendererFor(locale)
    .card(cardView(incident))
    .split("\n")
    .filter((line) =>
      /^\| (?:Recovery|Checks by hand|At the end|Powrót|Sprawdzenia|Na koniec)/u.test(line),
    );

const SENTENCES: Readonly<Record<string, Partial<Validation>>> = {
  "a soak and nothing else": { manual: [], final: [], probes: [] },
  "a first healthy reading": { manual: [], final: [], soakFor: minutes(0) },
  "checks alone": { probes: [], final: [], soakFor: minutes(0) },
  "checks and final probes": { probes: [], soakFor: minutes(0) },
  "final probes alone": { probes: [], manual: [], soakFor: minutes(0) },
};

const RECOVERIES: Readonly<Record<string, Incident>> = {
  plain: soaking({ manual: [], final: [] }),
  "on its way": soaking(),
  "held, people are waited for": soaking({ lastHealthyAt: at(16) }),
  red: soaking(RED_NOW, [red(6)]),
  "red where nothing is read": soaking({ ...RED_NOW, probes: [] }, [red(6, "f1")]),
  "at its final probes": soaking({ lastHealthyAt: at(16) }, [run(16, { kind: "pending" }, "f1")]),
  "at final probes that could not look": soaking({}, [
    run(16, { kind: "lost", why: "no report", at: at(18) }, "f1"),
  ]),
  "before the first reading": soaking({ ...RED_NOW, manual: [], final: [] }),
};

const told = (locale: string, incident: Incident): string =>
  rendererFor(locale).validation({ place: PLACE, policy: POLICY, incident });

/** What the comment says it waits for, in each case. */
const sentences = (locale: string): readonly string[] =>
  Object.entries(SENTENCES).map(
    ([name, changes]) =>
      `${name}: ${told(locale, soaking({ ...changes, note: undefined })).split("\n")[4]}`,
  );

const cards = (locale: string): readonly string[] =>
  Object.entries(RECOVERIES).flatMap(([name, incident]) => [name, ...rows(locale, incident)]);

const BOTH = soaking({}, [red(3), red(6, "f1")]);

describe("the comment on the recovery", () => {
  test("says what is waited for, and why it began again", () => {
    expect(told("en", BOTH)).toMatchInlineSnapshot(`
      "### Checking the recovery

      Asked for by ana at 2026-11-21 04:00:00 UTC: rolled back

      The incident is resolved by itself once everything has been healthy for 15 min: \`health\`, read every 5 min, and all of the checks below are ticked; at the very end \`smoke\` must be healthy, too. A red reading starts the count again.

      To be checked by hand; tick each box, or write \`/check 1\`:

      - [x] **1.** Sign up and log in
      - [ ] **2.** Checkout: the webhook of @&#8203;stripe arrives (#&#8203;12)

      The count began again because of:

      - API health, red at 04:03 UTC: “status is 200” does not hold, found: 503.
      - smoke, red at 04:06 UTC: “status is 200” does not hold, found: 503.

      The card above shows how it stands. \`/resolve --now\` with a reason resolves without waiting."
    `);
    expect(sentences("en")).toMatchInlineSnapshot(`
      [
        "a soak and nothing else: The incident is resolved by itself once everything has been healthy for 15 min. A red reading starts the count again.",
        "a first healthy reading: The incident is resolved by itself with the first healthy reading of \`health\`. While one is red, it is read again every 5 min.",
        "checks alone: The incident is resolved by itself once all of the checks below are ticked.",
        "checks and final probes: The incident is resolved by itself once all of the checks below are ticked and then \`smoke\` is healthy.",
        "final probes alone: The incident is resolved by itself as soon as \`smoke\` is healthy.",
      ]
    `);
  });

  test("says it in Polish", () => {
    expect(told("pl", BOTH)).toMatchInlineSnapshot(`
      "### Sprawdzanie, czy wszystko wróciło do normy

      Zlecono 2026-11-21 04:00:00 UTC, ana: rolled back

      Incydent zostanie rozwiązany sam, gdy wszystko będzie działać poprawnie przez 15 min: \`health\`, odczyt co 5 min, i odhaczone zostaną wszystkie poniższe punkty; na samym końcu poprawne musi być też \`smoke\`. Zły odczyt zaczyna odliczanie od nowa.

      Do sprawdzenia ręcznie; zaznaczcie każde pole albo napiszcie \`/check 1\`:

      - [x] **1.** Sign up and log in
      - [ ] **2.** Checkout: the webhook of @&#8203;stripe arrives (#&#8203;12)

      Odliczanie zaczęło się od nowa, bo:

      - API health, zły odczyt 04:03 UTC: “status is 200” does not hold, found: 503.
      - smoke, zły odczyt 04:06 UTC: “status is 200” does not hold, found: 503.

      Karta powyżej pokazuje, jak to wygląda. \`/resolve --now\` z powodem rozwiązuje incydent bez czekania."
    `);
    expect(sentences("pl")).toMatchInlineSnapshot(`
      [
        "a soak and nothing else: Incydent zostanie rozwiązany sam, gdy wszystko będzie działać poprawnie przez 15 min. Zły odczyt zaczyna odliczanie od nowa.",
        "a first healthy reading: Incydent zostanie rozwiązany sam przy pierwszym dobrym odczycie: \`health\`. Po złym odczycie kolejny następuje co 5 min.",
        "checks alone: Incydent zostanie rozwiązany sam, gdy odhaczone zostaną wszystkie poniższe punkty.",
        "checks and final probes: Incydent zostanie rozwiązany sam, gdy odhaczone zostaną wszystkie poniższe punkty, a potem poprawne będzie \`smoke\`.",
        "final probes alone: Incydent zostanie rozwiązany sam, gdy tylko poprawne będzie \`smoke\`.",
      ]
    `);
  });
});

describe("the card", () => {
  test("tells how the recovery stands", () => {
    expect(cards("en")).toMatchInlineSnapshot(`
      [
        "plain",
        "| Recovery | healthy since 2026-11-21 04:01 UTC; resolves at 2026-11-21 04:16 UTC if it stays so |",
        "on its way",
        "| Recovery | healthy since 2026-11-21 04:01 UTC; the soak ends at 2026-11-21 04:16 UTC if it stays so |",
        "| Checks by hand | 1 of 2 ticked: tick them in the comment on the recovery, or write \`/check\` and the number |",
        "| At the end | smoke: runs when all else holds |",
        "held, people are waited for",
        "| Recovery | healthy since 2026-11-21 04:01 UTC; the soak has held |",
        "| Checks by hand | 1 of 2 ticked; only these are waited for: tick them in the comment on the recovery, or write \`/check\` and the number |",
        "| At the end | smoke: runs when all else holds |",
        "red",
        "| Recovery | red at 2026-11-21 04:06 UTC: API health, “status is 200” does not hold, found: 503. The count begins again with the next healthy reading |",
        "| Checks by hand | 1 of 2 ticked: tick them in the comment on the recovery, or write \`/check\` and the number |",
        "| At the end | smoke: runs when all else holds |",
        "red where nothing is read",
        "| Recovery | red at 2026-11-21 04:06 UTC: smoke, “status is 200” does not hold, found: 503. The count begins again and ends at 2026-11-21 04:21 UTC |",
        "| Checks by hand | 1 of 2 ticked: tick them in the comment on the recovery, or write \`/check\` and the number |",
        "| At the end | smoke: runs when all else holds |",
        "at its final probes",
        "| Recovery | healthy since 2026-11-21 04:01 UTC; the soak has held |",
        "| Checks by hand | 1 of 2 ticked; only these are waited for: tick them in the comment on the recovery, or write \`/check\` and the number |",
        "| At the end | smoke: running |",
        "at final probes that could not look",
        "| Recovery | healthy since 2026-11-21 04:01 UTC; the soak ends at 2026-11-21 04:16 UTC if it stays so |",
        "| Checks by hand | 1 of 2 ticked: tick them in the comment on the recovery, or write \`/check\` and the number |",
        "| At the end | smoke: could not look, runs again |",
        "before the first reading",
        "| Recovery | waiting for the first healthy reading, then 15 min without a red one |",
      ]
    `);
  });

  test("tells it in Polish", () => {
    expect(cards("pl")).toMatchInlineSnapshot(`
      [
        "plain",
        "| Powrót do normy | wszystko działa od 2026-11-21 04:01 UTC; jeśli tak zostanie, incydent będzie rozwiązany 2026-11-21 04:16 UTC |",
        "on its way",
        "| Powrót do normy | wszystko działa od 2026-11-21 04:01 UTC; jeśli tak zostanie, okres próbny skończy się 2026-11-21 04:16 UTC |",
        "| Sprawdzenia ręczne | odhaczono 1 z 2: zaznacz je w komentarzu o powrocie do normy albo napisz \`/check\` i numer |",
        "| Na koniec | smoke: ruszy, gdy wszystko inne będzie dobrze |",
        "held, people are waited for",
        "| Powrót do normy | wszystko działa od 2026-11-21 04:01 UTC; okres próbny minął |",
        "| Sprawdzenia ręczne | odhaczono 1 z 2; czekamy już tylko na nie: zaznacz je w komentarzu o powrocie do normy albo napisz \`/check\` i numer |",
        "| Na koniec | smoke: ruszy, gdy wszystko inne będzie dobrze |",
        "red",
        "| Powrót do normy | zły odczyt 2026-11-21 04:06 UTC: API health, “status is 200” does not hold, found: 503. Odliczanie zaczyna się od nowa przy następnym dobrym odczycie |",
        "| Sprawdzenia ręczne | odhaczono 1 z 2: zaznacz je w komentarzu o powrocie do normy albo napisz \`/check\` i numer |",
        "| Na koniec | smoke: ruszy, gdy wszystko inne będzie dobrze |",
        "red where nothing is read",
        "| Powrót do normy | zły odczyt 2026-11-21 04:06 UTC: smoke, “status is 200” does not hold, found: 503. Odliczanie zaczyna się od nowa i skończy się 2026-11-21 04:21 UTC |",
        "| Sprawdzenia ręczne | odhaczono 1 z 2: zaznacz je w komentarzu o powrocie do normy albo napisz \`/check\` i numer |",
        "| Na koniec | smoke: ruszy, gdy wszystko inne będzie dobrze |",
        "at its final probes",
        "| Powrót do normy | wszystko działa od 2026-11-21 04:01 UTC; okres próbny minął |",
        "| Sprawdzenia ręczne | odhaczono 1 z 2; czekamy już tylko na nie: zaznacz je w komentarzu o powrocie do normy albo napisz \`/check\` i numer |",
        "| Na koniec | smoke: w toku |",
        "at final probes that could not look",
        "| Powrót do normy | wszystko działa od 2026-11-21 04:01 UTC; jeśli tak zostanie, okres próbny skończy się 2026-11-21 04:16 UTC |",
        "| Sprawdzenia ręczne | odhaczono 1 z 2: zaznacz je w komentarzu o powrocie do normy albo napisz \`/check\` i numer |",
        "| Na koniec | smoke: nie dało się sprawdzić, ruszy ponownie |",
        "before the first reading",
        "| Powrót do normy | czekamy na pierwszy dobry odczyt, potem 15 min bez złego |",
      ]
    `);
  });
});
