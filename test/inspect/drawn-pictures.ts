import sharp, { type Sharp } from 'sharp';

/** Pictures of each kind, drawn here: what matters is how a camera, a screen and a scanner leave their pixels, not what they show. */

/** Numbers that look random and are the same every time. */
export function chance(seed: number): () => number {
  let state = (seed * 2654435761 + 1) >>> 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}

/** A scene of blurred shapes under uneven light with the noise of a sensor. */
export async function scene(seed: number, width = 1200, height = 900): Promise<Sharp> {
  const next = chance(seed);
  const shade = () => `rgb(${[0, 0, 0].map(() => Math.round(30 + next() * 200)).join()})`;
  const shapes = Array.from({ length: 60 }, () => (next() < 0.5
    ? `<ellipse cx="${next() * width}" cy="${next() * height}" rx="${20 + next() * 160}" ry="${20 + next() * 120}" fill="${shade()}"/>`
    : `<rect x="${next() * width}" y="${next() * height}" width="${20 + next() * 220}" height="${20 + next() * 160}" fill="${shade()}"/>`)).join('');
  const sky = `<linearGradient id="s" x2="0.3" y2="1"><stop stop-color="${shade()}"/><stop offset="1" stop-color="${shade()}"/></linearGradient>`;
  const flat = await svg(`<defs>${sky}</defs><rect width="100%" height="100%" fill="url(#s)"/>${shapes}`, width, height).removeAlpha().blur(1.2).raw().toBuffer();
  for (let at = 0; at < flat.length; at++) flat[at] = Math.max(0, Math.min(255, (flat[at] as number) + (next() - 0.5) * 14));
  return sharp(flat, { raw: { width, height, channels: 3 } });
}

/** A telephone's screen: bars, cards and lines of text as dashes; `seed` decides the text, the frame stays that of one program. */
export function screen(seed: number, { width = 1080, height = 2340, wide = false } = {}): Sharp {
  const next = chance(seed);
  const rows = Array.from({ length: wide ? 12 : 22 }, (_each, row) => {
    const y = 260 + row * (wide ? 50 : 90);
    return Array.from({ length: 3 + Math.floor(next() * 9) }, (_word, word) => `<rect x="${60 + word * 80}" y="${y}" width="${20 + next() * 56}" height="34" fill="#333"/>`).join('');
  }).join('');
  return svg(`<rect width="100%" height="100%" fill="#f5f6f7"/><rect width="100%" height="96" fill="#1976d2"/><rect y="96" width="100%" height="120" fill="#fff"/><rect x="30" y="230" width="${width - 60}" height="${height - 400}" fill="#fff"/>${rows}<rect y="${height - 130}" width="100%" height="130" fill="#eceff1"/>`, width, height).removeAlpha();
}

/** A sheet of paper as a scanner sees it: uneven white, ink, 200 dpi of A4. */
export async function sheet(seed: number, { width = 1654, height = 2339, skew = 0 } = {}): Promise<Sharp> {
  const next = chance(seed);
  const lines = Array.from({ length: 28 }, (_line, line) => Array.from({ length: line % 9 === 8 ? 9 : 25 }, (_word, word) => (next() < 0.9 ? `<rect x="${180 + word * 52}" y="${260 + line * 66}" width="${18 + next() * 26}" height="${16 + next() * 26}" fill="#222"/>` : '')).join('')).join('');
  const flat = await svg(`<rect width="100%" height="100%" fill="#f4f2ee"/><g transform="rotate(${skew} ${width / 2} ${height / 2})">${lines}</g>`, width, height).removeAlpha().blur(0.7).raw().toBuffer();
  for (let at = 0; at < flat.length; at++) flat[at] = Math.max(0, Math.min(255, (flat[at] as number) + (next() - 0.5) * 7));
  return sharp(flat, { raw: { width, height, channels: 3 } });
}

function svg(inside: string, width: number, height: number): Sharp {
  return sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inside}</svg>`));
}
