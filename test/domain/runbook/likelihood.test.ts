import { describe, expect, test } from "vitest";
import { firstResponse } from "../../../src/domain/runbook/first-response.ts";
import { parseRunbook } from "../../../src/domain/runbook/parse.ts";

const read = (text: string, title = "Ledger") =>
  parseRunbook({ path: "runbooks/x.md", text: `# ${title}\n\n${text}` });
const firstOf = (text: string, title?: string): string | undefined =>
  firstResponse(read(text, title))?.heading;
const stepsOf = (text: string): readonly string[] =>
  firstResponse(read(text))?.steps.map((step) => step.text) ?? [];
const listed = (heading: string, ...items: readonly string[]): string =>
  `${heading}\n\n${items.map((item, index) => `${index + 1}. ${item}`).join("\n")}\n\n`;
const bullets = (heading: string, ...items: readonly string[]): string =>
  `${heading}\n\n${items.map((item) => `- ${item}`).join("\n")}\n\n`;

describe("of parts that might be the first, the likeliest", () => {
  test("looks for the cause, where that asks to do something and stands first", () => {
    const diagnosis = listed(
      "## Diagnosis",
      "Re-run the check.",
      "Query the ledger.",
      "Read the log.",
    );
    const repair = bullets("## Repair", "Wrong sum: write the fix", "Lost row: ask the bank");
    expect(firstOf(diagnosis + repair)).toBe("Diagnosis");
  });

  test("looks for the cause before it mends, though that only asks, but does not begin with a cause that was found", () => {
    const diagnosis = (title: string): string =>
      listed(title, "Which node is it?", "How long?", "Who noticed?");
    const repair = listed("## Mitigation", "Restart the node.", "Watch the lag.", "Tell support.");
    expect(firstOf(diagnosis("## Diagnosis") + repair)).toBe("Diagnosis");
    expect(firstOf(repair + diagnosis("## Diagnosis"))).toBe("Mitigation");
    expect(firstOf(bullets("## Root cause", "A full disk", "A lost key") + repair)).toBe(
      "Mitigation",
    );
  });

  test("looks for the cause, where what mends depends on it", () => {
    const diagnosis = listed("## Diagnosis", "Is the pump on?", "Read the gauge.", "Which valve?");
    const repair = bullets("## Mitigation", "**Pump off** → start it", "**Valve shut** → open it");
    expect(firstOf(diagnosis + repair)).toBe("Diagnosis");
  });

  test("looks for the cause, where commands below a word of what they show do", () => {
    const code = (...comments: readonly string[]): string =>
      `\`\`\`sh\n${comments.map((comment, index) => `# ${comment}\ndu /tank/${index}\n`).join("\n")}\`\`\`\n\n`;
    const diagnosis = `## Diagnosis\n\n${code("Largest tanks", "Oldest tanks", "Tanks in use")}`;
    const repair = `## Resolution\n\n${code("Drain the tank", "Restart the pump", "Check the gauge")}`;
    expect(firstOf(diagnosis + repair)).toBe("Diagnosis");
  });

  test("is no chapter of common problems, whose headings are numbered", () => {
    const problem = (title: string): string =>
      `### ${title}\n\n**Diagnóstico:**\n\n\`\`\`sh\nlook\n\`\`\`\n\n`;
    const chapter = `## 🔥 Problemas comuns\n\n${problem("1. Bomba parada")}${problem("2. Cano cheio")}${problem("3. Luz apagada")}`;
    expect(firstOf(chapter)).not.toBe("Problemas comuns");
  });

  test.each([
    [
      "headings that number the sections of a chapter",
      "## Chapter 3 Refunds\n\n### 3.1 Amount\n\nHalf.\n\n### 3.2 Limit\n\nAll.\n\n### 3.3 Refusal\n\nNone.\n\n",
      "Chapter 3 Refunds",
    ],
    [
      "headings of levels and people around it",
      "## Immediate actions\n\n### 1. Severity levels\n\nHigh.\n\n### 2. Look\n\n`look`\n\n### 3. Contacts\n\nAda.\n\n",
      "Immediate actions",
    ],
    [
      "cases that each say what they look like",
      `## Incident procedures\n\n${["2.1 Cloud is away", "2.2 Page is white"].map((title) => listed(`### ${title}\n\n**Symptoms:** odd.\n\n**Steps:**`, "Look.", "Wait.")).join("")}`,
      "Incident procedures",
    ],
  ])("is not made of %s", (_, text, heading) => {
    expect(firstOf(text)).not.toBe(heading);
  });

  test("is of the first minutes rather than of the whole process", () => {
    const phases = ["### Phase 1: Preparation", "### Phase 2: Identification"]
      .map((heading) => listed(heading, "Look.", "Write."))
      .join("");
    const first = bullets(
      "### Immediate actions (first 15 minutes)",
      "[ ] Call Ada",
      "[ ] Close it",
      "[ ] Write",
    );
    expect(firstOf(`## Response process\n\n${phases}## Appendix\n\n${first}`)).toBe(
      "Immediate actions (first 15 minutes)",
    );
  });

  test("is of the first minutes, counted from and to", () => {
    const triage = listed("## 1. Triage (first 5-10 minutes)", "Look.", "Read the log.", "Write.");
    const act = bullets("## 2. Immediate mitigation", "Close the gate", "Call Ada", "Wait");
    expect(firstOf(triage + act)).toBe("Triage (first 5-10 minutes)");
  });

  test("assesses before it contains, however soon that is done", () => {
    const triage = listed("## Triage\n\n**Initial assessment:**", "Look.", "Ask.", "Write.");
    const contain = listed("## Containment\n\n**Immediate actions:**", "Close.", "Call.", "Wait.");
    expect(firstOf(triage + contain)).toBe("Initial assessment");
  });

  test.each([
    ["principles", "## Incident response principles"],
    ["exercises", "## Testing incident response\n\n### Regular testing"],
    ["tools", "## Incident response tools\n\n### Logs"],
  ])("is none of the %s of responding", (_, heading) => {
    const other = bullets(heading, "Check the calm first", "Write early", "Test often");
    expect(firstOf(`${other}## Case 1: Flood\n\n${listed("**Action:**", "Close.", "Call.")}`)).toBe(
      "Action",
    );
  });

  test("is what is read first, where a document says so", () => {
    const first = listed("## 0. Read this first", "Write the time.", "Stop the leak.", "Tell Ada.");
    const other = listed("## 9. Process for new wells", "Dig.", "Line it.", "Open it.");
    expect(firstOf(other + first)).toBe("Read this first");
  });

  test("leaves out where news come from, and what comes later than its own list", () => {
    const sources = bullets("### Phase 1: Detect\n\nSources:", "Gauge", "Neighbour");
    const triage = listed("### Phase 2: Triage", "Look.", "Write.");
    expect(firstOf(`## Phases\n\n${sources}${triage}`)).toBe("Phase 2: Triage");
    const both = `${bullets("## Containment and recovery\n\nContainment:", "close the gate", "call Ada")}${bullets("Recovery must include:", "a look at the seals", "a look at the log")}`;
    expect(stepsOf(both)).toEqual(["close the gate", "call Ada"]);
  });

  test("is no counted list of mere causes, but one of causes and what is done about them", () => {
    const causes = listed("## Posibles causas", "Verificar mal hecho.", "Un tubo roto.", "Barro.");
    const steps = listed("## Pasos", "Cerrar.", "Avisar.");
    expect(read(causes + steps, "Pozo").checklists.map(({ heading }) => heading)).toEqual([
      "Pasos",
    ]);
    const both = listed("## Causes and fixes", "Mud: flush it.", "Frost: heat it.");
    expect(firstOf(both)).toBe("Causes and fixes");
  });

  test("is no row of chapters that begins with who does what", () => {
    const chapters = ["1. Qui intervient ?", "2. Trouver", "3. Réparer", "4. Clôture"];
    const text = chapters.map((title) => `## ${title}\n\nTexte.\n\n`).join("");
    expect(read(text, "Puits à sec").checklists).toEqual([]);
  });

  test("is the list called the first among the phases of a process", () => {
    const phases = [
      "### 1. Detection\n\nA gauge rings.\n\n",
      bullets("### 2. Initial response", "Answer the gauge.", "Weigh the water.", "Name a lead."),
      "### 3. Investigation\n\nLook around.\n\n",
      "### 4. Closing\n\nWrite it down.\n\n",
    ];
    expect(firstOf(`## Incident process\n\n${phases.join("")}`)).toBe("Initial response");
    const answers = phases.map((phase) => phase.replace("Initial response", "Response"));
    expect(firstOf(`## Incident process\n\n${answers.join("")}`)).toBe("Incident process");
  });

  test("is what contains, before what follows it below the same heading", () => {
    const contain = listed("### Contain", "Stop the mill.", "If wet, dry it.", "Mud: scoop.");
    const eradicate = listed("### Eradicate", "Find the hole.", "Patch the hole.", "Test it.");
    expect(firstOf(`## Flood in the cellar\n\n${contain}${eradicate}`)).toBe("Contain");
  });

  test("is for every incident, where others are divided by the same headings again and again", () => {
    const kinds = ["Moles", "Frogs", "Herons"].map(
      (kind) =>
        `## Kind: ${kind}\n\nText.\n\n${bullets("### Recommended response", "Shut the gate.", "Chase them.", "Watch.")}`,
    );
    const list = bullets("## First triage checklist", "Time and place", "Which gate", "Who saw it");
    expect(firstOf(list + kinds.join(""))).toBe("First triage checklist");
  });

  test("looks for the cause, where what mends is told by reason", () => {
    const look =
      "## Investigation\n\n```sh\n# Check the level\ngate level\n\n# Check the mill\nmill state\n```\n\n";
    const reasons = ["`wet`", "`dry`"].map((reason) =>
      bullets(`### ${reason}`, "Check the gate.", "Turn the wheel.", "Notify the miller."),
    );
    expect(firstOf(`${look}## Resolution by reason\n\n${reasons.join("")}`)).toBe("Investigation");
  });

  test("is no level of severity or of escalation, however soon that is to be acted on", () => {
    const levels = bullets("### P0 — Critical (Immediate, 24/7)", "Mill is gone", "Gate is gone");
    const people = bullets("### Level 1 (0-15 minutes)", "Call the miller", "Call the smith");
    const steps = listed("## Playbook for floods", "Shut the gate.", "Dry the cellar.");
    expect(firstOf(`## Severity levels\n\n${levels}${steps}## Escalation\n\n${people}`)).toBe(
      "Playbook for floods",
    );
  });

  test("is the triage and not what only responds behind it", () => {
    const phases = [
      listed("## Phase 2: Triage", "Answer the gauge.", "Weigh the water.", "Name a lead."),
      listed("## Phase 3: Response", "Collect the logs.", "Find the hole.", "Close the gate."),
    ];
    expect(firstOf(phases.join(""))).toBe("Phase 2: Triage");
    expect(firstOf(phases.toReversed().join(""))).toBe("Phase 3: Response");
  });

  test("is no work that is planned, unless the document is about it", () => {
    const release = "## Release checklist\n\n- [ ] Check the gate.\n- [ ] Check the mill.\n\n";
    const dry = listed(
      "### Gauge is down",
      "Check the gauge.",
      "Read the level.",
      "Tell the miller.",
    );
    const slow = listed("### Mill is slow", "Check the wheel.", "Open the gate.");
    const text = `${release}## Common procedures\n\n${dry}${slow}`;
    expect(firstOf(text)).toBe("Gauge is down");
    expect(firstOf(text, "Mill release runbook")).toBe("Release checklist");
  });

  test("is not upkeep, and is a case of an emergency rather than a chore", () => {
    const upkeep = `## Maintenance\n\n### Grease\n\n${listed("**Procedure:**", "Open it.", "Grease it.", "Close it.")}`;
    const kinds = ["Mill on fire", "Cellar full"].map((kind) =>
      listed(`### ${kind}`, "Look at the gauge.", "Shut the gate.", "Call the smith."),
    );
    expect(firstOf(`${upkeep}## Emergency procedures\n\n${kinds.join("")}`)).toBe("Mill on fire");
  });

  test("is no person among the roles, and no content that is still to be written", () => {
    const people = bullets("### Incident response coordinator", "**Phone**: 1", "**Duties**: all");
    const steps = listed("## Assessment", "Look at the gauge.", "Weigh the water.", "Call.");
    expect(firstOf(`## Roles\n\n${people}${steps}`)).toBe("Assessment");
    expect(firstOf("## Required content\n\n- [ ] Levels\n- [ ] Contacts\n")).toBe(undefined);
  });

  test("is what says that it is looked at first", () => {
    const first = listed("## Mill is silent (check this first)", "Find the gauge.", "Read it.");
    const later = bullets("## No response from the gate\n\n**Where to look**", "Log", "Gauge");
    expect(firstOf(later + first)).toBe("Mill is silent (check this first)");
  });

  test("is a table of actions, of counted phases, or a list torn apart by boxes", () => {
    const actions = "| Action | With |\n|---|---|\n| Shut the gate | crank |\n| Dry it | mop |\n\n";
    expect(stepsOf(`## Containment\n\n${actions}`)).toEqual(["Shut the gate", "Dry it"]);
    expect(stepsOf(`## Stock\n\n${actions}`)).toEqual([]);
    const phases = "| Phase | Who |\n|---|---|\n| 1. Take in | miller |\n| 2. Weigh | smith |\n";
    expect(stepsOf(`## Workflow\n\n${phases}`)).toEqual(["1. Take in", "2. Weigh"]);
    const torn =
      "1. Take in\n- [ ] name it\n\n2. Contain\n- [ ] shut it\n\n3. Close\n- [ ] tell all\n";
    expect(stepsOf(`## Workflow checklist\n\n${torn}`)).toEqual(["Take in", "Contain", "Close"]);
  });

  test("counts headings among the steps though one names causes and some have boxes", () => {
    const triage = [
      "### 1. Find the place\n\n```sh\nmill where\n```\n\n",
      "### 2. Look at the gauge\n\n- [ ] Level\n- [ ] Speed\n\n",
      "### 3. Causes and fixes\n\nMud: scoop it.\n\n",
      "### 4. If nothing is found\n\n- [ ] Call the smith\n\n",
    ];
    expect(stepsOf(`## Triage\n\n${triage.join("")}`)).toEqual([
      "Find the place",
      "Look at the gauge",
      "Causes and fixes",
      "If nothing is found",
    ]);
  });

  test("is a command with its comments, parted only by these, but no check of what it did", () => {
    const code = "```sh\n# Mill\nmill state\nmill log\n# Gate\ngate state\n```\n\n";
    expect(stepsOf(`## Triage\n\n${code}## Resolve\n\n- Mill turns again.\n`)).toEqual([
      "Mill",
      "Gate",
    ]);
    const back = `## The way back\n\n${code}`.replace("The way back", "The rollback command");
    const check = listed("## Verifying the rollback", "Watch it.", "Check it.", "Read the log.");
    expect(firstOf(back + check, "Mill rollback")).toBe("The rollback command");
  });

  test("is a command below what goes wrong, and is no list of points about something else", () => {
    const code = "```sh\n# 1. Look at the wheel\nmill wheel\n\n# 2. Turn it\nmill turn\n```\n\n";
    expect(stepsOf(`## Mill down\n\n${code}## Gate throws 502\n\n${code}`)).toEqual([
      "Look at the wheel",
      "Turn it",
    ]);
    expect(stepsOf(`## Notes on the mill\n\n${code.replaceAll(/\d\. /gu, "")}`)).toEqual([]);
    const points = "## Code review checklist\n\n- [ ] Check the wood\n- [ ] Check the nails\n\n";
    expect(firstOf(points + listed("## Diagnosis", "Which wheel?", "Is it wet?"))).toBe(
      "Diagnosis",
    );
  });

  test("is no case of an emergency where something is for every incident", () => {
    const kinds = ["Mill on fire: all down", "Two mills at once"].map((kind) =>
      listed(`### ${kind}`, "Stop it.", "Shut the gate.", "Call the smith."),
    );
    const look = listed(
      "## Investigation steps",
      "Check the gauge.",
      "Read the log.",
      "Look around.",
    );
    expect(
      firstOf(
        `## Daily operations\n\n${look.replace("##", "###")}${kinds.join("").replaceAll("###", "##")}`,
      ),
    ).toBe("Mill on fire: all down");
    expect(firstOf(`${look}## Emergency scenarios\n\n${kinds.join("")}`)).toBe(
      "Investigation steps",
    );
  });

  test("counts headings that ask to review something among the steps", () => {
    const steps = ["1. Find the layer", "2. Review recent changes", "3. Review the gauge"];
    const text = steps.map((title) => `### ${title}\n\n- Look.\n\n`).join("");
    expect(stepsOf(`## Triage\n\n${text}`)).toEqual([
      "Find the layer",
      "Review recent changes",
      "Review the gauge",
    ]);
  });

  test("is no list of root causes to tick off", () => {
    const look =
      "## Where to look first\n\n```sh\n# Check the level\ngate level\n\n# Check the mill\nmill state\n```\n\n";
    const causes =
      "## Root-cause checklist\n\n- [ ] **Moles.** Holes in the bank.\n- [ ] **Frost.** Ice at the gate.\n";
    expect(firstOf(look + causes)).toBe("Where to look first");
  });

  test("goes through steps that have two numbers", () => {
    const steps = ["Step 2.1: Answer", "Step 2.2: Weigh", "Step 2.3: Name a lead"];
    const text = steps.map((title) => `### ${title}\n\nText.\n\n`).join("");
    expect(stepsOf(`## Phase 2: Triage\n\n${text}`)).toEqual(["Answer", "Weigh", "Name a lead"]);
  });

  test("keeps two lists below bold lines apart", () => {
    const text = `${listed("## Triage\n\n**Initial assessment:**", "Look.", "Write.")}${bullets("**Checklist for the wall:**", "[ ] Looked", "[ ] Written", "[ ] Told")}`;
    expect(read(text).checklists.map(({ heading, steps }) => [heading, steps.length])).toEqual([
      ["Initial assessment", 2],
      ["Checklist for the wall", 3],
    ]);
  });

  test("is made of comments in a block of commands, where nothing is numbered", () => {
    expect(
      stepsOf(
        "## Diagnosis\n\n```bash\n# Ask the pump\npump ask\n\n# Ask the gauge\ngauge ask\n```\n",
      ),
    ).toEqual(["Ask the pump", "Ask the gauge"]);
  });

  test("is for the worst level, where each has its own", () => {
    const worst = listed("## P0 playbook", "Ask the pump.", "**Inside:** look", "Restart it.");
    const next = listed("## P1 playbook", "Check the page.", "Switch the pump.", "Read the log.");
    expect(firstOf(worst + next)).toBe("P0 playbook");
  });

  test("goes through all phases of a counted list, whatever they are called", () => {
    const phases = [
      "**Triage:** name a lead",
      "**Contain:** close it",
      "**Diagnose:** look",
      "**Recover:** open it",
    ];
    expect(stepsOf(listed("## Response", ...phases))).toHaveLength(4);
  });

  test("begins with the alert, where a first response goes on to questions", () => {
    const acknowledge = bullets("### 1. Acknowledge alert", "[ ] Join the channel", "[ ] Tell Ada");
    const scope = bullets("### 2. Find the extent", "[ ] Which well?", "[ ] How many houses?");
    expect(firstOf(`## Immediate response\n\n${acknowledge}${scope}`)).toBe("Acknowledge alert");
  });

  test("is no list of metrics and no table of weeks", () => {
    const metrics = bullets("## Diagnosis\n\n### Key metrics", "Pressure", "Level", "Flow");
    const weeks =
      "## Rotation\n\n| Week | Period | Primary |\n|---|---|---|\n| 1 | 2031-01-05 | Ada |\n| 2 | 2031-01-12 | Bo |\n\n";
    expect(firstOf(weeks + metrics + listed("## Restart", "Stop it.", "Start it."))).toBe(
      "Restart",
    );
  });

  test("is for every case, wherever it stands", () => {
    const cases =
      listed("## Case A: disk full", "Free space.", "Restart.") +
      listed("## Case B: leak", "Restart.", "Watch.");
    expect(firstOf(cases + listed("## First response", "Call the lead.", "Open a channel."))).toBe(
      "First response",
    );
  });

  test.each([
    [
      "a second case that has more to do",
      listed("## Disk full", "Free space.", "Restart it.") +
        listed("## Queue stuck", "Stop it.", "Drain it.", "Start it.", "Watch it."),
    ],
    [
      "recovery for all cases behind them",
      listed("## Disk full", "Free space.", "Restart it.") +
        listed("## Queue stuck", "Stop it.", "Drain it.") +
        bullets("## Recovery", "Record the cause", "Tell the clients", "Close the ticket"),
    ],
    [
      "steps of a later case that are called steps",
      listed("## Disk full", "Free space.", "Restart it.") +
        listed("## Queue stuck\n\n### Steps", "Stop it.", "Drain it.", "Start it."),
    ],
    [
      "a later case whose name sounds like a part",
      `${listed("## Disk full", "Free space.", "Restart it.")}${listed("## Queue stuck", "Stop it.", "Drain it.")}${listed("## Users cannot confirm addresses", "Open the log.", "Send it again.")}`,
    ],
  ])("is the first case, not %s", (_, text) => {
    expect(firstOf(text)).toBe("Disk full");
  });

  test("says when it is done: in the first hours, and not afterwards", () => {
    const later = `## Afterwards\n\n${listed("### Immediate actions (0-24 hours)", "Write the timeline.", "Tell everyone.", "Close.")}`;
    const early = listed("## The first two hours", "Contain.", "Freeze the logs.");
    expect(firstOf(later + early)).toBe("The first two hours");
    expect(firstOf(later + early.replace("The first two hours", "Las primeras dos horas"))).toBe(
      "Las primeras dos horas",
    );
  });

  test.each([
    "Hour 0 to 1: contain",
    "Stunde 0 bis 1 — eindämmen",
    "Contener (0-15 min)",
    "最初の15分",
    "최초 10분",
    "Prime due ore",
    "Первые 30 минут",
  ])("begins with what it says comes first: %s", (heading) => {
    expect(
      firstOf(
        listed("## Mitigation", "Restart.", "Watch it.") + listed(`## ${heading}`, "One.", "Two."),
      ),
    ).toBe(heading.replace(/^\d\. /u, ""));
  });

  test("is a loop for any severity, before the playbooks by type", () => {
    const loop = listed(
      "## Boucle de réponse (toute sévérité)",
      "Constater.",
      "Contenir.",
      "Restaurer.",
    );
    const types = `## Playbooks par type\n\n${listed("### Fuite de jetons", "Révoquer.", "Redéployer.")}${listed("### Abus", "Bloquer.", "Attendre.")}`;
    expect(firstOf(loop + types)).toBe("Boucle de réponse (toute sévérité)");
  });

  test("is the list of a case whose name has a time behind it", () => {
    const scenario = (number: number, label: string): string =>
      `## Scenario ${number}: Leak\n\n${listed(`**${label}:**`, "Close the gate.", "Read the gauge.", "Wait.")}${listed("**Resolution:**", "Mend it.", "Fill it.", "Open it.")}`;
    const text = scenario(1, "Immediate actions (< 15 min)") + scenario(2, "Immediate actions");
    expect(read(text).sections.map(({ title }) => title)).toContain("Immediate actions (< 15 min)");
    expect(firstOf(text)).toBe("Immediate actions (< 15 min)");
  });

  test("is the first of the phases of a response, whatever its list is called, and the list of who leads it", () => {
    const phase = (number: number, title: string, label: string): string =>
      `### Phase ${number}: ${title}\n\n${listed(`**${label}**:`, "Tell the mayor.", "Read the gauge.", "Wait.")}`;
    const phases = phase(1, "Detection (0-5 minutes)", "Actions") + phase(2, "Response", "Work");
    expect(firstOf(`## Response workflow\n\n${phases}`)).toBe("Phase 1: Detection (0-5 minutes)");
    const lead = listed("### Incident commander checklist", "Assess it.", "Tell them.", "Mend it.");
    const leak = listed("### Leak\n\n**Steps:**", "Close the gate.", "Read the gauge.", "Wait.");
    expect(firstOf(`## Levels\n\n${lead}## Common incidents\n\n${leak}`)).toBe(
      "Incident commander checklist",
    );
  });

  test("is a phase of the first minutes by itself, though its neighbours are counted with it", () => {
    const phase = (title: string): string => listed(`### ${title}`, "Open.", "Read it.", "Close.");
    const phases = ["1. Detect", "2. Triage (first 5 minutes)", "3. Repair"].map(phase).join("");
    expect(firstOf(`## Incident lifecycle\n\n${phases}`)).toBe("Triage (first 5 minutes)");
    const plain = "### 1. Detect\n\nA bell.\n\n### 2. Declare\n\nTell.\n\n### 3. Mend\n\nDo.\n\n";
    expect(firstOf(`## Incident lifecycle\n\n${plain}`)).toBe("Incident lifecycle");
  });

  test("is a table below the first minutes that says what to look at, row by row, but none of contacts", () => {
    const mend = listed("## Repair", "Open the gate.", "Turn the wheel.", "Close it.");
    const table = (...names: readonly string[]): string =>
      `## First five minutes\n\n| ${names.join(" | ")} |\n|---|---|\n| Level | gauge |\n| Wheel | yard |\n\n`;
    expect(stepsOf(table("Look at", "Where") + mend)).toEqual(["Level", "Wheel"]);
    expect(stepsOf(table("Symptom", "Action") + mend)).toEqual(["Level", "Wheel"]);
    expect(firstOf(table("Place", "Person") + mend)).toBe("Repair");
  });

  test("is no escalation, however immediate", () => {
    const escalation = listed("## Immediate escalation (tier 1)", "Floods.", "Leaks.", "Thefts.");
    const look = listed("## General troubleshooting", "Read the gauge.", "Open it.", "Wait.");
    expect(firstOf(escalation + look)).toBe("General troubleshooting");
  });

  test("is what stands below a label on the alert, and a script of the first minutes by itself", () => {
    const label = "**Cuando recibas una alerta**:\n\n1. Mirar.\n2. Avisar.\n3. Esperar.\n\n";
    const crash = listed("## Crash\n\n### Pasos", "Mirar.", "Cerrar.", "Avisar.");
    expect(firstOf(label + crash)).toBe("Cuando recibas una alerta");
    const script =
      "### 2. 初期対応（15分以内）\n\n```sh\n# 1. 水位\nmill level\n# 2. 水車\nmill wheel\n# 3. 門\nmill gate\n```\n\n";
    const flow = `## 対応フロー\n\n### 1. 検知\n\n鐘。\n\n${script}### 3. 復旧\n\n直す。\n\n`;
    expect(firstOf(flow)).toBe("初期対応(15分以内)");
  });

  test("is what is checked first, in comments of commands", () => {
    const checks =
      "## First checks (all incidents)\n\n```sh\n# 1. Level\nmill level\n\n# 2. Wheel\nmill wheel\n```\n\n";
    expect(firstOf(checks)).toBe("First checks (all incidents)");
  });

  test("is in how news are told, where a document tells of nothing else", () => {
    const step = (number: number, title: string): string =>
      `### Step ${number}: ${title}\n\n1. Tell the mayor.\n2. Tell the mill.\n\n`;
    const workflow = `## Communication workflow\n\n${step(1, "Initial detection (0-5 minutes)")}${step(2, "Updates")}`;
    expect(firstOf(workflow)).toBe("Communication workflow");
  });

  test("is not `Actions` of a chapter about one thing", () => {
    const triage = bullets("## Triage initial (5 minutes)", "vérifier la santé", "noter l'heure");
    const login = `## Login et droits\n\nActions:\n\n- ouvrir l'audit\n- filtrer par compte\n- corriger le compte\n`;
    expect(firstOf(triage + login)).toBe("Triage initial (5 minutes)");
  });

  test("is the document whose headings call themselves steps", () => {
    const steps = "## Step 1: look\n\n```sh\nps\n```\n\n## Step 2: restart\n\n```sh\nup\n```\n\n";
    const extra =
      "## During trade (extra procedure)\n\n```sh\n# 1. stop the scheduler\nstop\n# 2. look\nls\n```\n";
    expect(firstOf(steps + extra)).toBe("Ledger");
  });
});

