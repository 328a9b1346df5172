import { seal, type Draw } from './drawn-seals.js';
import { body, dice, line, pick, type Dice } from './strokes.js';

const RED = '#d8202a';
export const INKS = { yellow: '#fff200', green: '#8df06c', pink: '#ff8fc8', blue: '#7fd4ff', orange: '#ffc24a' } as const;

/** A line of 18 dark characters from x = 40 mm on; `y` is its middle. */
export const words = (y: number, seed = 8): string => line(dice(seed), { x: 40, y, size: 5.3, colour: '#1a1a1a', count: 18 });
export const marker = (y: number, ink: string, width = 60, height = 7): string => `<rect x="45" y="${y - height / 2}" width="${width}" height="${height}" fill="${ink}" style="mix-blend-mode:multiply"/>`;
export const under = (y: number, width: number, rise = 0, colour = RED): string => `<path d="M42 ${y + 3.8}l${width} ${-rise}" stroke="${colour}" stroke-width="0.7"/>`;

/** A pen drawn round the words from 45 mm to 45 + width: no corner, no straight side, ends that overshoot. */
export function loop(roll: Dice, y: number, width: number, height = 11): string {
  let path = '';
  for (let i = 0; i <= 44; i++) {
    const angle = (i / 41) * 2 * Math.PI;
    const wobble = 1 + roll(-0.03, 0.03);
    path += `${i ? 'L' : 'M'}${(45 + width / 2 + (width / 2) * wobble * Math.cos(angle)).toFixed(2)} ${(y + (height / 2) * wobble * Math.sin(angle)).toFixed(2)}`;
  }
  return `<path d="${path}" fill="none" stroke="${RED}" stroke-width="0.7"/>`;
}

/** An upright line from `top` to `bottom`, as a pen draws it in the margin. */
export const margin = (x: number, top: number, bottom: number, colour = RED, lean = 0): string => `<path d="M${x} ${top}l${lean} ${bottom - top}" stroke="${colour}" stroke-width="0.8"/>`;
const lines = (from: number, to: number): string => Array.from({ length: Math.floor((to - from) / 10) + 1 }, (_, i) => words(from + i * 10, i + 5)).join('');

const dense = (y: number, seed: number): string => line(dice(seed), { x: 40, y, size: 5.3, colour: '#1a1a1a', count: 22 });
const wavy = (y: number, width: number, colour = RED, thick = 0.6): string => `<path d="M42 ${y + 4.2}${Array.from({ length: Math.round(width / 6) }, (_, i) => `q1.5 ${i % 2 ? 0.9 : -0.9} 3 0t3 0`).join('')}" fill="none" stroke="${colour}" stroke-width="${thick}"/>`;
const page = (roll: Dice): string => body(roll, 150);

