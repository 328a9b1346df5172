import { guilloche, type Draw } from './drawn-seals.js';
import { body, glyph, line, pick, star, type Dice } from './strokes.js';

const RED = '#d81e24';
const GOLD = '#f5c518';

const ring = (x: number, y: number, r: number, width: number, colour = RED, fill = 'none'): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" stroke="${colour}" stroke-width="${width}"/>`;
const disc = (x: number, y: number, r: number, fill = RED): string => `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`;
const bar = (x: number, y: number, width: number, height: number, fill = RED): string => `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;
const box = (x: number, y: number, width: number, height: number, line_ = 0.6): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="none" stroke="${RED}" stroke-width="${line_}"/>`;

function slice(x: number, y: number, r: number, from: number, to: number, fill: string): string {
  const [a, b] = [from * 2 * Math.PI, to * 2 * Math.PI];
  return `<path d="M${x} ${y}L${x + r * Math.cos(a)} ${y + r * Math.sin(a)}A${r} ${r} 0 ${to - from > 0.5 ? 1 : 0} 1 ${x + r * Math.cos(b)} ${y + r * Math.sin(b)}Z" fill="${fill}"/>`;
}

function wobblyRing(roll: Dice, x: number, y: number, r: number, ry: number): string {
  let path = '';
  for (let i = 0; i <= 40; i++) {
    const angle = (i / 38) * 2 * Math.PI;
    const wobble = 1 + roll(-0.03, 0.03) + 0.0015 * i;
    path += `${i ? 'L' : 'M'}${(x + r * wobble * Math.cos(angle)).toFixed(2)} ${(y + ry * wobble * Math.sin(angle)).toFixed(2)}`;
  }
  return `<path d="${path}" fill="none" stroke="${RED}" stroke-width="0.8"/>`;
}

function petals(roll: Dice, x: number, y: number, r: number): string {
  let svg = '';
  for (let i = 0; i < 14; i++) {
    const angle = roll(0, 6.28);
    const away = roll(0, r * 0.6);
    svg += `<ellipse cx="${x + away * Math.cos(angle)}" cy="${y + away * Math.sin(angle)}" rx="${roll(r * 0.2, r * 0.5)}" ry="${roll(r * 0.1, r * 0.3)}" fill="${pick(roll, ['#c81432', '#e23b52', '#a80f28', '#f0677c'])}" transform="rotate(${roll(0, 180)} ${x} ${y})"/>`;
  }
  return svg;
}

/** So many drawings all the way round, each by its cosine, sine and angle in degrees. */
function round(count: number, draw: (x: number, y: number, degrees: number) => string): string {
  return Array.from({ length: count }, (_, i) => draw(Math.cos((2 * Math.PI * i) / count), Math.sin((2 * Math.PI * i) / count), (360 * i) / count)).join('');
}

const glyphsRound = (roll: Dice, r: number, count: number, size: number): string => round(count, (x, y, degrees) => glyph(roll, { x: 105 + r * x, y: 60 + r * y, size, colour: RED, turn: degrees + 90 }));
const wheat = (r: number): string => round(26, (x, y, degrees) => (y < -0.85 ? '' : `<ellipse cx="${105 + r * x}" cy="${60 + r * y}" rx="1.8" ry="0.8" fill="${RED}" transform="rotate(${degrees + 60} ${105 + r * x} ${60 + r * y})"/>`));

function gear(r: number): string {
  const teeth = Array.from({ length: 48 }, (_, i) => [(i * Math.PI) / 24, i % 4 < 2 ? r : 0.9 * r] as const);
  return `<path d="M${teeth.map(([angle, far]) => `${105 + far * Math.cos(angle)} ${60 + far * Math.sin(angle)}`).join('L')}Z" fill="none" stroke="${RED}" stroke-width="0.8"/>`;
}

