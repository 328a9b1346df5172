import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mendPdf } from '../../src/inspect/mend-pdf.js';
import { openPdf, type PdfiumDocument } from '../../src/engines/pdfium.js';
import type { Prepared, PreparedPage } from '../../src/model/prepared.js';
import { place } from '../../src/render/pdf/geometry.js';
import { mapInOrder, openPool } from '../../src/workers/pool.js';
import { smallDossier, write, type Piece } from '../render/pdf/dossier.js';
import { noted, readCorpus, type CorpusFile } from './read-corpus.js';

/** Pages of each file that are laid beside their source in the finished volume. */
const LOOKED_AT = 2;
/** Mean difference of all samples, 0 to 255: what drawing at another size makes of thin lines. */
const MOST_DIFFERENCE = 8;
const SECONDS = 300;
const THREADS = 2;

const corpus = readCorpus();
const files = (corpus?.files ?? []).filter(({ path }) => path.startsWith('pdf/') || path.startsWith('seal_pdf/') || path.startsWith('ofd/'));

interface Made {
  readonly file: CorpusFile;
  readonly number: string;
  readonly bytes: Uint8Array;
  readonly prepared: Prepared | null;
  /** Why it is not in the dossier. */
  readonly refusal: string | null;
}

/** What can be seen of a file that is not in the dossier: its class says that it cannot be. */
const MAY_STAY_OUT = new Set(['pdf/encrypted_user', 'pdf/corrupt']);
/** The words of its page tree were overwritten with zeros. */
const NOT_MENDED = ['2aaaafc96e_issue-119.pdf'];

describe.skipIf(!corpus)('the corpus in a dossier', () => {
  let made: readonly Made[] = [];
  let volume: PdfiumDocument;
  let firstOf: (number: string) => number = () => 0;
  const differences: number[] = [];

  /** Shown, not asserted: what it took to make the pages ready and to write them. */
  let seconds: readonly [number, number] = [0, 0];

  beforeAll(async () => {
    const start = performance.now();
    const pool = openPool({ jobs: THREADS, megabytes: 1024 });
    made = await mapInOrder(files, THREADS, async (file, index): Promise<Made> => {
      const path = `${corpus?.folder}/${file.path}`;
      const ask = { file: path, from: file.path.endsWith('.ofd') ? 'ofd' : 'pdf', compare: true, cacheFolder: null, useCache: false } as const;
      const answer = await pool.run('prepare', ask, { seconds: SECONDS }).catch((error: unknown) => String(error));
      const isMade = typeof answer !== 'string';
      return { file, number: `N-${index + 1}`, bytes: new Uint8Array(readFileSync(path)), prepared: isMade ? answer : null, refusal: isMade ? null : (answer as string) };
    });
    await pool.close();
    const ready = performance.now();
    const inside = made.filter((each) => each.prepared !== null);
    const pieces = Object.fromEntries(inside.map(({ number, bytes, prepared }): [string, Piece] => [number, { bytes, type: 'pdf', pages: prepared?.pages.length ?? 0 }]));
    const { plan, exhibits } = await smallDossier(pieces);
    const written = await write(plan, exhibits, pieces, { prepared: async ({ number }) => inside.find((each) => each.number === number)?.prepared ?? null });
    seconds = [ready - start, performance.now() - ready].map((each) => Math.round(each / 1000)) as unknown as typeof seconds;
    firstOf = (number) => (plan.map.exhibits[number]?.first ?? 0) - 1;
    volume = await openPdf(written.files.get('卷宗.pdf') as Uint8Array);
  }, files.length * SECONDS * 1000);

  afterAll(() => {
    volume?.close();
    const pages = made.flatMap(({ prepared }) => prepared?.pages ?? []);
    const count = (method: string) => pages.filter((page) => page.document !== null && page.method === method).length;
    console.log(`${made.length} files, ${pages.length} pages: ${count('copied')} copied, ${count('mended')} mended, ${count('rendered')} rendered, ${count('converted')} converted, ${pages.filter((page) => page.document === null).length} lost; ${differences.length} laid beside their source, mean difference ${(differences.reduce((a, b) => a + b, 0) / Math.max(1, differences.length)).toFixed(2)}, largest ${Math.max(0, ...differences).toFixed(2)} of 255; made ready in ${seconds[0]} s, laid out and written in ${seconds[1]} s`);
    for (const { file, prepared, refusal } of made) {
      if (refusal) console.log(`not in the dossier\t${file.path}\t${refusal.slice(0, 120)}`);
      const other = (prepared?.pages ?? []).filter((page) => page.method !== 'copied' && (page.method !== 'converted' || page.detail));
      if (other.length) console.log(`${other[0]?.method}\t${file.path}\t${other.length} of ${prepared?.pages.length} pages\t${other[0]?.detail}`);
    }
  });

  it.each(files.map((file, index) => [file.path, file, index] as const))('%s', async (path, file, index) => {
    const { number, bytes, prepared, refusal } = made[index] as Made;
    if (!prepared) {
      expect(MAY_STAY_OUT.has(file.class) || NOT_MENDED.some((name) => path.endsWith(name)), refusal ?? '').toBe(true);
      expect(refusal).not.toMatch(/TaskTimeout/);
      return;
    }
    expect(prepared.pages.filter((page) => page.document === null)).toEqual([]);
    if (path.endsWith('.ofd')) return expect(prepared.pages.length).toBeGreaterThan(0);
    const source = await openPdf(bytes).catch(() => null);
    const shown = source && source.pageCount > 0 ? source : await openPdf((await mendPdf(bytes)) as Uint8Array);
    try {
      expect(prepared.pages).toHaveLength(shown.pageCount);
      if (!MAY_STAY_OUT.has(file.class) && source === shown) expect(shown.pageCount).toBe(noted(file, 'pages') ?? shown.pageCount);
      for (let page = 0; page < Math.min(LOOKED_AT, shown.pageCount); page++) {
        const apart = await differenceOf(shown, page, { volume, index: firstOf(number) + page, margin: prepared.pages[page]?.margin ?? null });
        differences.push(apart);
        expect(apart, `page ${page + 1}`).toBeLessThan(MOST_DIFFERENCE);
      }
    } finally {
      shown.close();
    }
  });
});

