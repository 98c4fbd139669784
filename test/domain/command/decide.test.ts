import { describe, expect, test } from "vitest";
import { COMMANDS } from "../../../src/domain/command/registry.ts";
import type { Phase } from "../../../src/domain/phase.ts";
import { PHASES } from "../../../src/domain/phase.ts";
import { instant, milliseconds, minutes } from "../../../src/domain/time.ts";
import {
  POLICY,
  INCIDENT,
  checklist,
  eventsOf,
  inPhase,
  judge,
  probeSpec,
  refusalOf,
  request,
} from "./situation.ts";

/** What a team with a soak of ten minutes and nothing else leaves unchecked. */
const SOAK = { soakFor: minutes(10), probes: [], manual: [], final: [] };

const letter = (markdown: string, phase: Phase): string =>
  judge(markdown, request({ incident: inPhase(phase) })).kind === "accepted"
    ? phase
    : "·".repeat(phase.length);

const set = (markdown: string, incident = INCIDENT): readonly string[] => {
  const decision = judge(markdown, request({ incident }));
  if (decision.kind === "refused") throw new Error(decision.why);
  return decision.events.flatMap((event) =>
    event.kind === "step-set"
      ? [
          `${event.checklist}.${event.step} ${event.to}${event.reason === undefined ? "" : ` (${event.reason})`}`,
        ]
      : [],
  );
};

describe("in which phase a command is accepted", () => {
  const typed = [
    "/ack",
    "/lead",
    "/role comms",
    "/severity sev-1",
    "/status",
    "/status identified",
    "/update x",
    "/note x",
    "/fact a b",
    "/runbook",
    "/runbook billing",
    "/done 1",
    "/skip 1",
    "/probe",
    "/triage",
    "/flag",
    "/break-glass x",
    "/revoke",
    "/run x",
    "/approve 0123456789ab",
    "/cancel 0123456789ab",
    "/resolve",
    "/check 1",
    "/uncheck 1",
    "/reopen",
    "/help",
  ];
  test("the table covers every command", () => {
    expect(new Set(typed.map((markdown) => markdown.split(" ")[0]?.slice(1)))).toEqual(
      new Set(COMMANDS.map(({ name }) => name)),
    );
  });
  test("is a table", () => {
    expect(
      typed
        .map(
          (markdown) =>
            `${markdown.padEnd(18)} ${PHASES.map((phase) => letter(markdown, phase)).join(" ")}`,
        )
        .join("\n"),
    ).toMatchInlineSnapshot(`
      "/ack               triage investigating identified mitigating monitoring ········ ······
      /lead              triage investigating identified mitigating monitoring resolved ······
      /role comms        triage investigating identified mitigating monitoring resolved ······
      /severity sev-1    triage investigating identified mitigating monitoring resolved ······
      /status            triage investigating identified mitigating monitoring resolved closed
      /status identified ······ investigating ·········· mitigating monitoring ········ ······
      /update x          triage investigating identified mitigating monitoring resolved ······
      /note x            triage investigating identified mitigating monitoring resolved ······
      /fact a b          triage investigating identified mitigating monitoring resolved ······
      /runbook           triage investigating identified mitigating monitoring resolved closed
      /runbook billing   triage investigating identified mitigating monitoring resolved ······
      /done 1            triage investigating identified mitigating monitoring resolved ······
      /skip 1            triage investigating identified mitigating monitoring resolved ······
      /probe             triage investigating identified mitigating monitoring resolved ······
      /triage            triage investigating identified mitigating monitoring ········ ······
      /flag              triage investigating identified mitigating monitoring resolved closed
      /break-glass x     ······ ············· ·········· ·········· ·········· ········ ······
      /revoke            ······ ············· ·········· ·········· ·········· ········ ······
      /run x             ······ ············· ·········· ·········· ·········· ········ ······
      /approve 0123456789ab ······ ············· ·········· ·········· ·········· ········ ······
      /cancel 0123456789ab ······ ············· ·········· ·········· ·········· ········ ······
      /resolve           ······ investigating identified mitigating monitoring ········ ······
      /check 1           ······ ············· ·········· ·········· ·········· ········ ······
      /uncheck 1         ······ ············· ·········· ·········· ·········· ········ ······
      /reopen            ······ ············· ·········· ·········· ·········· resolved closed
      /help              triage investigating identified mitigating monitoring resolved closed"
    `);
  });
});

