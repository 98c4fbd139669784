/** Path of a team's config. */
export const CONFIG_FILE = ".github/incidents.yml";

/** Folder of a team's own templates. */
export const TEMPLATES_FOLDER = ".github/incident-templates";
