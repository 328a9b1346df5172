import { describe, expect, it } from 'vitest';
import { asksOf } from '../../src/checks/asks.js';
import { runChecks, type RunInput } from '../../src/checks/run.js';
import { verdictOf } from '../../src/checks/verdict.js';
import type { InspectedFile } from '../../src/model/evidence.js';
import type { Facts } from '../../src/model/facts.js';
import type { Declaration, Project } from '../../src/model/project.js';
import type { Result } from '../../src/model/result.js';
import type { Form, Item, Requirement, ScoringRule, Standard } from '../../src/model/standard.js';
import { facts, text } from './check-test.js';

const PATH = 'X1-1 组织/X1-1-1 文件/文件.pdf';

function form(over: Partial<Form> = {}): Form {
  return { title: '文件', kind: 'document', words: [], demands: { accepts: {} }, ...over };
}

function requirement(over: Partial<Requirement> = {}): Requirement {
  return { id: 'X1-1-1/papers', key: 'papers', title: '实施方案', clause: '实施方案', kind: 'document', units: ['甲局'], words: [], absent: 'fail', forms: [form()], demands: { count: { min: 1 } }, ...over };
}

function rule(over: Partial<ScoringRule>): ScoringRule {
  return { id: 'X1-1.1', text: '', items: [], provenBy: ['X1-1-1/papers'], points: null, range: null, perUnit: null, cap: null, capIf: null, alternativeTo: null, veto: false, adjustment: false, deadline: null, ...over };
}

function standard(requirements: readonly Requirement[], rules: readonly ScoringRule[] = []): Standard {
  const item: Item = { id: 'X1-1-1', number: 1, mark: '①', title: '文件', text: '①文件', units: ['甲局'], openUnits: false, precondition: null, veto: null, notApplicableIf: '没有的', reading: null, requirements };
  return {
    id: 'x', edition: '1', name: 'x', title: 'x', cycle: null, source: { name: 'x', number: null, date: null, issuers: [] }, scoringBasis: null, statedPoints: 0,
    groups: [{ code: 'X1', title: 'x' }], units: [], notes: [], sha256: '', folder: '',
    indicators: [{ code: 'X1-1', printed: 'X1—1', group: 'X1', title: '组织', text: '组织', items: [item], scoringText: null, maxPoints: null, rules }],
  };
}

function handedIn(over: Partial<Facts> = {}, path = PATH, rest: Partial<InspectedFile> = {}): InspectedFile {
  return { path, bytes: 100, sha256: path, disposition: 'included', reason: null, indicator: 'X1-1', item: 'X1-1-1', requirement: 'X1-1-1/papers', assignedBy: 'slot', suggestions: [], unit: null, tag: null, facts: facts(over), ...rest };
}

function run(requirements: readonly Requirement[], files: readonly InspectedFile[], over: Partial<RunInput> & { previous?: Result; declarations?: readonly Declaration[]; rules?: readonly ScoringRule[] } = {}) {
  const { previous = null, declarations = [], rules = [], ...input } = over;
  const project: Project = { standard: 'x', district: '', superiors: [], applicant: '', asOf: '2022-11-30', dueDate: null, units: [], caps: { fileBytes: null, imageBytes: null, volumeBytes: null, volumePages: null }, limits: { fileSeconds: 1, fileMegabytes: 1 }, fonts: {}, declarations };
  const checked = runChecks({ standard: standard(requirements, rules), project, files, unreadableFolders: [], language: 'zh-CN', ...input });
  return { requirements: checked.requirements, problems: checked.looseProblems(previous) };
}

function first(requirements: readonly Requirement[], files: readonly InspectedFile[], over: Parameters<typeof run>[2] = {}) {
  const [found] = run(requirements, files, over).requirements;
  if (!found) throw new Error('no requirement');
  return { ...found, codes: found.problems.map((problem) => problem.code) };
}

const SEALED = form({ title: '盖章版', kind: 'sealed', words: ['会议纪要'], demands: { accepts: {}, seal: { need: 'required' } } });
const SCREENSHOT = form({ title: '网页截图', kind: 'screenshot', words: ['网页'], demands: { accepts: {}, resolution: { minShortSide: 360 } } });
const MINUTES = form({ title: '会议纪要', kind: 'sealed', words: ['纪要'], demands: { seal: { need: 'required' }, 'word-limit': { max: 1 } } });