/** Pages with red on them but no seal, by kind. */
export const UNSEALED: Readonly<Record<string, Draw>> = {
  'plain text': (roll) => ({ svg: body(roll, 40), quality: 60, noise: 3 }),
  letterhead: (roll) => ({ svg: line(roll, { x: 30, y: 45, size: 15, colour: '#e01020', count: 9, weight: 0.17 }) + bar(27, 72, 70, 1) + bar(113, 72, 70, 1) + star(105, 72.5, 4, RED) + body(roll, 90) }),
  'letterhead, tilted photograph': (roll) => ({ svg: line(roll, { x: 30, y: 45, size: 15, colour: '#e01020', count: 9, weight: 0.17 }) + bar(27, 72, 156, 1) + body(roll, 90), turn: 6, cast: [0.85, 0.73, 0.6], noise: 6, quality: 50 }),
  'red headings': (roll) => ({ svg: [60, 120, 180].map((y) => line(roll, { x: 30, y, size: 7, colour: RED, count: 8 })).join('') + body(roll, 70, 110) + body(roll, 130, 170) }),
  'red writing in rows': (roll) => ({ svg: [60, 70, 80, 90, 100, 110].map((y) => line(roll, { x: 80, y, size: 6, colour: RED, count: 7 })).join('') + body(roll, 130) }),
  flag: (roll) => ({ svg: bar(50, 60, 110, 73) + star(70, 78, 11, GOLD) + [0, 1, 2, 3].map((i) => star(88, 66 + i * 8, 3.5, GOLD)).join('') + body(roll, 150) }),
  banner: (roll) => ({ svg: bar(10, 90, 190, 22) + line(roll, { x: 20, y: 101, size: 12, colour: '#fff3c0', count: 13 }) + body(roll, 130), cast: [0.9, 0.9, 0.85], blur: 0.6 }),
  'party emblem': (roll) => ({ svg: disc(105, 60, 22) + `<path d="M92 70L118 46M100 48A16 16 0 1 1 96 70" stroke="${GOLD}" stroke-width="4" fill="none"/>` + body(roll, 110) }),
  'state emblem': (roll) => ({ svg: disc(105, 45, 16, GOLD) + disc(105, 44, 12.5) + star(105, 39, 4, GOLD) + bar(97, 46, 16, 5, GOLD) + body(roll, 80) }),
  lanterns: (roll) => ({ svg: [60, 150].map((x) => `<ellipse cx="${x}" cy="70" rx="24" ry="19" fill="${RED}"/><ellipse cx="${x}" cy="70" rx="12" ry="19" fill="none" stroke="${GOLD}" stroke-width="0.8"/>` + bar(x - 8, 49, 16, 3, GOLD) + bar(x - 0.5, 90, 1, 18)).join('') + body(roll, 140) }),
  flowers: (roll) => ({ svg: petals(roll, 60, 80, 24) + petals(roll, 140, 95, 30) + petals(roll, 100, 150, 22) + disc(60, 80, 4, GOLD), blur: 1, noise: 4 }),
  'no-entry sign': (roll) => ({ svg: disc(105, 100, 22) + bar(91, 96, 28, 8, '#fff') + body(roll, 150) }),
  'speed limit': (roll) => ({ svg: ring(105, 100, 19, 5) + line(roll, { x: 92, y: 100, size: 12, colour: '#111', count: 2, weight: 0.16 }) + body(roll, 150) }),
  'pie chart': (roll) => { const cuts = [0, roll(0.2, 0.4), roll(0.5, 0.7), 1]; return { svg: slice(105, 110, 28, cuts[0]!, cuts[1]!, RED) + slice(105, 110, 28, cuts[1]!, cuts[2]!, '#f07070') + slice(105, 110, 28, cuts[2]!, cuts[3]!, '#8a1018') + body(roll, 160) }; },
  'ring chart': (roll) => ({ svg: ring(70, 110, 20, 7) + ring(150, 110, 20, 7, '#eee') + `<circle cx="150" cy="110" r="20" fill="none" stroke="${RED}" stroke-width="7" stroke-dasharray="90 40"/>` + line(roll, { x: 62, y: 110, size: 7, colour: RED, count: 2 }) + body(roll, 160) }),
  'thin ring chart': (roll) => ({ svg: ring(105, 110, 20, 2) + line(roll, { x: 95, y: 108, size: 9, colour: RED, count: 2 }) + line(roll, { x: 97, y: 118, size: 4, colour: '#666', count: 4 }) + body(roll, 160) }),
  'red table': (roll) => ({ svg: [0, 1, 2, 3, 4, 5, 6].map((i) => bar(30, 80 + i * 12, 150, 0.5)).join('') + [0, 1, 2, 3, 4].map((i) => bar(30 + i * 37.4, 80, 0.5, 72)).join('') + [0, 1, 2, 3, 4, 5].map((i) => line(roll, { x: 34, y: 86 + i * 12, size: 5, colour: '#222', count: 5 })).join('') + body(roll, 170) }),
  'red form, red writing': (roll) => ({ svg: [0, 1, 2, 3, 4, 5, 6].map((i) => bar(30, 80 + i * 12, 150, 0.5)).join('') + [0, 1, 2, 3, 4].map((i) => bar(30 + i * 37.4, 80, 0.5, 72)).join('') + [0, 1, 2, 3, 4, 5].map((i) => line(roll, { x: 34, y: 86 + i * 12, size: 5, colour: RED, count: 5 })).join('') }),
  'boxed heading': (roll) => ({ svg: box(40, 60, 130, 16) + line(roll, { x: 50, y: 68, size: 8, colour: RED, count: 12 }) + body(roll, 100) }),
  'hand-drawn circles': (roll) => ({ svg: body(roll) + wobblyRing(roll, 80, 130, 24, 16) + wobblyRing(roll, 140, 200, 18, 14) }),
  'circle round a heading': (roll) => ({ svg: body(roll, 140) + line(roll, { x: 75, y: 90, size: 8, colour: RED, count: 5 }) + wobblyRing(roll, 96, 90, 32, 20) }),
  'app icons': (roll) => ({ svg: [0, 1, 2, 3].map((i) => `<rect x="${25 + i * 43}" y="60" width="30" height="30" rx="7" fill="${pick(roll, [RED, '#e8452c', '#d01050'])}"/>` + glyph(roll, { x: 40 + i * 43, y: 75, size: 16, colour: '#fff', weight: 0.14 }) + disc(54 + i * 43, 61, 4.5)).join('') + body(roll, 130), quality: 85 }),
  'round icons': (roll) => ({ svg: [0, 1, 2].map((i) => disc(45 + i * 60, 80, 18) + glyph(roll, { x: 45 + i * 60, y: 80, size: 20, colour: '#fff', weight: 0.12 })).join('') + body(roll, 130) }),
  'numbers in rings': (roll) => ({ svg: [70, 110, 150, 190].map((y) => ring(38, y, 6, 0.8) + glyph(roll, { x: 38, y, size: 7, colour: RED })).join('') + body(roll, 220) }),
  'clock face': (roll) => ({ svg: ring(105, 110, 22, 1) + Array.from({ length: 60 }, (_, i) => `<path d="M0 ${i % 5 ? -20 : -18}L0 -21" transform="translate(105 110) rotate(${i * 6})" stroke="${RED}" stroke-width="0.5"/>`).join('') + `<path d="M105 110L105 95M105 110L116 114" stroke="${RED}" stroke-width="1"/>` + body(roll, 160) }),
  'certificate cover': (roll) => ({ svg: bar(0, 0, 210, 297, '#b3121b') + ring(105, 110, 26, 1.2, GOLD) + star(105, 110, 12, GOLD) + line(roll, { x: 45, y: 190, size: 20, colour: GOLD, count: 6 }), noise: 4, blur: 0.6 }),
  rosette: (roll) => ({ svg: Array.from({ length: 24 }, (_, i) => disc(105 + 20 * Math.cos((i * Math.PI) / 12), 100 + 20 * Math.sin((i * Math.PI) / 12), 4)).join('') + disc(105, 100, 20) + disc(105, 100, 14, GOLD) + bar(95, 118, 8, 30) + bar(107, 118, 8, 30) + body(roll, 170) }),
  'ticks and scribbles': (roll) => ({ svg: body(roll) + [80, 120, 160, 200].map((y) => `<path d="M150 ${y}l6 6l14 -16" fill="none" stroke="${RED}" stroke-width="1.4"/>`).join('') + `<path d="M60 240q10 -20 20 0t20 0t20 -6t20 4" fill="none" stroke="${RED}" stroke-width="1"/>` }),
  'guilloche certificate without a seal': (roll) => ({ svg: guilloche(roll, '#f0b8bc', '#d0525c') + line(roll, { x: 65, y: 60, size: 18, colour: '#b8121b', count: 4, weight: 0.14 }) + body(roll, 100, 180), paper: '#fff6f4', quality: 75 }),
  'yellow certificate without a seal': (roll) => ({ svg: guilloche(roll, '#f2d64a', '#8c2f22') + line(roll, { x: 65, y: 60, size: 18, colour: '#b8121b', count: 4, weight: 0.14 }) + body(roll, 100, 180), paper: '#f9ea74', quality: 75 }),
  'plaque': (roll) => ({ svg: bar(0, 0, 210, 297, '#4a2c1a') + bar(15, 60, 180, 130, '#d9b75a') + line(roll, { x: 40, y: 85, size: 12, colour: '#2a1a10', count: 10 }) + line(roll, { x: 50, y: 125, size: 24, colour: RED, count: 4, weight: 0.16 }) + line(roll, { x: 105, y: 170, size: 8, colour: '#2a1a10', count: 8 }), noise: 5, blur: 0.6, quality: 60 }),
  'round warning signs': (roll) => ({ svg: ring(60, 100, 19, 4) + `<path d="M47 87L73 113" stroke="${RED}" stroke-width="4"/>` + bar(54, 92, 12, 18, '#222') + ring(150, 100, 19, 4) + `<path d="M150 88l8 22h-16z" fill="#222"/>` + `<path d="M105 150L128 190L82 190Z" fill="#ffd400" stroke="${RED}" stroke-width="4"/>` + bar(103.5, 165, 3, 14, '#222') + body(roll, 210), quality: 75 }),
  'stop sign': (roll) => ({ svg: `<polygon points="${Array.from({ length: 8 }, (_, i) => `${(105 + 26 * Math.cos((i + 0.5) * Math.PI / 4)).toFixed(1)},${(110 + 26 * Math.sin((i + 0.5) * Math.PI / 4)).toFixed(1)}`).join(' ')}" fill="${RED}"/>` + line(roll, { x: 86, y: 110, size: 13, colour: '#fff', count: 3, weight: 0.18 }) + body(roll, 160), quality: 75 }),
  'percentage badges': (roll) => ({ svg: [50, 105, 160].map((x) => ring(x, 90, 17, 1.2) + line(roll, { x: x - 9, y: 88, size: 9, colour: RED, count: 2, weight: 0.16 }) + line(roll, { x: x - 8, y: 98, size: 4, colour: RED, count: 4 })).join('') + body(roll, 130), quality: 85 }),
  'starburst badge': (roll) => ({ svg: `<polygon points="${Array.from({ length: 48 }, (_, i) => { const r = i % 2 ? 21 : 24; return `${(105 + r * Math.cos((i * Math.PI) / 24)).toFixed(1)},${(100 + r * Math.sin((i * Math.PI) / 24)).toFixed(1)}`; }).join(' ')}" fill="${RED}"/>` + line(roll, { x: 88, y: 98, size: 11, colour: '#fff', count: 3, weight: 0.16 }) + body(roll, 150), quality: 85 }),
  'brown compass card': (roll) => ({ svg: ring(105, 110, 24, 0.9, '#3a1c14') + Array.from({ length: 32 }, (_, i) => glyph(roll, { x: 105 + 20.5 * Math.cos((i * Math.PI) / 16), y: 110 + 20.5 * Math.sin((i * Math.PI) / 16), size: 3.2, colour: '#3a1c14', turn: i * 11.25 + 90 })).join('') + star(105, 110, 13, '#3a1c14') + body(roll, 160), quality: 75 }),
  'skin and bricks': (roll) => ({ svg: Array.from({ length: 60 }, () => `<rect x="${roll(0, 200)}" y="${roll(0, 280)}" width="26" height="9" fill="${pick(roll, ['#b0543e', '#9c4632', '#c4705a', '#8c3c2c'])}"/>`).join('') + `<ellipse cx="105" cy="120" rx="30" ry="40" fill="#e2b394"/>`, blur: 1.2, noise: 6, quality: 60 }),
};

