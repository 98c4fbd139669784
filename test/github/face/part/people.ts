import { html, type Html } from "../html.ts";

/** A login's picture: its first letter in a colour of its own; Apps are square. */
export function avatar(login: string, size: "small" | "large" = "small"): Html {
  const isBot = login.endsWith("[bot]");
  const hue = Array.from(login, (letter) => letter.codePointAt(0) ?? 0).reduce(
    (sum, code) => (sum * 31 + code) % 360,
    7,
  );
  return html`<span
    class="avatar avatar-${size}${isBot && " avatar-bot"}"
    style="--hue: ${hue}"
    aria-hidden="true"
    >${login.charAt(0).toUpperCase()}</span
  >`;
}

/** A login by name, without the `[bot]` that its badge says. */
export function author(login: string): Html {
  const isBot = login.endsWith("[bot]");
  return html`<strong class="author">${login.replace("[bot]", "")}</strong>${
      isBot && html` <span class="badge">bot</span>`
    }`;
}