/** Pages on which words are marked (着重标出), by kind. */
export const MARKED: Readonly<Record<string, Draw>> = {
  ...Object.fromEntries(Object.entries(INKS).map(([name, ink]): [string, Draw] => [`${name} marker`, (roll) => ({ svg: page(roll) + words(100) + marker(100, ink, roll(35, 80)), quality: 70 })])),
  'marker over two lines': (roll) => ({ svg: page(roll) + words(100) + words(110, 9) + marker(100, INKS.yellow, 80) + marker(110, INKS.yellow, 50), quality: 70 }),
  // From the middle of the first line to the middle of the last, each stroke as high as the lines are apart.
  'one marker over three lines': (roll) => ({ svg: page(roll) + [100, 109, 118].map((y) => words(y, y)).join('') + `<g transform="translate(${roll(-2, 2)} 0)">${[[75, 95.5, 62], [40, 104.5, 97], [40, 113.5, 40]].map(([x, y, width]) => `<rect x="${x}" y="${y}" width="${width}" height="9.2" fill="${INKS.yellow}" style="mix-blend-mode:multiply"/>`).join('')}</g>`, quality: 70 }),
  'one marker over whole lines': (roll) => ({ svg: page(roll) + [100, 108, 116].map((y) => words(y, y)).join('') + `<rect x="39" y="95.5" width="98" height="25" fill="${pick(roll, [INKS.green, INKS.yellow])}" style="mix-blend-mode:multiply"/>`, quality: 75 }),
  'orange marker of an office program': (roll) => ({ svg: page(roll) + words(100) + marker(100, '#ffbe00', roll(35, 80)), quality: 70 }),
  'marker no higher than its bold words': (roll) => ({ svg: page(roll) + `<rect x="45" y="98" width="${roll(40, 60)}" height="4.4" fill="${INKS.orange}"/>` + Array.from({ length: 40 }, (_, i) => `<rect x="${45.6 + i * 1.75}" y="97.6" width="0.5" height="5.2" fill="#111"/>`).join(''), quality: 80 }),
  'pale marker': (roll) => ({ svg: page(roll) + words(100) + marker(100, '#fff99a', 60), quality: 80 }),
  'marker, jpeg 30': (roll) => ({ svg: page(roll) + words(100) + marker(100, INKS.yellow), quality: 30 }),
  'marker, 72 dpi': (roll) => ({ svg: page(roll) + words(100) + marker(100, INKS.green), long: 842, quality: 70 }),
  'marker, warm photograph': (roll) => ({ svg: page(roll) + words(100) + marker(100, INKS.pink), cast: [0.9, 0.83, 0.7], noise: 4, turn: roll(-1.5, 1.5), quality: 70 }),
  'marker on cream paper': (roll) => ({ svg: page(roll) + words(100) + marker(100, INKS.green), paper: '#f6ecd2', quality: 75 }),
  underline: (roll) => ({ svg: page(roll) + words(100) + under(100, roll(25, 85)), quality: 70 }),
  'underline by hand': (roll) => ({ svg: page(roll) + words(100) + under(100, 55, pick(roll, [1.4, -1.4])), quality: 60 }),
  'wavy underline': (roll) => ({ svg: page(roll) + words(100) + wavy(100, 60), quality: 75 }),
  'underline, jpeg 30': (roll) => ({ svg: page(roll) + words(100) + under(100, 70), quality: 30 }),
  'underlines of three lines': (roll) => ({ svg: page(roll) + [90, 100, 110].map((y) => words(y, y) + under(y, 80)).join(''), quality: 70 }),
  'underline close above the next line': (roll) => ({ svg: page(roll) + [93, 100, 107].map((y) => dense(y, Math.round(y))).join('') + `<path d="M42 103.2l${roll(40, 85)} 0" stroke="${RED}" stroke-width="0.5"/>`, quality: 85 }),
  'underline below a letterhead': (roll) => ({ svg: line(roll, { x: 35, y: 45, size: 14, colour: '#e01020', count: 9, weight: 0.16 }) + '<rect x="27" y="70" width="156" height="0.9" fill="#e01020"/>' + words(100) + under(100, 70) + page(roll), quality: 70 }),
  'loop round words': (roll) => ({ svg: page(roll) + words(100) + loop(roll, 100, 50), quality: 75 }),
  'bar in the margin': (roll) => ({ svg: page(roll) + lines(70, 130) + margin(35, 85, roll(108, 128)), quality: 75 }),
  'bars in the margin one below the other': (roll) => ({ svg: page(roll) + lines(70, 130) + margin(35, 72, 98) + margin(35, 101, 128), quality: 75 }),
  'bar in the margin by hand': (roll) => ({ svg: page(roll) + lines(70, 130) + margin(35, 78, 118, RED, roll(-1.2, 1.2)), quality: 60 }),
  'yellow stroke under words': (roll) => ({ svg: page(roll) + words(100) + `<path d="M42 ${104.4}l${roll(30, 80)} 0" stroke="#ffe100" stroke-width="1.4"/>`, quality: 75 }),
  'green stroke under words by hand': (roll) => ({ svg: page(roll) + words(100) + `<path d="M42 ${104.6}l60 ${roll(-1.2, 1.2)}" stroke="#7fe84a" stroke-width="1.3"/>`, quality: 75 }),
  'thin green underline of a reader': (roll) => ({ svg: page(roll) + dense(100, 7) + `<path d="M42 103.4l${roll(30, 80)} 0" stroke="#6deb6d" stroke-width="0.5"/>`, quality: 85 }),
  'yellow bar in the margin': (roll) => ({ svg: page(roll) + lines(70, 130) + margin(35, 82, 122, '#ffe000').replace('0.8', '1.6'), quality: 75 }),
  'loop round two lines': (roll) => ({ svg: page(roll) + words(100) + words(110, 9) + loop(roll, 105, 70, 22), quality: 75 }),
};

