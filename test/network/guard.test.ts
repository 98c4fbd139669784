import { describe, expect, it } from "vitest";
import { createGuard } from "../../src/network/guard.ts";
import { lookupOf, resolveTarget } from "../../src/network/resolve.ts";
import { readTarget } from "../../src/network/target.ts";
import { resolving } from "../probe/context.ts";

const never = new AbortController().signal;

/** Whether a connection to that host, which is at that address, is refused. */
const isRefused = (allow: readonly string[], address: string, host = address, port = 443) =>
  createGuard(allow).refuseAddress({ host, port }, address) !== undefined;

describe("without any entry", () => {
  it.each([
    "8.8.8.8",
    "1.1.1.1",
    "100.63.255.255",
    "100.128.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "192.167.255.255",
    "192.169.0.0",
    "11.0.0.0",
    "126.255.255.255",
    "128.0.0.0",
    "223.255.255.255",
    "2606:4700:4700::1111",
    "2001:4860:4860::8888",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
  ])("%s is public", (address) => expect(isRefused([], address)).toBe(false));

  it.each([
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "100.100.100.200",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:a00:1",
    "0:0:0:0:0:ffff:c0a8:0101",
    "::ffff:0:10.0.0.1",
    "64:ff9b::10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:0a00:0001::",
    "3fff::1",
    "4000::1",
    "fc00::1",
    "fd00:ec2::254",
    "fdff::1",
    "fe80::1",
    "fe80::1%eth0",
    "febf::1",
    "fec0::1",
    "ff02::1",
    "no address",
    "",
  ])("%s is refused", (address) => expect(isRefused([], address)).toBe(true));
});

describe("an entry", () => {
  it.each([
    ["10.20.0.0/16", "10.20.255.255"],
    ["10.20.0.0/16", "::ffff:10.20.1.2"],
    [" 10.20.0.0/16 ", "10.20.1.2"],
    ["fd12::/16", "fd12::5"],
    ["0.0.0.0/0", "192.168.0.1"],
    ["::1/128", "::1"],
    ["10.0.0.5", "10.0.0.5"],
    ["10.0.0.5:443", "10.0.0.5"],
    ["fd12::5", "fd12::5"],
    ["[fd12::5]", "fd12::5"],
    ["[fd12::5]:443", "fd12::5"],
    ["169.254.169.254/32", "169.254.169.254"],
    ["169.254.0.0/16", "169.254.10.1"],
    ["100.100.100.200/32", "100.100.100.200"],
    ["fe80::/64", "fe80::1%eth0"],
  ])("%s opens %s", (entry, address) => expect(isRefused([entry], address)).toBe(false));

  it.each([
    ["10.20.0.0/16", "10.21.0.0"],
    ["10.0.0.5", "10.0.0.6"],
    ["10.0.0.5:80", "10.0.0.5"],
    ["[fd12::5]:80", "fd12::5"],
    // Wider than what lies next to the credentials of a machine, or no block at all.
    ["0.0.0.0/0", "169.254.169.254"],
    ["169.254.0.0/15", "169.254.169.254"],
    ["100.64.0.0/10", "100.100.100.200"],
    ["169.254.169.254", "169.254.169.254"],
    ["::/0", "fe80::1"],
    ["fc00::/7", "fd00:ec2::254"],
    ["::ffff:169.254.0.0/40", "169.254.169.254"],
    ["10.0.0.0/8", "64:ff9b::10.0.0.1"],
    // What nobody can read.
    ["10.0.0.0/33", "10.0.0.1"],
    ["10.0.0.0/", "10.0.0.1"],
    ["10.0.0/8", "10.0.0.1"],
    ["/0", "10.0.0.1"],
    ["10.0.0.0/8/8", "10.0.0.1"],
    ["10.*", "10.0.0.1"],
    ["", "10.0.0.1"],
  ])("%s leaves %s closed", (entry, address) => expect(isRefused([entry], address)).toBe(true));

  it.each([
    ["db.internal", "db.internal", 5432],
    ["DB.internal.", "db.Internal", 5432],
    ["db.internal:5432", "db.internal", 5432],
  ])("%s opens what %s is at", (entry, host, port) =>
    expect(isRefused([entry], "10.0.0.5", host, port)).toBe(false),
  );

  it.each([
    ["db.internal", "evil.db.internal"],
    ["db.internal", "db.internal.evil"],
    ["db.internal:5433", "db.internal"],
    ["internal", "db.internal"],
  ])("%s does not open what %s is at", (entry, host) =>
    expect(isRefused([entry], "10.0.0.5", host, 5432)).toBe(true),
  );

  it("with a name does not open the credentials of the machine", () => {
    const guard = createGuard(["metadata.google.internal", "here.internal"]);
    const target = { host: "metadata.google.internal", port: 80 };
    expect(guard.refuseName(target)).toBeUndefined();
    expect(guard.refuseAddress(target, "169.254.169.254")).toMatch(
      /^metadata\.google\.internal is at 169\.254\.169\.254, an address where clouds keep the credentials of a machine: only the block `169\.254\.169\.254\/32`/u,
    );
    expect(guard.refuseAddress({ host: "here.internal", port: 80 }, "fe80::1%eth0")).toContain(
      "only the block `fe80::1/128`",
    );
  });
});

