import { describe, expect, test } from "vitest";
import { readWild } from "./expectation.ts";
import { ITEMS, judge, ratio, type Item } from "./score.ts";

const ALL = readWild();
const VERDICTS = ALL.flatMap((wild) => judge(wild));

/** What a reader of files nobody has seen is promised, in percent. */
const PROMISED: Readonly<Record<Item, number>> = {
  title: 95,
  severities: 90,
  targets: 95,
  "first response": 85,
  escalation: 90,
  communications: 90,
  rollback: 90,
  validation: 90,
  postmortem: 90,
};

test("there are runbooks enough to say something", () => {
  expect(ALL.length).toBeGreaterThanOrEqual(60);
});

describe("of runbooks as teams write them", () => {
  test.each(ITEMS)("the %s is read as a person reads it", (item) => {
    const misread = VERDICTS.filter((one) => one.item === item && one.wrong !== undefined);
    const [right, total] = ratio(VERDICTS, item);
    const list = misread.map(({ name, wrong }) => `${name}: ${wrong}`).join("\n");
    expect((right * 100) / total, `${item}: ${right} of ${total}\n${list}`).toBeGreaterThanOrEqual(
      PROMISED[item],
    );
    if (misread.length > 0) process.stdout.write(`${item}: ${right} of ${total}\n${list}\n`);
  });
});

test.each(ALL)("$name is read alike with other line ends and a mark at its beginning", (wild) => {
  const text = `\uFEFF${wild.text.replaceAll("\n", "\r\n")}`;
  expect(judge({ ...wild, text })).toEqual(judge(wild));
});
