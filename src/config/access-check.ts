import { ACCESS_PARAMETERS } from "../domain/access/parameters.ts";
import { formatDuration } from "../domain/time.ts";
import type { WrittenAccess } from "./access-schema.ts";
import type { WrittenParameter } from "./parameter-schema.ts";
import type { Problem } from "./problem.ts";
import type { ConfigFile } from "./schema.ts";
import { listed } from "./name-problem.ts";

type Path = readonly PropertyKey[];

/** Finds what the schema cannot say about emergency access: roles and operations that do not exist, or do not fit. */
export function checkAccess(file: ConfigFile): readonly Problem[] {
  const written = file["break-glass"];
  if (written === undefined) return [];
  const path = ["break-glass"];
  return [
    ...written.roles.flatMap((role, index) => checkRole([...path, "roles", index], role, file)),
    ...checkApprovers([...path, "approvers"], written),
    ...checkSpans(path, written),
    ...checkOperation([...path, "grant"], written.grant, file),
    ...checkOperation([...path, "revoke"], written.revoke, file),
    ...(written.grant !== undefined && written.revoke === undefined
      ? [
          {
            path: [...path, "grant"],
            severity: "warning",
            code: "config/missing-key",
            message: "An operation gives access, and none takes it back.",
            hint: "Add `revoke: NAME`; until then people are asked to take it back by hand.",
          } as const,
        ]
      : []),
  ];
}

function checkRole(path: Path, role: string, { roles }: ConfigFile): readonly Problem[] {
  const known = ["lead", ...roles];
  return known.some((name) => name.toLowerCase() === role.toLowerCase())
    ? []
    : [
        {
          path,
          code: "config/unknown-role",
          message: `There is no role \`${role}\`.`,
          hint: `There is ${listed(known)}.`,
        },
      ];
}

const checkApprovers = (path: Path, { approvers }: WrittenAccess): readonly Problem[] =>
  approvers.length === 1
    ? [
        {
          path,
          severity: "warning",
          code: "config/one-approver",
          message: `Only \`${approvers[0]}\` may grant emergency access, so \`${approvers[0]}\` can never have it, and nobody can while they are away.`,
          hint: "Name at least two people.",
        },
      ]
    : [];

function checkSpans(path: Path, { usual, most }: WrittenAccess): readonly Problem[] {
  if (usual === undefined || usual <= most) return [];
  return [
    {
      path: [...path, "usual"],
      code: "config/bad-duration",
      message: `\`usual\` must be at most \`most\`, which is ${formatDuration(most)}.`,
    },
  ];
}

function checkOperation(
  path: Path,
  name: string | undefined,
  { operations }: ConfigFile,
): readonly Problem[] {
  if (name === undefined) return [];
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (operation === undefined) {
    const known = Object.keys(operations);
    return [
      {
        path,
        code: "config/unknown-operation",
        message: `There is no operation \`${name}\`.`,
        hint:
          known.length === 0
            ? "Describe it under `operations`."
            : `Under \`operations\` there is ${listed(known)}.`,
      },
    ];
  }
  return Object.entries(operation.parameters).flatMap(([parameter, one]) =>
    fits(parameter, one)
      ? []
      : [
          {
            path,
            code: "config/bad-parameter",
            message: `\`${name}\` needs the parameter \`${parameter}\`, which nobody gives when access is given or taken.`,
            hint: `Give \`${parameter}\` a default. By itself an operation gets, where it has such parameters, the texts \`login\`, \`until\` and \`request\`, and the number \`minutes\`.`,
          },
        ],
  );
}

/** Whether a parameter has a value: one that access gives, of the right type, or a default. */
function fits(name: string, parameter: WrittenParameter): boolean {
  const given = ACCESS_PARAMETERS.find((known) => known === name);
  if (given === undefined) return parameter.default !== undefined;
  return parameter.type === "text" || (parameter.type === "number" && given === "minutes");
}
