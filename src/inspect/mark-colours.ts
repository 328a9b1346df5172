/** Red, green and blue, 0…255. */
export type Rgb = readonly [number, number, number];

/** Lighter than that in every channel, a ground is the off-white of a web page that the words were copied from: nobody sees it. */
const OFF_WHITE = 234;
/** Darker than that in every channel, it is a screen’s or a heading’s, and no marker. */
const DARK = 96;

/** A ground behind words that shows and leaves them legible, grey or coloured. */
export function isShade(ground: Rgb): boolean {
  return Math.min(...ground) <= OFF_WHITE && Math.max(...ground) >= DARK;
}

/** Grey panels are furniture of a page; a marker has a colour. */
export function isColoured(ground: Rgb): boolean {
  return Math.max(...ground) - Math.min(...ground) >= 60;
}

/** The red of a pen. */
export function isRed([red, green, blue]: Rgb): boolean {
  return red > 140 && red > green + 60 && red > blue + 60;
}

/** Levels of 255 by which ink and ground that look alike differ. */
const ALIKE = 24;

export function isAlike(one: Rgb, other: Rgb): boolean {
  return one.every((level, channel) => Math.abs(level - (other[channel] as number)) < ALIKE);
}
