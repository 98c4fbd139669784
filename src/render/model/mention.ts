import { markdown, type Markdown } from "../markdown.ts";
import { code } from "./text.ts";

/** What GitHub gives as a login: letters, digits and single hyphens between them. */
const LOGIN = /^[A-Za-z\d](?:[A-Za-z\d]|-(?=[A-Za-z\d])){0,38}$/u;

/** A person as a mention, which calls them; what is no login stands there as it is and calls nobody. */
export const mention = (login: string): Markdown =>
  LOGIN.test(login) ? markdown(`@${login}`) : code(login);
