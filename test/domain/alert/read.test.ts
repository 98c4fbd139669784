import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAlerts } from "../../../src/domain/alert/read.ts";

const TELLING = ["alertname", "service"];
const read = (payload: unknown) => readAlerts(payload, TELLING);

/** A message as Alertmanager 0.27 sends it: exactly the ten keys GitHub allows. */
const ALERTMANAGER = {
  version: "4",
  groupKey: '{}:{alertname="HighErrorRate"}',
  truncatedAlerts: 0,
  status: "firing",
  receiver: "sitrep",
  groupLabels: { alertname: "HighErrorRate" },
  commonLabels: { alertname: "HighErrorRate", service: "api" },
  commonAnnotations: { summary: "Errors above 5 %" },
  externalURL: "https://alerts.example",
  alerts: [
    {
      status: "firing",
      labels: {
        alertname: "HighErrorRate",
        service: "api",
        severity: "critical",
        instance: "a:80",
      },
      annotations: { description: "Of 100 requests\n7 fail." },
      startsAt: "2026-11-21T03:12:00.000Z",
      endsAt: "0001-01-01T00:00:00Z",
      generatorURL: "https://prometheus.example/graph?g0.expr=x",
      fingerprint: "c8f1d5a1b2c3d4e5",
    },
    {
      status: "resolved",
      labels: { alertname: "HighErrorRate", service: "api", instance: "b:80" },
      annotations: {},
      startsAt: "2026-11-21T03:10:00Z",
      endsAt: "2026-11-21T03:14:00Z",
      fingerprint: "aaaaaaaaaaaaaaaa",
    },
  ],
};

/** A message of Grafana's unified alerting: the same family with more fields. */
const GRAFANA = {
  receiver: "github",
  status: "firing",
  orgId: 1,
  alerts: [
    {
      status: "firing",
      labels: { alertname: "Queue is long", grafana_folder: "Shop", app: "worker" },
      annotations: { summary: "412 jobs wait" },
      startsAt: "2026-11-21T03:12:00Z",
      endsAt: "0001-01-01T00:00:00Z",
      generatorURL: "https://grafana.example/alerting/1",
      fingerprint: "57c6d9296de2ad39",
      silenceURL: "https://grafana.example/silence",
      dashboardURL: "https://grafana.example/d/1",
      panelURL: "https://grafana.example/d/1?viewPanel=2",
      values: { B: 412 },
      valueString: "[ var='B' value=412 ]",
    },
  ],
  groupLabels: {},
  commonLabels: {},
  commonAnnotations: {},
  externalURL: "https://grafana.example/",
  version: "1",
  groupKey: "{}",
  truncatedAlerts: 0,
  title: "[FIRING:1] Queue is long",
  state: "alerting",
  message: "**Firing**",
};

/** Grafana's alerts before version 9. */
const LEGACY = {
  dashboardId: 1,
  evalMatches: [{ value: 100, metric: "High value", tags: null }],
  ruleId: 7,
  ruleName: "Payments fail",
  ruleUrl: "https://grafana.example/d/7",
  state: "alerting",
  tags: { service: "billing" },
  title: "[Alerting] Payments fail",
  message: "More than ten in a minute",
};

