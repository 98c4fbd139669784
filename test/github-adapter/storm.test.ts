import { expect, onTestFinished, test } from "vitest";
import { CARD, install, REMINDER } from "./storm.ts";
import { useVirtualTime } from "./virtual-time.ts";

const time = useVirtualTime("2026-11-21T03:00:00Z");
const HOUR = 3600;

test("200 incidents opened in one minute get their cards before old ones get reminders, and GitHub refuses nothing", async () => {
  const { github, open, remind, writtenAt, isIdle } = await install(time.carry);
  onTestFinished(() => github.close());
  const old = await open(20);
  await time.runUntil(isIdle);
  time.skip(HOUR);

  const beganAt = Date.now() / 1000;
  const fresh = await open(200);
  setTimeout(() => remind(old), 30_000);
  await time.runUntil(() => isIdle() && writtenAt(old, REMINDER).length === old.length);
  expect(writtenAt(fresh, CARD)).toHaveLength(fresh.length);
  const refused = github.requests.entries.filter(({ status }) => status === 403 || status === 429);
  expect(refused).toEqual([]);

  // An incident costs some 30 points to open, so that 200 of them need seven and a half minutes at GitHub's pace. Almost
  // half of the cards are there as soon as the first minute is over.
  const cards = writtenAt(fresh, CARD).map((at) => at - beganAt);
  expect(cards[29]).toBeLessThan(30);
  expect(cards[79]).toBeLessThan(90);
  expect(cards.at(-1)).toBeLessThan(9 * 60);
  // All but the very last cards, with at most one reminder in between, so that those are not put off for ever.
  const reminders = writtenAt(old, REMINDER).map((at) => at - beganAt);
  expect(reminders.filter((at) => at < (cards[180] ?? 0)).length).toBeLessThanOrEqual(1);
}, 240_000);

test("after a restart, incidents cost two requests each and a handful for all", async () => {
  const { github, open, restart, isIdle } = await install(time.carry);
  onTestFinished(() => github.close());
  const incidents = await open(60);
  await time.runUntil(isIdle);
  time.skip(HOUR);

  github.requests.reset();
  let isDone = false;
  const restarted = restart(incidents, 12).then(() => (isDone = true));
  await time.runUntil(() => isDone);
  await restarted;
  const { entries } = github.requests;
  expect(entries.filter(({ isWrite }) => isWrite)).toEqual([]);
  const ofIncidents = entries.filter(({ path }) => /\/issues\/\d+/u.test(path));
  expect(ofIncidents).toHaveLength(2 * incidents.length);
  // What the engine asks about people is its own affair, and free when nothing changed.
  const ofPeople = entries.filter(({ path }) => path.endsWith("/permission"));
  expect(entries.length - ofIncidents.length - ofPeople.length).toBeLessThan(10);
}, 240_000);
