import type { JsonScalar } from "../../domain/probe/expectation.ts";
import { earlierOf, type Earlier, type Reading } from "../../domain/probe/history.ts";
import type { ProbeReport } from "../../domain/probe/report.ts";
import { fails } from "../../domain/probe/telling.ts";
import { signed } from "../../domain/probe/trend.ts";
import { between, formatDuration, instant, type Instant } from "../../domain/time.ts";
import { chartOf, type Point } from "../chart.ts";
import { markdown, type Model } from "../markdown.ts";
import { shorten } from "../shorten.ts";
import { sparkline } from "../sparkline.ts";
import { code } from "./text.ts";

/** How many numbers, and how many other values, a report compares with earlier ones. */
const MOST = 4;

/** A number and how it came about. */
interface Course {
  readonly name: string;
  readonly now: Point;
  readonly last: Point;
  /** All of them, the present one last. */
  readonly points: readonly Point[];
}

/**
 * What changed since the last run: numbers with their course, those that fail first, then those that are new, and other
 * values that are new.
 */
export function changeModel(
  report: ProbeReport,
  earlier: readonly Reading[],
  charts = MOST,
): Model {
  const courses = coursesOf(report, earlier);
  const drawn = courses.flatMap(({ name, points }) => chartOf(name, points) ?? []).slice(0, charts);
  return {
    changes: [
      ...courses.map(numberModel),
      ...newTexts(report, earlier).map((text) => textModel(text, report.at)),
    ],
    chart: drawn.length === 1 ? drawn[0] : undefined,
    charts: drawn.length > 1 ? drawn.map((chart) => ({ chart })) : [],
  };
}

/** How many courses of numbers one row of a table has room for. */
const IN_ROW = 2;

/** Numbers with their course for a row of a table, those that fail first; only those read three times or more. */
export const courseModels = (report: ProbeReport, earlier: readonly Reading[]): readonly Model[] =>
  coursesOf(report, earlier)
    .filter(({ name, points }) => name !== LATENCY && points.length >= 3)
    .slice(0, IN_ROW)
    .map(({ name, now, points }) => ({
      name: code(shorten(name, 80), "cell"),
      now: String(now.value),
      line: sparkline(points.map(({ value }) => value)),
    }));

/** Names of values that `changeModel` tells of. */
export const namesOfChanges = (
  report: ProbeReport,
  earlier: readonly Reading[],
): ReadonlySet<string> =>
  new Set([...coursesOf(report, earlier), ...newTexts(report, earlier)].map(({ name }) => name));

function coursesOf(report: ProbeReport, earlier: readonly Reading[]): readonly Course[] {
  const { at, values } = report;
  const numbers = Object.entries(values).flatMap(([name, value]) =>
    typeof value === "number" ? courseOf(name, { at, value }, pointsOf(earlier, name)) : [],
  );
  const latency = latencyOf(report, earlier).filter(
    (course) => fails(report, LATENCY) || isNoticeable(course),
  );
  return [...numbers, ...latency]
    .filter((course) => fails(report, course.name) || !isFlat(course))
    .toSorted((a, b) => urgencyOf(b, report) - urgencyOf(a, report))
    .slice(0, MOST);
}

/** Whether a number was never another one, of which there is nothing to tell. */
const isFlat = ({ now, points }: Course): boolean =>
  points.every(({ value }) => value === now.value);

/** How much a number has to say: most when it fails, and more when it is new than when it stands still. */
const urgencyOf = ({ name, now, last }: Course, report: ProbeReport): number =>
  2 * Number(fails(report, name)) + Number(now.value !== last.value);

const LATENCY = "latency";

/** Milliseconds by which an answer must be later or sooner for people to notice; less differs from run to run. */
const NOTICEABLE = 100;

const isNoticeable = ({ now, last }: Course): boolean =>
  Math.abs(now.value - last.value) >= Math.max(NOTICEABLE, Math.min(now.value, last.value) / 2);

const latencyOf = ({ at, latency }: ProbeReport, earlier: readonly Reading[]): readonly Course[] =>
  latency === undefined
    ? []
    : courseOf(
        LATENCY,
        { at, value: Math.round(latency) },
        earlier.flatMap((reading) =>
          reading.latency === undefined
            ? []
            : [{ at: reading.at, value: Math.round(reading.latency) }],
        ),
      );

const courseOf = (name: string, now: Point, before: readonly Point[]): readonly Course[] => {
  const last = before.at(-1);
  return last === undefined ? [] : [{ name, now, last, points: [...before, now] }];
};

const pointsOf = (earlier: readonly Reading[], name: string): readonly Point[] =>
  earlierOf(earlier, name).flatMap(({ at, value }) =>
    typeof value === "number" ? [{ at, value }] : [],
  );

function numberModel({ name, now, last, points }: Course): Model {
  const unit = name === LATENCY ? " ms" : "";
  return {
    name: code(shorten(name, 80)),
    now: `${now.value}${unit}`,
    was: now.value === last.value ? undefined : `${last.value}${unit}`,
    by: markdown(signed(now.value - last.value)),
    ago: ago(last.at, now.at),
    line: points.length < 3 ? undefined : sparkline(points.map(({ value }) => value)),
  };
}

/** A value that is no number, or was none, and what it was. */
interface NewText {
  readonly name: string;
  readonly value: JsonScalar;
  readonly last: Earlier;
}

const newTexts = ({ values }: ProbeReport, earlier: readonly Reading[]): readonly NewText[] =>
  Object.entries(values)
    .flatMap(([name, value]) => {
      const last = earlierOf(earlier, name).at(-1);
      if (last === undefined || last.value === value) return [];
      const isCourse = typeof value === "number" && typeof last.value === "number";
      return isCourse ? [] : [{ name, value, last }];
    })
    .slice(0, MOST);

const textModel = ({ name, value, last }: NewText, at: Instant): Model => ({
  name: code(shorten(name, 80)),
  now: shorten(String(value), 120),
  was: shorten(String(last.value), 120),
  by: undefined,
  ago: ago(last.at, at),
  line: undefined,
});

const ago = (from: Instant, to: Instant): string =>
  formatDuration(between(instant(Math.min(from, to)), to));