describe("a refusal", () => {
  it("names neither host nor address where the host is part of a secret", () => {
    const target = { host: "db.secret.internal", port: 5432, shown: "the host of the URL" };
    const why = createGuard([]).refuseAddress(target, "10.0.0.5");
    expect(why).toBe(
      "the host of the URL is at a private address: name that host in `network.allow` in the config if it may be reached from here",
    );
  });
});

describe("finding a target", () => {
  it("asks the resolver once, and gives sockets just what it said", async () => {
    const { resolve, asked } = resolving(["1.1.1.1", "2606:4700::1"], ["10.0.0.1"]);
    const target = { host: "shop.example", port: 443 };
    const addresses = await resolveTarget(target, { allow: [], resolve }, never);
    const seen: unknown[] = [];
    const lookup = lookupOf(addresses);
    lookup("shop.example", { all: true }, (_, all) => seen.push(all));
    lookup("elsewhere.example", {}, (_, address, family) => seen.push(address, family));
    expect(seen).toEqual([
      [
        { address: "1.1.1.1", family: 4 },
        { address: "2606:4700::1", family: 6 },
      ],
      "1.1.1.1",
      4,
    ]);
    expect(asked).toEqual(["shop.example"]);
  });

  it("does not resolve an address, or a name where clouds keep credentials", async () => {
    const { resolve, asked } = resolving(["1.1.1.1"]);
    const find = (host: string) => resolveTarget({ host, port: 80 }, { allow: [], resolve }, never);
    expect(await find("[2606:4700::1]")).toEqual([{ address: "2606:4700::1", family: 6 }]);
    await expect(find("metadata.google.internal.")).rejects.toThrow("`network.allow`");
    expect(asked).toEqual([]);
  });

  it("is not fooled by other ways to write an address", async () => {
    for (const host of ["2130706433", "0x7f.1", "127.1", "0177.0.0.1"]) {
      // oxlint-disable-next-line no-await-in-loop
      await expect(resolveTarget({ host, port: 80 }, { allow: [] }, never)).rejects.toThrow(
        /is at 127\.0\.0\.1, a loopback address/u,
      );
    }
  });

  it("takes a name without addresses for one that does not resolve", async () => {
    const { resolve } = resolving([]);
    const found = resolveTarget({ host: "shop.example", port: 80 }, { allow: [], resolve }, never);
    await expect(found).rejects.toMatchObject({ code: "ENOTFOUND" });
  });

  it("ends with the signal, even while the resolver is silent", async () => {
    const controller = new AbortController();
    const resolve = () => new Promise<never>(() => undefined);
    const found = resolveTarget(
      { host: "shop.example", port: 80 },
      { allow: [], resolve },
      controller.signal,
    );
    controller.abort(new Error("the job ends"));
    await expect(found).rejects.toThrow("the job ends");
  });
});

describe("a target", () => {
  it.each([
    ["1.1.1.1", { host: "1.1.1.1", port: 53 }],
    ["1.1.1.1:5353", { host: "1.1.1.1", port: 5353 }],
    ["::1", { host: "::1", port: 53 }],
    ["[::1]", { host: "::1", port: 53 }],
    ["[::1]:5353", { host: "::1", port: 5353 }],
    ["ns.example:1", { host: "ns.example", port: 1 }],
    ["ns.example:65536", undefined],
    ["ns.example:", undefined],
    [":53", undefined],
    ["", undefined],
    ["a b", undefined],
  ])("%o is read", (text, target) => expect(readTarget(text, 53)).toEqual(target));
});