const grid = (roll: Dice, colour: string): string => [0, 1, 2, 3, 4].map((i) => `<rect x="30" y="${80 + i * 12}" width="150" height="0.5" fill="${colour}"/>`).join('') + [0, 1, 2, 3, 4].map((i) => `<rect x="${30 + i * 37.4}" y="80" width="0.5" height="48" fill="${colour}"/>`).join('') + [0, 1, 2, 3].map((i) => line(roll, { x: 34, y: 86 + i * 12, size: 5, colour: '#222', count: 5 })).join('');

/** Pages with colour on them that marks no words. */
export const UNMARKED: Readonly<Record<string, Draw>> = {
  'plain text': (roll) => ({ svg: body(roll, 40), quality: 60, noise: 3 }),
  'coloured bar without words': (roll) => ({ svg: page(roll) + marker(100, INKS.yellow), quality: 70 }),
  'coloured picture': (roll) => ({ svg: page(roll) + '<rect x="40" y="60" width="90" height="60" fill="#ffe14d"/><circle cx="80" cy="90" r="20" fill="#444"/>', quality: 70 }),
  'cream paper': (roll) => ({ svg: body(roll, 40), paper: '#f3e6c4', noise: 3, quality: 70 }),
  letterhead: (roll) => ({ svg: line(roll, { x: 40, y: 60, size: 12, colour: '#e01020', count: 9 }) + words(82) + '<rect x="27" y="88" width="156" height="0.8" fill="#e01020"/>' + page(roll), quality: 70 }),
  'letterhead, rule in two parts': (roll) => ({ svg: line(roll, { x: 40, y: 60, size: 12, colour: '#e01020', count: 9 }) + '<rect x="27" y="75" width="70" height="0.8" fill="#e01020"/><rect x="113" y="75" width="70" height="0.8" fill="#e01020"/>' + page(roll), quality: 70 }),
  'red table': (roll) => ({ svg: grid(roll, RED) + page(roll), quality: 70 }),
  'red heading, red line': (roll) => ({ svg: line(roll, { x: 42, y: 100, size: 6, colour: RED, count: 10 }) + under(100, 70) + page(roll), quality: 70 }),
  'black and blue underlines': (roll) => ({ svg: words(90) + under(90, 70, 0, '#222') + words(105, 9) + under(105, 70, 0, '#1a4fd0') + page(roll), quality: 75 }),
  'red line without words': (roll) => ({ svg: under(100, 70) + page(roll), quality: 70 }),
  seal: (roll) => ({ svg: body(roll, 60, 190) + seal(roll, { x: 140, y: 225, r: 21 }), quality: 70 }),
  'seal over words': (roll) => ({ svg: body(roll) + seal(roll, { x: 140, y: 200, r: 22 }), quality: 70 }),
  'printed red frame': (roll) => ({ svg: page(roll) + words(100) + `<rect x="36" y="92" width="120" height="16" fill="none" stroke="${RED}" stroke-width="0.7"/>`, quality: 75 }),
  'loop round nothing': (roll) => ({ svg: page(roll) + loop(roll, 100, 50), quality: 75 }),
  'coloured head of a table': (roll) => ({ svg: page(roll) + [0, 1, 2].map((i) => `<rect x="${30 + i * 50}" y="96" width="50" height="9" fill="#ffd966" stroke="#222" stroke-width="0.5"/>` + line(roll, { x: 37 + i * 50, y: 100.5, size: 5, colour: '#222', count: 6 })).join(''), quality: 80 }),
  'words set in a coloured box': (roll) => ({ svg: page(roll) + `<rect x="40" y="96" width="64" height="8" fill="${INKS.green}"/>` + line(roll, { x: 48, y: 100, size: 5.3, colour: '#222', count: 9 }), quality: 80 }),
  'words of several lines set in a coloured box': (roll) => ({ svg: page(roll) + `<rect x="34" y="90" width="112" height="36" fill="${INKS.green}"/>` + [98, 106, 114].map((y) => words(y, y)).join(''), quality: 80 }),
  'coloured panel round a paragraph': (roll) => ({ svg: page(roll) + `<rect x="39" y="95" width="98" height="26" fill="#ffe98a"/>` + words(100, 3) + words(108, 4) + line(roll, { x: 40, y: 116, size: 5.3, colour: '#222', count: 7 }), quality: 80 }),
  'ruled cell of several lines': (roll) => ({ svg: page(roll) + `<rect x="39" y="94" width="98" height="28" fill="#ffe98a" stroke="#222" stroke-width="0.6"/>` + [100, 108, 116].map((y) => words(y, y)).join(''), quality: 80 }),
  'bars of a chart': (roll) => ({ svg: page(roll) + [0, 1, 2, 3].map((i) => `<rect x="${50 + i * 25}" y="${70 + i * 8}" width="14" height="${60 - i * 8}" fill="${pick(roll, ['#ffd34d', '#8fd06c', '#7fc4ff'])}"/>`).join('') + line(roll, { x: 50, y: 136, size: 4, colour: '#333', count: 18 }), quality: 75 }),
  'red rule down the page': (roll) => ({ svg: page(roll) + lines(40, 140) + margin(33, 20, 285), quality: 75 }),
  'red frame in pieces': (roll) => ({ svg: page(roll) + lines(70, 130) + [[20, 76], [79, 108], [111, 150], [153, 280]].map(([top, bottom]) => margin(33, top!, bottom!)).join(''), quality: 75 }),
  'red edge of the sheet': (roll) => ({ svg: page(roll) + [72, 82, 92, 102, 112, 122].map((y) => line(roll, { x: 9, y, size: 5, colour: '#1a1a1a', count: 12 })).join('') + margin(4, 80, 118), quality: 75 }),
  'red rule between columns': (roll) => ({ svg: [60, 70, 80, 90, 100, 110].map((y) => line(roll, { x: 30, y, size: 5, colour: '#1a1a1a', count: 12 }) + line(roll, { x: 112, y, size: 5, colour: '#1a1a1a', count: 12 })).join('') + margin(103, 58, 112), quality: 75 }),
  'printed red box round a paragraph': (roll) => ({ svg: page(roll) + lines(80, 120) + `<rect x="36" y="72" width="112" height="56" fill="none" stroke="${RED}" stroke-width="0.7"/>`, quality: 75 }),
  'red line beside nothing': (roll) => ({ svg: page(roll) + margin(35, 70, 110), quality: 75 }),
  'words struck out in red': (roll) => ({ svg: page(roll) + dense(100, 7) + dense(108, 9) + `<path d="M42 ${100 + roll(-0.2, 0.2)}l${roll(55, 85)} 0" stroke="${RED}" stroke-width="0.5"/>`, quality: 85 }),
  'words struck out in green': (roll) => ({ svg: page(roll) + dense(100, 7) + dense(108, 9) + `<path d="M42 100l${roll(55, 85)} 0" stroke="#6deb6d" stroke-width="1.2"/>`, quality: 85 }),
  'thin green rule without words': (roll) => ({ svg: page(roll) + `<path d="M42 103.4l${roll(30, 80)} 0" stroke="#6deb6d" stroke-width="0.5"/>`, quality: 85 }),
  'yellow rule without words': (roll) => ({ svg: page(roll) + '<rect x="40" y="100" width="90" height="1.4" fill="#ffe100"/>', quality: 75 }),
  'ticks and scribbles': (roll) => ({ svg: body(roll) + [80, 120, 160].map((y) => `<path d="M150 ${y}l6 6l14 -16" fill="none" stroke="${RED}" stroke-width="1.2"/>`).join(''), quality: 70 }),
};
