import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

const Manifest = z.object({
  default_permissions: z.record(z.string(), z.enum(["read", "write"])),
  default_events: z.array(z.string()),
});

const manifest = Manifest.parse(
  parse(readFileSync(new URL("../../app.yml", import.meta.url), "utf8")),
);

/** What the App's manifest asks for. Tests install the App with these, so that one missing shows in all of them. */
export const PERMISSIONS = manifest.default_permissions;

/** Events the App's manifest subscribes to. */
export const EVENTS: readonly string[] = manifest.default_events;
