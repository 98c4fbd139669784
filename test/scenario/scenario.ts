import type { Stage } from "./stage.ts";

/** One story that every host must tell alike. The title is a sentence of the specification. */
export interface Scenario {
  readonly title: string;
  readonly play: (stage: Stage) => Promise<void>;
  /** Takes part in what only one host does. */
  readonly only?: Stage["host"];
}
