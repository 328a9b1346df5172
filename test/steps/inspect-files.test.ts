import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isReadingInstalled } from '../../src/engines/onnx.js';
import { inspectFiles, type InspectedSingle } from '../../src/steps/inspect-files.js';
import { scanned } from '../inspect/ocr/scanned-pages.js';
import { wordFile } from '../sample/drawing/office.mjs';
import { plainBitmap } from '../inspect/drawn-bitmaps.js';

const TITLE = '关于举办全国科普日活动的通知';
const folder = mkdtempSync(join(tmpdir(), 'jz-inspect-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.runIf(isReadingInstalled())('scans that are no PDF and no photo are read as well', () => {
  const found = new Map<string, InspectedSingle>();
  beforeAll(async () => {
    const [page] = await scanned({ head: '云澜区科学技术协会文件', number: '云科协〔2021〕9号', title: TITLE, to: '各镇（街道）科协：', body: ['现将有关事项通知如下，请认真组织实施。'], sign: '云澜区科学技术协会', date: '2021年9月1日' }, { seed: 'elsewhere', dpi: 150 });
    const { jpeg } = page!;
    const picture = [{ data: jpeg, width: 550, height: 778 }];
    const files: Record<string, Uint8Array> = {
      'a.bmp': await bmp(jpeg),
      'a.tiff': await twoPages(jpeg),
      'a.ofd': ofd(jpeg),
      '贴图.docx': await wordFile({ title: '', paragraphs: [], day: '2022-11-08', pictures: picture }),
      '简述.docx': await wordFile({ title: '2022年科普工作简述', paragraphs: ['全年开展活动126场次。'], day: '2022-11-08', pictures: picture }),
    };
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
    const all = await inspectFiles(Object.keys(files).map((name) => join(folder, name)), { jobs: 1, cache: { use: false, folder: null }, reading: 'needed', onProgress: () => {} });
    Object.keys(files).forEach((name, index) => found.set(name, all[index]!));
  }, 300_000);

  it.each(['a.bmp', 'a.ofd', '贴图.docx'])('%s', (name) => {
    const { facts } = found.get(name)!;
    expect(facts.document).toMatchObject({ number: '云科协〔2021〕9号', title: TITLE, date: '2021-09-01', dateFrom: 'ocr', issuer: '云澜区科学技术协会' });
    expect(facts.text.source).toBe('ocr');
    expect(facts.problems.map(({ code }) => code)).not.toContain('no-text');
  });

  it('every page of a TIFF', () => {
    const { facts } = found.get('a.tiff')!;
    expect(facts.pages.map(({ turn }) => turn)).toEqual([undefined, 2]);
    expect(facts.document).toMatchObject({ title: TITLE, date: '2021-09-01' });
    expect(facts.text.characters).toBeGreaterThan(150);
  });

  it('a picture between paragraphs adds its words and says nothing of the document', () => {
    const { facts } = found.get('简述.docx')!;
    expect(facts.document).toMatchObject({ number: null, date: null, issuer: null });
    expect(facts.text.source).toBe('native');
    expect(facts.text.characters).toBeGreaterThan(80);
    expect(facts.words?.lower).toBe(10);
  });
});

async function bmp(jpeg: Uint8Array): Promise<Uint8Array> {
  const { data, info } = await sharp(jpeg).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return plainBitmap(info.width, info.height, data);
}

/** The second page lies on its head. */
async function twoPages(jpeg: Uint8Array): Promise<Uint8Array> {
  const upright = await sharp(jpeg).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { data: down } = await sharp(jpeg).rotate(180).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = upright.info;
  return sharp(Buffer.concat([upright.data, down]), { raw: { width, height: height * 2, channels: 3, pageHeight: height } }).tiff({ compression: 'lzw', xres: 150 / 25.4, yres: 150 / 25.4 }).toBuffer();
}

/** A page that is one picture, as programs make OFD from scans. */
function ofd(jpeg: Uint8Array): Uint8Array {
  const ns = 'xmlns:ofd="http://www.ofdspec.org/2016"';
  const parts = {
    'OFD.xml': `<ofd:OFD ${ns}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    'Doc_0/Document.xml': `<ofd:Document ${ns}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>Res.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Page.xml"/></ofd:Pages></ofd:Document>`,
    'Doc_0/Res.xml': `<ofd:Res ${ns} BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="4" Type="Image" Format="JPG"><ofd:MediaFile>scan.jpg</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>`,
    'Doc_0/Page.xml': `<ofd:Page ${ns}><ofd:Content><ofd:Layer ID="2"><ofd:ImageObject ID="5" Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="4"/></ofd:Layer></ofd:Content></ofd:Page>`,
  };
  return zipSync({ ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), 'Doc_0/Res/scan.jpg': jpeg });
}

describe.runIf(isReadingInstalled())('a seal laid over a typed page', () => {
  it('tells whose it is, and adds no words', async () => {
    const body = '白鹭县科学技术协会';
    const [page] = await scanned({ head: '', number: '', title: '关于活动的说明', to: '', body: ['特此说明。'], sign: body, date: '2021年9月1日', seal: body }, { seed: 'typed', dpi: 200 });
    const { x, y, radius } = page!.seals[0]!;
    const { width, height } = await sharp(page!.jpeg).metadata();
    const side = Math.round(2.1 * radius * width);
    const seal = await sharp(page!.jpeg).extract({ left: Math.round(x * width - side / 2), top: Math.round(y * height - side / 2), width: side, height: side }).png().toBuffer();
    const pdf = await PDFDocument.create();
    const sheet = pdf.addPage([595, 842]);
    for (let line = 0; line < 20; line++) sheet.drawText('Notice on science days of the district, for all towns', { x: 80, y: 740 - 22 * line, size: 14 });
    sheet.drawImage(await pdf.embedPng(seal), { x: 360, y: 120, width: 2.1 * radius * 595, height: 2.1 * radius * 595 });
    writeFileSync(join(folder, 'typed.pdf'), await pdf.save());
    const ask = async (reading: 'needed' | 'off') => (await inspectFiles([join(folder, 'typed.pdf')], { jobs: 1, cache: { use: false, folder: null }, reading, onProgress: () => {} }))[0]!.facts;
    const [read, unread] = [await ask('needed'), await ask('off')];
    expect(unread.seals).toHaveLength(1);
    expect(read.seals[0]!.name?.text).toBe(body);
    expect({ ...read, seals: read.seals.map(({ name: _name, ...rest }) => rest) }).toEqual(unread);
  }, 120_000);
});
