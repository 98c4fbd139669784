import { getCACertificates, setDefaultCACertificates } from "node:tls";

/** Has this process know a certificate authority, as `NODE_EXTRA_CA_CERTS` would, until it is disposed of. */
export function trusting({ cert }: { readonly cert: string }): Disposable {
  const known = getCACertificates("default");
  setDefaultCACertificates([...known, cert]);
  return { [Symbol.dispose]: () => setDefaultCACertificates([...known]) };
}