describe('forms', () => {
  it('passes when the file meets any one form, and keeps its remarks', () => {
    const seals = [{ page: 1, x: 0.5, y: 0.9, diameterMm: 42, kind: 'round' as const, confidence: 1 }];
    expect(first([requirement({ forms: [MINUTES, SEALED] })], [handedIn({ sealVerdict: 'seen', seals })])).toMatchObject({ outcome: 'pass', codes: ['seal/seen'] });
  });

  it('reports the form that comes closest', () => {
    const found = first([requirement({ forms: [MINUTES, SEALED] })], [handedIn({ words: { lower: 5, upper: 5, characters: 5, title: null, apart: [] } })]);
    expect(found).toMatchObject({ outcome: 'fail', codes: ['seal/not-seen'] });
  });

  it.each([
    ['the format', 'png', '截图.png', null, 'pass'],
    ['a tag', 'pdf', '材料.pdf', '截图', 'pass'],
    ['words in the name', 'pdf', '网页.pdf', null, 'pass'],
    ['nothing, so it is held against both and a person decides', 'pdf', '材料.pdf', null, 'review'],
    ['words in the name that only the sealed one has', 'pdf', '会议纪要.pdf', null, 'fail'],
    ['the tag that says it is the sealed one', 'pdf', '网页.pdf', '盖章', 'fail'],
  ] as const)('narrows by %s', (_how, format, name, tag, outcome) => {
    const files = [handedIn({ format }, `X1-1 组织/X1-1-1 文件/${name}`, { tag })];
    expect(first([requirement({ forms: [SEALED, SCREENSHOT] })], files).outcome).toBe(outcome);
  });

  it('asks nothing more of a file in a format that no form can have', () => {
    expect(first([requirement({ forms: [SEALED] })], [handedIn({ format: 'xlsx' })]).codes).toEqual(['accepts/wrong-kind']);
  });

  it('holds every file to it: one bad file is a gap although another is good', () => {
    const files = [handedIn({}, 'X1-1/X1-1-1/a.pdf'), handedIn({ format: 'xlsx' }, 'X1-1/X1-1-1/b.xlsx')];
    expect(first([requirement()], files)).toMatchObject({ outcome: 'fail', codes: ['accepts/wrong-kind'], problems: [{ file: 'X1-1/X1-1-1/b.xlsx' }] });
  });
});

describe('nothing handed in', () => {
  it.each([
    ['fail', 'fail', 'error', 'fail'], ['review', 'review', 'warning', 'review'], ['pending', 'pending', 'notice', 'pending'], ['notice', 'not-applicable', 'notice', 'none'],
  ] as const)('absent: %s makes it %s', (absent, outcome, severity, effect) => {
    const found = first([requirement({ absent })], []);
    expect(found).toMatchObject({ outcome, optionalAbsent: absent === 'notice', problems: [{ code: absent === 'notice' ? 'count/not-given' : 'count/missing', severity, effect }] });
  });

  it('names what is missing and the folder it goes into, and says nothing else', () => {
    const demands = { count: { min: 2 }, 'each-year': { years: [2020] }, names: { min: 3, of: 'units', what: '单位' } };
    const other = requirement({ id: 'X1-1-1/other', key: 'other', title: '其他' });
    const { problems } = first([requirement({ demands }), other], []);
    expect(problems).toEqual([{
      code: 'count/missing', severity: 'error', effect: 'fail', found: 0, expected: 2,
      message: '缺少“实施方案”：没有收到任何材料。', remedy: '请把材料放入“evidence/X1-1 组织/X1-1-1 文件/1 实施方案”，至少 2 件。',
    }]);
  });

  it('is noticed even where the standard forgot to count', () => {
    expect(first([requirement({ demands: { 'each-year': { years: [2020] } } })], []).codes).toEqual(['count/missing']);
  });

  it('is said of files without a place too: they prove nothing', () => {
    expect(first([requirement()], [handedIn({}, PATH, { disposition: 'unassigned', requirement: null, reason: 'no-requirement' })]).codes).toEqual(['count/missing']);
  });
});

