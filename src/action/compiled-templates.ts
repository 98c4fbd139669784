import type { ReportTemplates } from "../render/create-probe.ts";

/**
 * What loads the built-in templates of reports as Handlebars compiles them, by language: compiling one takes as long as
 * Node's own start. They are put in when the bundle is built; without, there are none.
 */
export const COMPILED: ReadonlyMap<string, () => Promise<ReportTemplates>> = new Map();
