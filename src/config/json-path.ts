import { JSONPathEnvironment } from "json-p3";

/** Why a text is no JSONPath; `undefined` where it is one. */
export function whyNoPath(path: string): string | undefined {
  try {
    new JSONPathEnvironment().compile(path);
    return undefined;
  } catch (error) {
    const [first = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    return first.replace(/\.$/u, "");
  }
}