describe('a file that cannot be opened', () => {
  const demands = { count: { min: 1 }, names: { min: 3, of: 'units', what: '单位' } };
  const strict = requirement({ demands, forms: [form({ demands: { seal: { need: 'required' }, highlight: { about: ['x'] }, window: {} } })] });

  it('fails alone, without a train of other problems', () => {
    const broken = handedIn({ readable: 'no', problems: [{ code: 'truncated', page: null, detail: null }] }, PATH, { disposition: 'excluded', reason: 'unreadable' });
    expect(first([strict], [broken])).toMatchObject({ outcome: 'fail', codes: ['readable/truncated'], files: [PATH] });
  });

  it.each(['timeout', 'out-of-memory', 'crashed'] as const)('%s: the outcome is an error, and the run failed', (code) => {
    const found = first([strict], [handedIn({ readable: 'no', problems: [{ code, page: null, detail: 'x' }] }), handedIn({}, `${PATH}.pdf`)]);
    expect(found.outcome).toBe('error');
    expect(found.codes).toContain(`readable/${code}`);
    expect(verdictOf([found], [])).toBe('failed');
  });

  it('counts for its year by its name', () => {
    const annual = requirement({ demands: { 'each-year': { years: [2020, 2021] } } });
    const files = [handedIn({}, 'X1-1/X1-1-1/2020.pdf'), handedIn({ readable: 'no' }, 'X1-1/X1-1-1/2021.pdf')];
    expect(first([annual], files).codes).toEqual(['readable/corrupt']);
  });
});

