import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHECKS } from '../../src/checks/index.js';
import { UserError } from '../../src/errors.js';
import { checkPack } from '../../src/standard/check-pack.js';
import { loadStandard, resolvePack } from '../../src/standard/load.js';

const PACK = 'test/packs/wenming-xiaoyuan';
let folder: string;
let good: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'juanzong-standard-'));
  good = await readFile(join(PACK, 'standard.yaml'), 'utf8');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Mistakes of the small pack after some replacements, as `line: sentence`. */
async function mistakesOf(changes: readonly (readonly [from: string, to: string])[], language: 'en' | 'zh-CN' = 'en'): Promise<string[]> {
  let text = good;
  for (const [from, to] of changes) {
    expect(text).toContain(from);
    text = text.replace(from, () => to);
  }
  await writeFile(join(folder, 'standard.yaml'), text);
  const { file, mistakes, standard } = await checkPack(folder, CHECKS, language);
  expect(standard === null).toBe(mistakes.length > 0);
  return mistakes.map((each) => each.replace(`${file}:`, ''));
}

const lineOf = (words: string) => good.slice(0, good.indexOf(words)).split('\n').length;

describe('a pack of another kind of evaluation', () => {
  it('loads without a line of code', async () => {
    const standard = await loadStandard(PACK, CHECKS);
    expect(standard.indicators.map((each) => `${each.code} ${each.printed}`)).toEqual(['1-1 1.1', '1-2 1.2', '2-1 2.1', '2-2 2-2']);
    expect(standard.folder).toMatch(/wenming-xiaoyuan$/);
    expect(standard.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('inherits demands level by level, and puts each where its check looks', async () => {
    const standard = await loadStandard(PACK, CHECKS);
    const [first, second] = standard.indicators[0]?.items ?? [];
    const plan = first?.requirements[0];
    expect(plan?.forms).toEqual([{ title: '创建方案', kind: 'sealed', words: ['创建方案', '方案'], demands: expect.objectContaining({ readable: {}, seal: { need: 'required' }, draft: {} }) }]);
    expect(plan?.demands).toEqual({ count: expect.objectContaining({ min: 1 }) });
    expect(plan?.forms[0]?.demands).not.toHaveProperty('count');
    expect(second?.units).toEqual(['德育处', '各年级']);
    expect(second?.requirements.map((each) => 'window' in (each.forms[0]?.demands ?? {}))).toEqual([true, true]);
  });

  it('takes a demand back with false, at the level where it is written and below', async () => {
    const text = good.replace('text: 学生志愿服务情况简述（不超过 300 字）。', 'text: 学生志愿服务情况简述（不超过 300 字）。\n        demands: { duplicate: false }');
    await writeFile(join(folder, 'standard.yaml'), text);
    const standard = await loadStandard(folder, CHECKS);
    const withDuplicate = standard.indicators.flatMap((each) => each.items).filter((each) => each.requirements.every((one) => one.forms.every((form) => 'duplicate' in form.demands)));
    expect(withDuplicate.map((each) => each.id)).not.toContain('2-2-1');
    expect(withDuplicate).toHaveLength(7);
  });
});

describe('one mistake', () => {
  it.each<[string, readonly [string, string], string, RegExp]>([
    ['a misspelt key', ['kind: list, clause', 'kind: list, absnt: notice, clause'], 'key: roster', /unknown key “absnt”, did you mean “absent”\?/],
    ['a misspelt kind', ['kind: case\n', 'kind: caze\n'], 'kind: case\n', /“kind” is “caze”, did you mean “case”\?/],
    ['a missing title', ['title: 校园照片\n        text', 'text'], 'id: 2-1-1', /“title” is missing/],
    ['a number where text belongs', ["printed: '1.1'", 'printed: 1.1'], "printed: '1.1'", /“printed” must be string, but is “1.1”/],
    ['an unknown demand', ['entries: { min: 6 }', 'entrys: { min: 6 }'], 'entries: { min: 6 }', /no check named “entrys”, did you mean “entries”\?/],
    ['a wrong parameter', ['word-limit: { max: 300 }', 'word-limit: { maxi: 300 }'], 'word-limit: { max: 300 }', /unknown key “maxi”, did you mean “max”\?/],
    ['a parameter of the wrong type', ['word-limit: { max: 300 }', 'word-limit: { max: many }'], 'word-limit: { max: 300 }', /“max” must be number, but is “many”/],
    ['a demand on all files in a form', ['kind: screenshot, words: [截图] }', 'kind: screenshot, demands: { count: { min: 2 } } }'], 'title: 网页截图', /“count” looks at all files of a requirement and cannot stand in a form/],
    ['a requirement whose absence nobody would notice', ['clause: 附教师获奖证书, ', 'clause: 附教师获奖证书, demands: { count: false }, '], 'key: awards', /nobody would notice when none is handed in/],
    ['a clause that is not verbatim', ['clause: 创建方案（加盖公章）', 'clause: 创建方案(加盖 公章)'], 'key: plan', /does not stand verbatim in the item.*the source reads “创建方案（加盖公章）”/],
    ['a rule that is not in the scoring cell', ['text: 酌情 0—2 分', 'text: 酌情 0—3 分'], 'text: 酌情', /“酌情 0—3 分” does not stand verbatim in the scoring cell/],
    ['an unknown requirement as proof', ['provenBy: [minutes]', 'provenBy: [minuts]'], 'provenBy: [minutes]', /no requirement “minuts”, did you mean “minutes”\?/],
    ['a rule for an item of another indicator', ['- { item: 1-2-1, text', '- { item: 1-1-1, text'], 'item: 1-2-1, text', /indicator 1-2 has no item “1-1-1”, did you mean “1-2-1”\?/],
    ['an item in the wrong indicator', ['id: 2-1-3', 'id: 2-2-3'], 'id: 2-1-3', /“2-2-3” does not belong to indicator 2-1/],
    ['a unit that is not in the list', ['units: [政教处, 各年级]', 'units: [政教处, 各年纪]'], 'units: [政教处', /“各年纪” is not in the list of units, did you mean “各年级”\?/],
    ['a name of two units', ['aliases: [后勤处]', 'aliases: [政教处]'], 'aliases: [后勤处]', /“政教处” is already a name of “德育处”/],
    ['points that do not add up', ['maxPoints: 5', 'maxPoints: 6'], 'maxPoints: 5', /states 6 points, but its parts add up to 5/],
    ['a duplicate key', ['key: minutes', 'key: plan'], 'key: minutes', /“plan” is there twice/],
    ['a duplicate item', ['id: 2-1-2', 'id: 2-1-1'], 'id: 2-1-2', /“2-1-1” is there twice/],
    ['a group that is not there', ["group: '2'\n    title: 志愿服务", "group: '3'\n    title: 志愿服务"], "group: '2'\n    title: 志愿服务", /no group “3”/],
    ['a cycle that ends before it begins', ['statedPoints: 20', 'cycle: { from: 2025, to: 2021 }\nstatedPoints: 20'], 'statedPoints: 20', /begins in 2025, after its end in 2021/],
    ['a window that ends before it begins', ['window: { rollingYears: 3 }', 'window: { from: 2022, to: 2019 }'], 'window: {', /the window begins on 2022, after its end on 2019/],
    ['a title that cannot name a folder', ['title: 食堂许可', 'title: 食堂/许可'], 'title: 食堂许可', /“title” becomes a folder name/],
    ['a rule that scores twice', ['text: 案例 3 分, points: 3', 'text: 案例 3 分, points: 3, veto: true'], 'text: 案例 3 分', /exactly one of points, range/],
    ['a date that does not exist', ['date: 2024-03-01', 'date: 2024-02-30'], 'date: 2024-03-01', /“date” must be a real date/],
    ['a key written twice', ['edition: 2024 年版（示例）', 'edition: 2024 年版（示例）\nid: again'], 'name: 文明校园测评细则\n', /Map keys must be unique/],
  ])('%s is named with its line', async (_name, change, place, sentence) => {
    const mistakes = await mistakesOf([change]);
    expect(mistakes.filter((each) => sentence.test(each)).map((each) => each.split(':')[0])).toEqual([String(lineOf(place))]);
  });
});

describe('many mistakes', () => {
  it('are all named at once, in the order of the file, and none is an echo of another', async () => {
    const mistakes = await mistakesOf([
      ['title: 思想道德建设', 'titel: 思想道德建设'],
      ['clause: 每学年至少研究一次', 'clause: 每年研究一次'],
      ['kind: case\n', 'kind: caze\n'],
      ['units: [总务处, 有关部门]', 'units: [总务处, 有关单位]'],
      ['mentions: {', 'mention: {'],
    ]);
    expect(mistakes).toHaveLength(6);
    expect(mistakes.map((each) => each.replace(/^\d+: /, ''))).toEqual([
      expect.stringContaining('“title” is missing'), expect.stringContaining('did you mean “title”'), expect.stringContaining('每年研究一次'),
      expect.stringContaining('caze'), expect.stringContaining('有关单位'), expect.stringContaining('no check named “mention”'),
    ]);
  });

  it('are thrown as one error that says them in the language asked for', async () => {
    await mistakesOf([['maxPoints: 5', 'maxPoints: 6'], ['kind: list', 'kind: lists']]);
    const error = await loadStandard(folder, CHECKS).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    const { code, details } = error as UserError;
    expect(code).toBe('standard/invalid');
    expect(details).toEqual([expect.stringMatching(/standard\.yaml:\d+: “kind”写了“lists”，是否想写“list”？$/)]);
  });
});

describe('hostile or broken files', () => {
  it.each([
    ['an open bracket', 'id: [a, b\nname: x\n', /^2: YAML syntax/],
    ['no YAML at all', '只是一段话', /must be object/],
    ['an empty file', '', /must be object/],
    ['an alias bomb', `a: &a [1,1,1,1,1,1,1,1,1]\n${'bcdefghi'.split('').map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`).join('\n')}\n`, /aliases/],
    ['a thousand levels', `id: ${'['.repeat(1000)}${']'.repeat(1000)}`, /levels deep/],
    ['half a million dashes', '- '.repeat(500_000), /levels deep/],
    ['a staircase', Array.from({ length: 1500 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''), /levels deep/],
    ['a million brackets', '['.repeat(1_000_000), /levels deep|YAML syntax/],
  ])('%s is a mistake, not a crash', async (_name, text, sentence) => {
    await writeFile(join(folder, 'standard.yaml'), text);
    const { file, mistakes } = await checkPack(folder, CHECKS, 'en');
    expect(mistakes.map((each) => each.replace(`${file}:`, '')).join('\n')).toMatch(sentence);
  });

  it('refuses a file of the wrong size or encoding, and one that is not there', async () => {
    await writeFile(join(folder, 'standard.yaml'), 'x'.repeat(2_000_001));
    await expect(loadStandard(folder, CHECKS)).rejects.toMatchObject({ code: 'file/too-large' });
    await writeFile(join(folder, 'standard.yaml'), Buffer.from([0x69, 0x64, 0x3a, 0x20, 0xd6, 0xd0]));
    await expect(loadStandard(folder, CHECKS)).rejects.toMatchObject({ code: 'file/not-utf8' });
    const missing = (await loadStandard('kepu-2021-2052', CHECKS).catch((thrown: unknown) => thrown)) as UserError;
    expect(missing.code).toBe('standard/missing');
    expect(missing.explain('en')).toContain('did you mean “kepu-2021-2025”?');
  });
});

it('finds a pack by id, folder and file', () => {
  expect(resolvePack('kepu-2021-2025')).toMatch(/templates[\\/]kepu-2021-2025$/);
  expect(resolvePack('./mine', folder)).toBe(join(folder, 'mine'));
  expect(resolvePack('mine/standard.yaml', folder)).toBe(join(folder, 'mine'));
});
