import { between, oneOf } from './chance.mjs';
import { svgText } from './glyphs.mjs';

/** Things that stand in a photograph: people, trees, banners, tents, boards. Drawn in pixels of a 1440 × 1080 picture. */

const SHIRTS = ['#3d5a80', '#6b705c', '#b56576', '#e8e4da', '#2f3e46', '#8d99ae', '#d4a373', '#556b2f', '#7a4b3a', '#457b9d', '#f2f2ee', '#4a4e69', '#c9ada7'];
const TROUSERS = ['#23262e', '#39424e', '#4b4a45', '#2b3a55', '#5d5449', '#1f1f1f'];
const SKIN = ['#e3b596', '#d9a384', '#edc4a6', '#cf9877'];
const HAIR = ['#1c1715', '#262020', '#3a2d26', '#17181c', '#8b8682'];

/** A standing person, feet at x, y. @param {{ vest?: boolean, child?: boolean, back?: boolean, shirt?: string }} [how] */
export function person(next, x, y, height, how = {}) {
  const u = height / (how.child ? 5.6 : 7.2);
  const shirt = how.shirt ?? (how.vest ? '#c8242c' : oneOf(next, SHIRTS));
  const [trousers, skin, hair] = [oneOf(next, TROUSERS), oneOf(next, SKIN), oneOf(next, HAIR)];
  const hips = y - (how.child ? 2.4 : 3.5) * u;
  const neck = hips - (how.child ? 2.1 : 2.5) * u;
  const [lean, swing] = [between(next, -0.12, 0.12) * u, between(next, -0.5, 0.5) * u];
  const wide = between(next, 0.7, 0.84) * u;
  const leg = (dx, sway) => `<path d="M${x + dx} ${hips - 0.1 * u}L${x + dx * 1.15 + sway} ${y - 0.12 * u}" stroke="${trousers}" stroke-width="${0.62 * u}" stroke-linecap="round"/><ellipse cx="${x + dx * 1.2 + sway + 0.1 * u}" cy="${y - 0.06 * u}" rx="${0.36 * u}" ry="${0.17 * u}" fill="#1b1a1a"/>`;
  const arm = (side) => {
    const [elbow, hand] = [x + side * (wide + 0.22 * u), x + side * (wide * 0.9 + between(next, -0.6, 0.25) * u)];
    const low = neck + between(next, 1.9, 2.7) * u;
    return `<path d="M${x + side * wide * 0.86} ${neck + 0.42 * u}Q${elbow} ${neck + 1.35 * u} ${hand} ${low}" stroke="${how.vest ? '#e9e6e0' : shade(shirt, -18)}" stroke-width="${0.4 * u}" fill="none" stroke-linecap="round"/><circle cx="${hand}" cy="${low}" r="${0.21 * u}" fill="${skin}"/>`;
  };
  const torso = `<path d="M${x - wide} ${neck + 0.5 * u}Q${x - wide} ${neck} ${x - 0.35 * u} ${neck - 0.05 * u}L${x + 0.35 * u} ${neck - 0.05 * u}Q${x + wide} ${neck} ${x + wide} ${neck + 0.5 * u}L${x + wide * 0.82} ${hips + 0.2 * u}L${x - wide * 0.82} ${hips + 0.2 * u}Z" fill="${shirt}"/><path d="M${x + wide * 0.25} ${neck + 0.1 * u}L${x + wide} ${neck + 0.4 * u}L${x + wide * 0.82} ${hips + 0.2 * u}L${x + wide * 0.4} ${hips + 0.2 * u}Z" fill="#000" opacity=".13"/>`;
  const headY = neck - 0.72 * u;
  const head = how.back
    ? `<ellipse cx="${x + lean}" cy="${headY}" rx="${0.5 * u}" ry="${0.62 * u}" fill="${hair}"/>`
    : `<ellipse cx="${x + lean}" cy="${headY}" rx="${0.47 * u}" ry="${0.6 * u}" fill="${skin}"/><path d="M${x + lean - 0.52 * u} ${headY + 0.02 * u}Q${x + lean - 0.5 * u} ${headY - 0.75 * u} ${x + lean + 0.06 * u} ${headY - 0.68 * u}Q${x + lean + 0.56 * u} ${headY - 0.62 * u} ${x + lean + 0.5 * u} ${headY + 0.06 * u}Q${x + lean + 0.36 * u} ${headY - 0.3 * u} ${x + lean - 0.1 * u} ${headY - 0.28 * u}Q${x + lean - 0.42 * u} ${headY - 0.24 * u} ${x + lean - 0.52 * u} ${headY + 0.02 * u}Z" fill="${hair}"/>`;
  return `<ellipse cx="${x + 0.5 * u}" cy="${y}" rx="${1.3 * u}" ry="${0.24 * u}" fill="#000" opacity=".28"/>${leg(-0.4 * u, -swing)}${leg(0.4 * u, swing)}<rect x="${x - 0.17 * u}" y="${neck - 0.3 * u}" width="${0.34 * u}" height="${0.5 * u}" fill="${skin}"/>${torso}${arm(-1)}${arm(1)}${head}`;
}

