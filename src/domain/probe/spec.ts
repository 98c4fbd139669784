import type { Duration } from "../time.ts";
import type { Assertion } from "./expectation.ts";

/** What every kind of probe has. */
interface CommonSpec {
  readonly name: string;
  readonly title: string;
  /** For one attempt. */
  readonly timeout: Duration;
  /** Further attempts after an attempt that was not healthy. */
  readonly retries: number;
  readonly retryAfter: Duration;
  /** How many of how many attempts must agree for a verdict; one healthy attempt is enough where it is `undefined`. */
  readonly samples: Samples | undefined;
  /** How many readings in a row turn the health of the service over. */
  readonly hysteresis: Hysteresis;
  readonly expect: readonly Assertion[];
  /** Values to report beside those of assertions: RFC 9535 JSONPath by name. */
  readonly values: readonly NamedPath[];
}

/** `need` healthy attempts of `of` make a healthy run; attempts are `every` apart. */
interface Samples {
  readonly of: number;
  readonly need: number;
  readonly every: Duration;
}

/** Readings in a row, at least 1 each: `fail` unhealthy ones until it counts as ill, `recover` healthy ones until well. */
export interface Hysteresis {
  readonly fail: number;
  readonly recover: number;
}

/** A value of the document a probe reads, by the name it is reported under: `queue_depth.queued`. */
interface NamedPath {
  readonly name: string;
  readonly path: string;
}

/** A header whose value may name secrets: `Bearer ${HEALTHCHECK_SECRET}`. The secret itself is never part of a spec. */
interface HeaderSpec {
  readonly name: string;
  readonly value: string;
}

/**
 * One check of one outside thing. Except of `http`, whose document is the body of the answer, the document a probe reads
 * is one it makes: its fields are told beside each kind.
 */
export type ProbeSpec = CommonSpec &
  (
    | {
        readonly kind: "http";
        readonly url: string;
        readonly method: "GET" | "HEAD" | "POST" | "PUT";
        readonly headers: readonly HeaderSpec[];
        readonly body: string | undefined;
      }
    /** Whether a connection can be opened. `{connect_ms, address}` */
    | { readonly kind: "tcp"; readonly host: string; readonly port: number }
    /** What a name resolves to. `{records, count, server}` */
    | {
        readonly kind: "dns";
        readonly host: string;
        readonly record: "A" | "AAAA" | "CNAME" | "MX" | "NS" | "TXT" | "SRV";
        /** `address` or `address:port` of the server that is asked; the machine's own where `undefined`. */
        readonly server: string | undefined;
      }
    /** The certificate a server shows. `{days_left, valid_from, valid_to, subject, issuer, chain_length, is_trusted, trust_error, matches_name, protocol}` */
    | {
        readonly kind: "tls";
        readonly host: string;
        readonly port: number;
        /** The name the certificate must be for; `host` where `undefined`. */
        readonly serverName: string | undefined;
      }
    /** One read-only query. `{rows, row_count, value}`: `value` is the first column of the first row */
    | {
        readonly kind: "postgres";
        /** A URL in which `${NAME}` stands for a secret; most often the whole of it is one. */
        readonly url: string;
        readonly query: string;
      }
    /** PING and, where asked, sections of INFO. `{ping, info}` */
    | {
        readonly kind: "redis";
        readonly url: string;
        /** Sections of `INFO`: `memory`, `replication`. */
        readonly info: readonly string[];
      }
    /** A program of the runner, without a shell. `{exit_code, …}` and the fields of the JSON object it prints, if it does */
    | {
        readonly kind: "command";
        readonly argv: readonly [string, ...string[]];
        /** Names of secrets its environment gets beside `PATH` and `HOME`. */
        readonly env: readonly string[];
      }
    /** Another workflow of the repository, started on the default branch and waited for. `{conclusion, duration_s, run_url}` */
    | {
        readonly kind: "workflow";
        readonly workflow: string;
        readonly inputs: Readonly<Record<string, string>>;
      }
    /** What GitHub tells of this repository. `{deployments, merges, failed_runs}`: lists; and `{deployment_count, merge_count, failed_run_count}` */
    | {
        readonly kind: "github";
        readonly within: Duration;
        /** Environment of the deployments; all where `undefined`. */
        readonly environment: string | undefined;
      }
  );

/** One kind of `ProbeSpec`, by its name. */
export type SpecOf<K extends ProbeSpec["kind"]> = Extract<ProbeSpec, { readonly kind: K }>;
