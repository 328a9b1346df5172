import sharp from 'sharp';
import type { Pixels } from '../../../src/inspect/seal/pixels.js';
// The sample's own drawing is plain JavaScript with types in comments.
import { layOut } from '../../sample/drawing/official.mjs';
import { scan } from '../../sample/drawing/scan.mjs';

interface TextElement {
  readonly type: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export interface ScannedPage {
  readonly jpeg: Buffer;
  /** What stands on it, row by row. */
  readonly rows: readonly string[];
  readonly seals: readonly { readonly x: number; readonly y: number; readonly radius: number; readonly ink: 'red' }[];
}

/** An official document as a flat-bed scanner sees it, and what was written on it. */
export async function scanned(document: object, options: { readonly seed: string; readonly dpi?: number; readonly quality?: number; readonly grey?: boolean }): Promise<ScannedPage[]> {
  const pages = layOut(document as Parameters<typeof layOut>[0]) as unknown as { readonly width: number; readonly height: number; readonly elements: readonly (TextElement & { readonly diameter: number })[] }[];
  return Promise.all(pages.map(async (page, index) => ({
    jpeg: await scan(page as unknown as Parameters<typeof scan>[0], { ...options, seed: `${options.seed}#${index}` }),
    rows: rowsOf(page.elements.filter(({ type }) => type === 'text')),
    seals: page.elements.filter(({ type }) => type === 'seal').map(({ x, y, diameter }) => ({ x: x / page.width, y: y / page.height, radius: diameter / 2 / page.width, ink: 'red' as const })),
  })));
}

function rowsOf(texts: readonly TextElement[]): string[] {
  const rows: TextElement[][] = [];
  for (const text of [...texts].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row && text.y - (row[0] as TextElement).y < 2.5) row.push(text);
    else rows.push([text]);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x).map(({ text }) => text).join(''));
}

export async function pixelsOf(picture: Uint8Array, degrees = 0): Promise<Pixels> {
  const { data, info } = await sharp(picture).rotate(degrees, { background: '#fff' }).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Width of marks, blanks and dashes do not count. */
export function comparable(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '').replace(/[—–-]+/gu, '-').replace(/[“”]/gu, '"');
}

/** Characters to be changed, put in or left out (Levenshtein), of the length of what is true. */
export function errorRate(found: string, truth: string): number {
  const [a, b] = [[...comparable(truth)], [...comparable(found)]];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next[j] = Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return (row[b.length] as number) / Math.max(1, a.length);
}
