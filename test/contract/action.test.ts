import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { INPUTS, MODES, OUTPUTS } from "../../src/action/input.ts";

const Manifest = z.strictObject({
  name: z.literal("Sitrep"),
  description: z.string().max(125),
  author: z.string(),
  branding: z.strictObject({ icon: z.string(), color: z.string() }),
  inputs: z.record(
    z.string(),
    z.strictObject({
      description: z.string(),
      required: z.boolean(),
      default: z.string().optional(),
    }),
  ),
  outputs: z.record(z.string(), z.strictObject({ description: z.string() })),
  runs: z.strictObject({ using: z.literal("node24"), main: z.literal("dist/action.js") }),
});

const manifest = Manifest.parse(
  parse(readFileSync(new URL("../../action.yml", import.meta.url), "utf8")),
);

describe("action.yml", () => {
  it("declares the inputs the Action reads, in the same words", () => {
    expect(manifest.inputs).toEqual(INPUTS);
    expect(Object.keys(manifest.inputs)).toEqual(Object.keys(INPUTS));
  });

  it("declares the outputs the Action sets", () => {
    expect(manifest.outputs).toEqual(OUTPUTS);
  });

  it("names exactly the modes there are", () => {
    const named = [...INPUTS.mode.description.matchAll(/`(\w+)`/gu)].map(([, mode]) => mode);
    expect(new Set(named)).toEqual(new Set(MODES));
  });
});

const Workflow = z.object({
  "run-name": z.string().optional(),
  permissions: z.record(z.string(), z.string()),
  concurrency: z.object({ group: z.string() }).optional(),
  on: z.record(z.string(), z.unknown()),
  jobs: z.record(
    z.string(),
    z.object({
      steps: z.array(
        z.object({
          uses: z.string(),
          with: z.record(z.string(), z.unknown()).default({}),
        }),
      ),
    }),
  ),
});

describe.each(["probe.yml", "operate.yml", "respond.yml", "lint.yml"])(
  "the workflow to copy, %s,",
  (name) => {
    const path = new URL(`../../examples/workflows/${name}`, import.meta.url);
    const text = readFileSync(path, "utf8");
    const workflow = Workflow.parse(parse(text));
    const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

    it("gives the Action only inputs it knows", () => {
      const own = steps.filter(({ uses }) => uses.startsWith("sitrep-dev/sitrep@"));
      expect(own).toHaveLength(1);
      for (const given of own) {
        expect(Object.keys(INPUTS)).toEqual(expect.arrayContaining(Object.keys(given.with)));
      }
    });

    it("runs no shell, and no other action but at a commit", () => {
      expect(text).not.toMatch(/^\s*(?:- )?run:/mu);
      const foreign = steps
        .map(({ uses }) => uses)
        .filter((uses) => !uses.startsWith("sitrep-dev/"));
      for (const uses of foreign) expect(uses).toMatch(/@[0-9a-f]{40}$/u);
    });
  },
);

it("the probe workflow has the name its runs are found by", () => {
  const path = new URL("../../examples/workflows/probe.yml", import.meta.url);
  const workflow = Workflow.parse(parse(readFileSync(path, "utf8")));
  expect(workflow["run-name"]).toBe(
    "probe ${{ inputs.probe }} · #${{ inputs.issue }} · ${{ inputs.request }}",
  );
});

it("the workflow of operations has the name its runs are found by", () => {
  const path = new URL("../../examples/workflows/operate.yml", import.meta.url);
  const workflow = Workflow.parse(parse(readFileSync(path, "utf8")));
  expect(workflow["run-name"]).toBe(
    "${{ inputs.dry-run && 'dry run' || 'operate' }} ${{ inputs.operation }} · #${{ inputs.issue }} · ${{ inputs.request }}",
  );
  expect(workflow.concurrency?.group).toBe(
    "operate-${{ github.actor }}-${{ inputs.issue }}-${{ inputs.request }}",
  );
});
