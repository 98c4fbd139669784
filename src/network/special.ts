import type { BlockList } from "node:net";
import type { Block } from "./block.ts";
import { addressesOf, isOneOf, readBlock } from "./block.ts";

/** What an address is that no probe goes to unasked. */
export interface Special {
  /** With its article: `a private address`. */
  readonly what: string;
  /** Whether it is next to the credentials of the machine, so that only its own block opens it. */
  readonly isGuarded: boolean;
}

/** Blocks next to a machine's credentials: link-local ones, and those under which clouds answer for the machine. */
const GUARDED: Readonly<Record<string, readonly string[]>> = {
  "an address where clouds keep the credentials of a machine": [
    "169.254.169.254/32",
    "169.254.170.2/32",
    "100.100.100.200/32",
    "168.63.129.16/32",
    "192.0.0.192/32",
    "fd00:ec2::/32",
    "fd20:ce::254/128",
  ],
  "a link-local address": ["169.254.0.0/16", "fe80::/10"],
};

/** Blocks that are no part of the public internet, by IANA's registries of special-purpose addresses. */
const PRIVATE: Readonly<Record<string, readonly string[]>> = {
  "a loopback address": ["127.0.0.0/8", "::1/128"],
  "a private address": ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10"],
  "an address of a provider's inner network": ["100.64.0.0/10"],
  "a multicast address": ["224.0.0.0/4", "ff00::/8"],
  "a reserved address": [
    "0.0.0.0/8",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.88.99.0/24",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "240.0.0.0/4",
    // Teredo and 6to4 hide an IPv4 address in one of these.
    "2001::/23",
    "2002::/16",
    "2001:db8::/32",
    "3fff::/20",
  ],
};

/** All that is public in IPv6: global unicast, and the two forms that carry an IPv4 address, which is looked at by itself. */
const PUBLIC_IPV6 = ["2000::/3", "64:ff9b::/96", "::ffff:0:0/96"];

/** Tells of an address what is special about it; `undefined` for one of the public internet. */
export type Classify = (address: string) => Special | undefined;

/** Prepares the lists. */
export function createClassify(): Classify {
  const kinds = [...kindsOf(GUARDED, true), ...kindsOf(PRIVATE, false)];
  const isPublic = addressesOf([...blocksOf(PUBLIC_IPV6), ...blocksOf(["0.0.0.0/0"])]);
  return (address) => {
    const known = kinds.find(({ list }) => isOneOf(list, address));
    if (known !== undefined) return known.special;
    return isOneOf(isPublic, address)
      ? undefined
      : { what: "an address of no public network", isGuarded: false };
  };
}

/** Whether a block lies within one that is next to credentials, so that whoever wrote it meant just that. */
export function isWithinGuarded({ network, prefix, family }: Block): boolean {
  return blocksOf(Object.values(GUARDED).flat()).some(
    (guarded) =>
      guarded.family === family &&
      guarded.prefix <= prefix &&
      isOneOf(addressesOf([guarded]), network),
  );
}

function kindsOf(
  kinds: Readonly<Record<string, readonly string[]>>,
  isGuarded: boolean,
): readonly { readonly special: Special; readonly list: BlockList }[] {
  return Object.entries(kinds).map(([what, blocks]) => ({
    special: { what, isGuarded },
    list: addressesOf(blocksOf(blocks)),
  }));
}

/** The blocks, and for each of IPv4 the one by which a translator (NAT64) reaches it from IPv6. */
const blocksOf = (texts: readonly string[]): readonly Block[] =>
  texts.flatMap((text) => {
    const block = readBlock(text);
    if (block === undefined) return [];
    const { network, prefix, family } = block;
    return family === "ipv6"
      ? [block]
      : [block, { network: `64:ff9b::${network}`, prefix: prefix + 96, family: "ipv6" as const }];
  });
