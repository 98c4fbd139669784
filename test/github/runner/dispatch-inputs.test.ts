import { expect, test } from "vitest";
import { checkInputs } from "./dispatch-inputs.ts";
import { readWorkflow, type Input } from "./workflow.ts";

const declared = inputsOf(`
  probe: { type: string, required: true }
  dry: { type: boolean, default: true }
  times: { type: number, default: 3 }
  level: { type: choice, options: [low, high] }
  note: {}
`);

function inputsOf(inputs: string): Readonly<Record<string, Input>> {
  const indented = inputs.replaceAll("\n", "\n    ");
  const read = readWorkflow(
    "a.yml",
    `on:\n  workflow_dispatch:\n    inputs:${indented}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{ run: "true" }]\n`,
  );
  if (read.kind === "invalid") throw new Error(read.problems.join("\n"));
  return read.workflow.on["workflow_dispatch"]?.inputs ?? {};
}

test("defaults are filled in and values have their declared type", () => {
  expect(checkInputs(declared, { probe: "health", times: "5" })).toEqual({
    kind: "accepted",
    inputs: { probe: "health", dry: true, times: 5, level: "", note: "" },
  });
});

test.for<[Record<string, string>, string]>([
  [{}, "Required input 'probe' not provided"],
  [{ probe: "" }, "Required input 'probe' not provided"],
  [{ probe: "a", dri: "x" }, 'Unexpected inputs provided: ["dri"]'],
  [{ probe: "a", dry: "yes" }, "Provided value 'yes' for input 'dry' not in the boolean"],
  [{ probe: "a", times: "many" }, "Provided value 'many' for input 'times' not in the number"],
  [
    { probe: "a", level: "mid" },
    `Provided value 'mid' for input 'level' not in the list of allowed values: ["low","high"]`,
  ],
])("%j is refused", ([given, message]) => {
  expect(checkInputs(declared, given)).toEqual({ kind: "refused", message });
});
