import { readFrontMatter } from "../../config/front-matter.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { readText } from "../../control/text.ts";
import type { Decoded } from "../../domain/runbook/decode.ts";
import { readDocument, type RunbookDocument } from "../../domain/runbook/document.ts";
import type { Command, Terminal } from "../command.ts";
import { whyNot } from "../why-not.ts";
import { printJson } from "./print-json.ts";
import { printText } from "./print-text.ts";

/** A runbook as understood, and what is wrong with its file. */
export interface RunbookReading extends RunbookDocument {
  readonly diagnostics: readonly Diagnostic[];
}

/** `sitrep runbook FILE`: shows what Sitrep understands of a runbook. */
export const runbook: Command = {
  name: "runbook",
  summary: "Shows what is understood of a runbook: its steps, and when they would be used.",
  operands: [{ name: "FILE", summary: "a Markdown file" }],
  options: [{ name: "format", summary: "how to print it", choices: ["text", "json"] }],
  run: async ({ terminal, operands, chosen }) => {
    const [path = ""] = operands;
    const text = await textOf(path, terminal);
    if (text.kind === "unreadable") {
      terminal.complain(`${path} cannot be read because ${text.why}.\n`);
      return 2;
    }
    const { values, diagnostics } = readFrontMatter(text.text, path);
    const reading: RunbookReading = {
      ...readDocument({ path, text: text.text, frontMatter: values }),
      diagnostics,
    };
    terminal.print(chosen("format") === "json" ? printJson(reading) : printText(reading));
    return 0;
  },
};

async function textOf(path: string, terminal: Terminal): Promise<Decoded> {
  try {
    return readText(await terminal.readFile(path));
  } catch (problem) {
    return { kind: "unreadable", why: whyNot(problem) };
  }
}