describe("what a command records", () => {
  test.for([
    ["/ack acknowledges", "/ack", [{ kind: "acknowledged" }]],
    [
      "words behind /ack become a note",
      "/ack on it",
      [{ kind: "acknowledged" }, { kind: "note-added", text: "on it" }],
    ],
    [
      "/severity by code",
      "/severity sev-1",
      [{ kind: "severity-set", severity: "sev-1", reason: undefined }],
    ],
    [
      "/severity by alias, with a reason",
      "/severity Critical no team can sync",
      [{ kind: "severity-set", severity: "sev-1", reason: "no team can sync" }],
    ],
    [
      "/sev by a label in two words",
      "/sev SEV 1 because",
      [{ kind: "severity-set", severity: "sev-1", reason: "because" }],
    ],
    [
      "/severity with the reason below",
      "/severity sev1\nno team can sync",
      [{ kind: "severity-set", severity: "sev-1", reason: "no team can sync" }],
    ],
    [
      "/status with a note",
      "/status Monitoring fix is out",
      [{ kind: "phase-set", phase: "monitoring", note: "fix is out" }],
    ],
    [
      "/status by the verb",
      "/status mitigate",
      [{ kind: "phase-set", phase: "mitigating", note: undefined }],
    ],
    ["/update", "/update **well** again", [{ kind: "update-posted", text: "**well** again" }]],
    ["/note", "/note a\nb", [{ kind: "note-added", text: "a\nb" }]],
    ["/lead alone is oneself", "/lead", [{ kind: "role-assigned", role: "lead", to: "ada" }]],
    ["/lead me", "/lead ME", [{ kind: "role-assigned", role: "lead", to: "ada" }]],
    [
      "/lead and a login",
      "/lead @octo-cat",
      [{ kind: "role-assigned", role: "lead", to: "octo-cat" }],
    ],
    ["/role", "/role Comms @octocat", [{ kind: "role-assigned", role: "comms", to: "octocat" }]],
    [
      "/fact of the team's own",
      "/fact failed_payments: 12",
      [{ kind: "fact-recorded", name: "failed-payments", value: "12" }],
    ],
    [
      "/fact endpoint",
      "/fact Endpoint POST /api/sync",
      [{ kind: "fact-recorded", name: "endpoints", value: "POST /api/sync" }],
    ],
    [
      "/fact blast radius in two words",
      "/fact blast radius 40 teams",
      [{ kind: "fact-recorded", name: "blast-radius", value: "40 teams" }],
    ],
    [
      "/fact start by the clock",
      "/fact start 03:12 UTC",
      [{ kind: "fact-recorded", name: "start", value: "2026-11-21T03:12:00Z" }],
    ],
    [
      "/fact start before midnight",
      "/fact started 23:50Z",
      [{ kind: "fact-recorded", name: "start", value: "2026-11-20T23:50:00Z" }],
    ],
    [
      "/fact start in another zone",
      "/fact start 2026-11-21T04:10+01:00",
      [{ kind: "fact-recorded", name: "start", value: "2026-11-21T03:10:00Z" }],
    ],
    [
      "/fact start some time ago",
      "/fact started at 1h 20m ago",
      [{ kind: "fact-recorded", name: "start", value: "2026-11-21T02:00:00Z" }],
    ],
    [
      "/probe alone where there is one",
      "/probe",
      [{ kind: "probe-requested", probe: "health", request: "123456-0", purpose: "question" }],
    ],
    [
      "/probe and a name",
      "/probe HEALTH",
      [{ kind: "probe-requested", probe: "health", request: "123456-0", purpose: "question" }],
    ],
    [
      "/resolve where there is a soak",
      "/resolve rolled back",
      [
        {
          kind: "resolution-requested",
          note: "rolled back",
          probes: [],
          soakFor: minutes(10),
          every: minutes(5),
        },
      ],
    ],
    [
      "/resolve --now",
      "/resolve --now the probe is broken",
      [{ kind: "resolved", note: "the probe is broken", isOverride: true, unchecked: SOAK }],
    ],
    [
      "/resolve --now behind its reason",
      "/resolve the probe is broken --now",
      [{ kind: "resolved", note: "the probe is broken", isOverride: true, unchecked: SOAK }],
    ],
    [
      "/resolve —now from a telephone",
      "/resolve —now\nthe probe is broken",
      [{ kind: "resolved", note: "the probe is broken", isOverride: true, unchecked: SOAK }],
    ],
    ["/status alone records nothing", "/status", []],
    ["/help records nothing", "/help", []],
    ["/runbook records nothing itself", "/runbook billing", []],
  ] as const)("%s", ([, markdown, events]) => {
    expect(eventsOf(markdown)).toEqual(events);
  });

  test('/severity of the level that "not sure" was raised to settles the doubt', () => {
    const incident = { ...INCIDENT, unsureBetween: ["sev-2", "sev-3"] } as const;
    expect(eventsOf("/severity sev-2", request({ incident }))).toEqual([
      { kind: "severity-set", severity: "sev-2", reason: undefined },
    ]);
  });

  test("/resolve without a soak or probes resolves at once", () => {
    const incident = { ...INCIDENT, severity: "sev-3" };
    const events = [{ kind: "resolved", note: undefined, isOverride: false }];
    expect(eventsOf("/resolve", request({ incident }))).toEqual(events);
    expect(eventsOf("/resolve --now", request({ incident }))).toEqual(events);
    expect(eventsOf("/resolve", request({ incident: { ...INCIDENT, severity: "gone" } }))).toEqual(
      events,
    );
  });

  test("/resolve asks each probe of the validation, also where the soak is zero", () => {
    const policy = {
      ...POLICY,
      probes: new Map([
        ["health", probeSpec("health")],
        ["web", probeSpec("web")],
      ]),
      validation: { probes: ["health", "web"], every: minutes(5), manual: [], final: [] },
    };
    const incident = { ...INCIDENT, severity: "sev-3" };
    expect(eventsOf("/resolve", request({ policy, incident }))).toEqual([
      {
        kind: "resolution-requested",
        note: undefined,
        probes: ["health", "web"],
        soakFor: milliseconds(0),
        every: minutes(5),
      },
      {
        kind: "probe-requested",
        probe: "health",
        request: "123456-0-health",
        purpose: "validation",
      },
      { kind: "probe-requested", probe: "web", request: "123456-0-web", purpose: "validation" },
    ]);
  });

  test.for([
    ["/status", [{ kind: "show-status" }]],
    ["/status\nthank you all", [{ kind: "show-status" }]],
    ["/help", [{ kind: "show-help", command: undefined }]],
    ["/help sev", [{ kind: "show-help", command: "sev" }]],
    ["/runbook", [{ kind: "list-runbooks" }]],
    ["/runbook Sync-Queue.md", [{ kind: "attach-runbook", path: "runbooks/sync-queue.md" }]],
    ["/runbook runbooks/billing.md", [{ kind: "attach-runbook", path: "runbooks/billing.md" }]],
  ] as const)("%s asks", ([markdown, asks]) => {
    expect(judge(markdown)).toMatchObject({ kind: "accepted", asks });
  });

  test("what begins something outside goes stale, after ten minutes", () => {
    const stale = COMMANDS.filter(({ staleAfter }) => staleAfter !== undefined);
    expect(stale.map(({ name }) => name)).toEqual([
      "probe",
      "triage",
      "run",
      "approve",
      "break-glass",
    ]);
    expect(new Set(stale.map(({ staleAfter }) => staleAfter))).toEqual(new Set([minutes(10)]));
  });
  test("only /help is anybody's", () => {
    expect(COMMANDS.filter(({ who }) => who === "anyone").map(({ name }) => name)).toEqual([
      "help",
    ]);
  });
});