describe("steps are also", () => {
  test("bullets that ask to do something below what goes wrong", () => {
    const down = bullets(
      "## Queda da API",
      "Verificar a saúde",
      "Revisar os logs",
      "Reiniciar o serviço",
    );
    expect(firstOf(down)).toBe("Queda da API");
    expect(
      firstOf(bullets("## API down", "the page stays white", "nobody can log in")),
    ).toBeUndefined();
  });

  test("lines with boxes in a block of text", () => {
    const text =
      "## First response actions\n\n```\n[ ] Acknowledge the page\n[ ] Open a channel\n    in the chat\n```\n";
    expect(stepsOf(text)).toEqual(["Acknowledge the page", "Open a channel"]);
  });

  test("bullets that count themselves", () => {
    expect(stepsOf("## SOP\n\n- 手順1: 分類する\n- 手順2: 復旧する\n")).toEqual([
      "手順1: 分類する",
      "手順2: 復旧する",
    ]);
  });

  test("numbered headings of which one is a list to tick off, in the first response", () => {
    const text =
      "## Initial response\n\n### 1. Acknowledge\n\n```sh\nack\n```\n\n### 2. Assess\n\n- [ ] Who?\n- [ ] Since when?\n\n### 3. Write it down\n\nInclude:\n\n- severity\n- services\n";
    expect(stepsOf(text)).toEqual(["Acknowledge", "Assess", "Write it down"]);
  });

  test("not headings that tell of causes", () => {
    const text =
      "## 障害対応\n\n### 1.1 よくある原因\n\n- 設定\n\n### 1.2 修正\n\n- 再起動する\n- 確認する\n";
    expect(firstOf(text)).toBe("修正");
  });
});

