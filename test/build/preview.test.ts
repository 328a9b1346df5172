import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { previewSection } from '../../src/index.js';
import { readBack } from '../../src/render/pdf/read-back.js';
import { makeWorkspace, run } from './workspace.js';

const PACK = fileURLToPath(new URL('../packs/wenming-xiaoyuan', import.meta.url));
const GALLERY = fileURLToPath(new URL('../sample/gallery.mjs', import.meta.url));
let folder: string;
const preview = (section: string, more: { readonly unpack?: boolean } = {}) =>
  previewSection({ folder, section, out: join(folder, 'out'), language: 'zh-CN', cache: { use: false, folder: join(folder, 'cache') }, onProgress: () => {}, ...more });

/** A form field that a plain copy would leave empty. */
async function form(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([595, 842]);
  page.drawText('Minutes 2022', { x: 80, y: 700 });
  const field = pdf.getForm().createTextField('chair');
  field.setText('FILLED');
  field.addToPage(page, { x: 80, y: 600, width: 200, height: 30 });
  return pdf.save();
}

const photo = (background: string) => sharp({ create: { width: 1200, height: 800, channels: 3, background } }).jpeg().toBuffer();

beforeAll(async () => {
  folder = makeWorkspace({
    'evidence/2-1 校园环境/1 校园照片/校门.jpg': await photo('#345678'),
    'evidence/2-1 校园环境/1 校园照片/操场.jpg': await photo('#879645'),
    'evidence/project.yaml': `standard: ${JSON.stringify(PACK)}\ndistrict: 云山小学\napplicant: 云山小学德育处\nasOf: 2024-06-30\n`,
    'evidence/1-1 领导班子/1 创建方案/2 研究记录/会议记录2022年9月1日.pdf': await form(),
    'evidence/1-1 领导班子/2 师德师风/1 师德说明/师德说明.txt': '师德师风情况说明\n近三年（2021—2024年），我校未发生师德失范事件。',
    'evidence/1-2 学生社团/2 社团案例/案例.zip': zipSync({ '特色案例.txt': new TextEncoder().encode('航模社团的故事\n航模社团与云澜博物馆、云澜大学共同开课。') }),
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('build --preview', () => {
  it('sets one indicator with its evidence as the dossier has it, and writes nothing else', async () => {
    const { file, pages } = await preview('1-1');
    expect(readdirSync(join(folder, 'out-preview'))).toEqual(['1-1.pdf']);
    expect(existsSync(join(folder, 'out'))).toBe(false);
    const read = await readBack(new Uint8Array(readFileSync(file)));
    expect(read.pages).toHaveLength(pages);
    const text = read.pages.map((page) => page.text).join('\n');
    expect(text).toContain('Minutes 2022');
    expect(text).toContain('FILLED');
    expect(text).toContain('未发生师德失范事件');
    expect(text).not.toContain('学生社团');
    expect(read.pages.flatMap((page) => page.exhibits.map(({ number }) => number))).toEqual(['1-1-1-01', '1-1-2-01']);
  });

  it('sets one item alone, and takes files out of archives when asked', async () => {
    const plain = await readBack(new Uint8Array(readFileSync((await preview('1-2-2')).file)));
    expect(plain.pages.flatMap((page) => page.exhibits)).toEqual([]);
    const unpacked = await readBack(new Uint8Array(readFileSync((await preview('1-2-2', { unpack: true })).file)));
    expect(unpacked.pages.flatMap((page) => page.exhibits.map(({ number }) => number))).toEqual(['1-2-2-01']);
    expect(unpacked.pages.map((page) => page.text).join('')).toContain('航模社团的故事');
  });

  it('sets two photographs on a page, or each on its own where the project asks for that', async () => {
    const exhibitsOn = async () => (await readBack(new Uint8Array(readFileSync((await preview('2-1')).file)))).pages.map(({ exhibits }) => exhibits.map(({ number }) => number)).filter((each) => each.length > 0);
    expect(await exhibitsOn()).toEqual([['2-1-1-01', '2-1-1-02']]);
    const project = join(folder, 'evidence/project.yaml');
    const before = readFileSync(project, 'utf8');
    writeFileSync(project, `${before}volumes: { photosPerPage: 1 }\n`);
    expect(await exhibitsOn()).toEqual([['2-1-1-01'], ['2-1-1-02']]);
    writeFileSync(project, before);
  });

  it('names the sections there are when it is asked for another', async () => {
    await expect(preview('9-9')).rejects.toMatchObject({ code: 'preview/unknown-section', exit: 2, args: { section: '9-9', known: expect.stringContaining('1-1、1-2') } });
  });
});

describe('the gallery', () => {
  it('draws chosen pages of a dossier, the first and the last among them, and lists them', async () => {
    const { result } = await run(folder);
    const out = join(folder, 'out');
    const { status, stdout } = spawnSync(process.execPath, [GALLERY, out], { encoding: 'utf8' });
    const names = readdirSync(`${out}-gallery`).filter((name) => name.endsWith('.png'));
    expect([status, stdout]).toEqual([0, `${names.length} pages in ${out}-gallery\n`]);
    expect(names).toEqual(expect.arrayContaining(['0001.png', `${String(result.dossier?.pages).padStart(4, '0')}.png`]));
    const page = readFileSync(join(`${out}-gallery`, 'index.html'), 'utf8');
    for (const name of names) expect(page).toContain(`src="${name}"`);
  });

  it('says what to do where there is no dossier', () => {
    const { status, stderr } = spawnSync(process.execPath, [GALLERY, join(folder, 'nowhere')], { encoding: 'utf8' });
    expect(status).not.toBe(0);
    expect(stderr).toContain('run juanzong build first');
  });
});
