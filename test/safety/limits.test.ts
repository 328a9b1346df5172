import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { walk } from '../../src/io/walk.js';
import { loadWorkspace } from '../../src/steps/load-workspace.js';
import { makeWorkspace } from '../build/workspace.js';

const ALONE = fileURLToPath(new URL('./inspect-alone.mjs', import.meta.url));
const MEGABYTES = 300;
/** An object stream is unpacked by both readers, and its size is known only then. */
const OBJECT_STREAM = 'a PDF whose object stream unpacks to 200 MB';
const FORM = 'a PDF whose form draws itself twice over';
/** Those that cost more; the form as much as PDFium is given. */
const MORE: Readonly<Record<string, number>> = { [OBJECT_STREAM]: 600, [FORM]: 900 };
/** Of the processor, starting up included: the clock's depend on who else is there. */
const SECONDS = 10;
/** A process that has not ended by then hangs. */
const HANGS_AFTER_MS = 120_000;

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'jz-limits-')); });
afterAll(() => { chmodSync(folder, 0o700); spawnSync('rm', ['-rf', folder]); });

interface Seen {
  readonly codes: readonly string[];
  readonly readable: string;
  readonly kibibytes: number;
  readonly seconds: number;
}

function alone(bytes: Uint8Array, name: string): Seen {
  writeFileSync(join(folder, 'bomb'), bytes);
  const { stdout, status, signal, stderr } = spawnSync(process.execPath, [ALONE, join(folder, 'bomb'), name], { encoding: 'utf8', timeout: HANGS_AFTER_MS });
  if (status !== 0) throw new Error(`ended by ${signal ?? status}: ${stderr.slice(0, 500)}`);
  return JSON.parse(stdout) as Seen;
}

const TYPES = { '[Content_Types].xml': strToU8('<Types/>'), '_rels/.rels': strToU8('<Relationships/>') };
const docx = (document: Uint8Array, more: Zippable = {}) => zipSync({ ...TYPES, 'word/document.xml': document, ...more }, { level: 9 });
const zeros = (megabytes: number) => new Uint8Array(megabytes << 20);
const xml = (body: string) => strToU8(`<?xml version="1.0"?>${body}`);

/** A PDF of these objects; the table is left to be mended. */
function pdf(...objects: readonly (string | readonly [string, Uint8Array])[]): Uint8Array {
  const parts: Uint8Array[] = [strToU8('%PDF-1.7\n')];
  objects.forEach((object, index) => {
    const [head, stream] = typeof object === 'string' ? [object, null] : object;
    parts.push(strToU8(`${index + 1} 0 obj\n${head}\n`));
    if (stream) parts.push(strToU8('stream\n'), stream, strToU8('\nendstream\n'));
    parts.push(strToU8('endobj\n'));
  });
  parts.push(strToU8('trailer << /Root 1 0 R >>\n%%EOF\n'));
  return Buffer.concat(parts);
}

const PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>';
const TREE = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', PAGE] as const;

