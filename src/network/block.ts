import { BlockList, isIP } from "node:net";

/** A block of addresses. */
export interface Block {
  readonly network: string;
  /** Length of the prefix in bits. */
  readonly prefix: number;
  readonly family: Family;
}

/** A version of the Internet Protocol, as `BlockList` names it. */
export type Family = "ipv4" | "ipv6";

/** The version an address is of, by its form; `undefined` for what is no address. */
export function familyOf(address: string): Family | undefined {
  switch (isIP(address)) {
    case 4:
      return "ipv4";
    case 6:
      return "ipv6";
    default:
      return undefined;
  }
}

/** Reads `10.0.0.0/8`; `undefined` for what is no block. */
export function readBlock(text: string): Block | undefined {
  const { network = "", digits = "" } =
    /^(?<network>[^/%]+)\/(?<digits>\d{1,3})$/u.exec(text)?.groups ?? {};
  const family = familyOf(network);
  const prefix = Number(digits);
  if (family === undefined || digits === "" || prefix > (family === "ipv4" ? 32 : 128)) {
    return undefined;
  }
  return { network, prefix, family };
}

/** The addresses of some blocks. An IPv4 address counts as such in the form `::ffff:10.0.0.1`, too. */
export function addressesOf(blocks: readonly Block[]): BlockList {
  const list = new BlockList();
  for (const { network, prefix, family } of blocks) list.addSubnet(network, prefix, family);
  return list;
}

/** Whether an address is one of a list. What is no address is none; the zone of a link-local one (`%eth0`) is ignored. */
export function isOneOf(list: BlockList, address: string): boolean {
  const bare = address.replace(/%.*$/su, "");
  const family = familyOf(bare);
  return family !== undefined && list.check(bare, family);
}
