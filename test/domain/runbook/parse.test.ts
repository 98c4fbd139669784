import { describe, expect, test } from "vitest";
import { firstResponse } from "../../../src/domain/runbook/first-response.ts";
import { parseRunbook } from "../../../src/domain/runbook/parse.ts";
import { FIXTURES } from "./fixtures.ts";

describe("a runbook as it is", () => {
  test.each(FIXTURES)("$name", (fixture) => {
    const runbook = parseRunbook(fixture);
    const checklist = firstResponse(runbook);
    expect({
      title: runbook.title,
      kind: runbook.kind,
      heading: checklist?.heading,
      steps: checklist?.steps.map(({ text }) => text) ?? [],
    }).toEqual({
      title: fixture.title,
      kind: fixture.kind,
      heading: fixture.heading,
      steps: fixture.steps,
    });
  });
});