describe('declarations', () => {
  const pending: Declaration = { type: 'pending', item: 'X1-1-1', reason: '正在会签', due: '2022-12-15', by: '张某' };
  const confirmed = (what: string, file = PATH): Declaration => ({ type: 'confirmed', file, what, note: null, by: '李某', date: '2022-11-20' });
  const sealed = requirement({ forms: [SEALED] });

  it('不适用: not looked into', () => {
    const declared: Declaration = { type: 'not-applicable', item: 'X1-1-1', reason: '无', by: '张某', date: '2022-11-01' };
    const found = first([requirement()], [], { declarations: [declared] });
    expect(found).toMatchObject({ outcome: 'not-applicable', optionalAbsent: false, problems: [] });
    expect(verdictOf([found], [])).toBe('complete');
  });

  it('不适用 where the standard does not foresee it is for a person', () => {
    const declared: Declaration = { type: 'not-applicable', item: 'X1-1-1', reason: '没有时间', by: '张某', date: '2022-11-01' };
    const plain = standard([requirement()], []);
    const unforeseen = { ...plain, indicators: plain.indicators.map((indicator) => ({ ...indicator, items: indicator.items.map((each) => ({ ...each, notApplicableIf: null })) })) };
    const found = first([requirement()], [], { declarations: [declared], standard: unforeseen });
    expect(found).toMatchObject({ outcome: 'review', problems: [{ code: 'declaration/unforeseen', effect: 'review' }] });
    expect(verdictOf([found], [])).toBe('incomplete');
  });

  it('待补 lapses when its day has passed', () => {
    const { requirements, problems } = run([requirement()], [], { declarations: [{ ...pending, due: '2022-11-29' } as Declaration] });
    expect(requirements[0]).toMatchObject({ outcome: 'fail', problems: [{ code: 'count/missing', effect: 'fail' }] });
    expect(problems).toMatchObject([{ code: 'declaration/overdue' }]);
    expect(problems[0]?.message).toContain('X1-1-1 声明待补，期限 2022-11-29 已过');
    expect(first([requirement()], [], { declarations: [{ ...pending, due: '2022-11-30' } as Declaration] }).outcome).toBe('pending');
  });

  it('待补: what is missing is pending and says why, by when', () => {
    const found = first([requirement()], [], { declarations: [pending] });
    expect(found).toMatchObject({ outcome: 'pending', problems: [{ code: 'count/missing', effect: 'pending', severity: 'notice' }] });
    expect(found.problems[0]?.message).toContain('正在会签，2022-12-15 前补交');
    expect(verdictOf([found], [])).toBe('incomplete');
  });

  it('待补 excuses what is not there yet, not what is wrong', () => {
    expect(first([sealed], [handedIn()], { declarations: [pending] }).outcome).toBe('fail');
  });

  it('人工确认: the doubt stays, with the name; settled, but no pass', () => {
    const grey = handedIn({ sealVerdict: 'cannot-tell', sealReason: 'grey' });
    const found = first([sealed], [grey], { declarations: [confirmed('seal')] });
    expect(found).toMatchObject({ outcome: 'review', confirmed: true, problems: [{ code: 'seal/grey', effect: 'review', confirmedBy: '李某' }] });
    expect(verdictOf([found], [])).toBe('complete');
  });

  it('人工确认 of one doubt does not settle another, nor another file’s', () => {
    const both = requirement({ forms: [form({ demands: { seal: { need: 'required' }, window: { from: '2020' } } })] });
    const grey = handedIn({ sealVerdict: 'cannot-tell', sealReason: 'grey' });
    const found = first([both], [grey], { declarations: [confirmed('seal')] });
    expect(found.outcome).toBe('review');
    expect(found).not.toHaveProperty('confirmed');
    expect(verdictOf([found], [])).toBe('incomplete');
    expect(first([sealed], [grey], { declarations: [confirmed('seal', 'other.pdf')] })).not.toHaveProperty('confirmed');
  });

  it('人工确认 of a document that bears no seal settles it; of one over its limit it does not', () => {
    expect(first([sealed], [handedIn()], { declarations: [confirmed('seal')] })).toMatchObject({ outcome: 'review', confirmed: true });
    const limited = requirement({ forms: [form({ kind: 'summary', demands: { 'word-limit': { max: 1 } } })] });
    expect(first([limited], [handedIn({ words: { lower: 2, upper: 2, characters: 2, title: null, apart: [] } })], { declarations: [confirmed('word-limit')] }).outcome).toBe('fail');
  });

  it('人工确认 of files that are alike counts when each was looked at, and no later one is covered', () => {
    const once = requirement({ forms: [form({ demands: { duplicate: {} } })] });
    const copies = ['a.pdf', 'b.pdf', 'c.pdf'].map((path) => handedIn({}, path, { sha256: 'same' }));
    const [a, b] = [confirmed('duplicate', 'a.pdf'), confirmed('duplicate', 'b.pdf')];
    const found = first([once], copies.slice(0, 2), { declarations: [a, b] });
    expect(found).toMatchObject({ outcome: 'review', confirmed: true, codes: ['duplicate/repeated'] });
    expect(found.problems[0]?.members?.map(({ file }) => file)).toEqual(['a.pdf', 'b.pdf']);
    expect(first([once], copies.slice(0, 2), { declarations: [a] })).not.toHaveProperty('confirmed');
    expect(first([once], copies, { declarations: [a, b] })).toMatchObject({ codes: ['duplicate/repeated'] });
    expect(first([once], copies, { declarations: [a, b] })).not.toHaveProperty('confirmed');
  });

  it('人工确认 of one file says nothing of another that took its name', () => {
    const grey = handedIn({ sealVerdict: 'cannot-tell', sealReason: 'grey' });
    const word = (sha256: string): Declaration => ({ type: 'confirmed', file: PATH, what: 'seal', note: null, by: '李某', date: '2022-11-20', sha256 });
    expect(first([sealed], [grey], { declarations: [word(grey.sha256)] })).toMatchObject({ confirmed: true });
    const { requirements, problems } = run([sealed], [grey], { declarations: [word('before')] });
    expect(requirements[0]).toMatchObject({ outcome: 'review' });
    expect(requirements[0]).not.toHaveProperty('confirmed');
    expect(problems).toMatchObject([{ code: 'declaration/outdated', file: PATH }]);
    const { sha256: _, ...byHand } = word('') as Extract<Declaration, { type: 'confirmed' }>;
    expect(run([sealed], [grey], { declarations: [byHand] }).problems).toMatchObject([{ code: 'declaration/unbound', file: PATH, remedy: expect.stringContaining(grey.sha256) }]);
    expect(run([sealed], [grey], { declarations: [word('before'), word(grey.sha256)] }).problems).toEqual([]);
  });

  it('人工确认 of what all files show together', () => {
    const few = requirement({ demands: { count: { min: 1, max: 1 } } });
    expect(first([few], [handedIn(), handedIn({}, `${PATH}.pdf`)], { declarations: [confirmed('count')] })).toMatchObject({ outcome: 'review', confirmed: true });
  });
});

describe('a check that throws', () => {
  // No fact has such a shape; it stands for any bug in a check.
  const broken = handedIn({ seals: null as unknown as Facts['seals'] });
  it('makes an error of this requirement alone, with the cause', () => {
    const other = requirement({ id: 'X1-1-1/other', key: 'other', title: '其他' });
    const { requirements } = run([requirement({ forms: [SEALED] }), other], [broken, handedIn({}, 'b.pdf', { requirement: other.id })]);
    expect(requirements.map((each) => each.outcome)).toEqual(['error', 'pass']);
    expect(requirements[0]?.problems[0]).toMatchObject({ code: 'seal/check-failed', severity: 'error', file: PATH });
    expect(requirements[0]?.problems[0]?.message).toContain('TypeError');
    expect(verdictOf(requirements, [])).toBe('failed');
  });

  it('is not lifted by a confirmation', () => {
    const found = first([requirement({ forms: [SEALED] })], [broken], { declarations: [{ type: 'confirmed', file: PATH, what: 'seal', note: null, by: '李某', date: '2022-11-20' }] });
    expect(found.outcome).toBe('error');
  });
});

