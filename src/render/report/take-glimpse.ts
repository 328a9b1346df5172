import sharp, { type Sharp } from 'sharp';
import { openPdf, type PdfiumDocument } from '../../engines/pdfium.js';
import type { Seal } from '../../model/facts.js';
import { openPicture } from '../pdf/open-picture.js';
import { scannedPage } from '../pdf/scanned-page.js';
import type { Glimpse } from './glimpses.js';

export interface GlimpseAsk {
  readonly isPdf: boolean;
  readonly seals: readonly SealPlace[];
}

/** A seal's centre and box as fractions of its page from the top left, and the page's width in millimetres when it is known. */
export type SealPlace = Pick<Seal, 'page' | 'x' | 'y' | 'diameterMm' | 'box'> & { readonly pageWidthMm: number | null };

const THUMBNAIL = { width: 160, height: 200 } as const;
const CROP = 168;
/** Of a page: a seal of 42 mm is some 120 pixels across, and a scan of 300 dpi is decoded at a quarter, for two thirds of the price of a half. */
const DPI = 75;
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
  return { draw: async (page) => (await drawScan(pdf, page - 1).catch(() => null)) ?? pdf.render(page - 1, { dpi: DPI, maxPixels: MAX_PIXELS }), close: () => pdf.close() };
}

/** Small pictures of pages of a finished volume, by 1-based page; null for one that cannot be drawn. */
export async function drawThumbnails(bytes: Uint8Array, wanted: readonly number[]): Promise<(string | null)[]> {
  const pages = await openPages(bytes, true);
  try {
    const thumbnails: (string | null)[] = [];
    for (const page of wanted) thumbnails.push(await pages.draw(page).then(thumbnail).catch(() => null));
    return thumbnails;
  } finally {
    pages.close();
  }
}

async function drawScan(pdf: PdfiumDocument, index: number): Promise<Drawn | null> {
  const scan = await scannedPage(pdf, index, { dpi: DPI, pixels: MAX_PIXELS });
  return scan && plainPixels(scan);
}

async function drawPicture(picture: Sharp): Promise<Drawn> {
  const { width, height } = (await picture.metadata()).autoOrient;
  // By area, so that a long screenshot keeps its width.
  const scale = Math.min(1, Math.sqrt(MAX_PIXELS / (width * height)));
  return plainPixels(picture.autoOrient().resize({ width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)), fit: 'fill' }));
}

async function plainPixels(picture: Sharp): Promise<Drawn> {
  const { data, info } = await picture.flatten({ background: '#ffffff' }).toColourspace('srgb').removeAlpha().raw().toBuffer({ resolveWithObject: true });
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
  const seen = seal.box ?? boxAround(page, seal);
  const across = Math.max(12, seen.width * page.width, seen.height * page.height);
  const side = Math.max(16, Math.min(Math.round(across * ROOM), page.width, page.height));
  const left = within(Math.round((seen.left + seen.width / 2) * page.width - side / 2), page.width - side);
  const top = within(Math.round((seen.top + seen.height / 2) * page.height - side / 2), page.height - side);
  const at = (value: number) => ((value * CROP) / side).toFixed(1);
  const frame = `<svg xmlns="http://www.w3.org/2000/svg" width="${CROP}" height="${CROP}"><rect x="${at(seen.left * page.width - left)}" y="${at(seen.top * page.height - top)}" width="${at(seen.width * page.width)}" height="${at(seen.height * page.height)}" fill="none" stroke="${FRAME}" stroke-width="2"/></svg>`;
  const cut = await pixels(page).extract({ left, top, width: side, height: side }).resize({ width: CROP, height: CROP, fit: 'fill' }).png().toBuffer();
  return address(sharp(cut).composite([{ input: Buffer.from(frame) }]), 70);
}

/** For what was found without a box: a square of its diameter. */
function boxAround({ width, height }: Drawn, { x, y, diameterMm, pageWidthMm }: SealPlace): NonNullable<Seal['box']> {
  const share = diameterMm !== null && pageWidthMm ? diameterMm / pageWidthMm : USUAL_SHARE;
  const tall = (share * width) / height;
  return { left: x - share / 2, top: y - tall / 2, width: share, height: tall };
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
