import { isIP } from "node:net";

/** Where a connection shall go. */
export interface Target {
  /** A name or an address; one of IPv6 with or without brackets. */
  readonly host: string;
  readonly port: number;
  /** What stands for the host in messages where the host is part of a secret: `the host of the URL`. */
  readonly shown?: string;
}

/** The host as it is looked up: without the brackets of IPv6. */
export const bareHost = (host: string): string =>
  host.replace(/^\[(?<inside>.*)\]$/su, "$<inside>");

/** The host as messages have it. */
export const shownHost = ({ host, shown }: Target): string => shown ?? bareHost(host);

/** Host and port as messages have them: `shop.example:443`. */
export const shownTarget = (target: Target): string => {
  if (target.shown !== undefined) return target.shown;
  const host = bareHost(target.host);
  return `${host.includes(":") ? `[${host}]` : host}:${target.port}`;
};

/**
 * Reads `host`, `host:port`, `[address]:port` or an address of IPv6 by itself; `undefined` for what is none of them. The
 * host is without brackets.
 */
export function readTarget(text: string, port: number): Target | undefined {
  if (isIP(text) === 6) return { host: text, port };
  const { host = "", digits } =
    /^(?<host>\[[^\]]+\]|[^\s:[\]]+)(?::(?<digits>\d{1,5}))?$/u.exec(text)?.groups ?? {};
  const given = digits === undefined ? port : Number(digits);
  return host === "" || given > 65_535 ? undefined : { host: bareHost(host), port: given };
}

/** The connection was not tried, because it would lead to an address no probe may go to. Its message is a clause. */
export class ForbiddenAddress extends Error {
  override readonly name = "ForbiddenAddress";
}
