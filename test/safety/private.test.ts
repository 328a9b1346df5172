import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../src/model/result.js';
import { makeWorkspace, run } from '../build/workspace.js';

const PACK = fileURLToPath(new URL('../packs/wenming-xiaoyuan', import.meta.url));
/** A number with a right check digit, and a sentence no one should find outside of the dossier. */
const IDENTITY = '110101199003077774';
const SECRET = '此句只在原件和卷宗里';
const GPS = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '28/1 12/1 5377/100', GPSLongitudeRef: 'E', GPSLongitude: '112/1 58/1 1234/100' }, IFD0: { Make: '相机厂', ImageDescription: 'GPSWITNESS' } };

/** A field without an appearance, so that its page is written anew. */
async function formPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  const field = { Type: 'Annot', Subtype: 'Widget', FT: 'Tx', T: PDFString.of('f'), V: PDFString.of('value'), DA: PDFString.of('/Helv 12 Tf 0 g'), Rect: [100, 100, 300, 130] };
  page.node.set(PDFName.of('Annots'), document.context.obj([document.context.register(document.context.obj(field))]));
  return document.save();
}

let folder: string;
/** What lay beside the package and in the folder for temporary files while it was made, and who could read it. */
const open = new Map<string, number>();
function lookAround(): void {
  for (const place of [...readdirSync(folder).filter((name) => name.startsWith('.juanzong')), ...readdirSync(join(folder, 'tmp')).map((name) => `tmp/${name}`)]) {
    const mode = statSync(join(folder, place), { throwIfNoEntry: false })?.mode;
    if (mode !== undefined) open.set(place, (open.get(place) ?? 0) | (mode & 0o077));
  }
}
let result: Result;
beforeAll(async () => {
  folder = makeWorkspace({
    'evidence/project.yaml': `standard: ${JSON.stringify(PACK)}\ndistrict: 云山小学\napplicant: 云山小学德育处\nasOf: 2024-06-30\n`,
    'evidence/1-1 领导班子/2 师德师风/1 师德说明/师德说明.txt': `师德师风情况说明\n近三年（2021—2024年），我校未发生师德失范事件。${SECRET}，张某身份证号${IDENTITY}。`,
    'evidence/1—1 领导班子/①创建方案/2 研究记录/会议记录2022年9月1日.pdf': await formPdf(),
    'evidence/2-1 校园环境/1 校园照片/校门.jpg': await sharp({ create: { width: 900, height: 700, channels: 3, background: '#345' } }).withExif(GPS).jpeg().toBuffer(),
  });
  mkdirSync(join(folder, 'tmp'));
  process.env['TMPDIR'] = join(folder, 'tmp');
  result = (await run(folder, { cache: { use: true, folder: join(folder, 'cache') }, onProgress: () => lookAround() })).result;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filesBelow = (place: string) => readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
const out = (path: string) => join(folder, 'out', path);
/** Everything of a package but the untouched originals; office files unpacked. */
function contentOf(file: string): string {
  const bytes = readFileSync(file);
  if (!/\.(docx|xlsx)$/.test(file)) return bytes.toString('latin1') + bytes.toString('utf8');
  return Object.values(unzipSync(bytes)).map((part) => Buffer.from(part).toString('latin1') + Buffer.from(part).toString('utf8')).join('\n');
}

describe('what nobody should see', () => {
  it('the place where a photo was taken is in no output but the original', () => {
    for (const file of filesBelow(out('')).filter((each) => !each.includes('/data/originals/'))) {
      expect([file, /GPSWITNESS|GPSLatitude/.test(contentOf(file))]).toEqual([file, false]);
    }
    const volume = readFileSync(out('dossier/卷宗.pdf'));
    // Whatever the volume packs is looked into as well.
    for (let at = volume.indexOf('stream\n'); at >= 0; at = volume.indexOf('stream\n', at + 7)) {
      try {
        expect(inflateSync(volume.subarray(at + 7)).includes('GPSWITNESS')).toBe(false);
      } catch { /* not a packed stream */ }
    }
  });

  it('nor in the small pictures of the report, of which there are some', async () => {
    const html = readFileSync(out('report/index.html'), 'utf8');
    const pictures = [...html.matchAll(/data:image\/\w+;base64,([A-Za-z0-9+/=]+)/g)].map((match) => Buffer.from(match[1] as string, 'base64'));
    expect(pictures.length).toBeGreaterThan(0);
    for (const picture of pictures) expect((await sharp(picture).metadata()).exif).toBeUndefined();
    const inWord = Object.entries(unzipSync(readFileSync(out('dossier/卷宗.docx')))).filter(([name]) => name.startsWith('word/media/'));
    expect(inWord.length).toBeGreaterThan(0);
    for (const [, picture] of inWord) expect((await sharp(picture).metadata()).exif).toBeUndefined();
  });

  it('numbers of identity cards are in no report', () => {
    for (const file of [...filesBelow(out('report')), out('result.json')]) expect([file, contentOf(file).includes(IDENTITY)]).toEqual([file, false]);
  });

  it('a sentence of a document is in no result, no report and no progress', async () => {
    const said: string[] = [];
    await run(folder, { out: join(folder, 'again'), dossier: false, onProgress: (progress) => said.push(JSON.stringify(progress)) });
    for (const file of [...filesBelow(out('report')), out('result.json')]) expect([file, contentOf(file).includes(SECRET)]).toEqual([file, false]);
    expect(said.join('')).not.toContain(SECRET);
  });
});

describe('what is kept on the disk', () => {
  it('the cache is for its owner alone, and has no whole document in it', () => {
    const cached = filesBelow(join(folder, 'cache'));
    expect(cached.length).toBeGreaterThan(0);
    for (const file of cached) expect([file, statSync(file).mode & 0o077]).toEqual([file, 0]);
    const originals = filesBelow(join(folder, 'evidence')).map((file) => readFileSync(file));
    for (const file of cached) for (const original of originals) expect(readFileSync(file).includes(original)).toBe(false);
    // Nor one that was made of an original: as it is, or in base64.
    expect(result.dossier?.notices.map(({ code }) => code)).toContain('mended');
    for (const file of cached) expect([file, /%PDF-|JVBERi0/.test(readFileSync(file, 'latin1'))]).toEqual([file, false]);
    // Nor the pictures of its pages: a JPEG as it is, or one in base64 that is larger than a thumbnail.
    for (const file of cached) expect([file, /\xff\xd8\xff|\/9j\/[\w+/]{40000}/.test(readFileSync(file, 'latin1'))]).toEqual([file, false]);
  });

  it('what lies about while a package is made is for its owner alone', () => {
    expect(open.size).toBeGreaterThan(1);
    // Its own folder is opened up in the moment before it is moved in.
    expect([...open].filter(([place, mode]) => mode !== 0 && !/^\.juanzong-out-[0-9a-f]{8}$/.test(place))).toEqual([]);
  });

  it('nothing is left in the folder for temporary files', () => {
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
  });
});
