import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isReadingInstalled, openReadingModels, type ReadingModels } from '../../src/engines/onnx.js';
import { openPdf } from '../../src/engines/pdfium.js';
import { readPage } from '../../src/inspect/ocr/read-page.js';
import type { Pixels } from '../../src/inspect/seal/pixels.js';
import type { BuildOutcome } from '../../src/index.js';
import { picturesPdf } from '../sample/drawing/pdf.mjs';
import { pixelsOf, scanned } from '../inspect/ocr/scanned-pages.js';
import { makeWorkspace, run } from './workspace.js';

const PATH = 'A1-1 党委和政府重视/A1-1-5 年度重点任务/扫描0007.pdf';
const TITLE = '关于将科普工作列入年度重点工作任务的通知';
/** How each page lay on the scanner: degrees clockwise. */
const LAY = [180, 90, 2.2, 0] as const;
let folder: string;
let jpegs: Buffer[];
let original: Uint8Array;
let models: ReadingModels;
let outcome: BuildOutcome;

describe.runIf(isReadingInstalled())('a scan whose pages lie on their head, on their side and askew', () => {
  beforeAll(async () => {
    models = await openReadingModels();
    const [page] = await scanned({
      head: '云澜区人民政府文件', number: '云政发〔2021〕6号', title: TITLE, to: '各街道办事处，区直各部门：', body: ['现将科普工作列入年度重点工作任务，请结合实际认真抓好落实。'], sign: '云澜区人民政府', date: '2021年3月12日', seal: '云澜区人民政府',
    }, { seed: 'straightened' });
    jpegs = await Promise.all(LAY.map((degrees) => (degrees === 0 ? page!.jpeg : sharp(page!.jpeg).rotate(degrees, { background: '#f4f2ec' }).jpeg({ quality: 60 }).toBuffer())));
    original = await picturesPdf(jpegs.map((jpeg, index) => ({ jpeg, ...(LAY[index] === 90 ? { width: 297, height: 210 } : { width: 210, height: 297 }) })), { title: 'scan', day: '2022-11-08' });
    folder = makeWorkspace({ 'evidence/project.yaml': 'standard: kepu-2021-2025\ndistrict: 云澜区\napplicant: 云澜区科学技术协会\nasOf: 2022-11-30\n', [`evidence/${PATH}`]: original });
    outcome = await run(folder, { reading: 'needed', jobs: 1 });
    expect(outcome.result.files.find(({ path }) => path === PATH)).toMatchObject({ disposition: 'included', facts: { problems: [] } });
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const read = (pixels: Pixels) => readPage(models, { pixels, detectorSide: 960, seals: [] });
  const dossier = () => readFileSync(join(folder, 'out', 'dossier', '卷宗.pdf'));
  const exhibit = () => outcome.result.dossier!.exhibits.find(({ path }) => path === PATH)!;

  it('has them upright and level in the dossier, with their words over them in the order of reading', async () => {
    const pdf = await openPdf(new Uint8Array(dossier()));
    for (let index = 0; index < LAY.length; index++) {
      const at = exhibit().firstPage - 1 + index;
      const { turn, skew } = await read(pdf.render(at, { dpi: 150, maxPixels: 4_000_000 }));
      expect([index, turn]).toEqual([index, 0]);
      // A sheet that lies a little askew is left as it is: nobody sees it.
      expect(Math.abs(skew)).toBeLessThan(LAY[index] === 2.2 ? 0.4 : 0.8);
      const words = pdf.text(at).replace(/\s/gu, '');
      expect(words).toContain(TITLE);
      // The title stands in the stamp too.
      const places = ['云政发〔2021〕6号', '各街道办事处', '现将科普工作', '2021年3月12日'].map((each) => words.indexOf(each));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(places[0]).toBeGreaterThanOrEqual(0);
    }
    pdf.close();
  }, 300_000);

  it('is found by its title in pdf.js, and in poppler and MuPDF where they are installed', async () => {
    const found = async (reader: string, pages: readonly string[]) => expect([reader, ...LAY.map((_lay, index) => pages[exhibit().firstPage - 1 + index]!.replace(/\s/gu, '').split(TITLE).length > 2)]).toEqual([reader, ...LAY.map(() => true)]);
    const pdf = await getDocument({ data: new Uint8Array(dossier()), isEvalSupported: false, useSystemFonts: false }).promise;
    await found('pdf.js', await Promise.all(Array.from({ length: pdf.numPages }, async (_each, index) => (await (await pdf.getPage(index + 1)).getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(''))));
    await pdf.destroy();
    const file = join(folder, 'out', 'dossier', '卷宗.pdf');
    for (const [program, ...words] of [['pdftotext', file, '-'], ['mutool', 'draw', '-q', '-F', 'txt', '-o', '-', file]] as const) {
      const { status, stdout } = spawnSync(program, words, { encoding: 'utf8', maxBuffer: 50_000_000 });
      if (status !== null) await found(program, stdout.split('\f'));
    }
  }, 300_000);

  it('leaves each picture byte for byte what it was, and the original too', () => {
    for (const jpeg of jpegs) expect(dossier().includes(jpeg)).toBe(true);
    expect(readFileSync(join(folder, 'out', 'dossier', 'data', 'originals', PATH)).equals(original)).toBe(true);
  });

  it('says so on the slip sheet', async () => {
    const pdf = await openPdf(new Uint8Array(dossier()));
    const before = Array.from({ length: exhibit().firstPage - 1 }, (_each, index) => pdf.text(index).replace(/\s/gu, ''));
    expect(before.filter((text) => text.includes('第1、2页已转正，第3页已纠正歪斜，原件未动')).length).toBeGreaterThanOrEqual(1);
    pdf.close();
  });

  it('has them upright and level in Word', async () => {
    const parts = unzipSync(readFileSync(join(folder, 'out', 'dossier', '卷宗.docx')));
    const pictures = Object.entries(parts).filter(([name]) => /^word\/media\/.*\.jpe?g$/.test(name)).map(([, bytes]) => bytes);
    expect(pictures.length).toBeGreaterThanOrEqual(LAY.length);
    for (const picture of pictures) {
      const { turn, skew } = await read(await pixelsOf(picture));
      expect(turn).toBe(0);
      expect(Math.abs(skew)).toBeLessThan(0.8);
    }
  }, 300_000);
});
