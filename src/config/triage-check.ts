import { findSeverity, type Severity } from "../domain/policy.ts";
import type { Problem } from "./problem.ts";
import type { WrittenTriage } from "./triage-schema.ts";
import { checkTest } from "./value-test-check.ts";
import { listed, repeatedWord, unknownProbe } from "./name-problem.ts";

type Path = readonly PropertyKey[];
type WrittenBranch = WrittenTriage["branches"][number];
type WrittenCondition = NonNullable<WrittenBranch["when"]>[number];

/** A triage as written, and what it may name. */
export interface TriageInConfig {
  readonly triage: WrittenTriage;
  /** Names of the probes that are described. */
  readonly known: readonly string[];
  readonly severities: readonly Severity[];
}

/** Finds what the schema cannot say about a triage: names that mean nothing, and branches nobody can get to. */
export const checkTriage = (file: TriageInConfig): readonly Problem[] => [
  ...checkProbeNames(file),
  ...file.triage.branches.flatMap((branch, index) => [
    ...checkReach(file.triage.branches, index),
    ...checkBranch(["triage", "branches", index], branch, file),
  ]),
];

function checkProbeNames({ triage, known }: TriageInConfig): readonly Problem[] {
  const unknown = triage.probes.flatMap((name, index): readonly Problem[] => {
    const path = ["triage", "probes", index];
    if (!known.includes(name)) return [unknownProbe(path, name, known)];
    return triage.probes.indexOf(name) < index ? [repeatedWord(path, name)] : [];
  });
  if (triage.branches.length === 0 || triage.probes.length > 0) return unknown;
  return [
    {
      path: ["triage", "branches"],
      isKey: true,
      code: "config/missing-key",
      message: "Branches are chosen by what probes report, and `triage` names none.",
      hint: "Add `probes: […]` beside `branches`.",
    },
  ];
}

/** Of the branches the first that holds is taken, so nothing behind one that always holds ever is. */
function checkReach(branches: readonly WrittenBranch[], index: number): readonly Problem[] {
  const branch = branches[index];
  const path = ["triage", "branches", index];
  const earlier = branches.slice(0, index);
  const same = earlier.some(({ id }) => id.toLowerCase() === branch?.id.toLowerCase());
  const open = earlier.find(({ when, any }) => when === undefined && any === undefined);
  return [
    ...(same
      ? [
          {
            path: [...path, "id"],
            code: "config/repeated",
            message: `There is a branch \`${branch?.id}\` already.`,
          } as const,
        ]
      : []),
    ...(open === undefined
      ? []
      : [
          {
            path,
            code: "config/unreachable",
            message: `This branch is never taken: \`${open.id}\` ahead of it has no conditions, so it always holds.`,
            hint: `Put \`${open.id}\` last, or give it a \`when\`.`,
          } as const,
        ]),
  ];
}

function checkBranch(path: Path, branch: WrittenBranch, file: TriageInConfig): readonly Problem[] {
  const { when = [], any = [], runbook, part, flags } = branch;
  return [
    ...when.flatMap((one, index) => checkCondition([...path, "when", index], one, file)),
    ...any.flatMap((one, index) =>
      Array.isArray(one)
        ? one.flatMap((inner, at) => checkCondition([...path, "any", index, at], inner, file))
        : checkCondition([...path, "any", index], one, file),
    ),
    ...checkSeverity([...path, "severity"], branch, file),
    ...(part !== undefined && runbook === undefined
      ? [
          {
            path: [...path, "part"],
            isKey: true,
            code: "config/missing-key",
            message: "A part is a part of a runbook, and none is named.",
            hint: "Add `runbook: runbooks/….md`.",
          } as const,
        ]
      : []),
    ...flags.flatMap((flag, index): readonly Problem[] =>
      flags.indexOf(flag) < index
        ? [
            {
              path: [...path, "flags", index],
              code: "config/repeated",
              message: `\`${flag}\` stands here a second time.`,
            },
          ]
        : [],
    ),
  ];
}

function checkCondition(
  path: Path,
  condition: WrittenCondition,
  { triage, known }: TriageInConfig,
): readonly Problem[] {
  const problems = checkTest(path, condition, "value");
  if (condition.exists === false)
    return [
      ...problems,
      {
        path: [...path, "exists"],
        code: "config/bad-expectation",
        message: "A value that is missing decides nothing here, so this never holds.",
        hint: "Ask for the health of the probe: `{value: PROBE.health, equals: unhealthy}`.",
      },
    ];
  const idle = known.find(
    (probe) => condition.value.startsWith(`${probe}.`) && !triage.probes.includes(probe),
  );
  if (idle === undefined) return problems;
  return [
    ...problems,
    {
      path: [...path, "value"],
      severity: "warning",
      code: "config/unknown-value",
      message: `The triage does not run the probe \`${idle}\`.`,
      hint: "If its value is meant, name it under `triage.probes`.",
    },
  ];
}

function checkSeverity(
  path: Path,
  { severity }: WrittenBranch,
  { severities }: TriageInConfig,
): readonly Problem[] {
  if (severity === undefined || findSeverity({ severities }, severity) !== undefined) return [];
  return [
    {
      path,
      code: "config/unknown-severity",
      message: `There is no severity \`${severity}\`.`,
      hint: `There is ${listed(severities.map(({ code }) => code))}.`,
    },
  ];
}
