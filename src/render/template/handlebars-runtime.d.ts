/** What runs templates that are compiled; its own declaration says nothing of it. */
declare module "handlebars/runtime.js" {
  export { default } from "handlebars";
}