/** A page of the source and the part of the dossier's page where it was put, brought to the same size. */
async function differenceOf(source: PdfiumDocument, page: number, dossier: { readonly volume: PdfiumDocument; readonly index: number; readonly margin: PreparedPage['margin'] }): Promise<number> {
  const { widthPt, heightPt } = source.pageSize(page);
  const { area, page: sheet } = place({ box: { x: 0, y: 0, width: widthPt, height: heightPt }, rotate: 0, userUnit: 1 }, { margin: dossier.margin });
  const small = async (pdf: PdfiumDocument, index: number, dpi: number, cut: { left: number; top: number; width: number; height: number } | null): Promise<Buffer> => {
    const { width, height, data } = pdf.render(index, { dpi, maxPixels: 9_000_000 });
    const whole = sharp(data, { raw: { width, height, channels: 3 } });
    const part = cut ? whole.extract({ left: Math.round(cut.left * width), top: Math.round(cut.top * height), width: Math.max(1, Math.round(cut.width * width)), height: Math.max(1, Math.round(cut.height * height)) }) : whole;
    return sharp(await part.png().toBuffer()).resize(32, 32, { fit: 'fill', kernel: 'cubic' }).removeAlpha().toColourspace('srgb').raw().toBuffer();
  };
  const one = await small(source, page, (72 * 700) / Math.max(widthPt, heightPt), null);
  // A tiny page is looked at closely: half a pixel at its edge would be a large part of it.
  const dpi = Math.min(300, Math.max(72, (72 * 500) / Math.max(area.width, area.height)));
  const other = await small(dossier.volume, dossier.index, dpi, { left: area.x / sheet.width, top: (sheet.height - area.y - area.height) / sheet.height, width: area.width / sheet.width, height: area.height / sheet.height });
  return one.reduce((sum, value, i) => sum + Math.abs(value - (other[i] ?? 0)), 0) / one.length;
}
