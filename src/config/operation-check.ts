import { isSlot, parameterOf } from "../domain/operation/fill.ts";
import { readValue } from "../domain/operation/parameters.ts";
import type { OperationSpec, SlotJson } from "../domain/operation/spec.ts";
import { buildOperations } from "./build-operation.ts";
import { buildSeverities } from "./build.ts";
import { checkHeaders } from "./header-check.ts";
import type { WrittenAction, WrittenOperation } from "./operation-schema.ts";
import { whyNoPattern } from "./pattern-check.ts";
import type { Problem } from "./problem.ts";
import type { ConfigFile } from "./schema.ts";
import { listed } from "./name-problem.ts";

type Path = readonly PropertyKey[];

/** A slot somewhere in an action, and where. */
interface Found {
  readonly path: Path;
  readonly slot: SlotJson;
}

/** Finds what the schema cannot say about operations: slots that lead nowhere, dry runs that are none, names nobody has. */
export const checkOperations = (file: ConfigFile): readonly Problem[] =>
  Object.entries(file.operations).flatMap(([name, written]) => {
    const path = ["operations", name];
    return [
      ...checkAction(path, written, written),
      ...(written["dry-run"] === undefined
        ? []
        : checkAction([...path, "dry-run"], written["dry-run"], written)),
      ...checkDryRun(path, written),
      ...checkParameters(path, written),
      ...checkWho(path, written, file),
    ];
  });

function checkAction(
  path: Path,
  action: WrittenAction,
  operation: WrittenOperation,
): readonly Problem[] {
  return [
    ...slotsIn(path, action).flatMap((found) => checkSlot(found, operation)),
    ...(action.kind === "http"
      ? [
          ...checkUrl([...path, "url"], action.url),
          ...checkHeaders([...path, "headers"], action),
          ...checkBody([...path, "body"], action),
        ]
      : []),
    ...(action.kind === "command" ? checkArgv([...path, "argv"], action.argv, operation) : []),
  ];
}

/** Every value that may be a slot, with its place. */
function slotsIn(path: Path, action: WrittenAction): readonly Found[] {
  switch (action.kind) {
    case "http":
      return [
        ...valuesIn([...path, "query"], action.query),
        ...(action.body === undefined ? [] : valuesIn([...path, "body"], action.body)),
      ];
    case "workflow":
      return valuesIn([...path, "inputs"], action.inputs);
    case "command":
      return valuesIn([...path, "argv"], action.argv);
  }
}

function valuesIn(path: Path, json: SlotJson): readonly Found[] {
  if (json === null) return [];
  if (isSlot(json)) return [{ path, slot: json }];
  return Object.entries(json).flatMap(([key, value]: readonly [string, SlotJson]) =>
    valuesIn([...path, Array.isArray(json) ? Number(key) : key], value),
  );
}

function checkSlot({ path, slot }: Found, operation: WrittenOperation): readonly Problem[] {
  if (typeof slot === "string" && slot.includes("${"))
    return [
      bad(
        path,
        "Secrets are filled into headers and `env` only, and nothing else is pasted into text.",
        "A parameter stands for a whole value: `{param: NAME}`.",
      ),
    ];
  const name = parameterOf(slot);
  const known = Object.keys(operation.parameters);
  return name === undefined || known.includes(name)
    ? []
    : [
        bad(
          path,
          `There is no parameter \`${name}\`.`,
          known.length === 0
            ? "Describe it under `parameters`."
            : `Under \`parameters\` there is ${listed(known)}.`,
        ),
      ];
}

function checkUrl(path: Path, url: string): readonly Problem[] {
  const problem = (message: string, hint = ""): readonly Problem[] => [
    { path, code: "config/bad-url", message, hint },
  ];
  if (url.includes("${"))
    return problem(
      "A URL holds no secrets and no parameters.",
      "Secrets go into headers, parameters into `query` or `body`.",
    );
  if (!URL.canParse(url) || !/^https?:\/\/[^/]/iu.test(url))
    return problem("`url` must be an absolute URL that begins with `https://` or `http://`.");
  const { username, password } = new URL(url);
  return username === "" && password === ""
    ? []
    : problem("A URL holds no login and no password.", "Put them into a header.");
}

