import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openChromium } from "../../test/browser/chromium.ts";
import { renderThreadToHtml } from "../../test/github/face/static-thread.ts";
import { createNarrator } from "./narrator.ts";
import { pitpilot } from "./play/pitpilot/pitpilot.ts";
import { createScene } from "./scene.ts";
import { setStage } from "./stage.ts";

// Plays the incident of the demo and takes the picture of its thread that the README shows.

const PICTURE = join(import.meta.dirname, "..", "..", ".github", "thread.png");
/** CSS pixels; twice as many would make the file too large. */
const SIZE = { width: 1200, height: 1500 };

const stage = await setStage({ system: pitpilot, port: 0, log: join(".demo", "picture.log") });
await stage.quiet();
const { repository, number } = await pitpilot.play(
  createScene(
    stage,
    createNarrator(() => {}, 100),
  ),
);
const page = await renderThreadToHtml(stage.github, repository, number);
await stage.close();

const browser = await openChromium();
const tab = await browser.newPage({ viewport: SIZE, colorScheme: "light" });
await tab.setContent(page);
await writeFile(PICTURE, await tab.screenshot({ type: "png" }));
await browser.close();
process.stdout.write(`${PICTURE}\n`);