describe("steps", () => {
  const later = instant("2026-11-21T03:15:00Z");
  const settled = (id: string, count: number, at = later) => {
    const open = checklist(id, count, at);
    return { ...open, steps: open.steps.map((step) => ({ ...step, state: "done" as const })) };
  };
  const two = { ...INCIDENT, checklists: [checklist("c1", 3), checklist("c2", 2, later)] };

  test.for([
    ["one", "/done 2", ["c1.2 done"]],
    ["several", "/done 1 3", ["c1.1 done", "c1.3 done"]],
    ["several with commas and words", "/done 1, 2 and 3", ["c1.1 done", "c1.2 done", "c1.3 done"]],
    ["a range", "/done 1-3", ["c1.1 done", "c1.2 done", "c1.3 done"]],
    ["a range with a dash, backwards", "/done 3–2", ["c1.2 done", "c1.3 done"]],
    ["by checklist", "/done C1.2", ["c1.2 done"]],
    ["the same twice", "/done 2 2 1-2", ["c1.2 done", "c1.1 done"]],
    ["with a reason", "/done 2 by hand", ["c1.2 done (by hand)"]],
    [
      "with a reason below",
      "/skip 1 2\nno replica",
      ["c1.1 skipped (no replica)", "c1.2 skipped (no replica)"],
    ],
    ["without a reason", "/skip 3", ["c1.3 skipped"]],
  ] as const)("are named %s", ([, markdown, expected]) => {
    expect(set(markdown)).toEqual(expected);
  });
  test("that are done stay done without a word", () => {
    expect(set("/done 1-2", { ...INCIDENT, checklists: [settled("c1", 2)] })).toEqual([]);
  });
  test("that were done can be skipped", () => {
    expect(set("/skip 1", { ...INCIDENT, checklists: [settled("c1", 2)] })).toEqual([
      "c1.1 skipped",
    ]);
  });
  test("without a checklist are those of the one attached last", () => {
    expect(set("/done 1", two)).toEqual(["c2.1 done"]);
    expect(set("/done c1.1 3", two)).toEqual(["c1.1 done", "c1.3 done"]);
  });
  test("of checklists attached together are those of the first with open steps", () => {
    const together = {
      ...INCIDENT,
      checklists: [settled("c1", 2), checklist("c2", 2, later), checklist("c3", 2, later)],
    };
    expect(set("/done 1", together)).toEqual(["c2.1 done"]);
  });
  test("are asked for when the last checklist is finished and an earlier one is not", () => {
    const incident = { ...INCIDENT, checklists: [checklist("c1", 3), settled("c2", 2)] };
    expect(refusalOf("/done 1", request({ incident }))).toMatchInlineSnapshot(
      `"Every step of \`c2\` is settled. For another checklist say which: \`c1.1\` is the first step of \`Heading of c1\`."`,
    );
    expect(set("/done c2.1", incident)).toEqual([]);
  });
  test("that do not exist are refused, and the others with them", () => {
    const sentences = [
      "/done 4",
      "/done 0",
      "/done 1-9",
      "/done 2 7",
      "/done c7.1",
      "/done all",
      "/skip",
    ];
    expect(sentences.map((markdown) => refusalOf(markdown))).toMatchInlineSnapshot(`
      [
        "There is no step 4 in \`c1\` (\`Heading of c1\`): it has steps 1 to 3.",
        "There is no step 0 in \`c1\` (\`Heading of c1\`): it has steps 1 to 3.",
        "There is no step 4 in \`c1\` (\`Heading of c1\`): it has steps 1 to 3.",
        "There is no step 7 in \`c1\` (\`Heading of c1\`): it has steps 1 to 3.",
        "There is no checklist \`c7\`. There is \`c1\`.",
        "\`steps\` must be numbers of steps, such as \`3\`, \`1 3 4\`, \`2-5\` or \`c2.3\`. Usage: \`/done <steps…> [reason…]\`",
        "\`steps\` must be numbers of steps, such as \`3\`, \`1 3 4\`, \`2-5\` or \`c2.3\`. Usage: \`/skip <steps…> [reason…]\`",
      ]
    `);
    expect(
      refusalOf(
        "/done 2",
        request({ incident: { ...INCIDENT, checklists: [checklist("c1", 1)] } }),
      ),
    ).toMatchInlineSnapshot(`"There is no step 2 in \`c1\` (\`Heading of c1\`): it has one step."`);
    expect(
      refusalOf("/done 2", request({ incident: { ...INCIDENT, checklists: [] } })),
    ).toMatchInlineSnapshot(
      `"No checklist is attached yet. \`/runbook\` lists the runbooks there are."`,
    );
  });
});