const checkBody = (
  path: Path,
  { method, body }: Extract<WrittenAction, { readonly kind: "http" }>,
): readonly Problem[] =>
  body !== undefined && method === "GET"
    ? [bad(path, "A GET request has no body.", "Set `method: POST`, or use `query`.")]
    : [];

function checkArgv(
  path: Path,
  argv: readonly SlotJson[],
  { parameters }: WrittenOperation,
): readonly Problem[] {
  const [program] = argv;
  const isProgram = typeof program === "string" && /^[^\s-]\S*$/u.test(program);
  return [
    ...(isProgram
      ? []
      : [
          bad(
            [...path, 0],
            "The first word is the program, and which one is not for a comment to say.",
            "Write its name or its path as text.",
          ),
        ]),
    ...argv.flatMap((slot, index): readonly Problem[] => {
      if (typeof slot === "string" && /[\0\r\n]/u.test(slot))
        return [bad([...path, index], "A word of a command is one line.")];
      const name = parameterOf(slot);
      const parameter =
        name !== undefined && Object.hasOwn(parameters, name) ? parameters[name] : undefined;
      return parameter?.type === "number" && (parameter.from ?? -1) < 0
        ? [
            bad(
              [...path, index],
              "A number below zero begins with a hyphen, and a program would take it for an option.",
              `Set \`from: 0\` for \`${name}\`.`,
            ),
          ]
        : [];
    }),
  ];
}

function checkDryRun(path: Path, written: WrittenOperation): readonly Problem[] {
  const other = written["dry-run"];
  if (!written["dry-run-first"])
    return other === undefined
      ? []
      : [bad([...path, "dry-run"], "It is never run.", "Set `dry-run-first: true`.", true)];
  const hasSlot = slotsIn(path, written).some(
    ({ slot }) => typeof slot === "object" && slot !== null && "dry-run" in slot,
  );
  return hasSlot || other !== undefined
    ? []
    : [
        bad(
          [...path, "dry-run-first"],
          "Nothing tells the operation that it is a dry run, so that it would be the real one.",
          "Put `{dry-run: true}` where it is told, or describe the dry run under `dry-run`.",
        ),
      ];
}

function checkParameters(path: Path, written: WrittenOperation): readonly Problem[] {
  const spec = buildOperations({ it: written }, false).specs.get("it");
  return Object.entries(written.parameters).flatMap(([name, parameter]): readonly Problem[] => {
    const at = [...path, "parameters", name];
    if (parameter.type === "number" && (parameter.from ?? -Infinity) > (parameter.to ?? Infinity))
      return [bad([...at, "from"], "`from` must not be greater than `to`.")];
    if (parameter.type === "text" && parameter.pattern !== undefined) {
      const why = whyNoPattern(parameter.pattern);
      if (why !== undefined)
        return [bad([...at, "pattern"], `This regular expression cannot be used: ${why}.`)];
    }
    return checkDefault([...at, "default"], name, spec);
  });
}

function checkDefault(path: Path, name: string, spec: OperationSpec | undefined) {
  const parameter = spec?.parameters.find((one) => one.name === name);
  if (parameter?.default === undefined) return [];
  const read = readValue(parameter, String(parameter.default));
  return read.ok ? [] : [bad(path, `The default must be ${read.expected}.`)];
}

function checkWho(path: Path, written: WrittenOperation, file: ConfigFile): readonly Problem[] {
  const roles = ["lead", ...file.roles];
  const severities = buildSeverities(file).map(({ code }) => code);
  const unknown = (key: "roles" | "severities", known: readonly string[], what: string) =>
    written[key].flatMap((name, index): readonly Problem[] =>
      known.includes(name)
        ? []
        : [
            {
              path: [...path, key, index],
              code: "config/unknown-name",
              message: `There is no ${what} \`${name}\`.`,
              hint: `There is ${listed(known)}.`,
            },
          ],
    );
  return [...unknown("roles", roles, "role"), ...unknown("severities", severities, "severity")];
}

const bad = (path: Path, message: string, hint = "", isKey = false): Problem => ({
  path,
  isKey,
  code: "config/bad-operation",
  message,
  hint,
});
