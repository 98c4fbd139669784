import type { PeerCertificate } from "node:tls";
import type { Instant } from "../domain/time.ts";

const DAY = 86_400_000;

/** Whole days until a certificate ends; negative once it has. `undefined` where there is no certificate to read. */
export function daysLeft(certificate: Partial<PeerCertificate>, at: Instant): number | undefined {
  const end = Date.parse(certificate.valid_to ?? "");
  return Number.isNaN(end) ? undefined : Math.floor((end - at) / DAY);
}
