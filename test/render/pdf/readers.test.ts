import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readBack, type ReadVolume } from '../../../src/render/pdf/read-back.js';
import { smallDossier, write, type Piece } from './dossier.js';
import { annotatedPdf, markedPdf, markedPicture } from './sources.js';

/** The sources of these tests name Helvetica and bring none. */
const STANDARD_FONTS = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'standard_fonts/');

/** A finished volume as other programs than ours read it: a paper, one with links, highlights and a seal, a photograph, a page that is turned. */
let bytes: Uint8Array;
let ours: ReadVolume;

beforeAll(async () => {
  const photo = async (): Promise<Piece> => ({ bytes: await markedPicture(400, 300, 'jpeg'), type: 'image', pages: 1, kind: 'photo' });
  const pieces: Record<string, Piece> = {
    'X-1': { bytes: await markedPdf({ pages: 3, blank: 60 }), type: 'pdf', pages: 3, title: '关于〔2022〕1号文件的通知' },
    'X-2': { bytes: await annotatedPdf(), type: 'pdf', pages: 2 },
    'X-3': await photo(), 'X-4': { bytes: await markedPdf({ rotate: 90 }), type: 'pdf', pages: 1 },
  };
  const { plan, exhibits } = await smallDossier(pieces, { draft: true });
  const written = await write(plan, exhibits, pieces);
  bytes = written.files.get('卷宗.pdf') as Uint8Array;
  ours = await readBack(bytes);
});

describe('pdf.js', () => {
  let pdf: PDFDocumentProxy;
  const said: string[] = [];
  beforeAll(async () => {
    for (const level of ['log', 'warn', 'error'] as const) vi.spyOn(console, level).mockImplementation((...words) => void said.push(words.join(' ')));
    pdf = await getDocument({ data: bytes.slice(), isEvalSupported: false, useSystemFonts: false, standardFontDataUrl: STANDARD_FONTS }).promise;
    for (let page = 1; page <= pdf.numPages; page++) await (await pdf.getPage(page)).getOperatorList();
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await pdf.destroy();
  });

  it('opens it and draws its pages without a word of complaint', () => {
    expect(said).toEqual([]);
    expect(pdf.numPages).toBe(ours.pages.length);
  });

  it('finds the labels, the title and the language that we find', async () => {
    expect(await pdf.getPageLabels()).toEqual(ours.pages.map(({ label }) => label));
    const { info } = await pdf.getMetadata() as { info: Record<string, unknown> };
    expect([info['Title'], info['Language']]).toEqual([ours.title, ours.language]);
  });

  it('finds the bookmarks, and each leads where ours leads', async () => {
    const found: string[] = [];
    const walk = async (entries: Awaited<ReturnType<PDFDocumentProxy['getOutline']>>, depth: number): Promise<void> => {
      for (const { title, dest, items } of entries ?? []) {
        found.push(`${depth} ${title} ${await pageOf(dest)}`);
        await walk(items, depth + 1);
      }
    };
    await walk(await pdf.getOutline(), 1);
    expect(found).toEqual(ours.outline.map(({ title, depth, page }) => `${depth} ${title} ${page}`));
    expect(Object.keys(await pdf.getDestinations()).sort()).toEqual([...ours.destinations.keys()].sort());
    for (const [name, page] of ours.destinations) expect(await pageOf(name)).toBe(page);
  });

  it('finds the words of every page, the stamp among them', async () => {
    for (const [index, page] of ours.pages.entries()) {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent();
      const text = items.map((item) => ('str' in item ? item.str : '')).join('').replace(/\s/g, '');
      for (const { number, page: at, of } of page.exhibits) expect(text).toContain(`${number}第${at}页／共${of}页`);
      if (page.printed !== null) expect(text).toContain(`—${page.printed}—`);
    }
  });

  it('finds the links: within the dossier, within an exhibit, to the web', async () => {
    const linksOf = async (index: number) => Promise.all((await (await pdf.getPage(index + 1)).getAnnotations()).map(async ({ dest, url }: { dest?: unknown; url?: string }) => url ?? (dest ? pageOf(dest as never) : null)));
    const contents = ours.pages.findIndex(({ contents: rows }) => rows.length > 0);
    expect(await linksOf(contents)).toEqual(ours.pages[contents]?.pageLinks.map((link) => link && 'page' in link && link.page));
    const second = ours.destinations.get('X-2') ?? 0;
    expect((await linksOf(second)).slice(0, 2)).toEqual([second + 1, 'https://example.org/']);
  });

  async function pageOf(dest: string | readonly unknown[] | null): Promise<number | null> {
    const explicit = typeof dest === 'string' ? await pdf.getDestination(dest) : dest;
    return explicit ? pdf.getPageIndex(explicit[0] as Parameters<PDFDocumentProxy['getPageIndex']>[0]) : null;
  }
});

// Where a tool is not there, its eyes are not asked.
it.each([
  ['qpdf', ['--check']],
  ['pdftotext', ['-enc', 'UTF-8']],
  ['pdfinfo', ['-struct']],
  ['mutool', ['draw', '-F', 'txt', '-o', '/dev/null']],
])('%s opens it without a word of complaint', (tool, options) => {
  const folder = mkdtempSync(join(tmpdir(), 'volume-'));
  try {
    writeFileSync(join(folder, 'v.pdf'), bytes);
    const { error, status, stderr } = spawnSync(tool, [...options, join(folder, 'v.pdf')], { encoding: 'utf8' });
    if ((error as { code?: string } | undefined)?.code === 'ENOENT') return;
    expect({ status, stderr: stderr.replace(/^(?:page .*|warning: ICC support is not available)$/gm, '').trim() }).toEqual({ status: 0, stderr: '' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
