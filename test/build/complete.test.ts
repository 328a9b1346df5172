import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyPackage } from '../../src/index.js';
import type { Result } from '../../src/model/result.js';
import { readBack } from '../../src/render/pdf/read-back.js';
import { startClock } from '../../src/steps/clock.js';
import { examine } from '../../src/steps/examine.js';
import { loadWorkspace } from '../../src/steps/load-workspace.js';
import { NOTHING_UNPACKED } from '../../src/steps/unpack-archives.js';
import { openPool, type Pool } from '../../src/workers/pool.js';
import { SEALED } from '../inspect/seal/drawn-seals.js';
import { paint } from '../inspect/seal/paint.js';
import { dice } from '../inspect/seal/strokes.js';
import { makeWorkspace, run } from './workspace.js';

const PACK = fileURLToPath(new URL('../packs/wenming-xiaoyuan', import.meta.url));
let folder: string;
let files: Record<string, Uint8Array | string>;

/** A workspace in which nothing is missing. */
beforeAll(async () => {
  const sealed = await paint(SEALED['clean']!(dice(7)), 7);
  const scan = await sharp(sealed.data, { raw: { width: sealed.width, height: sealed.height, channels: 3 } }).resize({ height: 2339 }).withMetadata({ density: 200 }).jpeg({ quality: 85 }).toBuffer();
  const scene = (colour: string, width = 900, height = 700, step = 0) => sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${colour}"/>${Array.from({ length: 24 }, (_each, index) => `<rect x="${(index * (137 + 61 * step)) % width}" y="${(index * (211 + 97 * step)) % height}" width="90" height="50" fill="#${index % 2 ? '222' : 'ddd'}"/>`).join('')}</svg>`));
  const picture = (colour: string, step = 0) => scene(colour, 900, 700, step).jpeg().toBuffer();
  const minutes = async (year: number) => {
    const pdf = await PDFDocument.create();
    pdf.addPage([595, 842]).drawText(`Minutes ${year}`, { x: 80, y: 700 });
    return pdf.save();
  };
  files = {
    'evidence/project.yaml': `standard: ${JSON.stringify(PACK)}\ndistrict: 云山小学\napplicant: 云山小学德育处\nasOf: 2024-06-30\n`,
    'evidence/1-1 领导班子/1 创建方案/1 创建方案/创建方案2023年3月.jpg': scan,
    'evidence/1-1 领导班子/1 创建方案/2 研究记录/会议记录2022年9月1日.pdf': await minutes(2022),
    'evidence/1-1 领导班子/1 创建方案/2 研究记录/会议记录2023年9月4日.pdf': await minutes(2023),
    'evidence/1-1 领导班子/2 师德师风/1 师德说明/师德说明.txt': '师德师风情况说明\n近三年（2021—2024年），我校未发生师德失范事件。',
    'evidence/1-2 学生社团/1 社团名单/1 社团名单/社团名单.md': `|序号|社团|\n|--|--|\n${['合唱', '书法', '航模', '足球', '戏剧', '编程'].map((name, index) => `|${index + 1}|${name}|`).join('\n')}\n`,
    'evidence/1-2 学生社团/1 社团名单/2 参与比例/数据.yaml': '- { name: 参与社团的学生比例, value: 86, unit: "%" }\n',
    'evidence/1-2 学生社团/2 社团案例/特色案例.txt': '航模社团的故事\n航模社团与云澜博物馆、云澜大学共同开课。每周三下午，大学的老师带着学生画图、削翼、试飞，博物馆借出老飞机的模型，期末在操场上比一比谁飞得远。',
    ...Object.fromEntries(await Promise.all(['校门', '教室', '食堂', '操场'].map(async (name, index) => [`evidence/2-1 校园环境/1 校园照片/${name}.jpg`, await picture(['#345', '#543', '#454', '#765'][index]!, index + 1)] as const))),
    'evidence/2-1 校园环境/1 校园照片/图片说明.txt': '校门.jpg：时间 2023年9月1日；地点 校门；主题 开学\n操场.jpg：主题 运动会\n',
    'evidence/2-1 校园环境/2 食堂许可/许可证照片.jpg': await picture('#a98'),
    'evidence/2-1 校园环境/3 安全检查/安全检查截图.png': await scene('#eef', 1080, 1800).png().toBuffer(),
    'evidence/2-2 志愿服务/志愿服务简述.txt': '学生志愿服务情况\n学生志愿者每周到社区服务一次。',
  };
  folder = makeWorkspace(files);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const gaps = (outcome: Awaited<ReturnType<typeof run>>) => outcome.result.requirements.filter((each) => each.outcome !== 'pass' && !each.optionalAbsent).map((each) => `${each.id} ${each.outcome} ${each.problems.filter((problem) => problem.effect !== 'none').map((problem) => problem.code).join(' ')}`);

describe('when nothing is missing', () => {
  it('the package is complete: status 0, no word of a draft, proven', async () => {
    const outcome = await run(folder, { final: true });
    expect(gaps(outcome)).toEqual([]);
    expect(outcome.result.verdict).toBe('complete');
    expect(outcome.exit).toBe(0);
    expect(outcome.result.dossier?.draft).toBe(false);
    expect(await verifyPackage(join(folder, 'out'))).toMatchObject({ ok: true, flaws: [] });
    const { pages } = await readBack(readFileSync(join(folder, 'out', 'dossier', outcome.result.dossier?.volumes[0]?.file ?? '')));
    expect(pages.filter((page) => page.text.replace(/\s/g, '').includes('草稿'))).toEqual([]);
  });
});

/** Each file, spoiled in each way: never complete, and the file is named. */
describe('spoiling any one file is named', () => {
  // Nobody asks for a caption file: spoilt, it is told, and nothing is missing.
  const names = () => Object.keys(files).filter((path) => !path.endsWith('project.yaml') && !path.includes('图片说明'));
  let workspace: Awaited<ReturnType<typeof loadWorkspace>>;
  let pool: Pool;
  let previous: Result;
  const look = async () => (await examine({ workspace, unpacked: NOTHING_UNPACKED, pool, previous, clock: startClock(() => {}), cache: { use: true, folder: join(folder, 'cache') }, language: 'zh-CN', renumber: false, reading: 'off' })).result;
  beforeAll(async () => {
    workspace = await loadWorkspace(folder, 'zh-CN');
    pool = openPool({ megabytes: 500 });
    previous = await look();
  });
  afterAll(() => pool.close());

  const spoiled = async (path: string, spoil: (place: string) => void) => {
    const place = join(folder, path);
    spoil(place);
    const result = await look();
    writeFileSync(place, files[path]!);
    return { verdict: result.verdict, said: JSON.stringify([result.requirements.filter((each) => each.outcome !== 'pass').map((each) => each.problems), result.problems]) };
  };

  it.each([
    ['deleted', /./, (place: string) => rmSync(place)],
    ['emptied', /./, (place: string) => writeFileSync(place, '')],
    ['truncated', /\.(jpg|png|pdf)$/, (place: string) => writeFileSync(place, readFileSync(place).subarray(0, readFileSync(place).length / 2))],
    ['replaced by noise', /./, (place: string) => writeFileSync(place, Buffer.from([0, 1, 2, 3, 0xff, 0xfe, 0, 0, 9, 1, 2]))],
  ] as const)('%s', async (_how, which, spoil) => {
    for (const path of names().filter((each) => which.test(each))) {
      const { verdict, said } = await spoiled(path, spoil);
      expect(verdict, path).toBe('incomplete');
      expect(said, path).toContain(path.slice('evidence/'.length));
    }
  });
});