describe("a refusal says what to do instead", () => {
  test("in each phase", () => {
    const typed = [
      "/ack",
      "/lead",
      "/severity sev-1",
      "/status identified",
      "/status investigating",
      "/note x",
      "/probe",
      "/done 1",
      "/resolve",
      "/reopen",
    ];
    const sentences = (phase: Phase) =>
      typed.flatMap((markdown) => {
        const decision = judge(markdown, request({ incident: inPhase(phase) }));
        return decision.kind === "refused" ? [`${markdown}: ${decision.why}`] : [];
      });
    expect({
      triage: sentences("triage"),
      investigating: sentences("investigating"),
      resolved: sentences("resolved"),
      closed: sentences("closed"),
    }).toMatchInlineSnapshot(`
      {
        "closed": [
          "/ack: This incident is closed. An ordinary comment is welcome; \`/reopen\` opens it again.",
          "/lead: This incident is closed. An ordinary comment is welcome; \`/reopen\` opens it again.",
          "/severity sev-1: This incident is closed. An ordinary comment is welcome; \`/reopen\` opens it again.",
          "/status identified: This incident is closed. An ordinary comment is welcome; \`/reopen\` opens it again.",
          "/status investigating: This incident is closed. An ordinary comment is welcome; \`/reopen\` opens it again.",
          "/note x: This incident is closed. An ordinary comment is welcome; \`/reopen\` opens it again.",
          "/probe: This incident is closed. An ordinary comment is welcome; \`/reopen\` opens it again.",
          "/done 1: This incident is closed. An ordinary comment is welcome; \`/reopen\` opens it again.",
          "/resolve: This incident is closed. An ordinary comment is welcome; \`/reopen\` opens it again.",
        ],
        "investigating": [
          "/status investigating: The phase is \`investigating\` already. To tell people more, write \`/update\`.",
          "/reopen: This incident is open. \`/status\` shows how things stand.",
        ],
        "resolved": [
          "/ack: This incident was resolved by \`octocat\` at 03:18 UTC. If it is back, write \`/reopen\`.",
          "/status identified: This incident was resolved by \`octocat\` at 03:18 UTC. If it is back, write \`/reopen\`.",
          "/status investigating: This incident was resolved by \`octocat\` at 03:18 UTC. If it is back, write \`/reopen\`.",
          "/resolve: This incident was resolved by \`octocat\` at 03:18 UTC. If it is back, write \`/reopen\`.",
        ],
        "triage": [
          "/status identified: Nobody has looked at this incident yet. Write \`/ack\` first, then set the phase.",
          "/status investigating: Nobody has looked at this incident yet. Write \`/ack\` first, then set the phase.",
          "/resolve: Nobody has looked at this incident yet. Write \`/ack\` first; if it is none, close the issue as not planned.",
          "/reopen: This incident is open. \`/status\` shows how things stand.",
        ],
      }
    `);
  });

  test("about arguments", () => {
    const typed = [
      "/severity",
      "/severity 9",
      "/severity `rm` @team",
      "/status over",
      "/status resolved",
      "/update",
      "/lead ada",
      "/lead @-x",
      "/lead @ada now",
      "/role",
      "/role pilot",
      "/role comms ada",
      "/note",
      "/fact",
      "/fact start",
      "/fact Größe! 3",
      "/fact start yesterday",
      "/fact start 03:12",
      "/fact start 2026-02-30 03:12 UTC",
      "/fact start 2026-11-22T03:12Z",
      "/runbook sync-qeue",
      "/runbook nothing-like-it",
      "/done",
      "/skip now",
      "/probe helth",
      "/resolve --force x",
      "/resolve --now",
      "/help a b",
    ];
    expect(Object.fromEntries(typed.map((markdown) => [markdown, refusalOf(markdown)])))
      .toMatchInlineSnapshot(`
        {
          "/done": "\`steps\` must be numbers of steps, such as \`3\`, \`1 3 4\`, \`2-5\` or \`c2.3\`. Usage: \`/done <steps…> [reason…]\`",
          "/fact": "\`name\` must be \`endpoints\`, \`start\`, \`blast-radius\` or a name of your own in lower case, such as \`failed-payments\`. Usage: \`/fact <name> <value…>\`",
          "/fact Größe! 3": "\`name\` must be \`endpoints\`, \`start\`, \`blast-radius\` or a name of your own in lower case, such as \`failed-payments\`. Usage: \`/fact <name> <value…>\`",
          "/fact start": "\`value\` must be some text, behind the command or right below it. Usage: \`/fact <name> <value…>\`",
          "/fact start 03:12": "I cannot read \`03:12\` as a time. Write it with its zone: \`/fact start 2026-11-21 03:12 UTC\`, \`/fact start 03:12 UTC\` or \`/fact start 20m ago\`.",
          "/fact start 2026-02-30 03:12 UTC": "I cannot read \`2026-02-30 03:12 UTC\` as a time. Write it with its zone: \`/fact start 2026-11-21 03:12 UTC\`, \`/fact start 03:12 UTC\` or \`/fact start 20m ago\`.",
          "/fact start 2026-11-22T03:12Z": "\`2026-11-22T03:12:00Z\` has not come yet. Write when it began, in UTC.",
          "/fact start yesterday": "I cannot read \`yesterday\` as a time. Write it with its zone: \`/fact start 2026-11-21 03:12 UTC\`, \`/fact start 03:12 UTC\` or \`/fact start 20m ago\`.",
          "/help a b": "I cannot read \`b\` here. Usage: \`/help [command]\`",
          "/lead @-x": "\`who\` must be \`me\` or a GitHub login such as \`@octocat\`. Usage: \`/lead [@login|me]\`",
          "/lead @ada now": "I cannot read \`now\` here. Usage: \`/lead [@login|me]\`",
          "/lead ada": "\`who\` must be \`me\` or a GitHub login such as \`@octocat\`. Usage: \`/lead [@login|me]\`",
          "/note": "\`text\` must be some text, behind the command or right below it. Usage: \`/note <text…>\`",
          "/probe helth": "\`name\` must be one of \`health\`. Usage: \`/probe [name]\`",
          "/resolve --force x": "\`now\` must be written \`--now\`; there is no other switch. Usage: \`/resolve [--now] [note…]\`",
          "/resolve --now": "Say why it need not wait: \`/resolve --now the probe itself is broken\`.",
          "/role": "\`role\` must be one of \`lead\`, \`comms\`, \`scribe\`. Usage: \`/role <role> [@login|me]\`",
          "/role comms ada": "\`who\` must be \`me\` or a GitHub login such as \`@octocat\`. Usage: \`/role <role> [@login|me]\`",
          "/role pilot": "\`role\` must be one of \`lead\`, \`comms\`, \`scribe\`. Usage: \`/role <role> [@login|me]\`",
          "/runbook nothing-like-it": "I do not know the runbook \`nothing-like-it\`. There is \`sync-queue\`, \`billing\`.",
          "/runbook sync-qeue": "I do not know the runbook \`sync-qeue\`. Did you mean \`/runbook sync-queue\`?",
          "/severity": "\`level\` must be one of \`sev-1\`, \`sev-2\`, \`sev-3\`. Usage: \`/severity <level> [reason…]\`",
          "/severity 9": "\`level\` must be one of \`sev-1\`, \`sev-2\`, \`sev-3\`. Usage: \`/severity <level> [reason…]\`",
          "/severity \`rm\` @team": "\`level\` must be one of \`sev-1\`, \`sev-2\`, \`sev-3\`. Usage: \`/severity <level> [reason…]\`",
          "/skip now": "\`steps\` must be numbers of steps, such as \`3\`, \`1 3 4\`, \`2-5\` or \`c2.3\`. Usage: \`/skip <steps…> [reason…]\`",
          "/status over": "\`phase\` must be one of \`investigating\`, \`identified\`, \`mitigating\`, \`monitoring\`; to end the incident write \`/resolve\`. Usage: \`/status [investigating|identified|mitigating|monitoring] [note…]\`",
          "/status resolved": "\`phase\` must be one of \`investigating\`, \`identified\`, \`mitigating\`, \`monitoring\`; to end the incident write \`/resolve\`. Usage: \`/status [investigating|identified|mitigating|monitoring] [note…]\`",
          "/update": "\`text\` must be some text, behind the command or right below it. Usage: \`/update <text…>\`",
        }
      `);
  });

  test("/ack a second time names who was first", () => {
    const incident = {
      ...INCIDENT,
      acknowledgedAt: instant("2026-11-21T03:14:00Z"),
      acknowledgedBy: "octocat",
    };
    expect(refusalOf("/ack", request({ incident }))).toMatchInlineSnapshot(
      `"This is acknowledged already by \`octocat\` at 03:14 UTC. To take the lead, write \`/lead\`."`,
    );
  });
  test("/severity that holds already", () => {
    expect(refusalOf("/severity sev-2 still")).toMatchInlineSnapshot(
      `"The severity is \`sev-2\` already. To put a reason on record, write \`/note\`."`,
    );
  });
  test("a role that somebody has already", () => {
    const incident = { ...INCIDENT, roles: new Map([["lead", "Ada"]]) };
    expect(refusalOf("/lead", request({ incident }))).toMatchInlineSnapshot(
      `"\`ada\` has the role \`lead\` already. To hand it over, name another person: \`/role lead @login\`."`,
    );
  });
  test("/probe where none is configured, where there are several, and where it is running", () => {
    const none = { ...POLICY, probes: new Map() };
    const several = {
      ...POLICY,
      probes: new Map([
        ["a", probeSpec("a")],
        ["b", probeSpec("b")],
      ]),
    };
    const run = {
      request: "1-0",
      probe: "health",
      purpose: "question",
      requestedAt: instant("2026-11-21T03:19:00Z"),
      requestedBy: "octocat",
      outcome: { kind: "pending" },
    } as const;
    expect([
      refusalOf("/probe", request({ policy: none })),
      refusalOf("/probe health", request({ policy: none })),
      refusalOf("/probe", request({ policy: several })),
      refusalOf("/probe", request({ incident: { ...INCIDENT, probeRuns: [run] } })),
    ]).toMatchInlineSnapshot(`
      [
        "No probe is configured. Describe one under \`probes:\` in \`.github/incidents.yml\`.",
        "\`name\` must be the name of a probe in \`.github/incidents.yml\`, where there is none yet. Usage: \`/probe [name]\`",
        "Say which probe: \`a\`, \`b\`.",
        "\`health\` is running already, asked for by \`octocat\` at 03:19 UTC. Its result will appear here.",
      ]
    `);
    const lost = { ...run, outcome: { kind: "lost", why: "", at: run.requestedAt } } as const;
    expect(
      eventsOf("/probe", request({ incident: { ...INCIDENT, probeRuns: [lost] } })),
    ).toHaveLength(1);
  });
  test("/runbook that is attached already, or where there is none", () => {
    const incident = {
      ...INCIDENT,
      checklists: [
        { ...checklist("c1", 1), ref: { ...checklist("c1", 1).ref, path: "runbooks/billing.md" } },
      ],
    };
    expect([
      refusalOf("/runbook billing", request({ incident })),
      refusalOf("/runbook billing", request({ runbooks: [] })),
    ]).toMatchInlineSnapshot(`
      [
        "\`billing\` is attached already, as \`c1\`. Tick its steps with \`/done\`.",
        "There is no runbook in this repository yet. Put one into \`runbooks/\`, and it can be attached.",
      ]
    `);
  });
  test("/resolve while the soak runs", () => {
    const asked = {
      requestedAt: instant("2026-11-21T03:16:00Z"),
      requestedBy: "octocat",
      note: undefined,
      probes: ["health"],
      soakFor: minutes(10),
      every: minutes(5),
      manual: [],
      final: [],
      phaseBefore: "identified",
      healthySince: undefined,
      lastHealthyAt: undefined,
      lastReadingAt: undefined,
    } as const;
    const healthySince = instant("2026-11-21T03:17:00Z");
    const soaking = { ...INCIDENT, validation: asked };
    const healthy = { ...INCIDENT, validation: { ...asked, healthySince } };
    const unprobed = { ...INCIDENT, validation: { ...asked, healthySince, probes: [] } };
    const unsoaked = { ...INCIDENT, validation: { ...asked, soakFor: milliseconds(0) } };
    expect([
      ...[soaking, healthy, unprobed, unsoaked].map((incident) =>
        refusalOf("/resolve", request({ incident })),
      ),
      refusalOf("/reopen", request({ incident: soaking })),
      refusalOf("/status monitoring", request({ incident: soaking })),
    ]).toMatchInlineSnapshot(`
      [
        "The resolution was asked for by \`octocat\` at 03:16 UTC: its probes must be healthy (\`health\`: not yet) and it must stay well for 10 min. To end it at once, write \`/resolve --now\` with a reason.",
        "The resolution was asked for by \`octocat\` at 03:16 UTC: its probes must be healthy (\`health\`: since 03:17 UTC) and it must stay well for 10 min. To end it at once, write \`/resolve --now\` with a reason.",
        "The resolution was asked for by \`octocat\` at 03:16 UTC: it must stay well for 10 min. To end it at once, write \`/resolve --now\` with a reason.",
        "The resolution was asked for by \`octocat\` at 03:16 UTC: its probes must be healthy (\`health\`: not yet). To end it at once, write \`/resolve --now\` with a reason.",
        "This incident is still open. If it is not well after all, set the phase: \`/status investigating\`.",
        "The resolution is being checked, and the phase follows by itself. To take it back, write \`/status investigating\`.",
      ]
    `);
    expect(eventsOf("/status investigating", request({ incident: soaking }))).toHaveLength(1);
    expect(eventsOf("/resolve --now it is well", request({ incident: soaking }))).toEqual([
      {
        kind: "resolved",
        note: "it is well",
        isOverride: true,
        unchecked: { ...SOAK, probes: ["health"] },
      },
    ]);
  });
});
