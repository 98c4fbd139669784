import type { BlockList } from "node:net";
import { addressesOf, familyOf, isOneOf, readBlock } from "./block.ts";
import type { Special } from "./special.ts";
import { createClassify, isWithinGuarded } from "./special.ts";
import type { Target } from "./target.ts";
import { bareHost, readTarget, shownHost, shownTarget } from "./target.ts";

/** Names under which clouds hand their machines credentials. */
const METADATA = new Set([
  "metadata",
  "metadata.google.internal",
  "instance-data",
  "instance-data.ec2.internal",
]);

/** Says of each address whether a connection may go there. */
export interface Guard {
  /** Why a name is not even resolved; `undefined` where it may be. */
  readonly refuseName: (target: Target) => string | undefined;
  /** Why an address the target resolved to is not connected to; `undefined` where it may be. */
  readonly refuseAddress: (target: Target, address: string) => string | undefined;
}

/**
 * Lets connections go to public addresses and to what is allowed beside them. Addresses next to the credentials of a
 * machine (link-local, metadata) are opened by no name and no larger block, only by a block that lies within them. An
 * entry that cannot be read opens nothing.
 */
export function createGuard(allow: readonly string[]): Guard {
  const entries = allow.map((entry) => entry.trim());
  const rules = entries.flatMap(readRule);
  const blocks = entries.flatMap((entry) => readBlock(entry) ?? []);
  const opened = addressesOf(blocks);
  const openedExactly = addressesOf(blocks.filter(isWithinGuarded));
  const classify = createClassify();
  return {
    refuseName: (target) =>
      METADATA.has(nameOf(target.host)) &&
      !rules.some((rule) => rule.kind === "name" && opens(rule, target, ""))
        ? `${shownHost(target)} is a name under which clouds keep the credentials of a machine, and \`network.allow\` in the config does not have it`
        : undefined,
    refuseAddress(target, address) {
      const special = classify(address);
      if (special === undefined || isOneOf(openedExactly, address)) return undefined;
      const isOpen = isOneOf(opened, address) || rules.some((rule) => opens(rule, target, address));
      return isOpen && !special.isGuarded ? undefined : explain(target, address, special);
    },
  };
}

function explain(target: Target, address: string, { what, isGuarded }: Special): string {
  const shown = shownHost(target);
  if (target.shown !== undefined) {
    return `${shown} is at ${what}: name that host in \`network.allow\` in the config if it may be reached from here`;
  }
  const place = shown === address ? `${shown} is ${what}` : `${shown} is at ${address}, ${what}`;
  const block = `${address.replace(/%.*$/su, "")}/${familyOf(address) === "ipv4" ? 32 : 128}`;
  return isGuarded
    ? `${place}: only the block \`${block}\` in \`network.allow\` in the config would open it`
    : `${place}: add \`${shownTarget(target)}\` to \`network.allow\` in the config if it may be reached from here`;
}

/** One entry that is no block: a name or an address, at one port or at all. */
type Rule = { readonly port: number | undefined } & (
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "address"; readonly address: BlockList }
);

/** The port of an entry that says nothing of ports. */
const ANY_PORT = -1;

function readRule(entry: string): readonly Rule[] {
  const read = entry.includes("/") ? undefined : readTarget(entry, ANY_PORT);
  if (read === undefined) return [];
  const port = read.port === ANY_PORT ? undefined : read.port;
  const family = familyOf(read.host);
  if (family === undefined) return [{ kind: "name", name: nameOf(read.host), port }];
  const address = [{ network: read.host, prefix: family === "ipv4" ? 32 : 128, family }];
  return [{ kind: "address", address: addressesOf(address), port }];
}

function opens(rule: Rule, { host, port }: Target, address: string): boolean {
  if (rule.port !== undefined && rule.port !== port) return false;
  return rule.kind === "name" ? rule.name === nameOf(host) : isOneOf(rule.address, address);
}

const nameOf = (host: string): string => bareHost(host).replace(/\.$/u, "").toLowerCase();