describe("a document of known incidents", () => {
  const known = (label: string): string =>
    `## Entries twice\n\n- **Symptom:** two entries\n- **Cause:** a restart\n- **${label}:** add a compensating entry.\n\n## Timer gone\n\n- **Symptom:** no time left\n- **${label}:**\n  - reset the timer\n  - tell both sides\n`;

  test.each(["Solution", "Lösung", "Solución", "解決策"])(
    "has the items behind %s as steps of its cases",
    (label) => {
      const { checklists } = read(known(label));
      expect(
        checklists.map(({ scope, steps }) => [scope.branch, steps.map(({ text }) => text)]),
      ).toEqual([
        ["Entries twice", ["add a compensating entry."]],
        ["Timer gone", ["reset the timer", "tell both sides"]],
      ]);
    },
  );

  test("in lines of a paragraph, too", () => {
    const { checklists } = read(
      "## Entries twice\n\n**Symptom:** two entries\n**Fix:** void one.\n",
    );
    expect(checklists.map(({ phase, steps }) => [phase, steps[0]?.text, steps[0]?.line])).toEqual([
      ["mitigation", "void one.", 6],
    ]);
  });

  test("not where nothing is told of a case", () => {
    expect(read("## Links\n\n- **Solution:** the wiki\n- **Team:** payments\n").checklists).toEqual(
      [],
    );
  });
});

