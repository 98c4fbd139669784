import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const PLACES: readonly string[] = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const FLAGS: readonly string[] = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the Chromium of this machine; says how to get one where there is none. */
export async function openChromium(): Promise<Browser> {
  const given = process.env["CHROMIUM_PATH"];
  const executablePath = given ?? PLACES.find((place) => existsSync(place));
  if (executablePath === undefined)
    throw new Error(
      "The browser tests need Chromium. Install it (on Debian: apt-get install chromium), or name it in CHROMIUM_PATH.",
    );
  return await chromium.launch({ executablePath, args: [...FLAGS] });
}
