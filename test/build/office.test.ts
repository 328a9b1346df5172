import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Document, ImageRun, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import sharp from 'sharp';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { verifyPackage, type BuildOutcome } from '../../src/index.js';
import { openPdf } from '../../src/engines/pdfium.js';
import { slides } from './slides.js';
import { hashes, makeWorkspace, run } from './workspace.js';

const PACK = fileURLToPath(new URL('../packs/wenming-xiaoyuan', import.meta.url));
const MINUTES = '1-1 领导班子/1 创建方案/2 研究记录/会议记录2022年9月1日.docx';
const isInstalled = spawnSync('soffice', ['--version'], { timeout: 60_000 }).status === 0;
if (!isInstalled) console.log('soffice is not installed: what needs it does not run.');
const canUnshare = [['-rn'], ['-n']].some((options) => spawnSync('unshare', [...options, 'true']).status === 0);
if (!canUnshare) console.log('unshare cannot be used here: that LibreOffice has no network is not proven.');
const canImitate = process.platform !== 'win32';

let minutes: Uint8Array;
let folder: string;
/** TMPDIR and PATH as they were. */
const before = { TMPDIR: process.env['TMPDIR'], PATH: process.env['PATH'] };

/** Minutes with a table and a picture. */
beforeAll(async () => {
  const green = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#00aa44' } }).png().toBuffer();
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
  const rows = [['时间', '2022年9月1日'], ['地点', '二楼会议室']].map((row) => new TableRow({ children: row.map(cell) }));
  const picture = new ImageRun({ type: 'png', data: green, transformation: { width: 300, height: 200 } });
  minutes = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('会议记录'), new Table({ rows }), new Paragraph({ children: [picture] })] }] }));
});

function workspace(office: 'auto' | 'off', seconds = 60): void {
  folder = makeWorkspace({
    'evidence/project.yaml': `standard: ${JSON.stringify(PACK)}\ndistrict: 云山小学\napplicant: 云山小学德育处\nasOf: 2024-06-30\noffice: ${office}\nlimits: { fileSeconds: ${seconds} }\n`,
    [`evidence/${MINUTES}`]: minutes,
    'evidence/1-1 领导班子/2 师德师风/1 师德说明/师德说明.docx': minutes,
  });
  mkdirSync(join(folder, 'tmp'));
  process.env['TMPDIR'] = join(folder, 'tmp');
}

/** A program of that name that stands first on the PATH and says which version it is. */
function imitate(conversion: string): void {
  const place = join(folder, 'bin');
  mkdirSync(place);
  writeFileSync(join(place, 'soffice'), `#!/bin/sh\ncase "$*" in *--version*) echo "LibreOffice 9.9.9 x";; *) ${conversion};; esac\n`);
  chmodSync(join(place, 'soffice'), 0o755);
  process.env['PATH'] = `${place}${delimiter}${before.PATH}`;
}

afterEach(() => {
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  rmSync(folder, { recursive: true, force: true });
});

const exhibit = ({ result }: BuildOutcome, path = MINUTES) => result.dossier?.exhibits.find((each) => each.path === path);
const leftOvers = () => [...readdirSync(join(folder, 'tmp')), ...readdirSync(folder).filter((name) => name.startsWith('.juanzong'))];

/** Green and red on the page, as shares of its pixels. */
async function colours(page: number): Promise<{ readonly green: number; readonly red: number }> {
  const pdf = await openPdf(new Uint8Array(readFileSync(join(folder, 'out/dossier/卷宗.pdf'))));
  const { data } = pdf.render(page - 1, { dpi: 40, maxPixels: 1e6 });
  pdf.close();
  let [green, red] = [0, 0];
  for (let at = 0; at < data.length; at += 3) {
    const [r = 0, g = 0, b = 0] = [data[at], data[at + 1], data[at + 2]];
    if (g > 140 && r < 60 && b < 110) green += 1;
    if (r > 140 && g < 60 && b < 60) red += 1;
  }
  return { green: green / (data.length / 3), red: red / (data.length / 3) };
}

async function textOf(page: number): Promise<string> {
  const pdf = await openPdf(new Uint8Array(readFileSync(join(folder, 'out/dossier/卷宗.pdf'))));
  const text = pdf.text(page - 1);
  pdf.close();
  return text;
}

