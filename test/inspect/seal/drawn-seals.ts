import { body, glyph, line, pick, star, type Dice } from './strokes.js';

/** A page in millimetres (210 × 297) and what is done to its picture afterwards. */
export interface Drawing {
  readonly svg: string;
  readonly paper?: string;
  readonly long?: number;
  readonly quality?: number;
  readonly blur?: number;
  /** Degrees. */
  readonly turn?: number;
  /** Factor on red, green, blue. */
  readonly cast?: readonly [number, number, number];
  /** Standard deviation in levels. */
  readonly noise?: number;
  readonly grey?: boolean;
  /** Photographed from below: the upper edge is narrower by this share, the height shorter by half of it. */
  readonly slant?: number;
}

export type Draw = (roll: Dice) => Drawing;

interface SealLook {
  x: number;
  y: number;
  r?: number;
  ry?: number;
  colour?: string;
  opacity?: number;
  turn?: number;
  patches?: number;
  centre?: 'star' | 'none';
  ring?: number;
}

const RED = '#d8222c';

/** A round (or, with `ry`, oval) seal: ring, name along the ring, star, a level line below it. */
export function seal(roll: Dice, look: SealLook): string {
  const { x, y, r = 21, ry = r, colour = RED, opacity = 0.85, turn = 0, patches = 0, centre = 'star', ring = 1.1 } = look;
  const count = 9 + Math.floor(roll(0, 8));
  const size = Math.min(5.6, (r * 4.4) / count) * (r / 21);
  let svg = `<ellipse cx="0" cy="0" rx="${r - ring / 2}" ry="${ry - ring / 2}" fill="none" stroke="${colour}" stroke-width="${ring}"/>`;
  for (let i = 0; i < count; i++) {
    const angle = -Math.PI / 2 + ((i - (count - 1) / 2) / count) * Math.PI * 1.5;
    svg += glyph(roll, { x: Math.cos(angle) * (r - ring - size * 0.75), y: Math.sin(angle) * (ry - ring - size * 0.75), size, colour, turn: (angle * 180) / Math.PI + 90, weight: 0.12, tall: 1.15 });
  }
  if (centre === 'star') svg += star(0, 0, Math.min(r, ry) * 0.33, colour);
  else svg += line(roll, { x: -size * 3, y: 0, size, colour, count: 6 });
  if (roll(0, 1) < 0.5) svg += line(roll, { x: -size * 2, y: ry * 0.52, size: size * 0.9, colour, count: 4 });
  let holes = '';
  for (let i = 0; i < patches; i++) holes += `<circle cx="${roll(-r, r)}" cy="${roll(-ry, ry)}" r="${roll(r * 0.04, r * 0.17)}" fill="#000"/>`;
  const id = `m${Math.floor(roll(0, 1e9))}`;
  const mask = patches ? `<mask id="${id}"><rect x="-99" y="-99" width="198" height="198" fill="#fff"/>${holes}</mask>` : '';
  return `${mask}<g transform="translate(${x} ${y}) rotate(${turn})" opacity="${opacity}" style="mix-blend-mode:multiply"><g ${patches ? `mask="url(#${id})"` : ''}>${svg}</g></g>`;
}

/** Where seals go: low on the right, over the signature and date. */
const place = (roll: Dice): { x: number; y: number; turn: number } => ({ x: roll(120, 165), y: roll(190, 250), turn: roll(-25, 25) });
const letterhead = (roll: Dice): string =>
  line(roll, { x: 35, y: 45, size: 14, colour: '#e01020', count: 9, weight: 0.16 }) + `<rect x="27" y="70" width="156" height="0.9" fill="#e01020"/>`;

/** Wavy lines that cross all over a certificate (底纹), and its frame. */
export function guilloche(roll: Dice, colour: string, frame: string): string {
  const wave = (y: number, rise: number) => `<path d="M8 ${y}${Array.from({ length: 24 }, (_, i) => `q4 ${i % 2 ? rise : -rise} 8.1 0`).join('')}" fill="none" stroke="${colour}" stroke-width="0.25"/>`;
  const waves = Array.from({ length: 90 }, (_, i) => wave(10 + i * 3.1, roll(2, 6)));
  return `${waves.join('')}<rect x="12" y="12" width="186" height="273" fill="none" stroke="${frame}" stroke-width="5" stroke-dasharray="3 0.8"/>`;
}

/** A certificate: a red heading, a few lines, the seal over the issuer's name and the date. */
const certificate = (roll: Dice, ground: string, look: Partial<SealLook> = {}): string =>
  `${ground}${line(roll, { x: 65, y: 60, size: 18, colour: '#b8121b', count: 4, weight: 0.14 })}${body(roll, 100, 160)}${line(roll, { x: 110, y: 215, size: 6, colour: '#1a1a1a', count: 11 })}${line(roll, { x: 115, y: 227, size: 6, colour: '#1a1a1a', count: 9 })}${seal(roll, { ...place(roll), y: roll(212, 228), ...look })}`;

