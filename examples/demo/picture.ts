import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openChromium } from "../../test/browser/chromium.ts";
import { renderThreadToHtml } from "../../test/github/face/static-thread.ts";
import { createNarrator } from "./narrator.ts";
import { pitpilot } from "./play/pitpilot/pitpilot.ts";
import { report } from "./play/pitpilot/report.ts";
import { takeOn, work } from "./play/pitpilot/respond.ts";
import { createScene } from "./scene.ts";
import { setStage } from "./stage.ts";

// Plays the first minutes of the demo's incident and takes the picture of its thread that the README shows.

const PICTURE = join(import.meta.dirname, "..", "..", ".github", "thread.png");
const WIDTH = 1200;

/** The thread in two columns; of the report and the checklist only as much as shows what they are, and the update is on the card. */
const LAYOUT = `<style>
  #content { max-width: none; padding: 24px 28px; }
  .columns { display: block; }
  .columns > :not(.main) { display: none; }
  .timeline { columns: 2; column-gap: 24px; }
  .comment { break-inside: avoid; }
  #opening .markdown, .markdown:has(input) { overflow: hidden; mask-image: linear-gradient(#000 70%, transparent); }
  #opening .markdown { max-height: 370px; }
  .timeline > :last-child { display: none; }
  .markdown:has(input) { max-height: 470px; }
</style>`;

/** Dots in colour, drawn, because a machine may have no font for them. */
const DOTS: readonly (readonly [dot: string, color: string])[] = [
  ["🔴", "#d1242f"],
  ["🟢", "#1f883d"],
];
const draw = (color: string): string =>
  `<svg width="0.9em" height="0.9em" viewBox="0 0 10 10" style="vertical-align:-0.08em"><circle cx="5" cy="5" r="5" fill="${color}"/></svg>`;

const stage = await setStage({ system: pitpilot, port: 0, log: join(".demo", "picture.log") });
await stage.quiet();
const scene = createScene(
  stage,
  createNarrator(() => {}, WIDTH),
);
const place = await report(scene);
await takeOn(scene, place);
await work(scene, place);
const thread = await renderThreadToHtml(stage.github, place.repository, place.number);
await stage.close();

const browser = await openChromium();
const tab = await browser.newPage({ viewport: { width: WIDTH, height: 800 } });
const page = DOTS.reduce((html, [dot, color]) => html.replaceAll(dot, draw(color)), thread);
await tab.setContent(page.replace("</head>", `${LAYOUT}</head>`));
await writeFile(PICTURE, await tab.locator("#content").screenshot({ type: "png" }));
await browser.close();
process.stdout.write(`${PICTURE}\n`);
