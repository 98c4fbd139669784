import type { Diagnostic } from "../../domain/diagnostic.ts";

/** Diagnostics as commands that make GitHub's runner put them on the lines they are about. */
export const printCommands = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics.map((diagnostic) => `${commandOf(diagnostic)}\n`).join("");

function commandOf({ file, line, column, severity, code, message, hint }: Diagnostic): string {
  const properties = { file, line, col: column, title: code };
  const pairs = Object.entries(properties).map(([name, value]) => `${name}=${property(value)}`);
  const text = hint === "" ? message : `${message}\n${hint}`;
  return `::${severity} ${pairs.join(",")}::${data(text)}`;
}

const data = (text: string): string =>
  text.toWellFormed().replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const property = (value: string | number): string =>
  data(String(value)).replaceAll(":", "%3A").replaceAll(",", "%2C");
