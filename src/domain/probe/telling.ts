import type { JsonScalar } from "./expectation.ts";
import type { ProbeReport } from "./report.ts";

/** Whether an assertion speaks of a value: it begins with its name, or with the path that is its name. */
const speaksOf = (assertion: string, name: string): boolean =>
  [name, `$.${name}`, name.replace(/^header\./u, "header ")].some((begin) =>
    assertion.startsWith(`${begin} `),
  );

/** Whether a report says that a value is not as it should be. */
export const fails = ({ assertions }: Pick<ProbeReport, "assertions">, name: string): boolean =>
  assertions.some(({ assertion, holds }) => !holds && speaksOf(assertion, name));

const IP_ADDRESS = /^(?:[\d.]+|(?=[^:]*:)[\da-f:.%]+)$/iu;

/** Whether a value is the IP address an answer came from: kept in the report, and told only once it is another. */
export const isOrigin = (name: string, value: JsonScalar): boolean =>
  name === "address" && typeof value === "string" && IP_ADDRESS.test(value);

/** The values that may say what is wrong: all but those an assertion found as they should be, and the origin. */
export const suspects = (
  report: Pick<ProbeReport, "assertions" | "values">,
): readonly (readonly [name: string, value: JsonScalar])[] =>
  Object.entries(report.values).filter(
    ([name, value]) =>
      !isOrigin(name, value) &&
      (fails(report, name) ||
        !report.assertions.some(({ assertion }) => speaksOf(assertion, name))),
  );
