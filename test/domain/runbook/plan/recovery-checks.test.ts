import { describe, expect, test } from "vitest";
import { planOf } from "./plan-of.ts";

/** The line at which a document checks the recovery. */
const checkedAt = (text: string): number | undefined => planOf(text).validation?.line;

const commands = (heading: string, ...rows: readonly string[]): string =>
  ["# Mill", `## ${heading}`, "```sh", ...rows, "```", ""].join("\n");

const steps = (heading: string, ...rows: readonly string[]): string =>
  ["# Mill", `## ${heading}`, ...rows, ""].join("\n");

test.each([
  ["Verifica che il rumore non si ripresenti."],
  ["Verify that the noise does not recur."],
  ["Ingrasse, puis vérifie la readiness."],
])("a step that sees that nothing comes back checks the recovery: %s", (step) => {
  expect(checkedAt(steps("Repair", "1. Grease the axle.", `2. ${step}`))).toBe(4);
});

test.each(["Nach dem Rollback: Prüfung", "After rollback", "После отката"])(
  "what is looked at %s checks the recovery",
  (heading) => {
    expect(checkedAt(steps(heading, "- Look at the wheel."))).toBe(2);
  },
);

describe("commands look whether what was done has helped", () => {
  test.each([
    [
      "by asking for the health of what was started",
      commands("Wheel stands", "systemctl start wheel", "curl -f http://mill/health"),
      5,
    ],
    [
      "by waiting for what was put back",
      commands(
        "Repair",
        "kubectl rollout undo deploy/wheel",
        "kubectl rollout status deploy/wheel",
      ),
      5,
    ],
    [
      "in a step of a list",
      "# Mill\n## Repair\n- Turn it off and on:\n\n  ```sh\n  docker restart wheel\n  pg_isready\n  ```\n",
      7,
    ],
    [
      "below a comment on a number that is to be none again",
      commands("Repair", "grease axle", "# Verify the noise returns to 0", "turn"),
      5,
    ],
    [
      "below a comment that says no more",
      commands("Repair", "grease axle", "# 3. Verify", "turn"),
      5,
    ],
    [
      "below a comment that says no more, in French",
      commands("Réparer", "graisser", "# Vérifier", "tourner"),
      5,
    ],
    [
      "below a comment that confirms something when an option has gone back",
      commands("Repair", "wheel --rollback", "# Verify the belt", "belt --show"),
      5,
    ],
    [
      "below a comment that confirms something when a command has mended",
      commands("Repair", "docker restart wheel", "# Verify the belt", "belt --show"),
      5,
    ],
  ])("%s", (_, text, line) => {
    expect(checkedAt(text)).toBe(line);
  });

  test.each([
    ["before anything was done", commands("Repair", "curl http://mill/health", "grease axle")],
    ["where nothing was mended", commands("Repair", "cat a.log", "curl http://mill/health")],
    ["at the beginning", commands("Repair", "# Verify", "turn")],
    ["where no command follows", commands("Repair", "grease axle", "# Verify", "# by hand")],
    ["about some thing", commands("Repair", "cat a.log", "# Verify the belt", "belt --show")],
  ])("but not %s", (_, text) => {
    expect(checkedAt(text)).toBeUndefined();
  });
});

describe("a step checks the recovery", () => {
  test.each([
    [
      "behind one that restarts, in Spanish",
      steps("Rueda parada", "1. Reiniciar la rueda", "2. Verificar que el eje gire"),
      4,
    ],
    [
      "as the last of those that mend",
      steps("Mitigation", "- Cut the rope", "- Verify the belt"),
      4,
    ],
    [
      "by confirming that all of it is well",
      steps("What to do", "1. Confirm that production is healthy", "2. Grease it"),
      3,
    ],
    [
      "by what it answers, in Italian",
      steps("Rollback", "1. Ferma", "2. Verifica `/readyz` e vai", "3. Vai"),
      4,
    ],
    ["by its health", steps("Mitigation", "- valide `/health`;", "- mova a roda"), 3],
    ["by the check it waits for", steps("Mitigation", "- Wait for the health check"), 3],
    [
      "behind one that puts back, in Norwegian",
      steps("Hjulet", "1. Gjenopprett hjulet", "2. Verifiser akselen", "3. Gå"),
      4,
    ],
    [
      "by whether all of it is running",
      steps("What to do", "1. Verify services are running", "2. Grease it"),
      3,
    ],
    ["by whether it ends", steps("Wheel", "- Monitor that the flood subsides"), 3],
    [
      "in a cell",
      steps("Wheel", "| Do | By |", "|---|---|", "| Grease; confirm the fix | me |"),
      5,
    ],
    ["as part of mending, in Chinese", steps("水輪", "1. **恢復**：修好水輪、驗證並開門。"), 3],
    ["under a name that is German", steps("4) Exit-Kriterien", "- Das Rad dreht."), 2],
    [
      "by commands that are run then",
      commands("After resolution", "# Verify the wheel turns", "turn --show"),
      2,
    ],
    ["by waiting", steps("Mitigation", "- Wait until the wheel is ready", "- Tell the miller"), 3],
    [
      "in Portuguese, by whether it has helped",
      steps("Roda", "- Verificar se a mitigação funcionou"),
      3,
    ],
    ["that is told as done", steps("Rueda", "- [ ] Health check confirmado por el turno"), 3],
    ["in a box that is no item", steps("Wheel", "[ ] Verify fix at the mill", "", "Go."), 3],
    ["in a part on checks after going back", steps("Verifiche post rollback", "La ruota gira."), 2],
    [
      "in a part on the health of all",
      "# Mill\n## Restore the wheel\nTurn it.\n## Confirm health of the mill\n- It turns.\n",
      4,
    ],
  ])("%s", (_, text, line) => {
    expect(checkedAt(text)).toBe(line);
  });

  test("and a part on checks after going back says not how to go back", () => {
    expect(planOf(steps("Verifiche post rollback", "La ruota gira.")).rollback).toBeUndefined();
  });

  test.each([
    ["at first", steps("Immediate mitigation", "1. Stop", "2. Turn", "3. Verify rope not wet")],
    ["to prevent the next time", steps("Prevention", "- Ensure stable ropes at the wheel")],
    ["by asking to set something up", steps("Wheel", "- Ensure the wheel has a restart policy")],
    ["by asking to settle it", steps("Wheel", "1. Ensure the ticket is resolved")],
    [
      "by telling others",
      steps("Wheel", "1. Grease it, and confirm in the mill channel when it recovers"),
    ],
    [
      "where others were told",
      steps("Post-mortem", "1. **Update** the log.", "2. **Confirm** that all were told."),
    ],
    [
      "in a diagnosis that comes late",
      "# Mill\n## Fix\nGrease it.\n## Diagnostic steps\n### 2. Verify rope settings\nLook.\n",
    ],
    [
      "as the last of two checks",
      steps("Mitigation", "- Cut it", "- Check the load", "- Verify the belt"),
    ],
    [
      "in a list that makes sure of something",
      steps("Mitigation", "- Cut the rope", "- Ensure the rope is long"),
    ],
  ])("but not %s", (_, text) => {
    expect(checkedAt(text)).toBeUndefined();
  });
});