/** Seen from behind in rows of seats: head and shoulders. */
export function seated(next, x, y, size) {
  const [shirt, hair] = [oneOf(next, SHIRTS), oneOf(next, HAIR)];
  const tall = between(next, 0.92, 1.1);
  return `<path d="M${x - size * 1.05} ${y + size * 1.5}Q${x - size * 1.05} ${y + size * 0.2} ${x - size * 0.3} ${y}L${x + size * 0.3} ${y}Q${x + size * 1.05} ${y + size * 0.2} ${x + size * 1.05} ${y + size * 1.5}Z" fill="${shirt}"/><rect x="${x - size * 0.2}" y="${y - size * 0.3}" width="${size * 0.4}" height="${size * 0.5}" fill="${oneOf(next, SKIN)}"/><ellipse cx="${x}" cy="${y - size * 0.62 * tall}" rx="${size * 0.5}" ry="${size * 0.6 * tall}" fill="${hair}"/><ellipse cx="${x - size * 0.14}" cy="${y - size * 0.85 * tall}" rx="${size * 0.2}" ry="${size * 0.16}" fill="#fff" opacity=".07"/>`;
}

export function tree(next, x, y, size) {
  const leaves = Array.from({ length: 46 }, () => {
    const [angle, away] = [between(next, 0, 6.283), Math.sqrt(next()) * size];
    const green = oneOf(next, ['#4c6b33', '#5d7f3d', '#3f5a2c', '#6f9148', '#35502a']);
    return `<circle cx="${x + Math.cos(angle) * away * 1.1}" cy="${y - size * 1.5 + Math.sin(angle) * away * 0.9}" r="${between(next, 0.14, 0.3) * size}" fill="${green}" opacity=".88"/>`;
  }).join('');
  return `<path d="M${x} ${y}L${x + size * 0.04} ${y - size * 1.3}" stroke="#4a3b2c" stroke-width="${size * 0.16}"/>${leaves}`;
}

/** A red cloth with a slogan, sagging a little. */
export function banner(text, { x, y, width, height, colour = '#c3161c', ink = '#fff6df' }) {
  const size = Math.min(height * 0.56, (width * 0.9) / [...text].length);
  const spacing = Math.min(size * 0.5, (width * 0.92 - [...text].length * size) / [...text].length);
  return `<path d="M${x} ${y}Q${x + width / 2} ${y + height * 0.1} ${x + width} ${y}L${x + width} ${y + height}Q${x + width / 2} ${y + height * 1.1} ${x} ${y + height}Z" fill="${colour}"/><path d="M${x} ${y + height * 0.9}Q${x + width / 2} ${y + height} ${x + width} ${y + height * 0.9}L${x + width} ${y + height}Q${x + width / 2} ${y + height * 1.1} ${x} ${y + height}Z" fill="#000" opacity=".16"/>${svgText(text, { x: x + width / 2, y: y + height * 0.76, size, face: 'hei', fill: ink, anchor: 'middle', spacing })}`;
}

export function tent(x, y, width, colour = '#1d5fa8') {
  const [h, roof] = [width * 0.62, width * 0.24];
  return `<g><rect x="${x + 4}" y="${y - h}" width="6" height="${h}" fill="#b9bcc0"/><rect x="${x + width - 10}" y="${y - h}" width="6" height="${h}" fill="#9a9da1"/><path d="M${x - 10} ${y - h}L${x + width / 2} ${y - h - roof}L${x + width + 10} ${y - h}Z" fill="${colour}"/><path d="M${x + width / 2} ${y - h - roof}L${x + width + 10} ${y - h}L${x + width * 0.56} ${y - h}Z" fill="#000" opacity=".17"/><rect x="${x - 10}" y="${y - h}" width="${width + 20}" height="${width * 0.07}" fill="${shade(colour, 16)}"/></g>`;
}

export function table(x, y, width, cloth = '#9fb8cf') {
  const h = width * 0.3;
  return `<rect x="${x}" y="${y - h}" width="${width}" height="${h}" fill="${cloth}"/><path d="M${x} ${y - h}l${width * 0.06} ${-width * 0.08}h${width * 0.88}l${width * 0.06} ${width * 0.08}Z" fill="${shade(cloth, 26)}"/><rect x="${x}" y="${y - h}" width="${width}" height="${h * 0.14}" fill="#000" opacity=".1"/>`;
}

/** A display board with a headline, a picture and lines of text too small to read. */
export function board(next, x, y, width, { title = '', colour = '#1f7a5c' } = {}) {
  const height = width * 1.5;
  const lines = Array.from({ length: 9 }, (_, i) => `<rect x="${x + width * 0.08}" y="${y - height * 0.42 + i * height * 0.042}" width="${width * between(next, 0.5, 0.84)}" height="${height * 0.016}" fill="#5a6068" opacity=".75"/>`).join('');
  const heading = title ? svgText(title, { x: x + width / 2, y: y - height * 0.9, size: Math.min(width * 0.15, (width * 0.9) / [...title].length), face: 'hei', fill: '#fff', anchor: 'middle' }) : '';
  return `<path d="M${x + width * 0.2} ${y}l-${width * 0.08} ${width * 0.24}M${x + width * 0.8} ${y}l${width * 0.08} ${width * 0.24}" stroke="#55585c" stroke-width="5"/><rect x="${x}" y="${y - height}" width="${width}" height="${height}" fill="#f4f3ee"/><rect x="${x}" y="${y - height}" width="${width}" height="${height * 0.14}" fill="${colour}"/>${heading}<rect x="${x + width * 0.08}" y="${y - height * 0.82}" width="${width * 0.84}" height="${height * 0.34}" fill="${oneOf(next, ['#8fb8d6', '#cbb58a', '#9cc59a', '#d79c8a'])}"/><path d="M${x + width * 0.08} ${y - height * 0.48}l${width * 0.26} ${-height * 0.2}l${width * 0.2} ${height * 0.12}l${width * 0.18} ${-height * 0.16}l${width * 0.2} ${height * 0.24}Z" fill="#000" opacity=".22"/>${lines}`;
}

export function shade(hex, by) {
  const parts = hex.slice(1).match(/../g).map((pair) => Math.max(0, Math.min(255, parseInt(pair, 16) + by)));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