describe("what is done by itself is no step", () => {
  const made = ["Copies the form.", "Renames the fields.", "Writes the index."];

  test.each(["**What it does:**", "## How it works", "**This script:**"])("below %s", (label) => {
    const text = `## New ledger\n\n\`\`\`sh\nmake ledger\n\`\`\`\n\n${listed(label, ...made)}`;
    expect(firstOf(text)).toBeUndefined();
    expect(firstOf(text + listed("## Ledger is locked", "Find the lock.", "Free it."))).toBe(
      "Ledger is locked",
    );
  });

  test("while what somebody has to do is", () => {
    expect(firstOf(listed("## What to do", "Find the lock.", "Free it."))).toBe("What to do");
  });
});

describe("of what no response starts with", () => {
  const chapters = (...titles: readonly string[]): string =>
    titles.map((title, index) => `## ${index + 1}. ${title}\n\nSome words.\n\n`).join("");

  test("chapters of a document are no steps, though they are numbered", () => {
    expect(firstOf(chapters("Pump", "Reservoir", "Pipes", "Valve"))).toBeUndefined();
    expect(firstOf(chapters("Stop the pump", "Drain the tank", "Open the valve"))).toBe("Ledger");
  });

  test.each(["Acceptance criteria", "3.2 Exclusions", "Критерии приемки", "排除条款"])(
    "%s lists no steps, ticked off or counted",
    (title) => {
      expect(firstOf(`## ${title}\n\n- [ ] It is fast\n- [ ] It is safe\n\n`)).toBeUndefined();
      expect(firstOf(listed(`## ${title}`, "Storms.", "Strikes."))).toBeUndefined();
    },
  );

  test("chapters of which the first only says what levels there are are no steps", () => {
    const work = ["Stop the pump", "Drain the tank", "Open the valve"];
    expect(firstOf(chapters("Severity levels", ...work))).toBeUndefined();
  });

  test.each(["Troubleshooting", "Fehlerbehebung", "Решение проблем"])(
    "in a manual with a chapter called %s is what is done on other days",
    (title) => {
      const trouble = `## ${title}\n\nThe gauge may be wrong.\n\n`;
      const chore = listed("## Filling the tank", "Open the valve.", "Wait.", "Close the valve.");
      expect(firstOf(chore + trouble, "Manual")).toBeUndefined();
      expect(firstOf(chore, "Manual")).toBe("Filling the tank");
      expect(firstOf(chore + trouble, "Pump outage")).toBe("Filling the tank");
      const steps = listed("## Steps", "Open the valve.", "Wait.", "Close the valve.");
      expect(firstOf(steps + trouble, "Manual")).toBe("Steps");
      const told = listed(`## ${title}`, "Read the gauge.", "Restart the pump.", "Wait.");
      expect(firstOf(chore + told, "Manual")).toBe(title);
    },
  );

  test.each([
    [
      "what is still to be written",
      listed("## Repair by machine", "**TODO:** buy it", "TODO: mount it", "Start it"),
    ],
    [
      "what the program does",
      listed("## What the pump script does (for auditors)", "Reads it.", "Opens it.", "Waits."),
    ],
    [
      "what is ticked off afterwards",
      "## Checklist rápido post-incidente\n\n- [ ] Cerrado\n- [ ] Revisado\n\n",
    ],
    [
      "a test of the copies",
      listed("## Test odtworzenia krok po kroku", "Otwórz.", "Sprawdź.", "Zamknij."),
    ],
    [
      "what is gathered",
      bullets("## Informations requises", "Date de la fuite", "Nom du moulin", "Photo"),
    ],
    [
      "what a program answers",
      listed("## Resposta truncada", "Open the box.", "Read the log.", "Close it."),
    ],
    [
      "what is done every month",
      listed("## 月次テスト", "Open the gate.", "Read the gauge.", "Close it."),
    ],
    [
      "the relief of a shift",
      listed("## Starting your shift", "Review the alerts.", "Read the notes.", "Wait."),
    ],
  ])("%s", (_, list) => {
    const repair = listed("## Repair by hand", "Open the gate.", "Turn the wheel.", "Close it.");
    expect(firstOf(list + repair)).toBe("Repair by hand");
  });

  test("the relief of a shift is none at all, unless the document is about it", () => {
    const relief = listed("## Handoff procedure", "Review the alerts.", "Read the notes.", "Wait.");
    expect(firstOf(relief, "On-call schedule")).toBeUndefined();
    expect(firstOf(relief, "On-call handoff")).toBe("Handoff procedure");
  });

  test("numbers of chapters are none, where one is on trouble, one is looked up, or each is a procedure of its own", () => {
    const body = ["Start it", "Read the log", "Типовые проблемы"];
    expect(firstOf(chapters(...body), "Запуск")).not.toBe("Запуск");
    const dotted =
      "### 4.1 Severity levels\n\nTwo.\n\n### 4.2 Response\n\n1. Look.\n2. Mend.\n3. Tell.\n\n### 4.3 Notes\n\nNone.\n\n";
    expect(firstOf(`## 4. Incident response\n\n${dotted}`)).toBe("Response");
    const keys =
      "### 1. WHEEL_KEY\n\nTurn it.\n\n### 2. GATE_KEY\n\nTurn it.\n\n### 3. MILL_KEY\n\nTurn it.\n\n";
    expect(firstOf(`## Rotation procedures\n\n${keys}`)).toBeUndefined();
  });

  test("what is done after going back is none, in a document on going back", () => {
    const back = listed("## Rollback rapido", "Close the gate.", "Swap it.", "Open it.");
    const after = listed("## Действия после отката", "Tell the mayor.", "Write it.", "Close.");
    const last = listed("## Recover the wheel", "Take it out.", "Mend it.", "Put it back.");
    expect(firstOf(after + back + last, "Rollback of the gate")).toBe("Rollback rapido");
  });

  test("a process of another matter is none, where a chapter is on incidents", () => {
    const process = listed("### Process", "Read the form.", "Write the answer.", "Send it.");
    const breach = listed("### Data breach", "Close the gate.", "Tell the mayor.", "Mend it.");
    expect(firstOf(`## Papers\n\n${process}## Incident response\n\n${breach}`, "Data")).toBe(
      "Data breach",
    );
  });

  test("a deployment is for another day", () => {
    const rollout = listed("### Rolling deployment", "Tag it.", "Push it.", "Check it.");
    const diagnosis = listed("## Diagnosis", "Read the log.", "Query the ledger.");
    expect(firstOf(`## Deployment procedures\n\n${rollout}${diagnosis}`)).toBe("Diagnosis");
    expect(firstOf(rollout, "Deployment procedures")).toBe("Rolling deployment");
  });

  test("the work on one lettered finding comes after what is done to find it", () => {
    const finding = (title: string): string =>
      listed(`#### ${title}`, "Read the log.", "Restart the pump.", "Check the gauge.");
    const first = listed("### Initial diagnosis", "Read the gauge.", "Query the ledger.");
    const findings = ["[A] Pump down", "[B] Pipe leak", "[C] Response to a limit"].map(finding);
    expect(firstOf(`## Procedure\n\n${first}### By finding\n\n${findings.join("")}`)).toBe(
      "Initial diagnosis",
    );
  });

  test("what mends a later matter comes after the look at the first, where both say what they look like", () => {
    const matter = (title: string, label: string): string =>
      `## ${title}\n\n**Symptom:** it is odd.\n\n${listed(`**${label}:**`, "Read the log.", "Open the gauge.", "Wait.")}`;
    const { sections } = read(matter("Figures stand still", "Look in this order"));
    expect(sections.map(({ hasSymptoms }) => hasSymptoms)).toContain(true);
    expect(
      firstOf(matter("Figures stand still", "Look in this order") + matter("Odd marks", "Fix")),
    ).toBe("Look in this order");
  });

  test.each([
    ["Flujo de deployment"],
    ["Procédure de sauvegarde"],
    ["Резервное копирование"],
    ["部署流程"],
    ["배포 절차"],
  ])("nor with %s beside a repair, unless it is to bring something back", (title) => {
    const repair = listed("## The valve", "Close it.", "Drain it.");
    const chore = listed(`## ${title}`, "Open the valve.", "Wait.", "Close the valve.");
    expect(firstOf(chore + repair, "Pump")).toBe("The valve");
    const restoring = listed("## Restore from backups", "Open the valve.", "Wait.");
    expect(firstOf(repair + restoring, "Pump")).toBe("Restore from backups");
  });

  test("nor with a release, in a document on releases and on going back", () => {
    const release = listed("## Deployment procedure", "Open the valve.", "Wait.", "Close it.");
    const back = listed("## Immediate rollback", "Close the valve.", "Drain the tank.");
    expect(firstOf(release + back, "Release and rollback")).toBe("Immediate rollback");
    expect(firstOf(release, "Release")).toBe("Deployment procedure");
  });

  test("nor with what is gone through when the cause has been sought", () => {
    const search = listed("## Diagnosis", "Read the gauge.", "Check the pump.");
    const later = listed("## Procedure for the tank", "Open the valve.", "Wait.");
    const back = listed("## Rollback of the valve", "Turn the valve back.", "Wait.");
    expect(firstOf(search + later)).toBe("Diagnosis");
    expect(firstOf(later + search)).toBe("Procedure for the tank");
    expect(firstOf(search + back, "Rollback")).toBe("Diagnosis");
    const mending = `## Resolution\n\n${listed("### Turned too far", "Stop the pump.", "Turn it back.", "Start the pump.")}`;
    expect(firstOf(search + mending)).toBe("Diagnosis");
  });
});