describe.skipIf(!isInstalled)('with LibreOffice', () => {
  it('an office document keeps its table and its picture, and says who laid it out', async () => {
    workspace('auto');
    const outcome = await run(folder);
    const made = exhibit(outcome);
    expect(made).toMatchObject({ method: 'converted' });
    expect((await colours(made?.firstPage ?? 0)).green).toBeGreaterThan(0.03);
    const pdf = await openPdf(new Uint8Array(readFileSync(join(folder, 'out/dossier/卷宗.pdf'))));
    expect(pdf.text((made?.firstPage ?? 0) - 1)).toContain('二楼会议室');
    const all = Array.from({ length: pdf.pageCount }, (_each, index) => pdf.text(index)).join('').replace(/\s/g, '');
    pdf.close();
    expect(all).toMatch(/由LibreOffice[\d.]+排版转换编入，版式以所附原件为准/);
    expect(exhibit(outcome, '1-1 领导班子/2 师德师风/1 师德说明/师德说明.docx')).toMatchObject({ method: 'typeset' });
    expect(await verifyPackage(join(folder, 'out'))).toMatchObject({ ok: true, flaws: [] });
    expect(leftOvers()).toEqual([]);
    const once = hashes(join(folder, 'out'));
    await run(folder);
    expect(hashes(join(folder, 'out'))).toEqual(once);
  }, 240_000);

  it('slides keep their colours and their words, one on a page; where it has no Impress they are set from their words, which is said', async () => {
    workspace('auto');
    const path = MINUTES.replace('.docx', '.pptx');
    rmSync(join(folder, 'evidence', MINUTES));
    writeFileSync(join(folder, 'evidence', path), slides([{ words: '一、工作总结', colour: '00AA44' }, { words: '二、下一步打算', colour: 'CC2222' }]));
    const outcome = await run(folder);
    const made = exhibit(outcome, path);
    const { firstPage = 0, lastPage } = made ?? {};
    const text = await textOf(firstPage);
    expect(text).toContain('工作总结');
    if (outcome.result.problems.some(({ code }) => code === 'office/no-pages')) return expect(made?.method).toBe('typeset');
    expect(made).toMatchObject({ method: 'converted', lastPage: firstPage + 1 });
    expect(await textOf(lastPage ?? 0)).toContain('下一步打算');
    expect((await colours(firstPage)).green).toBeGreaterThan(0.1);
    expect((await colours(firstPage + 1)).red).toBeGreaterThan(0.1);
  }, 240_000);

  it('follows no link out of the document', async () => {
    workspace('auto');
    const red = join(folder, 'red.png');
    await sharp({ create: { width: 300, height: 200, channels: 3, background: '#dd0000' } }).png().toFile(red);
    const parts = unzipSync(minutes);
    const links = Buffer.from(parts['word/_rels/document.xml.rels'] ?? []).toString().replace(/Target="media\/[^"]+"/, `Target="file://${red}" TargetMode="External"`);
    expect(links).toContain(red);
    const text = Buffer.from(parts['word/document.xml'] ?? []).toString().replace(/r:embed=/, 'r:link=');
    writeFileSync(join(folder, 'evidence', MINUTES), zipSync({ ...parts, 'word/_rels/document.xml.rels': strToU8(links), 'word/document.xml': strToU8(text) }));
    const made = exhibit(await run(folder));
    expect(made).toMatchObject({ method: 'converted' });
    expect((await colours(made?.firstPage ?? 0)).red).toBe(0);
  }, 240_000);
});

describe.skipIf(!canImitate)('an office document that LibreOffice does not lay out is set from its text, which is said', () => {
  it.each([
    ['when it hangs, and what it started is ended with it', 'echo $$ > "$TMPDIR/../../pid"; sleep 300 & sleep 300', /took longer than 12 s/],
    ['when it gives nothing', 'echo "Error: source file could not be loaded" >&2', /could not be loaded/],
    ['when what it gives is no PDF', 'echo x > document.pdf', /./],
  ])('%s', async (_name, conversion, detail) => {
    workspace('auto', conversion.includes('sleep') ? 12 : 60);
    imitate(conversion);
    const outcome = await run(folder);
    expect(exhibit(outcome)).toMatchObject({ method: 'typeset' });
    const said = outcome.result.problems.filter((problem) => problem.code === 'office/no-pages');
    expect(said.map((problem) => problem.file)).toEqual([MINUTES]);
    expect(said[0]?.message).toMatch(detail);
    expect(leftOvers()).toEqual([]);
    if (conversion.includes('sleep')) await vi.waitFor(() => expect(() => process.kill(-Number(readFileSync(join(folder, 'pid'), 'utf8')), 0)).toThrow(/ESRCH/), { timeout: 10_000 });
  }, 120_000);

  it.skipIf(!canUnshare)('and is given no network, no home and no folder of the user', async () => {
    workspace('auto');
    imitate('{ readlink /proc/self/ns/net; echo "home $HOME"; echo "args $*"; } > "$TMPDIR/../../seen"');
    await run(folder);
    const seen = readFileSync(join(folder, 'seen'), 'utf8');
    expect(seen).toMatch(/^net:/);
    expect(seen.split('\n')[0]).not.toBe(readlinkSync('/proc/self/ns/net'));
    const own = String.raw`${join(folder, '.juanzong-out-')}\w+\.scratch/office-\w+`;
    expect(seen).toMatch(new RegExp(`^home ${own}$`, 'm'));
    expect(seen).toMatch(new RegExp(`^args -env:UserInstallation=file://${own}/profile .*${own}/document.docx$`, 'm'));
  }, 120_000);

  it('when there is none', async () => {
    workspace('auto');
    process.env['PATH'] = join(folder, 'tmp');
    const outcome = await run(folder);
    expect(exhibit(outcome)).toMatchObject({ method: 'typeset' });
    expect(outcome.result.problems.filter((problem) => problem.code === 'office/not-found').map((problem) => problem.message)).toEqual([expect.stringContaining('1 个办公文档')]);
  }, 120_000);

  it('and nothing is started when the project does not ask for it', async () => {
    workspace('off');
    imitate('touch "$TMPDIR/../../started"');
    const outcome = await run(folder);
    expect(exhibit(outcome)).toMatchObject({ method: 'typeset' });
    expect(outcome.result.problems.filter((problem) => problem.code.startsWith('office/'))).toEqual([]);
    expect(readdirSync(folder)).not.toContain('started');
  }, 120_000);
});
