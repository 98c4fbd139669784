import type { LookupAddress } from "node:dns";

/** How addresses are found and which may be connected to. */
export interface Network {
  /**
   * Hosts (`db.internal`), hosts with a port (`db.internal:5432`) and CIDR blocks (`10.20.0.0/16`) that may be reached
   * although they are private; `network.allow` of the config.
   */
  readonly allow: readonly string[];
  /** All addresses of a name; where it is not given, what the machine itself would connect to. */
  readonly resolve?: Resolve;
}

/** All addresses of a name; rejects with the error of `node:dns` where there are none. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;
