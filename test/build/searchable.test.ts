import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, setTextRenderingMode, TextRenderingMode } from 'pdf-lib';
import * as fontkit from 'fontkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isReadingInstalled } from '../../src/engines/onnx.js';
import { openPdf } from '../../src/engines/pdfium.js';
import type { BuildOutcome } from '../../src/index.js';
import { fontBytes } from '../sample/drawing/glyphs.mjs';
import { picturesPdf } from '../sample/drawing/pdf.mjs';
import { scanned } from '../inspect/ocr/scanned-pages.js';
import { makeWorkspace, run } from './workspace.js';

const PATH = 'A1-1 党委和政府重视/A1-1-5 年度重点任务/扫描0008.pdf';
const BODY = '现将科普工作列入年度重点工作任务，请结合实际认真抓好落实。';
const ROWS = ['云澜区人民政府文件', '云政发〔2021〕6号', '各街道办事处，区直各部门：', '现将科普工作列入年度重点工作任务，请结合实际认真抓', '好落实。', '云澜区人民政府', '2021年3月12日'];
/** What another program read, unseen over each page: all of it, something else, nothing. */
const OVER = [ROWS, ['二〇二二年度科普经费使用情况说明，由云澜区财政局审核后另行公布。'], []];
let folder: string;
let jpeg: Buffer;
let outcome: BuildOutcome;

describe.runIf(isReadingInstalled())('a scan that brings words of its own, unseen', () => {
  beforeAll(async () => {
    const [page] = await scanned({ head: '云澜区人民政府文件', number: '云政发〔2021〕6号', title: '关于列入年度重点工作任务的通知', to: '各街道办事处，区直各部门：', body: [BODY], sign: '云澜区人民政府', date: '2021年3月12日', seal: '云澜区人民政府' }, { seed: 'searchable' });
    jpeg = page!.jpeg;
    const pdf = await PDFDocument.load(await picturesPdf(OVER.map(() => ({ jpeg, width: 210, height: 297 })), { title: 'scan', day: '2022-11-08' }));
    pdf.registerFontkit(fontkit as never);
    const font = await pdf.embedFont(fontBytes('song'), { subset: true });
    OVER.forEach((rows, index) => {
      const sheet = pdf.getPage(index);
      sheet.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible));
      rows.forEach((row, at) => sheet.drawText(row, { x: 80, y: 740 - at * 80, size: 16, font }));
    });
    folder = makeWorkspace({ 'evidence/project.yaml': 'standard: kepu-2021-2025\ndistrict: 云澜区\napplicant: 云澜区科学技术协会\nasOf: 2022-11-30\n', [`evidence/${PATH}`]: Buffer.from(await pdf.save()) });
    outcome = await run(folder, { reading: 'needed', jobs: 1 });
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const times = (page: string, words: string) => page.replace(/\s/gu, '').split(words).length - 1;

  it('has each of them once where they are what the page shows, ours too where they are not, and ours where there are none', async () => {
    const file = join(folder, 'out', 'dossier', '卷宗.pdf');
    const first = outcome.result.dossier!.exhibits.find(({ path }) => path === PATH)!.firstPage - 1;
    const pdf = await openPdf(new Uint8Array(readFileSync(file)));
    const readers = [['PDFium', Array.from({ length: pdf.pageCount }, (_each, index) => pdf.text(index))]] as [string, string[]][];
    pdf.close();
    const { status, stdout } = spawnSync('pdftotext', [file, '-'], { encoding: 'utf8', maxBuffer: 50_000_000 });
    if (status !== null) readers.push(['poppler', stdout.split('\f')]);
    for (const [reader, pages] of readers) {
      const found = OVER.map((_rows, index) => ['现将科普工作列入年度', '各街道办事处', '2021年3月12日', '由云澜区财政局审核'].map((words) => times(pages[first + index]!, words)));
      expect([reader, ...found]).toEqual([reader, [1, 1, 1, 0], [1, 1, 1, 1], [1, 1, 1, 0]]);
    }
    expect(readFileSync(file).includes(jpeg)).toBe(true);
  });

  it('is told of where they are not what the page shows, and they count for nothing', () => {
    const { facts } = outcome.result.files.find(({ path }) => path === PATH)!;
    expect(facts.problems.filter(({ code }) => code === 'unseen-words')).toEqual([{ code: 'unseen-words', page: 2, detail: null }]);
    expect(facts.document).toMatchObject({ number: '云政发〔2021〕6号', date: '2021-03-12', dateFrom: 'ocr' });
    expect(facts.document.years).toEqual([2021]);
  });
});
