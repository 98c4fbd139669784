import { isCheckFingerprint } from "../../domain/alert/fingerprint.ts";
import { isCalm, type HeardAlert } from "../../domain/alert/heard.ts";
import { fence } from "../../domain/markdown/escape.ts";
import { instant } from "../../domain/time.ts";
import { address, link } from "../link.ts";
import { join, markdown, md, type Markdown, type Model } from "../markdown.ts";
import { shorten } from "../shorten.ts";
import type {
  AlertDuplicateView,
  AlertNoteView,
  AlertNoticeView,
  AlertReportView,
} from "../view.ts";
import { formatSpan, minuteOf } from "./text.ts";

/** Alerts shown; the others are counted. */
const ROWS = 25;

/** What stands above the report of an incident that alerts opened: how they are. */
export function alertNoticeModel({ fingerprint, heard, storm }: AlertNoticeView): Model {
  const { alerts, rest } = heard;
  const others = alerts.filter((one) => one.fingerprint !== fingerprint);
  return {
    isCheck: isCheckFingerprint(fingerprint),
    isCalm: isCalm(heard),
    lastAt: minuteOf(lastOf(alerts)),
    firing: alerts.filter(({ isFiring }) => isFiring).length,
    recovered: alerts.filter(({ isFiring }) => !isFiring).length,
    joined:
      others.length === 0
        ? undefined
        : { count: others.length, most: storm.most, per: formatSpan(storm.per) },
    rows: alerts
      .toSorted((a, b) => rankOf(a, fingerprint) - rankOf(b, fingerprint))
      .slice(0, ROWS)
      .map(rowModel),
    moreRows: Math.max(0, alerts.length - ROWS),
    left: rest.length,
  };
}

/** What fires ahead of what has recovered, and of both what the incident was opened for ahead of what joined it. */
const rankOf = (alert: HeardAlert, fingerprint: string): number =>
  (alert.isFiring ? 0 : 2) + (alert.fingerprint === fingerprint ? 0 : 1);

function rowModel({ name, isFiring, since, at, times, detail, url }: HeardAlert): Model {
  const shown = shorten(name, 120);
  return {
    name: url === undefined ? shown : link(shown, url),
    isFiring,
    since: minuteOf(since),
    at: minuteOf(at),
    times,
    detail: detail === undefined ? undefined : shorten(detail, 160),
  };
}

const lastOf = (alerts: readonly HeardAlert[]) =>
  instant(Math.max(0, ...alerts.map(({ at }) => at)));

/** The report as a person would have filled in the form. */
export const alertReportModel = ({ sections }: AlertReportView): Model => ({
  answers: sections.map(({ label, answer, isCode }) => ({
    label: shorten(label, 200),
    answer: answer === undefined ? NOTHING : isCode ? markdown(fence(answer)) : linesOf(answer),
  })),
});

/** What GitHub writes for a question that was left out. */
const NOTHING = markdown("_No response_");

/** Each line for itself, so that none of them is markup; GitHub shows the breaks of an issue as they are. */
const linesOf = (text: string): Markdown =>
  join(
    text
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => md`${line}`),
    "\n",
  );

/** The comment that tells that everything has recovered, or fires again. */
export function alertNoteModel({ heard }: AlertNoteView): Model {
  const firing = heard.alerts.filter(({ isFiring }) => isFiring);
  const names = [...new Set(firing.map(({ name }) => name))];
  return {
    isCalm: isCalm(heard),
    lastAt: minuteOf(lastOf(heard.alerts)),
    since: firing.length === 0 ? undefined : minuteOf(sinceOf(firing)),
    names: names.slice(0, 5).map((name) => shorten(name, 120)),
    moreNames: Math.max(0, names.length - 5),
  };
}

const sinceOf = (alerts: readonly HeardAlert[]) =>
  instant(Math.min(...alerts.map(({ since }) => since)));

/** What is left of an issue that was opened beside another for the same alert. */
export const alertDuplicateModel = ({ number, url, isStorm }: AlertDuplicateView): Model => ({
  original: link(md`#${number}`, url),
  url: address(url),
  isStorm,
});
