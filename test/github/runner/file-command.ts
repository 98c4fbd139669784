/** Reads a `GITHUB_OUTPUT`, `GITHUB_ENV` or `GITHUB_STATE` file: `name=value` lines and `name<<MARK` blocks. */
export function readFileCommand(text: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (line === "") continue;
    const block = /^([^=]+?)<<(.+)$/.exec(line);
    if (block === null) {
      const [, name, value] = /^([^=]+)=(.*)$/.exec(line) ?? [];
      if (name === undefined) throw new Error(`Invalid format '${line}'`);
      values[name] = value ?? "";
      continue;
    }
    const [, name = "", mark = ""] = block;
    const end = lines.indexOf(mark, index + 1);
    if (end === -1) throw new Error(`Invalid value. Matching delimiter not found '${mark}'`);
    values[name] = lines.slice(index + 1, end).join("\n");
    index = end;
  }
  return values;
}
