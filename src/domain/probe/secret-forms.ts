/** Shorter secrets are looked for as they are only: their encodings would match by chance everywhere. */
const ENCODED_FROM = 4;

/**
 * The ways in which a secret may stand in a text: as it is, line by line, escaped for JSON, HTML and URLs,
 * in hexadecimal, and in Base64 at any position within a longer encoded text.
 */
export function formsOf(secret: string): readonly string[] {
  const lines = secret.split(/\r\n|\r|\n/u).filter((line) => line.trim().length >= ENCODED_FROM);
  const plain = [secret, secret.trim(), ...lines, ...lines.map((line) => line.trim())];
  const encoded = [...new Set([secret, secret.trim()])].flatMap(encodings);
  // A secret of nothing but asterisks looks like the mask and cannot be told from it.
  return [...new Set([...plain, ...encoded])].filter((form) => !/^\**$/u.test(form));
}

function encodings(secret: string): readonly string[] {
  if (secret.length < ENCODED_FROM) return [];
  const bytes = utf8(secret);
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [
    JSON.stringify(secret).slice(1, -1),
    ...urlForms(secret),
    ...htmlForms(secret),
    hex,
    hex.toUpperCase(),
    ...base64Forms(bytes),
  ];
}

function urlForms(secret: string): readonly string[] {
  const usual = encodeURIComponent(secret.toWellFormed());
  const strict = usual.replaceAll(
    /[!'()*~]/gu,
    (mark) => `%${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase()}`,
  );
  const forms = [usual, strict].flatMap((form) => [form, form.replaceAll("%20", "+")]);
  return forms.flatMap((form) => [
    form,
    form.replaceAll(/%[0-9A-F]{2}/gu, (escape) => escape.toLowerCase()),
  ]);
}

function htmlForms(secret: string): readonly string[] {
  const escape = (apostrophe: string): string =>
    secret
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replaceAll("'", apostrophe);
  return [escape("'"), escape("&#39;"), escape("&#x27;")];
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The whole encoding, and for each of the three positions the part that the secret alone decides. */
function base64Forms(bytes: readonly number[]): readonly string[] {
  const texts = [bytes, [0, ...bytes], [0, 0, ...bytes]].map(base64);
  const inner = texts.map((text, lead) =>
    text.slice(Math.ceil((lead * 8) / 6), Math.floor(((lead + bytes.length) * 8) / 6)),
  );
  return [...texts.slice(0, 1), ...inner].flatMap((form) => [
    form,
    form.replaceAll("+", "-").replaceAll("/", "_"),
  ]);
}

/** Base64 without padding. */
function base64(bytes: readonly number[]): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    // No lists are made here: the secrets of one run may have thousands of bytes, and the loop is still cold.
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text +=
      ALPHABET.charAt(three >> 18) +
      ALPHABET.charAt((three >> 12) & 63) +
      ALPHABET.charAt((three >> 6) & 63) +
      ALPHABET.charAt(three & 63);
  }
  return text.slice(0, Math.ceil((bytes.length * 8) / 6));
}

/** The UTF-8 bytes of a text. */
function utf8(text: string): readonly number[] {
  const escaped = encodeURIComponent(text.toWellFormed());
  const units = escaped.match(/%[0-9A-F]{2}|[^%]/gu) ?? [];
  return units.map((unit) =>
    unit.length === 3 ? Number.parseInt(unit.slice(1), 16) : (unit.codePointAt(0) ?? 0),
  );
}