/** Pages that carry a seal, by kind. */
export const SEALED: Readonly<Record<string, Draw>> = {
  clean: (roll) => ({ svg: body(roll) + seal(roll, place(roll)) }),
  faint: (roll) => ({ svg: body(roll) + seal(roll, { ...place(roll), opacity: roll(0.22, 0.4) }) }),
  patchy: (roll) => ({ svg: body(roll) + seal(roll, { ...place(roll), patches: 16, opacity: 0.7 }), blur: 0.5 }),
  salmon: (roll) => ({ svg: body(roll) + seal(roll, { ...place(roll), colour: '#ee8a78' }), quality: 50 }),
  magenta: (roll) => ({ svg: body(roll) + seal(roll, { ...place(roll), colour: '#cf2f7c' }), quality: 60 }),
  orange: (roll) => ({ svg: body(roll) + seal(roll, { ...place(roll), colour: '#e2612a' }), quality: 60 }),
  'jpeg 30': (roll) => ({ svg: body(roll) + seal(roll, place(roll)), quality: 30 }),
  '72 dpi': (roll) => ({ svg: body(roll) + seal(roll, place(roll)), long: 842, quality: 70 }),
  small: (roll) => ({ svg: body(roll) + seal(roll, { ...place(roll), r: 13, ring: 0.8 }) }),
  large: (roll) => ({ svg: body(roll) + seal(roll, { ...place(roll), r: 25 }) }),
  oval: (roll) => ({ svg: body(roll) + seal(roll, { ...place(roll), r: 22.5, ry: 15, centre: 'none' }) }),
  'cream paper': (roll) => ({ svg: body(roll) + seal(roll, place(roll)), paper: '#f3e6c4', noise: 4, quality: 70 }),
  'pink paper': (roll) => ({ svg: body(roll) + seal(roll, { ...place(roll), colour: '#c4202c' }), paper: '#f7d9dc', noise: 3, quality: 70 }),
  'phone, warm and tilted': (roll) => ({ svg: body(roll) + seal(roll, place(roll)), turn: roll(-9, 9), cast: [0.86, 0.74, 0.58], noise: 6, blur: 0.7, quality: 60 }),
  'dark photograph': (roll) => ({ svg: body(roll) + seal(roll, place(roll)), cast: [0.5, 0.49, 0.5], noise: 5, blur: 0.6, quality: 60 }),
  two: (roll) => ({ svg: body(roll) + seal(roll, { x: 65, y: 230 }) + seal(roll, { x: 150, y: 228, turn: 10 }) }),
  'under a letterhead': (roll) => ({ svg: letterhead(roll) + body(roll, 90) + seal(roll, place(roll)) }),
  'over a red title': (roll) => ({ svg: letterhead(roll) + body(roll, 90) + seal(roll, { x: roll(100, 140), y: roll(48, 60) }), quality: 70 }),
  'guilloche paper': (roll) => ({ svg: certificate(roll, guilloche(roll, '#9cc4b4', '#3f7f6a')), quality: 70 }),
  'guilloche paper, faint': (roll) => ({ svg: certificate(roll, guilloche(roll, '#d9c9a8', '#a98a4c'), { opacity: roll(0.35, 0.55) }), paper: '#fbf6e6', quality: 80 }),
  'yellow certificate': (roll) => ({ svg: certificate(roll, guilloche(roll, '#f2d64a', '#8c2f22')), paper: '#f9ea74', quality: 75 }),
  'pink certificate': (roll) => ({ svg: certificate(roll, guilloche(roll, '#f29aa2', '#d0525c'), { colour: '#d01420' }), paper: '#fbc4c8', quality: 75 }),
  'yellow sheet on a desk': (roll) => ({ svg: `<rect x="-60" y="-60" width="330" height="420" fill="#f4f4f2"/><rect x="20" y="30" width="170" height="240" fill="#f6e04e"/>` + body(roll, 60, 150) + seal(roll, { x: 140, y: 220, turn: 12 }), turn: roll(-6, 6), noise: 3, quality: 70 }),
  'under coloured advertising': (roll) => ({ svg: body(roll) + seal(roll, { x: 140, y: 225 }) + [40, 75, 110].map((y) => line(roll, { x: 20, y, size: 17, colour: '#ffe100', count: 10, weight: 0.3 }) + line(roll, { x: 20, y, size: 17, colour: '#e01020', count: 10, weight: 0.14 })).join(''), quality: 60 }),
  'photographed at a slant': (roll) => ({ svg: body(roll) + seal(roll, { x: roll(110, 150), y: roll(170, 220) }), slant: roll(0.18, 0.34), cast: [0.9, 0.86, 0.8], noise: 3, quality: 70 }),
  'half in the shade': (roll) => ({ svg: body(roll) + seal(roll, { x: 105, y: 215 }) + '<defs><linearGradient id="g"><stop offset="0.4" stop-color="#000" stop-opacity="0"/><stop offset="0.62" stop-color="#000" stop-opacity="0.55"/></linearGradient></defs><rect width="210" height="297" fill="url(#g)"/>', noise: 3, quality: 70 }),
  '300 dpi': (roll) => ({ svg: body(roll) + seal(roll, place(roll)), long: 3508 }),
  'cut at the edge': (roll) => ({ svg: body(roll) + seal(roll, { x: pick(roll, [0, 210]) + roll(-3, 3), y: roll(120, 240) }) }),
};