describe("a message", () => {
  test("of Alertmanager is read alert by alert", () => {
    const { alerts, problems } = read(ALERTMANAGER);
    expect(problems).toEqual([]);
    expect(alerts).toMatchObject([
      {
        fingerprint: "alert/HighErrorRate/service=api",
        id: "c8f1d5a1b2c3d4e5",
        name: "HighErrorRate",
        isFiring: true,
        title: "Errors above 5 %",
        detail: "Of 100 requests\n7 fail.",
        severity: "critical",
        service: "api",
        url: "https://prometheus.example/graph?g0.expr=x",
        startedAt: Date.parse("2026-11-21T03:12:00Z"),
      },
      { fingerprint: "alert/HighErrorRate/service=api", isFiring: false, severity: undefined },
    ]);
  });

  test("of Grafana, in an envelope since GitHub allows ten keys only, is read alike", () => {
    const [alert] = read({ grafana: GRAFANA }).alerts;
    expect(alert).toMatchObject({
      fingerprint: "alert/Queue%20is%20long",
      title: "412 jobs wait",
      service: "worker",
      url: "https://grafana.example/d/1?viewPanel=2",
    });
  });

  test.each([
    ["alerting", true],
    ["ok", false],
  ])("of Grafana's legacy alerting is read by its rule: %s", (state, isFiring) => {
    expect(read({ ...LEGACY, state }).alerts).toMatchObject([
      {
        fingerprint: "alert/Payments%20fail/service=billing",
        name: "Payments fail",
        title: "Payments fail",
        isFiring,
        detail: "More than ten in a minute",
        service: "billing",
        url: "https://grafana.example/d/7",
      },
    ]);
  });

  test.each(["no_data", "paused", "pending"])("%s says nothing of the service", (state) => {
    expect(read({ ...LEGACY, state })).toEqual({ alerts: [], problems: [] });
  });

  test("of plain JSON needs no more than a title", () => {
    expect(read({ title: "Backup is late" }).alerts).toMatchObject([
      { fingerprint: "alert/Backup%20is%20late", name: "Backup is late", isFiring: true },
    ]);
    const full = {
      title: "Backup is late",
      severity: "high",
      service: "db",
      description: "26 h",
      fingerprint: "backup",
      status: "resolved",
      url: "https://backup.example",
    };
    expect(read(full).alerts).toMatchObject([
      {
        fingerprint: "alert/backup",
        id: "backup",
        isFiring: false,
        severity: "high",
        service: "db",
        detail: "26 h",
        url: "https://backup.example",
      },
    ]);
  });

  test.each([
    ["a list", [{ title: "A" }, { title: "B" }], ["A", "B"]],
    ["plain alerts in a list", { alerts: [{ title: "A" }] }, ["A"]],
    ["JSON in a text", { body: JSON.stringify({ title: "A" }) }, ["A"]],
    ["envelopes in envelopes", { payload: { alert: { title: "A" } } }, ["A"]],
    ["an envelope beside other things", { version: 1, alert: { title: "A" } }, ["A"]],
  ])("may come as %s", (_, payload, names) => {
    expect(read(payload).alerts.map(({ name }) => name)).toEqual(names);
  });

  test.each([
    [undefined, ["The message holds no alert: it is no object."]],
    ["text", ["The message holds no alert: it is no object."]],
    [{ a: 1 }, ["The message holds no alert: it has neither `alerts` nor a `title`."]],
    [{ alerts: [] }, ["The message holds no alert: its list is empty."]],
    [
      { alerts: [{ status: "firing", labels: {} }, 7, { title: "A", status: "perhaps" }] },
      [
        "Alert 1 was left out: it needs the label `alertname`, and `status` must be `firing` or `resolved`.",
        "Alert 2 was left out: it is no object.",
        "Alert 3 was left out: its `status` is neither `firing` nor `resolved`.",
      ],
    ],
  ])("that is none is told in words that repeat nothing of it: %j", (payload, problems) => {
    expect(read(payload)).toEqual({ alerts: [], problems });
  });

  test("with something wrong in it loses that alone, and few sentences tell of much", () => {
    const alerts = [...Array.from({ length: 20 }, () => 7), { title: "A" }];
    const reading = read({ alerts });
    expect(reading.alerts).toHaveLength(1);
    expect(reading.problems).toHaveLength(6);
    expect(reading.problems.at(-1)).toBe("The same goes for 15 more.");
  });
});

test("whatever comes is read without a failure, and within bounds", () => {
  const key = fc.constantFrom(
    "alerts",
    "title",
    "status",
    "labels",
    "annotations",
    "alertname",
    "startsAt",
    "url",
    "state",
    "ruleName",
    "__proto__",
    "fingerprint",
  );
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      fc.string({ unit: "binary", maxLength: 3000 }),
      fc.constantFrom(
        "firing",
        "resolved",
        "2026-11-21T03:12:00Z",
        "https://a.example",
        7,
        null,
        true,
      ),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(key, tie("value"), { maxKeys: 6 }),
    ),
  })).value;
  fc.assert(
    fc.property(value, (payload) => {
      for (const alert of read(payload).alerts) {
        expect(alert.name.length).toBeLessThanOrEqual(120);
        expect(alert.title).toMatch(/^[^\n\r]{1,200}$/u);
        expect(alert.fingerprint.length).toBeLessThanOrEqual(160);
        expect(alert.id).toMatch(/^[\w.-]{1,32}$/u);
        expect(alert.url ?? "https://").toMatch(/^https?:\/\//iu);
        expect(alert.startedAt ?? 0).not.toBeNaN();
      }
    }),
    { numRuns: 300 },
  );
});