function png(width: number, height: number): Uint8Array {
  const chunk = (name: string, data: Uint8Array) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length);
    head.write(name, 4, 'latin1');
    return Buffer.concat([head, data, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', deflateSync(zeros(1))), chunk('IEND', new Uint8Array())]);
}

describe('a file made to burst', () => {
  it.each([
    ['Word whose text unpacks to 200 MB', 'a.docx', () => docx(zeros(200)), ['too-large']],
    ['Word of thirty thousand parts', 'a.docx', () => docx(xml('<w/>'), Object.fromEntries(Array.from({ length: 30_000 }, (_each, index) => [`word/media/${index}.xml`, strToU8('x')]))), ['too-large', 'archive']],
    ['entities in entities in Word', 'a.docx', () => docx(xml(`<!DOCTYPE z [<!ENTITY a "${'x'.repeat(1000)}">${Array.from({ length: 9 }, (_each, index) => `<!ENTITY ${'bcdefghij'[index]} "${`&${'abcdefghi'[index]};`.repeat(10)}">`).join('')}]><w:document><w:t>&j;</w:t></w:document>`)), ['corrupt']],
    ['a million elements inside one another in Word', 'a.docx', () => docx(xml(`${'<a>'.repeat(1_000_000)}${'</a>'.repeat(1_000_000)}`)), ['corrupt', 'too-large']],
    ['Excel with a shared text of 200 MB', 'a.xlsx', () => zipSync({ ...TYPES, 'xl/workbook.xml': xml('<workbook><sheets><sheet name="a" sheetId="1"/></sheets></workbook>'), 'xl/sharedStrings.xml': zeros(200), 'xl/worksheets/sheet1.xml': xml('<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>') }, { level: 9 }), ['too-large', 'corrupt']],
    ['a picture of 60,000 by 60,000', 'a.png', () => png(60_000, 60_000), ['too-large', 'corrupt', 'truncated']],
    ['a PDF whose page tree bites its tail', 'a.pdf', () => pdf('<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 99999999 >>'), ['corrupt', 'repaired', 'truncated', 'too-large']],
    ['a PDF page packed fifty times over', 'a.pdf', () => {
      let data: Uint8Array = deflateSync(zeros(60));
      for (let times = 1; times < 50; times++) data = deflateSync(data);
      return pdf(...TREE, [`<< /Length ${data.length} /Filter [${'/FlateDecode '.repeat(50)}] >>`, data]);
    }, null],
    [OBJECT_STREAM, 'a.pdf', () => { const data = deflateSync(zeros(200)); return pdf(...TREE, [`<< /Type /ObjStm /N 100000000 /First 10 /Length ${data.length} /Filter /FlateDecode >>`, data]); }, null],
    ['a PDF whose object stream extends itself', 'a.pdf', () => { const data = strToU8('9 0 << /Type /Page >>'); return pdf(...TREE, [`<< /Type /ObjStm /N 1 /First 4 /Extends 4 0 R /Length ${data.length} >>`, data]); }, null],
    [FORM, 'a.pdf', () => { const draw = strToU8('/F Do /F Do'); return pdf('<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /XObject << /F 4 0 R >> >> >>', [`<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /F 4 0 R >> >> /Length ${draw.length} >>`, draw], [`<< /Length ${draw.length} >>`, draw]); }, null],
    ['a PDF of arrays a hundred thousand deep', 'a.pdf', () => pdf(...TREE, `${'['.repeat(100_000)}${']'.repeat(100_000)}`), null],
    ['YAML of aliases of aliases', '数据.yaml', () => strToU8(`a: &a [x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 9 }, (_each, index) => `${'bcdefghij'[index]}: &${'bcdefghij'[index]} [${`*${'abcdefghi'[index]}, `.repeat(9)}]`).join('\n')}\n`), ['corrupt']],
    ['RTF of braces without end', 'a.rtf', () => strToU8(`{\\rtf1 ${'{'.repeat(2_000_000)}`), ['truncated', 'corrupt', 'too-large']],
    ['HTML of elements without end', 'a.html', () => strToU8(`<html><body>${'<div>'.repeat(1_000_000)}`), ['too-large']],
  ] as const)('%s costs little and is a problem by name', (what, name, make, expected) => {
    const { codes, kibibytes, seconds } = alone(make(), name);
    expect(kibibytes / 1024).toBeLessThan(MORE[what] ?? MEGABYTES);
    expect(seconds).toBeLessThan(SECONDS);
    expect(codes).not.toContain('crashed');
    if (expected) expect(codes.filter((code) => (expected as readonly string[]).includes(code))).not.toEqual([]);
  });
});

describe('settings made to burst', () => {
  it.each([
    ['aliases of aliases', `standard: x\na: &a [1,1,1,1,1,1,1,1]\n${Array.from({ length: 9 }, (_each, index) => `${'bcdefghij'[index]}: &${'bcdefghij'[index]} [${`*${'abcdefghi'[index]}, `.repeat(9)}]`).join('\n')}\n`],
    ['brackets without end', `standard: ${'['.repeat(200_000)}\n`],
    ['too much of it', `standard: x\n${'# 说明\n'.repeat(200_000)}`],
  ])('%s in project.yaml is a mistake with its place', async (_what, text) => {
    const workspace = makeWorkspace({ 'evidence/project.yaml': text });
    try {
      await expect(loadWorkspace(workspace, 'zh-CN')).rejects.toMatchObject({ name: 'UserError', exit: 3 });
    } finally {
      rmSync(workspace, { recursive: true, force: true });
    }
  });
});

describe('a tree made to burst', () => {
  it('has its folders named where paths grow longer than the system takes, and every file counted up to there', async () => {
    const root = join(folder, 'deep');
    mkdirSync(root);
    // Each step from where the last ended; where the system lets nobody further in, the rest become neighbours.
    spawnSync('sh', ['-c', 'cd "$0" && for n in $(seq 1 30); do name=$(printf "%0200d" $n); mkdir "$name" && cd "$name" && : > f.txt; done', root]);
    const { entries, unreadable } = await walk(root);
    expect(entries.length).toBeGreaterThan(15);
    expect(entries.every((entry) => entry.path.endsWith('f.txt'))).toBe(true);
    expect(entries.length + unreadable.length).toBe(30);
    expect(new Set(unreadable.map((each) => each.path)).size).toBe(unreadable.length);
    expect(unreadable.every((each) => each.cause === 'ENAMETOOLONG')).toBe(true);
    spawnSync('rm', ['-rf', root]);
  });

  it('may have twenty thousand files in one folder', async () => {
    const root = join(folder, 'wide');
    mkdirSync(root);
    for (let index = 0; index < 20_000; index++) writeFileSync(join(root, `${index}.txt`), '');
    expect((await walk(root)).entries).toHaveLength(20_000);
    rmSync(root, { recursive: true });
  });
});
