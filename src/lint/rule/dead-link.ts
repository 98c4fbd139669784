import type { Nodes } from "mdast";
import { walk } from "../../domain/markdown/node.ts";
import type { Finding, Rule, Subject } from "../rule.ts";
import { readTarget, type Target } from "./link-target.ts";
import { whereInForce } from "./in-force.ts";
import { htmlLinks } from "./html-links.ts";
import { placeOf, placesIn, type Place } from "./place.ts";

/** Links that lead nowhere within the repository. */
export const deadLink: Rule = {
  name: "dead-link",
  level: "warning",
  summary: "A relative link or image leads to a file or heading that is not there.",
  check: whereInForce(function* (subject) {
    const own = ownAnchors(subject);
    for (const { url, place } of linksIn(subject)) {
      const target = readTarget(url, subject.path);
      const problem = target === undefined ? undefined : problemOf(target, subject, own);
      if (problem !== undefined) yield { ...place, ...problem };
    }
  }),
};

function* linksIn({
  root,
  text,
}: Subject): Generator<{ readonly url: string; readonly place: Place }> {
  const placeAt = placesIn(text);
  for (const node of walk(root)) {
    if (node.type === "link" || node.type === "image" || node.type === "definition")
      yield { url: node.url, place: placeOf(node) };
    if (node.type === "html")
      for (const { url, offset } of htmlLinks(node, text)) yield { url, place: placeAt(offset) };
  }
}

type Problem = Pick<Finding, "message" | "hint">;

function problemOf(
  { path, anchor, written }: Target,
  { path: here, repository }: Subject,
  own: ReadonlySet<string>,
): Problem | undefined {
  if (path !== "" && path !== here && repository.kindOf(path) === undefined) {
    const isShort = repository.kindOf(`${path}.md`) !== undefined;
    return {
      message: `The link \`${written}\` leads to \`${path}\`, which is not in the repository.`,
      hint: isShort
        ? `On GitHub it needs its extension: \`${path.split("/").at(-1)}.md\`.`
        : "Name a file that is there, or take the link out.",
    };
  }
  const anchors = repository.anchorsOf(path);
  if (anchor === "" || anchor === "top" || anchors === undefined || anchors.has(anchor))
    return undefined;
  if (path === here && own.has(anchor)) return undefined;
  return {
    message: `The link \`${written}\` leads to a heading that is not there.`,
    hint: "The anchor of a heading is its words in lower case with hyphens between them.",
  };
}

const ANCHOR = /\s(?:id|name)\s*=\s*["']?(?<name>[^\s"'>]{1,200})/giu;

/** Anchors set with HTML in the file itself. */
function ownAnchors({ root }: Subject): ReadonlySet<string> {
  const names = [...walk(root)].flatMap((node: Nodes) =>
    node.type === "html"
      ? [...node.value.matchAll(ANCHOR)].map(({ groups }) => groups?.["name"] ?? "")
      : [],
  );
  return new Set(names.flatMap((name) => [name, name.toLowerCase()]));
}
