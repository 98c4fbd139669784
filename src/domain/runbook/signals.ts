import type { Nodes, RootContent } from "mdast";
import { toString } from "mdast-util-to-string";
import { walk } from "../markdown/node.ts";
import { toWords } from "../markdown/words.ts";
import { trimEndOf } from "../trim.ts";
import { readCondition, type Condition } from "./condition/condition.ts";
import type { Part } from "./outline.ts";
import { allParts } from "./outline.ts";

/** What a document says about when it is meant, besides its title. */
export interface Signals {
  /** Names of alerts, as the monitoring writes them. */
  readonly alerts: readonly string[];
  readonly services: readonly string[];
  /** Conditions and messages: `db_connected: false`. */
  readonly keywords: readonly string[];
  /** Limits and states that can be compared with numbers. */
  readonly conditions: readonly Condition[];
}

const CAMEL = /^(?:[a-z]+(?:[A-Z]+[a-z\d]+){2,}|(?:[A-Z]+[a-z\d]+){2,}[A-Z]*)$/u;

/** Whether the word is written as alerts are: `QueueBacklogHigh`. */
export const isAlertName = (word: string): boolean => CAMEL.test(word) && word.length >= 6;

const ALERT_KEYS: ReadonlySet<string> = new Set(
  `alert, alert name, alerts, trigger, triggers, alarm, monitor, alert names, triggered by, alerta, alerte, allarme, nazwa alertu,
   warnung, алерт, varsel, アラート, アラート名, 告警, 告警名称, 警報, 알림, 알람`
    .split(",")
    .map((key) => toWords(key)),
);
const SERVICE_KEYS: ReadonlySet<string> = new Set(
  `service, services, affected service, affected services, component, system, usługa, dienst, servicio, serviço,
   servizio, сервис, tjeneste, サービス, 服务, 服務, 서비스`
    .split(",")
    .map((key) => toWords(key)),
);
const OTHERS: ReadonlySet<string> = new Set(["related alerts", "related runbooks", "see also"]);

/** Collects signals from lines such as `**Alert:** X` and from the parts that say when the runbook is used. */
export function findSignals(top: Part): Signals {
  const alerts: string[] = [];
  const services: string[] = [];
  const keywords: string[] = [];
  const conditions: Condition[] = [];
  for (const part of allParts(top)) {
    if (OTHERS.has(toWords(part.title))) continue;
    for (const [key, value] of part.blocks.flatMap((block) => keyValues(block))) {
      if (ALERT_KEYS.has(key)) alerts.push(...namesIn(value, true));
      if (SERVICE_KEYS.has(key)) services.push(...namesIn(value, false));
    }
    if (part.role !== "signals") continue;
    for (const text of part.blocks.flatMap((block) => codeTexts(block)))
      (isAlertName(text) ? alerts : keywords).push(text);
    alerts.push(...part.blocks.flatMap((block) => leadingNames(block)));
    conditions.push(...part.blocks.flatMap((block) => conditionsIn(block)));
  }
  return {
    alerts: unique(alerts),
    services: unique(services),
    keywords: unique(keywords),
    conditions: distinct(conditions),
  };
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

/** Each condition once, however often it is written. */
export const distinct = (conditions: readonly Condition[]): readonly Condition[] => [
  ...new Map(
    conditions.map((one) => [
      `${one.name} ${one.comparison} ${one.bound.value}${one.bound.unit ?? ""}`,
      one,
    ]),
  ).values(),
];

/** Conditions that are a code span, a cell or a line of an item or paragraph of their own. */
const conditionsIn = (block: RootContent): readonly Condition[] =>
  [...walk(block)]
    .flatMap((node) => {
      if (node.type === "inlineCode") return [node.value];
      return node.type === "paragraph" || node.type === "tableCell"
        ? toString(node).split("\n")
        : [];
    })
    .flatMap((text) => readCondition(text) ?? []);

/** `**Key:** value` and `Key: value`, one on each line of a paragraph, quote or list item. */
function keyValues(block: RootContent): readonly (readonly [key: string, value: string])[] {
  if (block.type !== "paragraph" && block.type !== "list" && block.type !== "blockquote") return [];
  return [...walk(block, ({ type }) => type !== "paragraph")]
    .filter(({ type }) => type === "paragraph")
    .flatMap((paragraph) => toString(paragraph).split("\n"))
    .flatMap((line) => {
      const [, key, value] =
        /^(?<key>[^:：]{1,40})[:：]\s*(?<value>\S.*)$/u.exec(line.trim()) ?? [];
      return key === undefined || value === undefined ? [] : [[toWords(key), value] as const];
    });
}

/** Names separated by commas; sentences are none. */
const namesIn = (value: string, isAlert: boolean): readonly string[] =>
  value
    .replaceAll(/\s+/gu, " ")
    .split(/[,;、，]| (?:and|or|\/) /u)
    .map((name) => trimEndOf(name.trim().replace(/^[`"'“”]+/u, ""), /[`"'“”.]/u))
    .filter(
      (name) =>
        name !== "" && (isAlert ? !/\s/u.test(name) || name.length <= 40 : name.length <= 40),
    );

const codeTexts = (block: RootContent): readonly string[] =>
  [...walk(block)]
    .flatMap((node) => (node.type === "inlineCode" ? [node.value] : []))
    .filter((text) => text.length <= 120);

/** The first word of list items and cells that is written as an alert is. */
const leadingNames = (block: Nodes): readonly string[] =>
  [...walk(block)]
    .filter(({ type }) => type === "listItem" || type === "tableCell")
    .map(
      (node) =>
        toString(node)
          .trim()
          .split(/[\s:：(（]/u)[0] ?? "",
    )
    .filter((word) => isAlertName(word));
