import { isIP } from "node:net";

/** Names under which clouds hand their machines credentials. */
const METADATA = new Set([
  "metadata",
  "metadata.google.internal",
  "instance-data",
  "instance-data.ec2.internal",
]);

/**
 * Whether an address is that of a machine's own neighbourhood: link-local, where clouds keep the credentials of the
 * machine, or a name they gave it. No service is probed there. Loopback and private networks are allowed, because a
 * runner of one's own is there to reach them. A name of another kind that resolves to such an address is not seen
 * here.
 */
export function isOffLimits({ hostname }: URL): boolean {
  const host = hostname
    .replace(/^\[|\]$/gu, "")
    .replace(/\.$/u, "")
    .toLowerCase();
  if (isIP(host) === 0) return METADATA.has(host);
  // `URL` has written every form of IPv4 as four decimal numbers, and IPv6 in its shortest form.
  return (
    /^(?:169\.254\.|100\.100\.100\.200$|192\.0\.0\.192$)/u.test(host) ||
    /^fe[89ab][\da-f]:/u.test(host) ||
    host.startsWith("fd00:ec2:") ||
    host.startsWith("::ffff:a9fe:")
  );
}
