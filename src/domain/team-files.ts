/** Path of a team's config. */
export const CONFIG_FILE = ".github/incidents.yml";

/** Folder of a team's own templates. */
export const TEMPLATES_FOLDER = ".github/incident-templates";

/** Whether a path is that of a repository's own template. */
export const isTemplate = (path: string): boolean =>
  path.startsWith(`${TEMPLATES_FOLDER}/`) && path.endsWith(".hbs");
