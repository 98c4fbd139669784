import type { Dice } from "./dice.ts";
import type { Deed } from "./story.ts";

type Chooser = (dice: Dice) => readonly Deed[];

const responder = (dice: Dice) => dice.pick(["ada", "grace"] as const);

const say =
  (...texts: readonly [string, ...string[]]): Chooser =>
  (dice) => [{ kind: "say", by: responder(dice), text: dice.pick(texts) }];

/** A change of what is the bot's own counts once the bot has caught up: people see what they change. */
const mischief =
  (deed: Deed): Chooser =>
  () => [{ kind: "await", what: "judged" }, deed];

/** What people do while an incident goes on; what is named twice is done twice as often. */
const CHOICES: readonly [Chooser, ...Chooser[]] = [
  say("/ack", "/ack looking at the queue"),
  say("/lead me", "/lead", "/lead @grace", "/role comms @ada"),
  say("/severity sev-1 it spreads", "/severity sev-2", "/severity sev-3 only a few"),
  say("/update Worker restarted", "/update The queue is draining.\n\nFor now."),
  say(
    "/update Worker restarted\n/status mitigating",
    "/status mitigating",
    "/status investigating",
  ),
  say("/note the cache was cold", "/fact endpoints /api/sync"),
  say("/done 1", "/done 2 on the replica", "/skip 1 not needed here", "/done 9"),
  say("/severty sev-3", "/prob health", "/update"),
  say("/help", "/status", "/runbook"),
  say("Has anybody looked at the database?", "> /resolve\n\nNot yet, I think."),
  probe(false),
  probe(false),
  probe(true),
  (dice) => [{ kind: "turn", isWell: dice.chance(0.5) }],
  (dice) => [{ kind: "tick", step: dice.between(1, 2) }],
  (dice) => [
    {
      kind: "say",
      by: "mallory",
      text: dice.pick(["/resolve", "/severity sev-3", "It works for me", "/help"]),
    },
  ],
  (dice) => [
    {
      kind: "label",
      by: responder(dice),
      label: dice.pick(["severity/sev-1", "severity/sev-3", "phase/mitigating", "bug"]),
    },
  ],
  (dice) => [
    { kind: "await", what: "judged" },
    { kind: "unlabel", by: responder(dice), family: dice.pick(["severity", "phase"]) },
  ],
  mischief({ kind: "reword" }),
  mischief({ kind: "withdraw" }),
  mischief({ kind: "deface", what: "card" }),
  mischief({ kind: "deface", what: "checklist" }),
  mischief({ kind: "deface", what: "reply" }),
  mischief({ kind: "delete", what: "checklist" }),
  mischief({ kind: "delete", what: "reply" }),
  mischief({ kind: "delete", what: "card" }),
];

function probe(mayBeLost: boolean): Chooser {
  return (dice) => [
    { kind: "say", by: responder(dice), text: "/probe health", isLost: mayBeLost },
    { kind: "await", what: "answered" },
  ];
}

/** Some things people do between the beginning and the end. */
export const middleOf = (dice: Dice, count: number): readonly Deed[] =>
  Array.from({ length: count }, () => dice.pick(CHOICES)(dice)).flat();
