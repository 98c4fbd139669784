import type {
  OperationAction,
  OperationSpec,
  Operations,
  ParameterSpec,
  Slot,
} from "../domain/operation/spec.ts";
import type { WrittenAction, WrittenOperation } from "./operation-schema.ts";
import type { WrittenParameter } from "./parameter-schema.ts";

/** Operations as the engine guards them; `written` has passed `checkOperations`. */
export const buildOperations = (
  written: Readonly<Record<string, WrittenOperation>>,
  areOff: boolean,
): Operations => ({
  areOff,
  specs: new Map(
    Object.entries(written).map(([name, operation]) => [name, buildOperation(name, operation)]),
  ),
});

const buildOperation = (name: string, written: WrittenOperation): OperationSpec => ({
  name,
  title: written.title ?? name,
  description: written.description,
  action: buildAction(written),
  dryRunAction: written["dry-run"] === undefined ? undefined : buildAction(written["dry-run"]),
  parameters: Object.entries(written.parameters).map(([key, parameter]) =>
    buildParameter(key, parameter),
  ),
  target: written.target ?? name,
  roles: written.roles,
  severities: written.severities,
  dryRunFirst: written["dry-run-first"],
  needsApproval: written.approval === "second-person",
  rate: written.rate,
  expiresAfter: written.expires,
  timeout: written.timeout,
});

function buildAction(written: WrittenAction): OperationAction {
  switch (written.kind) {
    case "http":
      return {
        kind: "http",
        url: written.url,
        method: written.method,
        headers: Object.entries(written.headers).map(([name, value]) => ({ name, value })),
        query: written.query,
        body: written.body,
      };
    case "workflow":
      return { kind: "workflow", workflow: written.workflow, inputs: written.inputs };
    case "command": {
      const [program, ...words] = written.argv;
      return { kind: "command", argv: [programOf(program), ...words], env: written.env };
    }
  }
}

/** The checks let through a text only. */
const programOf = (slot: Slot | undefined): string => (typeof slot === "string" ? slot : "");

function buildParameter(name: string, written: WrittenParameter): ParameterSpec {
  return {
    name,
    type: buildType(written),
    description: written.description,
    default: written.default,
  };
}

function buildType(written: WrittenParameter): ParameterSpec["type"] {
  switch (written.type) {
    case "text":
      return { kind: "text", pattern: written.pattern, most: written.most };
    case "number":
      return { kind: "number", from: written.from, to: written.to, isWhole: written.whole };
    case "flag":
      return { kind: "flag" };
    case "choice":
      return { kind: "choice", of: written.of };
  }
}
