import { svgRing, svgText } from './glyphs.mjs';

/** 公章 of invented bodies: a ring, the name along it, a five-pointed star. No emblem of party or state is ever drawn. */
export const SEAL_RED = '#cf1f26';

/** @param {string} name @param {{ diameter?: number, below?: string }} [options] millimetres, centred on 0, 0 */
export function sealSvg(name, { diameter = 42, below = '' } = {}) {
  const outer = diameter / 2;
  const size = Math.min(diameter * 0.125, (diameter * 1.75) / [...name].length);
  const sweep = Math.min(286, 150 + [...name].length * 13);
  const ring = svgRing(name, { radius: outer - 1.9 - size * 0.88, size, face: 'bold', sweep, squeeze: Math.min(1, 12 / [...name].length + 0.12) });
  const small = below ? svgText(below, { x: 0, y: outer * 0.66, size: diameter * 0.085, face: 'song', anchor: 'middle', fill: SEAL_RED }) : '';
  return `<g fill="${SEAL_RED}"><circle r="${outer - 0.6}" fill="none" stroke="${SEAL_RED}" stroke-width="1.2"/>${ring}<path d="${star(diameter * 0.16)}"/>${small}</g>`;
}

function star(radius) {
  const points = Array.from({ length: 10 }, (_, index) => {
    const angle = (Math.PI / 5) * index - Math.PI / 2;
    const reach = index % 2 ? radius * 0.382 : radius;
    return `${(Math.cos(angle) * reach).toFixed(3)} ${(Math.sin(angle) * reach).toFixed(3)}`;
  });
  return `M${points.join('L')}Z`;
}
