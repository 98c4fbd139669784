import { z } from "zod/mini";
import type { Problem } from "./problem.ts";
import type { ConfigFile } from "./schema.ts";

const HOST =
  /^(?=.{1,253}(?::\d+)?$)[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?(?:\.[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?)*\.?(?::(?<port>\d{1,5}))?$/u;

/** Finds entries of `network.allow` that open nothing, and those that open everything. */
export const checkNetwork = ({ network }: Pick<ConfigFile, "network">): readonly Problem[] =>
  network.allow.flatMap((entry, index): readonly Problem[] => {
    const path = ["network", "allow", index];
    if (!isReadable(entry.trim()))
      return [
        {
          path,
          code: "config/bad-network",
          message: `\`${entry}\` is no host, no address and no block.`,
          hint: "Write `db.internal`, `db.internal:5432`, `10.1.2.3` or `10.20.0.0/16`.",
        },
      ];
    return entry.trim().endsWith("/0")
      ? [
          {
            path,
            severity: "warning",
            code: "config/wide-network",
            message: "This opens every private address there is.",
            hint: "Name the hosts or the block that probes and operations need.",
          },
        ]
      : [];
  });

/** Whether an entry is a block, an address or a host, the latter two with or without a port. */
function isReadable(entry: string): boolean {
  if (entry.includes("/")) return isOf(z.cidrv4(), entry) || isOf(z.cidrv6(), entry);
  return isServer(entry) || isHost(entry);
}

/** A name, with or without a port; not one of digits only, which would be a misspelt address. */
function isHost(entry: string): boolean {
  const found = HOST.exec(entry);
  if (found === null || /^[\d.]+(?::\d+)?$/u.test(entry)) return false;
  return isPort(found.groups?.["port"]);
}

/** Whether a text is an address, with or without a port: `192.0.2.53`, `192.0.2.53:53`, `[2001:db8::53]:53`. */
export function isServer(text: string): boolean {
  if (isOf(z.ipv6(), text)) return true;
  const { four, six, port } =
    /^(?:(?<four>[\d.]+)|\[(?<six>[^\]]+)\])(?::(?<port>\d{1,5}))?$/u.exec(text)?.groups ?? {};
  const isAddress = four === undefined ? isOf(z.ipv6(), six ?? "") : isOf(z.ipv4(), four);
  return isAddress && isPort(port);
}

const isPort = (digits: string | undefined): boolean =>
  digits === undefined || (Number(digits) > 0 && Number(digits) < 65_536);

const isOf = (schema: z.ZodMiniType, text: string): boolean => schema.safeParse(text).success;
