import Handlebars from "handlebars/runtime.js";
import { holdTo, NO_LIMITS, type Template } from "./environment.ts";

/** A template that comes with the product, of what Handlebars has made of its text with `COMPILING`. */
export function readyTemplate(compiled: object): Template {
  const environment = Handlebars.create();
  return holdTo(NO_LIMITS, environment)(environment.template<unknown>(compiled));
}
