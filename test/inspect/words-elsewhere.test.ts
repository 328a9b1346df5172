import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Document, Packer, Paragraph } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspect } from '../../src/inspect/inspect.js';
import { countWords } from '../../src/inspect/words.js';

/**
 * What LibreOffice 7.4 counted (document → .odt, meta:word-count), recorded. It takes dashes for mere separators, counts
 * signs of uncertain width with the run they stand in, and counts titles; where it differs from the lower or upper
 * count the reason stands beside.
 */
const COUNTED: readonly (readonly [text: string, libreOffice: number, lower: number, upper: number, why?: string])[] = [
  ['使用 Adobe Photoshop 打开图片', 8, 8, 8],
  ['一二三四五 six seven eight', 8, 8, 8],
  ['EXH.C-◇', 1, 2, 2, 'Word counts the shape by itself'],
  ['我区建成科技馆一座。\n全年开展活动。', 17, 17, 17],
  ['2021年，全区开展科普活动120场，覆盖群众3.5万人次，增长80%。', 27, 27, 27],
  ['通过“科普中国”APP和WiFi推送3D视频，共有5G基站12个。', 24, 24, 25],
  ['“十四五”期间，打造‘一区一品’科普品牌。', 21, 21, 21],
  ['科普——让生活更美好。', 9, 10, 11, 'a dash is no word there'],
  ['甲 — 乙', 2, 3, 3, 'a dash is no word there'],
  ['甲–乙', 2, 3, 3, 'a dash is no word there'],
  ['2019—2022年', 3, 2, 4, 'a dash parts the two numbers and is no word'],
  ['讲座、展览、竞赛……形式多样。', 14, 14, 15],
  ['阿尔伯特·爱因斯坦的故事。', 13, 13, 13],
  ['讲座,展览,竞赛;共3场.', 13, 13, 13],
  ['２０２１年，Ａ类基地３个。', 13, 13, 13],
  ['①组织领导；②经费保障；③队伍建设。', 18, 18, 18],
  ['面积1200㎡，温度25℃，占比≥60%，3×4米。', 16, 15, 20, '≥ after a Chinese character counts there, before a number it would not'],
  ['网址：http://www.kepu.gov.cn/a?b=1，邮箱a@b.cn。', 9, 9, 9],
  ['科  普　进 校 园', 5, 5, 5],
  ['𠮷田村村民㑇某参加。', 10, 10, 10],
  ['一、基本情况。\n（二）主要做法。\n3.工作成效。', 21, 21, 21],
  ['Science Popularization Day in Yunlan District, 2021', 7, 7, 7],
  ['（一）〔2021〕3号【科普】《纲要》', 16, 16, 16],
  ['市/区/街道三级，2019-2021年', 11, 11, 11],
  ['增长12.5%、8%和100%', 7, 7, 7],
  ['每周一至周五9:00-17:30开放', 9, 9, 9],
  ['1234567890', 1, 1, 1],
  ['A区B栋301室C座', 8, 8, 8],
  ['甲\n乙\n丙', 3, 3, 3],
  ['{{detail_table}}货物明细', 5, 5, 5],
];

describe('against LibreOffice', () => {
  it.each(COUNTED)('%s', (text, libreOffice, lower, upper, why) => {
    expect(countWords(text.split('\n'), { canHaveTitle: false })).toMatchObject({ lower, upper });
    // A count outside both needs its reason, one inside needs none.
    if (libreOffice < lower || libreOffice > upper) expect(why).toBeTruthy();
  });
});

/** The Word files of the sample; LibreOffice counts the title too. The difference that is left over: dashes. */
const SAMPLE: Readonly<Record<string, readonly [libreOffice: number, dashes?: number]>> = {
  '2019—2022年科普财政投入情况简述.docx': [284, 1],
  '2021-04-23 科技活动周农技培训进企业 新闻稿.docx': [228],
  '“三长进网格”典型经验简述.docx': [299],
  '场馆建设及活动经费筹措情况简述.docx': [287],
  '应急科普开展情况简述.docx': [325],
  '枕流社区科普馆典型案例.docx': [374, -1],
  '现代科技馆体系作用发挥情况简述.docx': [258],
  '社会资源参与科普情况简述.docx': [169],
  '科技志愿服务情况简述.docx': [343, 1],
  '科技教师配备情况简述.docx': [259],
  '科普中国资源落地应用情况简述.docx': [302],
  '科普宣传栏目情况简述.docx': [203],
  '科普经费绩效评价情况简述.docx': [273],
  '科普阵地建设及常态化活动情况简述.docx': [233],
  '章程实施细则和工作制度.docx': [263],
  '街道社区两级科普组织建设情况简述.docx': [266],
  '部门开展科普活动情况简述.docx': [285],
};
const EVIDENCE = fileURLToPath(new URL('../../evidence/', import.meta.url));
const paths = readdirSync(EVIDENCE, { recursive: true, encoding: 'utf8' });

describe('the sample’s Word files against LibreOffice', () => {
  it.each(Object.entries(SAMPLE))('%s', async (name, [libreOffice, dashes = 0]) => {
    const path = paths.find((each) => each.endsWith(name)) as string;
    const { words } = await inspect(readFileSync(`${EVIDENCE}${path}`), name, { needs: ['words'] });
    const title = countWords([words?.title ?? '']).lower;
    expect((words?.lower ?? 0) + title + dashes).toBe(libreOffice);
  });
});

const hasOffice = spawnSync('soffice', ['--version'], { timeout: 60_000 }).status === 0;
if (!hasOffice) console.warn('No LibreOffice on this machine: words are held against what it counted once.');

describe.runIf(hasOffice)('what LibreOffice counts on this machine is what was recorded', () => {
  const folder = mkdtempSync(join(tmpdir(), 'juanzong-words-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeAll(async () => {
    const files = [...COUNTED.keys()].map((index) => join(folder, `text-${index}.docx`));
    for (const [index, [text]] of COUNTED.entries()) writeFileSync(files[index] as string, await Packer.toBuffer(new Document({ sections: [{ children: text.split('\n').map((line) => new Paragraph(line)) }] })));
    Object.keys(SAMPLE).forEach((name, index) => {
      files.push(join(folder, `sample-${index}.docx`));
      cpSync(`${EVIDENCE}${paths.find((each) => each.endsWith(name)) as string}`, files.at(-1) as string);
    });
    spawnSync('soffice', [`-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`, '--headless', '--convert-to', 'odt', '--outdir', folder, ...files], { timeout: 200_000 });
  }, 240_000);

  const counted = (name: string) => Number(/meta:word-count="(\d+)"/u.exec(strFromU8(unzipSync(readFileSync(join(folder, `${name}.odt`)))['meta.xml'] as Uint8Array))?.[1]);
  it('of the texts', () => expect(COUNTED.map(([text], index) => [text, counted(`text-${index}`)])).toEqual(COUNTED.map(([text, libreOffice]) => [text, libreOffice])));
  it('of the sample', () => expect(Object.keys(SAMPLE).map((name, index) => [name, counted(`sample-${index}`)])).toEqual(Object.entries(SAMPLE).map(([name, [libreOffice]]) => [name, libreOffice])));
});
