import type { OperationAction } from "./spec.ts";

/** Names of the secrets an operation needs, each once. */
export function namesIn(action: OperationAction): readonly string[] {
  switch (action.kind) {
    case "http":
      return [
        ...new Set(
          action.headers.flatMap(({ value }) =>
            [...value.matchAll(/\$\{(?<name>[A-Za-z_]\w{0,99})\}/gu)].map(
              ({ groups }) => groups?.["name"] ?? "",
            ),
          ),
        ),
      ];
    case "command":
      return [...new Set(action.env)];
    case "workflow":
      return [];
  }
}
