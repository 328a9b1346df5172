import sharp from 'sharp';
import { between, chance } from './chance.mjs';
import { svgText } from './glyphs.mjs';
import { sealSvg } from './seal.mjs';

const text = (content, x, y, size, style = {}) => svgText(content, { x, y, size, face: 'song', fill: '#26211c', ...style });

/** A certificate as scanned, lying: patterned border, heading, lines, a seal. Millimetres. */
export async function certificate({ seed, heading, lines, foot, seal, dpi = 150 }) {
  const next = chance(seed);
  const [width, height] = [297, 210];
  const waves = Array.from({ length: 46 }, (_, i) => `<path d="M14 ${16 + i * 3.9}q34 ${i % 2 ? 3 : -3} 68 0t68 0t68 0t65 0" fill="none" stroke="#d9c48f" stroke-width=".18" opacity=".7"/>`).join('');
  const corners = [[14, 14, 0], [283, 14, 90], [283, 196, 180], [14, 196, 270]].map(([x, y, turn]) => `<g transform="translate(${x} ${y}) rotate(${turn})"><path d="M0 26V0H26M4 20V4H20M8 14V8H14" fill="none" stroke="#a8843a" stroke-width="1.1"/><circle cx="11" cy="11" r="2.2" fill="#a8843a"/></g>`).join('');
  const frame = `<rect width="${width}" height="${height}" fill="#fdf9ec"/>${waves}<rect x="9" y="9" width="279" height="192" fill="none" stroke="#b08d45" stroke-width="1.6"/><rect x="12.5" y="12.5" width="272" height="185" fill="none" stroke="#b08d45" stroke-width=".5"/>${corners}`;
  const body = lines.map((line, index) => text(line, 42, 88 + index * 13.2, 6.6)).join('');
  const signed = foot.map((line, index) => text(line, 216, 164 + index * 11, 6.2, { anchor: 'middle' })).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.round((width / 25.4) * dpi)}" height="${Math.round((height / 25.4) * dpi)}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="#fdf9ec"/><g transform="rotate(${between(next, -0.5, 0.5).toFixed(2)} 148 105)">${frame}${text(heading, 148.5, 58, 19, { face: 'bold', anchor: 'middle', fill: '#8c1c1c', spacing: 5 })}${body}${signed}${seal ? `<g opacity=".86" transform="translate(218 164) rotate(-5)">${sealSvg(seal, { diameter: 41 })}</g>` : ''}</g></svg>`;
  const { data, info } = await sharp(Buffer.from(svg), { unlimited: true }).blur(0.5).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let noise = Math.floor(next() * 4294967295) || 1;
  for (let i = 0; i < data.length; i++) {
    noise ^= noise << 13;
    noise ^= noise >>> 17;
    noise ^= noise << 5;
    data[i] = Math.max(0, Math.min(252, data[i] - 3 + ((noise & 255) / 255 - 0.5) * 5));
  }
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } }).withMetadata({ density: dpi }).jpeg({ quality: 62, mozjpeg: true }).toBuffer();
}

/** A brass plate on a wall, photographed a little from the side. */
export async function plaque({ seed, lines, foot, takenAt }) {
  const next = chance(seed);
  const title = lines.map((line, index) => text(line, 640, 400 + index * 118, index === lines.length - 1 ? Math.min(92, 860 / [...line].length) : 48, { face: index === lines.length - 1 ? 'bold' : 'hei', anchor: 'middle', fill: '#8a1414', spacing: 4 })).join('');
  const small = foot.map((line, index) => text(line, 640, 660 + index * 54, 34, { face: 'hei', anchor: 'middle', fill: '#3a2c12' })).join('');
  const bricks = Array.from({ length: 12 }, (_, r) => Array.from({ length: 8 }, (_, c) => `<rect x="${c * 190 - (r % 2) * 95}" y="${r * 82}" width="186" height="78" fill="#b9b4ab" opacity="${between(next, 0.35, 0.8).toFixed(2)}"/>`).join('')).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="960"><defs><linearGradient id="m" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#f7e6ae"/><stop offset=".35" stop-color="#d9b765"/><stop offset=".55" stop-color="#f5e3a6"/><stop offset="1" stop-color="#b98f3d"/></linearGradient></defs><rect width="1280" height="960" fill="#cfcac1"/>${bricks}<g transform="matrix(.97 .012 -.02 .98 30 8)"><rect x="152" y="212" width="1000" height="592" fill="#000" opacity=".25"/><rect x="140" y="196" width="1000" height="592" rx="8" fill="url(#m)"/><rect x="166" y="222" width="948" height="540" fill="none" stroke="#9c742b" stroke-width="4"/>${[[180, 236], [1100, 236], [180, 748], [1100, 748]].map(([x, y]) => `<circle cx="${x}" cy="${y}" r="11" fill="#8b8b8b"/><circle cx="${x - 3}" cy="${y - 3}" r="4" fill="#eee"/>`).join('')}${title}${small}</g></svg>`;
  const { data, info } = await sharp(Buffer.from(svg)).blur(0.9).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let noise = 77;
  for (let i = 0; i < data.length; i++) {
    noise = (Math.imul(noise, 1664525) + 1013904223) >>> 0;
    data[i] = Math.max(0, Math.min(255, data[i] + ((noise >>> 24) / 255 - 0.5) * 14));
  }
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } }).withExif({ IFD0: { Make: 'YL', Model: 'DC-210', DateTime: takenAt }, IFD2: { DateTimeOriginal: takenAt } }).jpeg({ quality: 74, mozjpeg: true }).toBuffer();
}
