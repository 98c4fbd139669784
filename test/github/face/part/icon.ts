import { trusted, type Html } from "../html.ts";

const SHAPES = {
  open: '<circle cx="8" cy="8" r="6.2"/><circle cx="8" cy="8" r="1.4" fill="currentColor"/>',
  done: '<circle cx="8" cy="8" r="6.2"/><path d="m5.4 8.2 1.9 1.9 3.4-3.8"/>',
  skipped: '<circle cx="8" cy="8" r="6.2"/><path d="m3.8 12.2 8.4-8.4"/>',
  pull: '<circle cx="4" cy="3.4" r="1.6"/><circle cx="4" cy="12.6" r="1.6"/><circle cx="12" cy="12.6" r="1.6"/><path d="M4 5v6M12 11V6.4C12 5 11 4 9.6 4H8m1.8-2L7.6 4l2.2 2"/>',
  merged:
    '<circle cx="4" cy="3.4" r="1.6"/><circle cx="4" cy="12.6" r="1.6"/><circle cx="12" cy="8.6" r="1.6"/><path d="M4 5v6m.2-6c.6 2.4 3 3.6 6.2 3.6"/>',
  tag: '<path d="M2 2.6v4.9l6.6 6.3 5-5L7.2 2H2.6z"/><circle cx="5" cy="5.2" r=".9"/>',
  pin: '<path d="m9.6 2 4.4 4.4-1.4.4-2.4 2.4-.4 3-2 .6L5 10 2.4 7.4l.6-2 3-.4L8.6 2.600zM5.2 10.8 2 14"/>',
  pen: '<path d="m10.8 2.200 3 3L5.600 13.400 2 14l.6-3.600z"/>',
  eye: '<path d="M1.400 8S4 3.600 8 3.600 14.600 8 14.600 8 12 12.400 8 12.400 1.400 8 1.400 8z"/><circle cx="8" cy="8" r="1.900"/>',
  link: '<path d="m6.600 9.400 2.800-2.800M7 5l1.700-1.700a2.600 2.600 0 0 1 3.900 3.700L11 8.800M9 11l-1.700 1.700a2.600 2.600 0 0 1-3.900-3.700L5 7.200"/>',
  person:
    '<circle cx="8" cy="5" r="2.800"/><path d="M2.800 14c.4-3 2.400-4.600 5.200-4.600s4.800 1.600 5.200 4.600"/>',
  commit: '<circle cx="8" cy="8" r="2.800"/><path d="M1.500 8h3.700m5.600 0h3.700"/>',
  code: '<path d="M5.500 4 1.800 8l3.700 4m5-8 3.700 4-3.700 4"/>',
  play: '<circle cx="8" cy="8" r="6.200"/><path d="m6.700 5.600 3.800 2.400-3.800 2.400z" fill="currentColor"/>',
  failed:
    '<circle cx="8" cy="8" r="6.200"/><path d="m5.900 5.900 4.200 4.200m0-4.200-4.200 4.200"/>',
  file: '<path d="M3.500 1.800h5.700l3.300 3.300v9.100h-9zM9 2v3.300h3.300"/>',
  folder: '<path d="M1.800 3.400h4.400l1.400 1.700h6.600v8.100H1.800z"/>',
  dot: '<circle cx="8" cy="8" r="2.400" fill="currentColor"/>',
  book: '<path d="M2 2.800c2.600-.6 4.500-.2 6 1 1.500-1.200 3.400-1.600 6-1v9.600c-2.600-.6-4.500-.2-6 1-1.500-1.200-3.400-1.600-6-1zM8 3.800v9.600"/>',
} as const;

/** The name of a drawing. */
export type IconName = keyof typeof SHAPES;

/** A small drawing in the colour of the text around it. */
export function icon(name: IconName): Html {
  return trusted(
    `<svg class="icon" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${SHAPES[name]}</svg>`,
  );
}