describe("what people report, in quotes,", () => {
  test("is a case, and the first of several comes before work of other days", () => {
    const said = listed('## "No water came" (mornings)', "Read the gauge.", "Call the guard.");
    const more = listed("## “The pump hums”", "Stop it.", "Wait.");
    const chore = listed("## Registering a guard", "Add the name.", "Wait.");
    expect(firstOf(chore + said + more)).toBe('"No water came" (mornings)');
  });
});

describe("numbered headings of a response", () => {
  const counted = (...titles: readonly string[]): string =>
    `## Procedure\n\n${titles.map((title, index) => listed(`### ${index + 1}. ${title}`, "Wait.", "Look.")).join("")}`;

  test("are its steps, though lists stand below them", () => {
    expect(stepsOf(counted("Stop the pump", "Drain the tank", "Open the valve"))).toEqual([
      "Stop the pump",
      "Drain the tank",
      "Open the valve",
    ]);
  });

  test("are cases where they name what goes wrong", () => {
    expect(stepsOf(counted("Pump failure", "Tank failure"))).toEqual(["Wait.", "Look."]);
  });
});

describe("of a case that is told line by line", () => {
  test("the commands below what mends it belong to it", () => {
    const text =
      "## Pump failure\n\n**Symptom:** it hums.\n\n**Fix:** restart it:\n\n```sh\npump restart\n```\n\n## Tank failure\n\n**Symptom:** it leaks.\n\n**Fix:** patch it.\n";
    const [first] = read(text).checklists;
    expect(first?.steps).toMatchObject([
      { text: "restart it", code: [{ language: "sh", text: "pump restart" }] },
    ]);
    expect(firstOf(text)).toBe("Pump failure");
  });
});

