import type { Root } from "mdast";
import { toString } from "mdast-util-to-string";
import { walk } from "../markdown/node.ts";
import { hasWords, isUnspaced, toWords } from "../markdown/words.ts";
import { allParts, type Part } from "./outline.ts";
import type { Checklist, Runbook, RunbookKind } from "./runbook.ts";
import { isAlertName } from "./signals.ts";
import { stemOf } from "./title.ts";

/** What the kind of a document is told from. */
export interface Traits {
  readonly path: string;
  readonly title: string;
  readonly root: Root;
  readonly top: Part;
  readonly checklists: readonly Checklist[];
  readonly alerts: readonly string[];
}

/** What a document is for, by its name, its links and what it holds. */
export function kindOf(traits: Traits): RunbookKind {
  const stem = stemOf(traits.path);
  if (isTemplate(stem, traits.title)) return "template";
  if (isIndex(stem, traits)) return "index";
  if (isStub(traits)) return "stub";
  if (isAlertName(stem) || isAlertName(traits.title) || traits.alerts.length > 0) return "alert";
  return isProcess(stem, traits) ? "process" : "scenario";
}

const TEMPLATE_WORDS = [
  "template",
  "szablon",
  "vorlage",
  "modèle",
  "plantilla",
  "modelo",
  "modello",
  "шаблон",
  "mal",
  "テンプレート",
  "模板",
  "範本",
  "템플릿",
  "_template",
].map((word) => toWords(word));

const isTemplate = (stem: string, title: string): boolean =>
  TEMPLATE_WORDS.some((word) => hasWords(toWords(stem), word) || hasWords(toWords(title), word)) ||
  /^[\s#]*(?:\[[^\]]+\]|<[^>]+>|\{[^}]+\})/u.test(title);

/** A list or table of links to other files, and nothing to do. */
function isIndex(stem: string, { root, checklists, title }: Traits): boolean {
  const links = [...walk(root)].filter(
    (node) =>
      node.type === "link" && /\.md(?:#|$)/iu.test(node.url) && !/^https?:/iu.test(node.url),
  ).length;
  const isNamed =
    /^(?:readme|index|_index|summary|toc)$/iu.test(stem) || /\bindex\b|runbooks$/iu.test(title);
  const steps = checklists.reduce((sum, checklist) => sum + checklist.steps.length, 0);
  return isNamed ? links >= 2 && links >= steps : links >= 5 && links > steps;
}

const PLACEHOLDER =
  /^(?:tbd|todo|tba|fixme|wip|n\/a|coming soon|to be (?:done|written|defined)|\.{3}|…|-)?[.!]?$/iu;

/** Too little to follow: no step, and hardly a sentence that is no placeholder. */
function isStub({ top, checklists }: Traits): boolean {
  if (checklists.some(({ steps }) => steps.some(({ text }) => !PLACEHOLDER.test(text.trim()))))
    return false;
  const texts = [...allParts(top)]
    .flatMap(({ blocks }) => blocks)
    .filter(({ type }) => type !== "html")
    .map((block) => toString(block).trim())
    .filter((text) => !PLACEHOLDER.test(text));
  return texts.join(" ").length < 200;
}

/** Words a title is made of that names no case of its own. */
const GENERAL = new Set(
  `incident incidents response runbook runbooks playbook process procedure procedures general guide on call oncall first
   plan management handling the for a an and of our how to we handle operations ops production emergency responder responding
   policy handbook main default responders steps minutes
   reagowanie na incydenty incydent procedura incydentow obsluga ogolna pierwsza reakcja
   storung storungen vorfall vorfalle incidentmanagement notfall notfallplan handbuch prozess reaktion erste
   reponse aux incidents gestion des d incident procedure generale premiere
   respuesta a incidentes ante gestion de general primera resposta gestao geral primeira
   risposta agli incidenti gestione degli generale prima
   реагирование на инциденты инцидент общая процедура порядок первая реакция
   hendelse hendelser hendelseshandtering handtering av beredskap forste respons
   インシデント 障害 事故 対応 手順書 手順 一般 初動 フロー マニュアル
   事件 事故 故障 应急 响应 处理 流程 预案 通用 手册 應變 應急 回應 處理
   장애 대응 인시던트 절차 매뉴얼 일반 초동 가이드`
    .split(/\s+/u)
    .map((word) => toWords(word)),
);

const UNSPACED_GENERAL = [...GENERAL]
  .filter((word) => isUnspaced(word))
  .toSorted((a, b) => b.length - a.length);

const isGeneral = (name: string): boolean => {
  const words = toWords(name)
    .split(" ")
    .filter((word) => word !== "");
  return words.length > 0 && words.every((word) => GENERAL.has(word) || isMadeOfGeneral(word));
};

const isMadeOfGeneral = (word: string): boolean =>
  isUnspaced(word) &&
  UNSPACED_GENERAL.reduce((rest, general) => rest.replaceAll(general, ""), word) === "";

/** Named after no case, or holding what only a general document holds: a scale of severities and who does what. */
function isProcess(stem: string, { title, top }: Traits): boolean {
  if (isGeneral(stem.replaceAll(/[_.-]/gu, " ")) || isGeneral(title)) return true;
  const roles = new Set([...allParts(top)].map(({ ownRole }) => ownRole));
  return (
    roles.has("severity") &&
    (roles.has("roles") || roles.has("escalation")) &&
    roles.has("communication")
  );
}

const SUPERSEDED =
  /\b(?:deprecated|superseded|obsolete|no longer (?:maintained|used|valid)|moved to|migrated to|replaced by|przestarzal\p{L}*|zastapion\p{L}*|nieaktualn\p{L}*|veraltet|ersetzt durch|obsolete|remplace par|obsolet[oa]|sustituid[oa] por|reemplazad[oa] por|substituid[oa] por|sostituit[oa] da|устарел\p{L}*|заменен\p{L}*|utdatert|erstattet av)(?![\p{L}])|廃止|非推奨|已弃用|已废弃|已棄用|已廢棄|더 이상 사용/u;

/** Whether a notice at the very beginning, in a quote, an alert or bold, or the title itself says that it has had its day. */
export function statusOf(title: string, root: Root): Runbook["status"] {
  const second = root.children.findIndex((node, index) => node.type === "heading" && index > 0);
  const start = root.children.slice(0, second === -1 ? undefined : second);
  const notices = start.slice(0, 5).flatMap((node) => {
    if (node.type === "blockquote") return [toString(node)];
    const first = node.type === "paragraph" ? node.children[0] : undefined;
    return first?.type === "strong" ? [toString(node)] : [];
  });
  const inTitle = /[([](?:deprecated|superseded|obsolete|archived)[)\]]/iu.test(title);
  return inTitle || notices.some((notice) => SUPERSEDED.test(` ${toWords(notice)} `))
    ? "superseded"
    : "active";
}
