import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod/mini";
import type { Grants } from "../../github/registration.ts";

const MANIFEST = new URL("../../../app.yml", import.meta.url);

/** The part of the App's manifest that says what it needs. */
const Manifest = z.object({
  default_permissions: z.record(z.string(), z.string()),
  default_events: z.array(z.string()),
});

/** What the App needs, as its manifest asks for it. */
export async function readNeeds(): Promise<Grants> {
  const manifest = Manifest.parse(parse(await readFile(MANIFEST, "utf8")));
  return { permissions: manifest.default_permissions, events: manifest.default_events };
}
