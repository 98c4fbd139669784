import { createHash } from "node:crypto";
import type { ProbeSpec } from "../domain/probe/spec.ts";

/** The first 12 hexadecimal digits of the SHA-256 of a spec as JSON. Secrets are no part of a spec. */
export const digestOf = (spec: ProbeSpec): string =>
  createHash("sha256").update(JSON.stringify(spec)).digest("hex").slice(0, 12);
