import sharp, { type Sharp } from 'sharp';
import { openPdf } from '../../engines/pdfium.js';
import type { Seal } from '../../model/facts.js';
import { openPicture } from '../pdf/image-codecs.js';

/** What a report shows of a file: its first page small, and each seal that was seen, as `data:` addresses. */
export interface Glimpse {
  readonly thumbnail: string | null;
  /** In the order of the seals asked for; null where the page could not be drawn. */
  readonly seals: readonly (string | null)[];
}

export interface GlimpseAsk {
  readonly isPdf: boolean;
  readonly seals: readonly SealPlace[];
}

/** A seal's centre as fractions of its page from the top left, and the page's width in millimetres when it is known. */
export type SealPlace = Pick<Seal, 'page' | 'x' | 'y' | 'diameterMm'> & { readonly pageWidthMm: number | null };

const THUMBNAIL = { width: 160, height: 200 } as const;
const CROP = 168;
/** Of a page: enough that a seal of 42 mm is some 130 pixels across. */
const DPI = 80;
const MAX_PIXELS = 1_600_000;
/** Where the size of a seal is not known: this share of the page's width. */
const USUAL_SHARE = 0.2;
/** How much of its surroundings a crop shows, in diameters. */
const ROOM = 1.5;
const FRAME = '#d0006f';

/** Draws the pages that are asked for, each once. A page or file that cannot be drawn leaves a gap, never an error. */
export async function takeGlimpse(bytes: Uint8Array, ask: GlimpseAsk): Promise<Glimpse> {
  const pages = await openPages(bytes, ask.isPdf).catch(() => null);
  if (!pages) return { thumbnail: null, seals: ask.seals.map(() => null) };
  try {
    const drawn = new Map<number, Drawn | null>();
    const draw = async (page: number) => {
      if (!drawn.has(page)) drawn.set(page, await pages.draw(page).catch(() => null));
      return drawn.get(page) ?? null;
    };
    const first = await draw(1);
    const seals: (string | null)[] = [];
    for (const seal of ask.seals) {
      const page = await draw(seal.page);
      seals.push(page && (await crop(page, seal).catch(() => null)));
    }
    return { thumbnail: first && (await thumbnail(first).catch(() => null)), seals };
  } finally {
    pages.close();
  }
}

interface Drawn {
  readonly data: Buffer | Uint8Array;
  readonly width: number;
  readonly height: number;
}

interface Pages {
  draw(page: number): Promise<Drawn>;
  close(): void;
}

async function openPages(bytes: Uint8Array, isPdf: boolean): Promise<Pages> {
  if (!isPdf) return { draw: async (page) => drawPicture(await openPicture(bytes, page - 1)), close: () => {} };
  const pdf = await openPdf(bytes);
  return { draw: async (page) => pdf.render(page - 1, { dpi: DPI, maxPixels: MAX_PIXELS }), close: () => pdf.close() };
}

async function drawPicture(picture: Sharp): Promise<Drawn> {
  const { width, height } = (await picture.metadata()).autoOrient;
  // By area, so that a long screenshot keeps its width.
  const scale = Math.min(1, Math.sqrt(MAX_PIXELS / (width * height)));
  const { data, info } = await picture
    .autoOrient()
    .resize({ width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)), fit: 'fill' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error(`${info.channels} channels`);
  return { data, width: info.width, height: info.height };
}

/** A strip such as a long screenshot shows its top. */
async function thumbnail(page: Drawn): Promise<string> {
  const isStrip = page.height > page.width * 2;
  const whole = pixels(page);
  const shown = isStrip ? whole.extract({ left: 0, top: 0, width: page.width, height: Math.round(page.width * 1.25) }) : whole;
  return address(shown.resize({ ...THUMBNAIL, fit: 'inside', withoutEnlargement: true }), 62);
}

/** The seal with some of its surroundings, and a frame around what was seen. */
async function crop(page: Drawn, seal: SealPlace): Promise<string> {
  const share = seal.diameterMm !== null && seal.pageWidthMm ? seal.diameterMm / seal.pageWidthMm : USUAL_SHARE;
  const across = Math.max(12, share * page.width);
  const side = Math.max(16, Math.min(Math.round(across * ROOM), page.width, page.height));
  const left = within(Math.round(seal.x * page.width - side / 2), page.width - side);
  const top = within(Math.round(seal.y * page.height - side / 2), page.height - side);
  const scale = CROP / side;
  const box = { x: (seal.x * page.width - left - across / 2) * scale, y: (seal.y * page.height - top - across / 2) * scale, size: across * scale };
  const frame = `<svg xmlns="http://www.w3.org/2000/svg" width="${CROP}" height="${CROP}"><rect x="${box.x.toFixed(1)}" y="${box.y.toFixed(1)}" width="${box.size.toFixed(1)}" height="${box.size.toFixed(1)}" fill="none" stroke="${FRAME}" stroke-width="2"/></svg>`;
  const cut = await pixels(page).extract({ left, top, width: side, height: side }).resize({ width: CROP, height: CROP, fit: 'fill' }).png().toBuffer();
  return address(sharp(cut).composite([{ input: Buffer.from(frame) }]), 70);
}

function within(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
}

function pixels({ data, width, height }: Drawn): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 } });
}

async function address(picture: Sharp, quality: number): Promise<string> {
  return `data:image/webp;base64,${(await picture.webp({ quality, effort: 4 }).toBuffer()).toString('base64')}`;
}