describe("what is only said of something", () => {
  test("among the levels of severity is no response", () => {
    const level = (title: string): string => bullets(`### ${title}`, "❌ No water", "❌ No gate");
    const levels = level("1.1 P0 (critical) - respond at once") + level("1.2 P1 - respond soon");
    const work = listed("## The gate", "Close the gate.", "Read the gauge.");
    expect(firstOf(`## 1. Severity levels\n\n${levels}${work}`)).toBe("The gate");
  });

  test("as a process that has crashed is a case, and none to go through", () => {
    const search = listed("## Diagnóstico", "Verifique a bomba.", "Verifique o tanque.");
    const cause = listed("### Causa: o processo parou", "Reinicie a bomba.", "Verifique a bomba.");
    expect(firstOf(`${search}## Resolução por causa\n\n${cause}`)).toBe("Diagnóstico");
  });

  test("of files comes behind what is done", () => {
    const files = bullets(
      "## Recovery files",
      "`drain.sh` - empties the tank",
      "`fill.sh` - fills it",
    );
    const work = bullets("## Recovery of the tank", "Open the tank.", "Fill it again.");
    expect(firstOf(files + work)).toBe("Recovery of the tank");
  });
});

test("steps that are counted below a letter are steps", () => {
  const steps =
    "### Step A.0 — Close the gate\n\nNow.\n\n### Step A.1 — Drain the tank\n\nSlowly.\n";
  expect(stepsOf(`## Path A\n\n${steps}`)).toEqual(["Close the gate", "Drain the tank"]);
});

