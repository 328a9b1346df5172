/** Seeded numbers and pseudo-writing for drawn pages: strokes instead of fonts, so that every machine draws the same. */

export interface Dice {
  /** A number from `from` up to `to`. */
  (from: number, to: number): number;
}

export function dice(seed: number): Dice {
  let state = seed >>> 0;
  return (from, to) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return from + (((t ^ (t >>> 14)) >>> 0) / 4294967296) * (to - from);
  };
}

export function pick<T>(roll: Dice, list: readonly T[]): T {
  return list[Math.min(list.length - 1, Math.floor(roll(0, list.length)))]!;
}

const f = (value: number): string => value.toFixed(2);

/** Strokes of one character in a square of side `size` around (0, 0). */
function strokes(roll: Dice, size: number): string {
  const h = size * 0.44;
  let path = '';
  const rows = 2 + Math.floor(roll(0, 3));
  for (let i = 0; i < rows; i++) {
    const y = -h + (2 * h * (i + roll(0.1, 0.9))) / rows;
    path += `M${f(-h * roll(0.5, 1))} ${f(y)}L${f(h * roll(0.5, 1))} ${f(y)}`;
  }
  const columns = 1 + Math.floor(roll(0, 2.5));
  for (let i = 0; i < columns; i++) {
    const x = -h + (2 * h * (i + roll(0.1, 0.9))) / columns;
    path += `M${f(x)} ${f(-h * roll(0.5, 1))}L${f(x)} ${f(h * roll(0.4, 1))}`;
  }
  if (roll(0, 1) < 0.6) path += `M0 0L${f(-h)} ${f(h)}M0 0L${f(h)} ${f(h)}`;
  return path;
}

/** One character; `turn` in degrees, `weight` the stroke width as a share of its size. */
export function glyph(roll: Dice, at: { x: number; y: number; size: number; colour: string; turn?: number; weight?: number; tall?: number }): string {
  const { x, y, size, colour, turn = 0, weight = 0.1, tall = 1 } = at;
  return `<path transform="translate(${f(x)} ${f(y)}) rotate(${f(turn)}) scale(1 ${tall})" d="${strokes(roll, size)}" fill="none" stroke="${colour}" stroke-width="${f(size * weight)}"/>`;
}

/** A line of writing from (x, y), its middle line, to the right. */
export function line(roll: Dice, at: { x: number; y: number; size: number; colour: string; count: number; weight?: number }): string {
  return Array.from({ length: at.count }, (_, i) => glyph(roll, { ...at, x: at.x + (i + 0.5) * at.size * 1.06 })).join('');
}

/** A page's body: dark lines between `top` and `bottom` (mm), 5 mm characters as official documents have. */
export function body(roll: Dice, top = 60, bottom = 270, colour = '#1a1a1a'): string {
  let svg = '';
  for (let y = top; y < bottom; y += 9.8) svg += line(roll, { x: 27, y, size: 5.3, colour, count: 12 + Math.floor(roll(0, 16)) });
  return svg;
}

export function star(x: number, y: number, r: number, colour: string, turn = 0): string {
  const points = Array.from({ length: 10 }, (_, i) => {
    const radius = i % 2 ? r * 0.382 : r;
    const angle = -Math.PI / 2 + (i * Math.PI) / 5 + turn;
    return `${f(x + radius * Math.cos(angle))},${f(y + radius * Math.sin(angle))}`;
  });
  return `<polygon points="${points.join(' ')}" fill="${colour}"/>`;
}
