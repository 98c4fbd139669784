/** A JSON Schema; `$ref` names an entry of the file's `schemas`. */
export type Schema = Readonly<Record<string, unknown>> | boolean;

/** What GitHub says of one operation. */
export interface DerivedOperation {
  readonly path: Readonly<Record<string, Schema>>;
  readonly query: Readonly<Record<string, Schema>>;
  /** Undefined when the operation takes no body. */
  readonly body?: Schema;
  readonly isBodyRequired?: boolean;
  /** By status; `null` for an answer without a body, `true` for one that is not JSON. */
  readonly responses: Readonly<Record<string, Schema | null>>;
}

/** The contents of `rest.json`. */
export interface DerivedRest {
  readonly package: string;
  readonly version: string;
  readonly operations: Readonly<Record<string, DerivedOperation>>;
  readonly schemas: Readonly<Record<string, Schema>>;
}

/** The contents of `webhooks.json`. */
export interface DerivedWebhooks {
  readonly package: string;
  readonly version: string;
  /** By `event.action`, or `event` where there are no actions. */
  readonly events: Readonly<Record<string, Schema>>;
  readonly schemas: Readonly<Record<string, Schema>>;
}
