import { parseBody } from "../../../src/domain/markdown/parse.ts";
import { blocks } from "./block.ts";

/** The body of an issue or comment as people read it, in lines of at most about that width. */
export const readable = (body: string, width: number): readonly string[] =>
  blocks(parseBody(body).children, width);