describe('a form that is met', () => {
  it('is enough, even if trying another one failed inside the program', () => {
    const broken = handedIn({ seals: null as unknown as Facts['seals'] });
    expect(first([requirement({ forms: [SEALED, form()] })], [broken]).outcome).toBe('pass');
  });
});

describe('the outcome', () => {
  it('is the worst that was found: fail before pending before review', () => {
    const annual = { 'each-year': { years: [2020, 2022], pending: { '2022': '尚未形成' } } };
    const limited = form({ demands: { window: { from: '2020' } } });
    const of = (demands: Requirement['demands'], path: string) => first([requirement({ demands, forms: [limited] })], [handedIn({}, path)]).outcome;
    expect(of({}, 'X1-1/2020.pdf')).toBe('review');
    expect(of(annual, 'X1-1/2020.pdf')).toBe('pending');
    expect(of(annual, 'X1-1/2019.pdf')).toBe('fail');
  });
});

describe('problems of no requirement', () => {
  it('names files without a place with a suggestion, archives, links and unreadable folders', () => {
    const { problems } = run([requirement()], [
      handedIn(),
      handedIn({}, 'z.pdf', { disposition: 'unassigned', reason: 'no-indicator', requirement: null, suggestions: ['X1-1-1/papers'] }),
      handedIn({}, 'a.zip', { disposition: 'excluded', reason: 'archive', requirement: null }),
      handedIn({}, 'Thumbs.db', { disposition: 'excluded', reason: 'system-file', requirement: null }),
      handedIn({}, 'broken.pdf', { disposition: 'excluded', reason: 'unreadable' }),
    ], { unreadableFolders: [{ path: 'X1-1 组织/锁住', cause: 'EACCES' }] });
    expect(problems.map((problem) => [problem.code, problem.file])).toEqual([['folder/unreadable', 'X1-1 组织/锁住'], ['file/excluded', 'a.zip'], ['file/unassigned', 'z.pdf']]);
    expect(problems[2]?.remedy).toContain('X1-1-1/papers 实施方案');
    expect(problems[1]?.message).toContain('解压');
    expect(verdictOf([], [], problems)).toBe('failed');
    expect(verdictOf([], [], problems.filter((problem) => problem.code !== 'folder/unreadable'))).toBe('incomplete');
    expect(verdictOf([], [{ path: 'x', cause: 'x' }])).toBe('failed');
  });

  it('names files that are gone since the last run, not those that were moved', () => {
    const was = (path: string, sha256: string, reasonCode: string | null = null) => ({ path, sha256, reasonCode });
    const previous = { files: [was('gone.pdf', '1'), was('moved.pdf', '2'), was(PATH, '3'), was('Thumbs.db', '4', 'system-file')] } as unknown as Result;
    const { problems } = run([requirement()], [handedIn({}, 'here.pdf', { sha256: '2' }), handedIn({}, PATH, { sha256: 'changed' })], { previous });
    expect(problems).toMatchObject([{ code: 'file/gone', severity: 'warning', effect: 'none', file: 'gone.pdf' }]);
  });
});

describe('the order of problems', () => {
  it('is that of the list of checks, then of the files', () => {
    const strict = requirement({ forms: [form({ demands: { mentions: { words: ['x'] }, seal: { need: 'required' } } })] });
    const { problems } = first([strict], [handedIn({}, 'b.pdf'), handedIn({}, 'a.pdf')]);
    expect(problems.map((problem) => [problem.code, problem.file])).toEqual([['seal/not-seen', 'a.pdf'], ['seal/not-seen', 'b.pdf'], ['mentions/not-named', 'a.pdf'], ['mentions/not-named', 'b.pdf']]);
  });
});

describe('points at stake', () => {
  it('adds the rules that wait for it, ranges by their maximum, of alternatives the better one', () => {
    const rules = [rule({ id: 'r1', points: 0.5 }), rule({ id: 'r2', range: [0, 3] }), rule({ id: 'r3', points: 2 }), rule({ id: 'r4', points: 1, alternativeTo: 'r3' }), rule({ id: 'r5', perUnit: 2, cap: 4 }), rule({ id: 'r6', points: 9, provenBy: ['other'] }), rule({ id: 'r7', veto: true }), rule({ id: 'r8', points: 0.1 }), rule({ id: 'r9', points: 0.2 })];
    expect(first([requirement()], [], { rules }).pointsAtStake).toBe(9.8);
  });
});

