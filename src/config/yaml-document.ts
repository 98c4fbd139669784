import {
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
} from "yaml";
import type { Diagnostic } from "../domain/diagnostic.ts";

/** Larger files are not read; no file that people write comes near. */
const YAML_LIMIT = 256 * 1024;

/** A YAML document together with what is needed to say where something is. */
export interface YamlDocument {
  readonly file: string;
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

/** What came of reading YAML. */
export type YamlReading =
  | {
      readonly kind: "read";
      readonly yaml: YamlDocument;
      /** Its value as plain data; `undefined` for an empty document. */
      readonly value: unknown;
      /** Keys that stand twice or are no words, and tags nobody knows. */
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly kind: "unreadable"; readonly diagnostics: readonly Diagnostic[] };

/** Reads one YAML 1.2 document. Never throws, and never expands aliases beyond a hundred. */
export function readYaml(text: string, file: string): YamlReading {
  if (text.length > YAML_LIMIT || Buffer.byteLength(text) > YAML_LIMIT)
    return unreadable(file, "yaml/too-large", "The file is larger than 256 KiB.");
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/u, ""), {
    lineCounter: lines,
    prettyErrors: false,
    // Its own check compares every key with every other; `badKeys` below needs one pass.
    uniqueKeys: false,
    // No warnings on stderr, please. (At "silent" a second document would pass unseen.)
    logLevel: "error",
  });
  const yaml = { file, document, lines };
  if (isTooDeep(document))
    return unreadable(file, "yaml/too-deep", "The file is nested deeper than can be read.");
  const errors = [...syntaxErrors(yaml), ...unknownAliases(yaml)];
  if (errors.length > 0) return { kind: "unreadable", diagnostics: errors.slice(0, 20) };
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return {
      kind: "read",
      yaml,
      value: value ?? undefined,
      diagnostics: [...badKeys(yaml), ...unknownTags(yaml)],
    };
  } catch {
    return unreadable(
      file,
      "yaml/too-many-aliases",
      "The aliases (`*name`) unfold to more than can be read.",
      "Write the repeated parts out.",
    );
  }
}

/** No file that people write comes near. */
const DEPTH = 100;

/** Whether nodes lie deeper than that: a key within a key within a key takes time without measure to write out. */
function isTooDeep(document: Document.Parsed): boolean {
  let isDeep = false;
  visit(document, (_, __, path) => {
    if (path.length <= DEPTH) return undefined;
    isDeep = true;
    return visit.BREAK;
  });
  return isDeep;
}

/** Where a node or an offset is, for a diagnostic. */
export function placeOf(
  { file, lines }: Pick<YamlDocument, "file" | "lines">,
  at: Node | number | undefined,
): Pick<Diagnostic, "file" | "line" | "column"> {
  const offset = typeof at === "number" ? at : (at?.range?.[0] ?? 0);
  const { line, col } = lines.linePos(offset);
  return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
}

const unreadable = (file: string, code: string, message: string, hint = ""): YamlReading => ({
  kind: "unreadable",
  diagnostics: [{ file, line: 1, column: 1, severity: "error", code, message, hint }],
});

function syntaxErrors(yaml: YamlDocument): readonly Diagnostic[] {
  return yaml.document.errors.map(({ message, pos, code }) => ({
    ...placeOf(yaml, pos[0]),
    severity: "error",
    code: "yaml/syntax",
    message:
      code === "MULTIPLE_DOCS"
        ? "A second document begins here, and only one is read."
        : `This is no YAML: ${message.replace(/\.?$/u, ".")}`,
    hint: HINTS[code] ?? "",
  }));
}

const HINTS: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: "Leave out the line `---`.",
  TAB_AS_INDENT: "Indent with spaces.",
};

function unknownAliases(yaml: YamlDocument): readonly Diagnostic[] {
  const anchors = new Set<string>();
  const found: Diagnostic[] = [];
  visit(yaml.document, {
    Value: (_, { anchor }) => void (anchor === undefined ? undefined : anchors.add(anchor)),
    Alias: (_, alias) => {
      if (anchors.has(alias.source)) return;
      found.push({
        ...placeOf(yaml, alias),
        severity: "error",
        code: "yaml/unknown-alias",
        message: `\`*${alias.source}\` refers to nothing above it.`,
        hint: "A text that begins with `*` needs quotes.",
      });
    },
  });
  return found;
}

function unknownTags(yaml: YamlDocument): readonly Diagnostic[] {
  return yaml.document.warnings.map(({ message, pos }) => ({
    ...placeOf(yaml, pos[0]),
    severity: "warning",
    code: "yaml/unknown-tag",
    message: message.replace(/\.?$/u, "."),
    hint: "Leave the tag out.",
  }));
}

const complexKey = (yaml: YamlDocument, at: Node): Diagnostic => ({
  ...placeOf(yaml, at),
  severity: "error",
  code: "yaml/complex-key",
  message: "A key must be one word or a text, and this is a list, a mapping or an alias.",
  hint: "If it is meant as text, put it in quotes.",
});

function badKeys(yaml: YamlDocument): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  visit(yaml.document, {
    Map: (_, map) => {
      const seen = new Map<string, Node>();
      for (const { key } of map.items) {
        if (!isScalar(key)) {
          found.push(complexKey(yaml, isNode(key) ? key : map));
          continue;
        }
        const name = String(key.value);
        const first = seen.get(name);
        if (first === undefined) seen.set(name, key);
        else
          found.push({
            ...placeOf(yaml, key),
            severity: "error",
            code: "yaml/duplicate-key",
            message: `\`${name}\` stands here a second time; the first is on line ${placeOf(yaml, first).line}.`,
            hint: "Keep one of them.",
          });
      }
    },
  });
  return found;
}
