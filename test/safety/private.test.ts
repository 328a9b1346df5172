import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorkspace, run } from '../build/workspace.js';

const PACK = fileURLToPath(new URL('../packs/wenming-xiaoyuan', import.meta.url));
/** A number with a right check digit, and a sentence no one should find outside of the dossier. */
const IDENTITY = '110101199003077774';
const SECRET = '此句只在原件和卷宗里';
const GPS = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '28/1 12/1 5377/100', GPSLongitudeRef: 'E', GPSLongitude: '112/1 58/1 1234/100' }, IFD0: { Make: '相机厂', ImageDescription: 'GPSWITNESS' } };

let folder: string;
beforeAll(async () => {
  folder = makeWorkspace({
    'evidence/project.yaml': `standard: ${JSON.stringify(PACK)}\ndistrict: 云山小学\napplicant: 云山小学德育处\nasOf: 2024-06-30\n`,
    'evidence/1-1 领导班子/2 师德师风/1 师德说明/师德说明.txt': `师德师风情况说明\n近三年（2021—2024年），我校未发生师德失范事件。${SECRET}，张某身份证号${IDENTITY}。`,
    'evidence/2-1 校园环境/1 校园照片/校门.jpg': await sharp({ create: { width: 900, height: 700, channels: 3, background: '#345' } }).withExif(GPS).jpeg().toBuffer(),
  });
  mkdirSync(join(folder, 'tmp'));
  process.env['TMPDIR'] = join(folder, 'tmp');
  await run(folder, { cache: { use: true, folder: join(folder, 'cache') } });
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
  });

  it('nothing is left in the folder for temporary files', () => {
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
  });
});