describe('what is asked for', () => {
  it('has a line for each demand, or for each form where several will do', () => {
    expect(asksOf(requirement({ forms: [SEALED] }), 'zh-CN')).toEqual(['正式文件盖章版', '不少于 1 件', '盖章版（彩色扫描，看得清印章）']);
    expect(asksOf(requirement({ forms: [SEALED, form()] }), 'zh-CN')).toEqual(['以下形式任选其一：', '（1）盖章版（正式文件盖章版）：盖章版（彩色扫描，看得清印章）', '（2）文件（文件）', '不少于 1 件']);
    expect(asksOf(requirement({ forms: [SEALED, form()] }), 'en').join()).not.toMatch(/[：；、]/);
  });
});

describe('what a check asks', () => {
  it.each([
    ['window', { from: '2020' }, '2020 年以来'], ['window', { from: '2019', to: '2022' }, '2019 年至 2022 年'], ['window', { from: '2020', to: '2020' }, '2020 年'], ['window', { to: '2020-06-30' }, '2020-06-30以前'],
    ['window', { rollingYears: 3 }, '近 3 年（从截止日期往回算）'], ['states', { words: [['经费', '资金'], ['人口']], years: [2020, 2021] }, '写明经费（或资金）、人口、2020、2021 年的情况'],
    ['figures', { figures: [{ name: '人数', unit: '人', min: 1000 }] }, '填报人数（人，不少于 1000）'],
  ])('%s %j: %s', (id, demand, line) => {
    expect(asksOf(requirement({ demands: {}, forms: [form({ demands: { [id]: demand } })] }), 'zh-CN')).toEqual(['文件', line]);
  });
});

describe('the same input', () => {
  it('gives the same words whatever the order of the files', () => {
    const strict = requirement({ forms: [form({ demands: { seal: { need: 'required' }, mentions: { words: ['x'] }, window: { from: '2020' }, duplicate: {} } })], demands: { count: { min: 9 } } });
    const files = ['b', '😀', 'a', '﨑', 'Z', 'é'].map((name) => handedIn({ text: text('内容') }, `X1-1/X1-1-1/${name}.pdf`, { sha256: name < 'b' ? 'same' : name }));
    const once = run([strict], files);
    expect(run([strict], [...files].reverse())).toEqual(once);
    expect(once.requirements[0]?.files.map((path) => path.slice(-5, -4))).toEqual(['Z', 'a', 'b', 'é', '﨑', '\uDE00']);
    expect(once.requirements[0]?.problems[0]?.code).toBe('count/too-few');
    expect(once.requirements[0]?.problems.filter((problem) => problem.code.startsWith('duplicate/')).length).toBe(1);
  });

  it('is said in either language', () => {
    const [zh, en] = (['zh-CN', 'en'] as const).map((language) => run([requirement()], [], { language }).requirements[0]?.problems[0]);
    expect(zh?.message).toBe('缺少“实施方案”：没有收到任何材料。');
    expect(en?.message).toBe('“实施方案” is missing: nothing was handed in.');
  });
});

describe('a picture without a telling name', () => {
  const either = requirement({
    kind: 'sealed',
    forms: [
      form({ title: '会议纪要', kind: 'sealed', words: ['纪要'], demands: { seal: { need: 'required' } } }),
      form({ title: '网页截图', kind: 'screenshot', words: ['截图'], demands: {} }),
    ],
  });
  const unsealed: Partial<Facts> = { format: 'png', sealVerdict: 'not-seen', sealReason: null };

  it('is no pass by the form that asks for less: a person decides', () => {
    const [only] = run([either], [handedIn(unsealed, 'X1-1 组织/X1-1-1 文件/IMG_0001.png')]).requirements;
    expect([only?.outcome, only?.problems.map((problem) => problem.code)]).toEqual(['review', ['accepts/unclear-kind']]);
  });

  it('passes when its name says what it is, and fails when that asks for a seal', () => {
    expect(run([either], [handedIn(unsealed, 'X1-1 组织/X1-1-1 文件/网页截图.png')]).requirements[0]?.outcome).toBe('pass');
    expect(run([either], [handedIn(unsealed, 'X1-1 组织/X1-1-1 文件/纪要.png')]).requirements[0]?.outcome).toBe('fail');
  });
});
