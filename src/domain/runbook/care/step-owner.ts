import type { Paragraph, PhrasingContent } from "mdast";
import { parseBody } from "../../markdown/parse.ts";
import { toWords } from "../../markdown/words.ts";
import { withoutColon } from "../../trim.ts";
import type { Step } from "../runbook.ts";
import { plainText } from "../severity/text.ts";
import { factsIn, paragraphFacts } from "./fact.ts";
import { INCIDENT_ROLES, STEP_OWNERS } from "./role-words.ts";

/**
 * Who a step says does it: `(IC) Open a channel`, `Restart it [Ops]`, `**Incident commander:** …`, `… Owner: DBA`, or a
 * line of that kind below it, which a column of a table becomes. As written, without brackets; `undefined` for a step of anybody.
 */
export function ownerOfStep({ text, details }: Step): string | undefined {
  const [paragraph] = parseBody(text).children;
  const inText =
    paragraph?.type === "paragraph"
      ? (inBrackets(paragraph) ?? assigned(paragraph) ?? named(paragraph))
      : undefined;
  if (inText !== undefined || details === "") return inText;
  return factsIn(parseBody(details).children, details).find(
    ({ key, value }) => STEP_OWNERS.whole.test(key) && isShort(value),
  )?.value;
}

const OPENING = /^[([（【](?<inner>[^()[\]（）【】]{1,60})[)\]）】]/u;
const CLOSING = /[([（【](?<inner>[^()[\]（）【】]{1,60})[)\]）】][.。]?$/u;

/** A role or an account in brackets at either end. */
function inBrackets({ children }: Paragraph): string | undefined {
  const first = textOf(children[0]).trimStart();
  const last = textOf(children.at(-1)).trimEnd();
  const found = [OPENING.exec(first), CLOSING.exec(last)].map((match) => match?.groups?.["inner"]);
  for (const inner of found) {
    const owner = inner === undefined ? undefined : ownerIn(inner);
    if (owner !== undefined) return owner;
  }
  return undefined;
}

/** Running text, also in bold: never the words of a link. */
const textOf = (node: PhrasingContent | undefined): string => {
  if (node?.type === "strong" || node?.type === "emphasis") return plainText(node);
  return node?.type === "text" ? node.value : "";
};

function ownerIn(inner: string): string | undefined {
  const [key, value] = inner.split(/[:：]\s*/u);
  if (key !== undefined && value !== undefined && STEP_OWNERS.whole.test(toWords(key)))
    return value.trim();
  return isRole(inner) ? inner.trim() : undefined;
}

const isRole = (text: string): boolean =>
  /^@[\w-]+(?:\/[\w.-]+)?$/u.test(text.trim()) ||
  text.split(/[/,&+]/u).every((name) => INCIDENT_ROLES.whole.test(toWords(name)));

const TAIL =
  /(?:^|[.;,–—(-]\s*|\s)(?<key>[\p{L}]{2,20}(?: \p{L}{2,12})?)[:：]\s?(?<value>[^:：.;]{1,60})[.)]?$/u;

/** `Owner: DBA` at either end. */
function assigned(paragraph: Paragraph): string | undefined {
  const [first] = paragraphFacts(paragraph);
  const said = plainText(paragraph).trim();
  if (first !== undefined && STEP_OWNERS.whole.test(first.key)) {
    const [owner = ""] = first.value.split(/[.;]\s|\s[–—-]\s/u);
    return isShort(owner) ? owner.trim() : undefined;
  }
  const { key, value } = TAIL.exec(said.slice(-120))?.groups ?? {};
  return key !== undefined && value !== undefined && STEP_OWNERS.whole.test(toWords(key))
    ? value.trim()
    : undefined;
}

/** `**Incident commander:** open a channel`. */
function named({ children: [first, second] }: Paragraph): string | undefined {
  if (first?.type !== "strong") return undefined;
  const name = plainText(first).trim();
  const isKey = /[:：]$/u.test(name) || /^\s*[:：–—-]/u.test(textOf(second));
  const role = withoutColon(name);
  return isKey && isRole(role) ? role : undefined;
}

const isShort = (text: string): boolean => text.trim() !== "" && text.length <= 60;
