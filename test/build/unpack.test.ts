import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyPackage, type BuildOutcome } from '../../src/index.js';
import { makeZip } from '../inspect/archive/make-zip.js';
import { hashes, makeWorkspace, run } from './workspace.js';

const PACK = fileURLToPath(new URL('../packs/wenming-xiaoyuan', import.meta.url));
const utf8 = (text: string) => new TextEncoder().encode(text);
const ROSTER = `|序号|社团|\n|--|--|\n${['合唱', '书法', '航模', '足球', '戏剧', '编程'].map((name, index) => `|${index + 1}|${name}|`).join('\n')}\n`;

let folder: string;
let plain: BuildOutcome;
let unpacked: BuildOutcome;
let before: Record<string, string>;
const cache = () => ({ use: false, folder: join(folder, 'cache') });

beforeAll(async () => {
  folder = makeWorkspace({
    'evidence/project.yaml': `standard: ${JSON.stringify(PACK)}\ndistrict: 云山小学\napplicant: 云山小学德育处\nasOf: 2024-06-30\n`,
    'evidence/1-2 学生社团/社团名单/校团委.zip': makeZip([
      { name: '材料/社团名单.md', content: ROSTER }, { name: '../../外面 社团名单.txt', content: 'x' }, { name: '加密 社团名单.pdf', content: 'x', encrypted: true }, { name: '__MACOSX/._a', content: 'x' },
      { name: '里层.zip', content: zipSync({ '1.1 领导班子/（2）师德师风/师德说明.txt': utf8('师德师风情况说明\n近三年（2021—2024年），我校未发生师德失范事件。') }) },
    ]),
    'evidence/坏.zip': makeZip([{ name: 'a', content: 'x' }]).subarray(0, 40),
  });
  before = hashes(join(folder, 'evidence'));
  plain = await run(folder, { out: join(folder, 'plain'), dossier: false, cache: cache() });
  unpacked = await run(folder, { out: join(folder, 'out'), unpack: true, cache: cache() });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ledger = ({ result }: BuildOutcome) => Object.fromEntries(result.files.filter((file) => file.path !== 'project.yaml').map((file) => [file.path, `${file.disposition} ${file.reasonCode ?? ''} ${file.facts.problems.map((problem) => problem.code).join()}`.trim()]));
const ZIP = '1-2 学生社团/社团名单/校团委.zip';

describe('archives', () => {
  it('stay what they are unless somebody asks', () => {
    expect(ledger(plain)).toEqual({ [ZIP]: 'excluded archive archive', '坏.zip': 'excluded archive archive' });
  });

  it('give every file in them a place and a disposition', () => {
    expect(ledger(unpacked)).toEqual({
      [ZIP]: 'excluded unpacked',
      [`${ZIP}/材料/社团名单.md`]: 'included',
      [`${ZIP}/外面 社团名单.txt`]: 'excluded unreadable unsafe-path',
      [`${ZIP}/加密 社团名单.pdf`]: 'excluded unreadable encrypted',
      [`${ZIP}/__MACOSX/._a`]: 'excluded system-file',
      [`${ZIP}/里层.zip`]: 'excluded unpacked',
      [`${ZIP}/里层.zip/1.1 领导班子/（2）师德师风/师德说明.txt`]: expect.any(String),
      '坏.zip': 'excluded archive archive',
    });
    expect(unpacked.result.requirements.find((each) => each.id === '1-2-1/roster')?.files).toContain(`${ZIP}/材料/社团名单.md`);
  });

  it('name what was not taken out', () => {
    const said = unpacked.result.requirements.flatMap((each) => each.problems).map((problem) => `${problem.code} ${problem.file}`);
    expect(said).toContain(`readable/unsafe-path ${ZIP}/外面 社团名单.txt`);
    expect(said).toContain(`readable/encrypted ${ZIP}/加密 社团名单.pdf`);
  });

  it('bring their files into the dossier and the originals, and the package proves itself', async () => {
    const paths = Object.keys(hashes(join(folder, 'out')));
    expect(paths).toContain(`dossier/data/originals/${ZIP}/材料/社团名单.md`);
    expect(paths).not.toContain(`dossier/data/originals/${ZIP}`);
    expect(await verifyPackage(join(folder, 'out'))).toMatchObject({ ok: true, flaws: [] });
  });

  it('are not touched', () => expect(hashes(join(folder, 'evidence'))).toEqual(before));
});