describe("of several ways", () => {
  test("the quick one comes first", () => {
    const slow = listed("## Rollback of the tank", "Open the valve.", "Check it.", "Close it.");
    const quick = listed("## Quick rollback", "Turn the wheel.", "Wait.");
    expect(firstOf(quick + slow, "Rollback")).toBe("Quick rollback");
  });

  test("none is prepared before the incident", () => {
    const before = bullets("## Checklist (before an incident)", "Check the pump.", "Check it all.");
    const work = listed("## Failover of the pump", "Open the valve.", "Wait.");
    expect(firstOf(before + work)).toBe("Failover of the pump");
  });
});

describe("three counted phases of a case", () => {
  const phases = (...texts: readonly string[]): readonly string[] => {
    const items = ["Detection", "Impact", "Resolution"].map(
      (name, index) => `${index + 1}. **${name}:** ${texts[index] ?? ""}`,
    );
    return stepsOf(`## Scenario A: Leak\n\n${items.join("\n")}\n`);
  };

  test("are its steps where each asks for something", () => {
    expect(phases("Read the gauge.", "Tell the mayor.", "Stop it.")).toHaveLength(3);
    expect(phases("The gauge falls.", "No water.", "Stop it.")).toEqual(["Stop it."]);
  });
});

describe("a line that only says what the list is", () => {
  test("leaves it the name of the heading above", () => {
    const leak = listed("### Leak\n\n**Symptoms:** water.\n\n**Response:**", "Stop it.", "Wait.");
    const fire = listed("### Fire\n\n**Symptoms:** smoke.\n\n**Response:**", "Ring.", "Wait.");
    expect(firstOf(`## Scenarios\n\n${leak}${fire}`)).toBe("Leak");
    const now = listed("### Leak\n\n**Immediate actions:**", "Close it.", "Wait.");
    expect(firstOf(`## Scenarios\n\n${now}${fire}`)).toBe("Immediate actions");
  });
});

test.each(["Route not answering", "Too many guests", "Pump overloaded"])(
  "%s is told of by what goes wrong",
  (title) => {
    const text = `## ${title}\n\n\`\`\`sh\n# 1. Read the gauge\ngauge\n\n# 2. Stop it\npump stop\n\`\`\`\n`;
    expect(stepsOf(text)).toEqual(["Read the gauge", "Stop it"]);
  },
);

test("a flow that is drawn is no step", () => {
  const drawn = "## First response\n\n```\nlight ── guard\n│\n└ heavy ── mayor\n```\n";
  expect(firstOf(drawn)).toBeUndefined();
});
