/**
 * Built-in templates as Handlebars compiles them, by path below `templates/`: those that nearly every probe run prints, and
 * compiling one takes as long as Node's own start. They are put in when the bundle is built; without, there are none.
 */
export const COMPILED: ReadonlyMap<string, object> = new Map();
