import { trusted, type Html } from "../html.ts";

const SHAPES = {
  open: '<circle cx="8" cy="8" r="6.2"/><circle cx="8" cy="8" r="1.4" fill="currentColor"/>',
  done: '<circle cx="8" cy="8" r="6.2"/><path d="m5.4 8.2 1.9 1.9 3.4-3.8"/>',
  skipped: '<circle cx="8" cy="8" r="6.2"/><path d="m3.8 12.2 8.4-8.4"/>',
  pull: '<circle cx="4" cy="3.4" r="1.6"/><circle cx="4" cy="12.6" r="1.6"/><circle cx="12" cy="12.6" r="1.6"/><path d="M4 5v6M12 11V6.4C12 5 11 4 9.6 4H8m1.8-2L7.6 4l2.2 2"/>',
  merged:
    '<circle cx="4" cy="3.4" r="1.6"/><circle cx="4" cy="12.6" r="1.6"/><circle cx="12" cy="8.6" r="1.6"/><path d="M4 5v6m.2-6c.6 2.4 3 3.6 6.2 3.6"/>',
  tag: '<path d="M2 2.6v4.9l6.6 6.3 5-5L7.2 2H2.6z"/><circle cx="5" cy="5.2" r=".9"/>',
  pin: '<path d="m9.6 2 4.4 4.4-1.4.4-2.4 2.4-.4 3-2 .6L5 10 2.4 7.4l.6-2 3-.4L8.6 2.6zM5.2 10.8 2 14"/>',
  pen: '<path d="m10.8 2.2 3 3L5.6 13.4 2 14l.6-3.6z"/>',
  eye: '<path d="M1.4 8S4 3.6 8 3.6 14.6 8 14.6 8 12 12.4 8 12.4 1.4 8 1.4 8z"/><circle cx="8" cy="8" r="1.9"/>',
  link: '<path d="m6.6 9.4 2.8-2.800M7 5l1.7-1.700a2.6 2.6 0 0 1 3.9 3.700L11 8.800M9 11l-1.7 1.700a2.6 2.6 0 0 1-3.9-3.700L5 7.2"/>',
  person:
    '<circle cx="8" cy="5" r="2.8"/><path d="M2.8 14c.4-3 2.4-4.6 5.2-4.600s4.8 1.6 5.2 4.6"/>',
  commit: '<circle cx="8" cy="8" r="2.8"/><path d="M1.5 8h3.700m5.6 0h3.7"/>',
  code: '<path d="M5.5 4 1.8 8l3.7 4m5-8 3.7 4-3.7 4"/>',
  play: '<circle cx="8" cy="8" r="6.2"/><path d="m6.7 5.6 3.8 2.4-3.8 2.4z" fill="currentColor"/>',
  failed: '<circle cx="8" cy="8" r="6.2"/><path d="m5.9 5.9 4.2 4.200m0-4.2-4.2 4.2"/>',
  file: '<path d="M3.5 1.800h5.700l3.3 3.300v9.100h-9zM9 2v3.300h3.3"/>',
  folder: '<path d="M1.8 3.400h4.400l1.4 1.700h6.600v8.100H1.8z"/>',
  comment: '<path d="M2 2.800h12v8.400H8l-3 2.600v-2.600H2z"/>',
  dot: '<circle cx="8" cy="8" r="2.4" fill="currentColor"/>',
  book: '<path d="M2 2.800c2.6-.6 4.5-.2 6 1 1.5-1.2 3.4-1.6 6-1v9.600c-2.6-.6-4.5-.2-6 1-1.5-1.2-3.4-1.6-6-1zM8 3.800v9.6"/>',
} as const;

/** The name of a drawing. */
export type IconName = keyof typeof SHAPES;

/** A small drawing in the colour of the text around it. */
export function icon(name: IconName): Html {
  return trusted(
    `<svg class="icon" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${SHAPES[name]}</svg>`,
  );
}
