import { repeatedWord } from "./name-problem.ts";
import type { Problem } from "./problem.ts";
import type { ConfigFile } from "./schema.ts";
import { formatPath } from "./yaml-path.ts";

interface Named {
  readonly path: readonly PropertyKey[];
  readonly isKey: boolean;
  readonly owner: string;
  readonly word: string;
}

/** Finds words that mean two severities or two services, and lists that say a thing twice. */
export const checkNames = (file: ConfigFile): readonly Problem[] => [
  ...ambiguous("severity", namesOf("severities", file.severities ?? {})),
  ...ambiguous("service", namesOf("services", file.services)),
  ...repeated(["roles"], file.roles),
  ...repeated(["validation", "probes"], file.validation.probes),
  ...file.roles.flatMap((role, index): readonly Problem[] =>
    role.toLowerCase() === "lead"
      ? [
          {
            path: ["roles", index],
            severity: "warning",
            code: "config/needless",
            message: "The role `lead` always exists.",
            hint: "Leave it out.",
          },
        ]
      : [],
  ),
];

type Entries = Readonly<
  Record<
    string,
    { readonly label?: string | undefined; readonly aliases?: readonly string[] | undefined } | null
  >
>;

function namesOf(section: string, entries: Entries): readonly Named[] {
  return Object.entries(entries).flatMap(([owner, entry]) => [
    { path: [section, owner], isKey: true, owner, word: owner },
    ...(entry?.label === undefined
      ? []
      : [{ path: [section, owner, "label"], isKey: false, owner, word: entry.label }]),
    ...(entry?.aliases ?? []).map((word, index) => ({
      path: [section, owner, "aliases", index],
      isKey: false,
      owner,
      word,
    })),
  ]);
}

function ambiguous(what: string, names: readonly Named[]): readonly Problem[] {
  const owners = new Map<string, Named>();
  return names.flatMap((named): readonly Problem[] => {
    const { path, isKey, owner, word } = named;
    const plain = word.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
    if (plain === "")
      return [
        {
          path,
          isKey,
          code: "config/bad-value",
          message: `\`${formatPath(path)}\` must have a letter or a digit.`,
        },
      ];
    const first = owners.get(plain);
    if (first === undefined) owners.set(plain, named);
    return first === undefined || first.owner === owner
      ? []
      : [
          {
            path,
            isKey,
            code: "config/ambiguous-name",
            message: `"${word}" already means the ${what} \`${first.owner}\`.`,
            hint: "Case and punctuation do not make a difference; give each word to one only.",
          },
        ];
  });
}

function repeated(path: readonly PropertyKey[], words: readonly string[]): readonly Problem[] {
  return words.flatMap((word, index): readonly Problem[] =>
    words.slice(0, index).some((earlier) => earlier.toLowerCase() === word.toLowerCase())
      ? [repeatedWord([...path, index], word)]
      : [],
  );
}
