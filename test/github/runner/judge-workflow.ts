import { registerHooks } from "node:module";

// GitHub's parser imports its schema without saying that it is JSON, which Node refuses.
registerHooks({
  load: (url, context, next) =>
    url.includes("/@actions/workflow-parser/") && url.endsWith(".json")
      ? next(url, { ...context, importAttributes: { type: "json" } })
      : next(url, context),
});

// Only an import that runs after the hook is registered can be helped by it.
const { parseWorkflow, NoOperationTraceWriter } = await import("@actions/workflow-parser");

/** What GitHub's own parser has against a workflow file, with line and column; empty when nothing. */
export function judgeWorkflow(path: string, text: string): readonly string[] {
  const read = parseWorkflow({ name: path, content: text }, new NoOperationTraceWriter());
  return read.context.errors.getErrors().map((error) => error.message);
}