/** Emblems so like a seal that a picture alone does not part them: never to be counted on, at best doubtful. */
export const LOOKALIKES: Readonly<Record<string, Draw>> = {
  target: (roll) => ({ svg: [22, 16, 10, 4].map((r) => ring(105, 110, r, 2.4)).join('') + body(roll, 160) }),
  'double-ring logo': (roll) => ({
    svg: ring(105, 60, 20, 1) + ring(105, 60, 12.5, 0.8) + Array.from({ length: 16 }, (_, i) => {
      const angle = (i / 16) * 2 * Math.PI;
      return glyph(roll, { x: 105 + 16.2 * Math.cos(angle), y: 60 + 16.2 * Math.sin(angle), size: 4, colour: RED, turn: (angle * 180) / Math.PI + 90 });
    }).join('') + glyph(roll, { x: 105, y: 60, size: 14, colour: RED }) + body(roll, 100),
  }),
  coin: (roll) => { const r = roll(15, 20); return { svg: ring(105, 60, r, 1.1) + round(48, (x, y) => disc(105 + r * 0.88 * x, 60 + r * 0.88 * y, 0.4)) + [-0.3, 0.3].map((aside) => glyph(roll, { x: 105 + r * aside, y: 60, size: r * 0.6, colour: RED })).join('') + body(roll, 100) }; },
  'cloud of speech': (roll) => ({
    svg: body(roll, 60, 180) + round(16, (x, y) => `<circle cx="${150 + 20 * x}" cy="${225 + 14 * y}" r="4.5" fill="#fff" stroke="${RED}" stroke-width="0.8"/>`) + '<ellipse cx="150" cy="225" rx="20" ry="14" fill="#fff"/>' + line(roll, { x: 136, y: 221, size: 6, colour: RED, count: 4 }) + line(roll, { x: 140, y: 230, size: 6, colour: RED, count: 3 }),
    quality: 80,
  }),
  'rectangular seal': (roll) => ({
    svg: body(roll) + box(140, 200, 20, 20, 1) + [0, 1, 2, 3].map((i) => glyph(roll, { x: 145.5 + (i % 2) * 9, y: 205.5 + Math.floor(i / 2) * 9, size: 8.4, colour: RED, weight: 0.13 })).join(''),
  }),
};

/** Badges with a second ring that is thin, or hides between teeth and ears: what would be a seal without it. */
export const BADGES: Readonly<Record<string, Draw>> = {
  'triple-ring badge': (roll) => { const r = roll(17, 23); return { svg: ring(105, 60, r, 1) + ring(105, 60, r * 0.93, 0.5) + ring(105, 60, r * 0.62, 0.5) + glyphsRound(roll, r * 0.78, 18, r * 0.17) + star(105, 60, r * 0.4, RED) + body(roll, 100) }; },
  'gear badge': (roll) => { const r = roll(17, 23); return { svg: gear(r) + ring(105, 60, r * 0.8, 0.7) + ring(105, 60, r * 0.5, 0.6) + glyphsRound(roll, r * 0.66, 16, r * 0.2) + star(105, 60, r * 0.35, RED) + body(roll, 100) }; },
  'wheat badge': (roll) => { const r = roll(17, 23); return { svg: ring(105, 60, r, 0.9) + ring(105, 60, r * 0.6, 0.6) + wheat(r * 0.78) + glyph(roll, { x: 105, y: 60, size: r * 0.7, colour: RED }) + body(roll, 100) }; },
};
