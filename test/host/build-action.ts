import { rolldown } from "rolldown";
import config from "../../rolldown.config.ts";

/** Builds the bundle once before the tests that run it, so that they never see an old one. */
export default async function buildAction(): Promise<void> {
  const { output, ...input } = Array.isArray(config) ? config[0] : config;
  const bundle = await rolldown(input);
  await bundle.write(Array.isArray(output) ? output[0] : output);
  await bundle.close();
}
