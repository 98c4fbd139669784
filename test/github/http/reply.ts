/** What a route answers. */
export interface Reply {
  readonly status: number;
  /** JSON; undefined for an empty body. */
  readonly body?: unknown;
  /** Bytes instead of JSON, with their content type in `headers`. */
  readonly raw?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** Costs nothing of the hour's requests. */
  readonly isFree?: boolean;
}

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const created = (body: unknown): Reply => ({ status: 201, body });
export const noContent: Reply = { status: 204 };

/** One entry of a validation error, as GitHub words it. */
export interface FieldProblem {
  readonly resource: string;
  readonly code:
    | "missing"
    | "missing_field"
    | "invalid"
    | "already_exists"
    | "unprocessable"
    | "custom";
  readonly field?: string;
  readonly message?: string;
}

/** A refusal: thrown by a route, answered as GitHub words it. */
export class ApiError extends Error {
  readonly status: number;
  readonly errors: readonly (FieldProblem | string)[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    errors?: readonly (FieldProblem | string)[],
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.errors = errors;
    this.headers = headers;
  }
}

export const notFound = (): ApiError => new ApiError(404, "Not Found");
export const forbidden = (message: string): ApiError => new ApiError(403, message);
export const invalid = (...errors: readonly FieldProblem[]): ApiError =>
  new ApiError(422, "Validation Failed", errors);
export const unprocessable = (message: string): ApiError => new ApiError(422, message);

/** The answer to a refusal. */
export function refusal(error: ApiError): Reply {
  return {
    status: error.status,
    headers: error.headers,
    body: {
      message: error.message,
      ...(error.errors === undefined ? {} : { errors: error.errors }),
      documentation_url: "https://docs.github.com/rest",
      status: String(error.status),
    },
  };
}
