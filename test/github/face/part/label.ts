import { html, type Html } from "../html.ts";

/** A label in its colour. */
export function showLabel(label: { readonly name: string; readonly color: string }): Html {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) =>
    Number.parseInt(label.color.slice(at, at + 2), 16),
  );
  const brightness = (red * 0.2126 + green * 0.7152 + blue * 0.0722) / 255;
  return html`<span
    class="label"
    style="--red: ${red}; --green: ${green}; --blue: ${blue}; --on-label: ${
      brightness > 0.5 ? "#1f2328" : "#fff"
    }"
    >${label.name}</span
  >`;
}
