import { emptyFacts } from '../../../src/inspect/empty-facts.js';
import { OUTCOMES, type Outcome, type Problem } from '../../../src/model/outcome.js';
import type { Exhibit } from '../../../src/model/dossier.js';
import type { DispositionReason } from '../../../src/model/evidence.js';
import type { RequirementKind } from '../../../src/model/kinds.js';
import type { Result, ResultFacts, ResultFile, ResultIndicator, ResultRequirement, ScoredRule } from '../../../src/model/result.js';

const NOTHING = emptyFacts('');

/** A fictional district half way through its work, with names that try to be code. */

export const HOSTILE = {
  formula: '=cmd|\'calc\'!A0.pdf',
  markup: '<script>alert(1)<img src=x onerror=alert(2)>.jpg',
  template: '{{constructor}}{{#each this}}.docx',
  reversed: '科普活动\u202Egpj.exe',
  escape: '照片\u001B[31m红\u0007.png',
  quotes: '"\'`&amp;-->]]>.txt',
} as const;

interface Row { readonly key: string; readonly kind: RequirementKind; readonly title: string; readonly outcome: Outcome; readonly points: number; readonly files: readonly string[] }

const GROUPS = [
  { code: 'B1', title: '组织领导坚强有力' },
  { code: 'B2', title: '条件保障不断增强' },
  { code: 'B3', title: '工作成效显著' },
] as const;

const INDICATORS: readonly { code: string; title: string; items: readonly { title: string; units: readonly string[]; rows: readonly Row[]; precondition?: string; veto?: string }[] }[] = [
  { code: 'B1-1', title: '党委和政府重视、制度健全', items: [
    { title: '深化改革实施方案', units: ['区委办'], precondition: '必须已出台当地深化改革实施方案', rows: [row('plan', 'sealed', '深化改革实施方案正式文件盖章版', 'fail', 1, [])] },
    { title: '列入规划', units: ['区发改局', '区文明办'], rows: [row('outline', 'sealed', '经济社会发展规划盖章版', 'pass', 1, ['规划纲要（盖章）.pdf']), row('civility', 'sealed', '精神文明工作要点盖章版', 'review', 1, ['精神文明工作要点.pdf'])] },
    { title: '协调机制', units: ['区政府办', '区科协'], rows: [row('mechanism', 'sealed', '协调机制文件盖章版', 'pass', 2, ['协调制度.pdf']), row('key-points', 'sealed', '实施方案或工作要点', 'pass', 1, ['2021年工作要点.pdf', '2022年工作要点.pdf']), row('mobilise', 'document', '动员社会力量有效机制', 'pass', 0, ['动员机制.docx'])] },
    { title: '常委会听取汇报', units: ['区委办', '区政府办', '区科协'], rows: [row('regular', 'document', '常态化机制', 'pass', 2, ['汇报机制.pdf']), row('hear', 'sealed', '会议纪要盖章版或截图', 'fail', 2, ['会议纪要（征求意见稿）.pdf']), row('attend', 'screenshot', '主要领导参加活动', 'pass', 1, ['参加活动截图.png'])] },
  ] },
  { code: 'B1-2', title: '考核管理与表彰奖励', items: [
    { title: '列入目标考核', units: ['区绩效办'], rows: [row('appraisal', 'sealed', '考核指标文件盖章版', 'review', 0, ['目标考核办法.pdf'])] },
    { title: '表彰奖励', units: ['区科技局', '区科协'], rows: [row('award', 'sealed', '表彰文件盖章版', 'pass', 0, ['表彰决定.pdf'])] },
  ] },
  { code: 'B1-3', title: '应急宣教机制', items: [
    { title: '应急工作机制', units: ['区科协', '区应急管理局', '区卫健局'], rows: [row('emergency', 'document', '应急机制文件', 'pass', 0, ['应急机制.docx']), row('emergency-summary', 'summary', '应急工作情况简述', 'pass', 0, ['简述.docx']), row('emergency-photo', 'photo', '活动图片', 'pass', 0, ['活动1.jpg', HOSTILE.markup, HOSTILE.escape])] },
  ] },
  { code: 'B2-1', title: '组织机构健全', items: [
    { title: '代表大会', units: ['区科协'], rows: [row('congress', 'screenshot', '代表大会新闻稿截图', 'pass', 2, ['代表大会.png']), row('structure', 'proof', '组织架构', 'pass', 2, ['组织架构.png'])] },
    { title: '基层组织', units: ['各街道'], rows: [row('grass', 'summary', '基层组织建设情况简述', 'pass', 1, ['简述.docx']), row('leaders', 'summary', '领导分管情况简述', 'pending', 1, [])] },
    { title: '兼职挂职', units: ['区科协', '各街道'], rows: [row('posts', 'list', '兼职挂职名单', 'pass', 2, ['名单.xlsx'])] },
    { title: '科技辅导员', units: ['区教育局'], rows: [row('teachers', 'summary', '科技教师配备情况简述', 'pass', 1, ['简述.txt'])] },
    { title: '农技协', units: ['区农业农村局'], rows: [row('association', 'certificate', '登记证书', 'not-applicable', 0.5, []), row('platform', 'screenshot', '平台注册截图', 'not-applicable', 0.5, [])] },
  ] },
  { code: 'B2-2', title: '经费保障充分', items: [
    { title: '财政投入', units: ['区财政局'], rows: [row('per-head', 'figure', '人均经费数据', 'fail', 4, ['经费数据.xlsx']), row('accounts', 'finance', '决算页', 'pending', 2, ['2020年决算.pdf', '2021年决算.pdf'])] },
    { title: '管理办法', units: ['区科技局', '区科协'], rows: [row('rules', 'document', '经费管理办法', 'pass', 2, ['管理办法.pdf'])] },
    { title: '绩效评价', units: ['区财政局'], rows: [row('evaluation', 'summary', '绩效评价情况简述', 'error', 1, ['绩效评价.docx'])] },
  ] },
  { code: 'B2-3', title: '基层阵地建设', items: [
    { title: '场馆建设', units: ['区科协', '区教育局'], rows: [row('venue', 'summary', '场馆建设情况简述（不超过 200 字）', 'fail', 2, ['简述.docx']), row('venue-photo', 'photo', '场馆图片', 'pass', 0, ['场馆1.jpg', '场馆2.jpg'])] },
    { title: '基地名单', units: ['区科协', '区农业农村局'], rows: [row('bases', 'list', '基地名单', 'pass', 3, ['基地名单.xlsx']), row('bases-proof', 'sealed', '认定文件盖章版', 'review', 3, ['认定文件.pdf', HOSTILE.formula])] },
    { title: '典型案例', units: ['各街道'], rows: [row('case', 'case', '典型案例（不超过 500 字）', 'pass', 2, ['案例.docx', HOSTILE.template])] },
  ] },
  { code: 'B3-1', title: '渠道多元拓展', items: [
    { title: '媒体栏目', units: ['区委宣传部', '区融媒体中心'], rows: [row('column', 'screenshot', '媒体栏目截图', 'pass', 2, ['栏目.png']), row('account', 'screenshot', '公众号截图', 'pass', 1, ['公众号.png'])] },
    { title: '志愿服务', units: ['区科协'], rows: [row('volunteers', 'figure', '志愿者人数', 'pass', 2, ['数据.yaml']), row('brand', 'case', '服务品牌', 'pass', 1, ['品牌.docx'])] },
  ] },
  { code: 'B3-2', title: '社会资源广泛动员', items: [
    { title: '兴办事业', units: ['区科协', '区工商联'], rows: [row('enterprise', 'list', '企业或机构名单', 'pass', 2, ['企业名单.xlsx'])] },
    { title: '覆盖面', units: ['区科协'], rows: [row('coverage', 'figure', '覆盖人次', 'review', 2, ['覆盖.xlsx'])] },
    { title: '抵制愚昧迷信', units: ['区委宣传部', '区公安分局'], veto: '近三年发生影响恶劣的愚昧迷信、伪科学活动', rows: [row('none', 'document', '未发生情况说明', 'review', 0, ['情况说明.pdf'])] },
  ] },
  { code: 'B3-3', title: '特色品牌', items: [
    { title: '创新做法', units: ['区科协'], rows: [row('innovation', 'summary', '特色工作简述', 'pass', 3, ['特色.md']), row('media', 'proof', '媒体报道', 'pass', 0, [])] },
  ] },
];

function row(key: string, kind: RequirementKind, title: string, outcome: Outcome, points: number, files: readonly string[]): Row {
  return { key, kind, title, outcome, points, files };
}

const MARKS = ['①', '②', '③', '④', '⑤', '⑥'];

function indicators(): ResultIndicator[] {
  return INDICATORS.map((indicator) => ({
    code: indicator.code, printed: indicator.code.replace('-', '—'), group: indicator.code.slice(0, 2),
    groupTitle: GROUPS.find((group) => indicator.code.startsWith(group.code))?.title ?? '',
    title: indicator.title, text: `${indicator.title}。按规定建立工作机制，每年研究解决问题，营造良好的工作环境和条件，并提供能够证明的材料。`,
    scoringText: null,
    items: indicator.items.map((item, index) => ({
      id: `${indicator.code}-${index + 1}`, mark: MARKS[index] ?? null, title: item.title,
      text: `${MARKS[index]}2020 年以来，${item.rows.map((each) => each.title).join('，')}等材料。`,
      units: item.units, openUnits: index === 2, precondition: item.precondition ?? null, veto: item.veto ?? null,
      reading: index === 1 ? '“以及”读作两类都要。' : null,
    })),
  }));
}

const PROBLEMS: Readonly<Record<string, readonly Problem[]>> = {
  'B1-1-1/plan': [{ code: 'count/missing', severity: 'error', effect: 'fail', message: '没有收到“深化改革实施方案正式文件盖章版”。', remedy: '请区委办提供盖章版扫描件，放入 B1-1/B1-1-1。', found: 0, expected: 1 }],
  'B1-1-2/civility': [{ code: 'seal/cannot-tell', severity: 'warning', effect: 'review', message: '“精神文明工作要点.pdf”为灰度扫描，无法判断有无印章。', remedy: '请重新彩色扫描（不低于 200 dpi），或由专人核对原件。', file: 'B1-1/B1-1-2/区发改局/精神文明工作要点.pdf', page: 3 }],
  'B1-1-4/hear': [
    { code: 'draft/draft', severity: 'error', effect: 'fail', message: '“会议纪要（征求意见稿）.pdf”是征求意见稿。', remedy: '请提供正式印发的文件。', file: 'B1-1/B1-1-4/区委办/会议纪要（征求意见稿）.pdf', found: '征求意见稿', expected: '正式文件' },
    { code: 'seal/not-seen', severity: 'error', effect: 'fail', message: '“会议纪要（征求意见稿）.pdf”未见印章。', remedy: '请补盖或附说明。', file: 'B1-1/B1-1-4/区委办/会议纪要（征求意见稿）.pdf' },
  ],
  'B1-2-1/appraisal': [{ code: 'highlight/cannot-tell', severity: 'warning', effect: 'review', message: '扫描件中看不出是否着重标出有关内容。', remedy: '请在扫描前用彩笔划出，或由专人确认。', file: 'B1-2/B1-2-1/区绩效办/目标考核办法.pdf' }],
  'B2-1-2/leaders': [{ code: 'count/missing', severity: 'warning', effect: 'pending', message: '尚未收到“领导分管情况简述”，已声明待补。', remedy: '请于 2022 年 12 月 10 日前补交。', found: 0, expected: 1 }],
  'B2-2-1/per-head': [{ code: 'per-head/differs', severity: 'error', effect: 'fail', message: '2021 年人均经费申报 2.60 元，按总额与人口计算为 2.06 元。', remedy: '请核对总额、常住人口与人均数后重新填报。', file: 'B2-2/B2-2-1/区财政局/经费数据.xlsx', found: '2.60 元', expected: '2.06 元' }],
  'B2-2-1/accounts': [{ code: 'each-year/pending', severity: 'warning', effect: 'pending', message: '2022 年度决算尚未形成，待补。', remedy: '2022 年度决算批复后补交。', expected: '2020、2021、2022' }],
  'B2-2-3/evaluation': [{ code: 'readable/corrupt', severity: 'error', effect: 'fail', message: '“绩效评价.docx”损坏，无法打开。', remedy: '请从原电脑重新复制后提交。', file: 'B2-2/B2-2-3/区财政局/绩效评价.docx' }],
  'B2-3-1/venue': [{ code: 'word-limit/too-long', severity: 'error', effect: 'fail', message: '“简述.docx”共 263 字，超过 200 字的上限。', remedy: '请压缩到 200 字以内后重新提交。', file: 'B2-3/B2-3-1/区科协/简述.docx', found: 263, expected: 200 }],
  'B2-3-2/bases-proof': [{ code: 'issuer/other', severity: 'warning', effect: 'review', message: `“${HOSTILE.formula}”的发文机关与要求不符。`, remedy: '请核对发文机关。', file: `B2-3/B2-3-2/区科协/${HOSTILE.formula}`, found: '=1+1', expected: '有关部门' }],
  'B3-2-2/coverage': [{ code: 'figures/below', severity: 'warning', effect: 'review', message: '覆盖人次的口径待确认。', remedy: '请附统计口径说明。', file: 'B3-2/B3-2-2/区科协/覆盖.xlsx' }],
  'B3-2-3/none': [{ code: 'person/asks', severity: 'notice', effect: 'review', message: '近三年有无此类活动，只能由专人确认。', remedy: '请核对后在声明中写明确认人和日期。' }],
  'B1-3-1/emergency-photo': [{ code: 'scan-quality/low', severity: 'notice', effect: 'none', message: `“${HOSTILE.markup}”分辨率偏低。`, remedy: '如有原图请替换。', file: `B1-3/B1-3-1/区科协/${HOSTILE.markup}` }],
};

function requirements(): ResultRequirement[] {
  return INDICATORS.flatMap((indicator) => indicator.items.flatMap((item, index) => item.rows.map((each) => {
    const id = `${indicator.code}-${index + 1}/${each.key}`;
    return {
      id, indicator: indicator.code, item: `${indicator.code}-${index + 1}`, kind: each.kind, title: each.title, clause: `${each.title}等材料`,
      units: item.units, outcome: each.outcome, optionalAbsent: each.key === 'media',
      files: each.files.map((name) => `${indicator.code}/${indicator.code}-${index + 1}/${item.units[0]}/${name}`),
      problems: PROBLEMS[id] ?? [], pointsAtStake: each.outcome === 'pass' ? 0 : each.points,
      years: each.key === 'accounts' ? [2019, 2020, 2021, 2022].map((year) => ({ year, needed: true, later: year === 2022, files: year === 2019 ? 2 : 0, named: year === 2020 })) : [],
      mostWords: each.kind === 'summary' ? 200 : null,
      asks: each.kind === 'sealed' ? ['盖章版扫描件（PDF 或图片）', '须见印章'] : [each.kind === 'summary' ? '不超过 200 字' : each.title],
    };
  })));
}

/** Facts of a file about which nothing special was seen. */
export function facts(over: Partial<ResultFacts> = {}): ResultFacts {
  return {
    format: 'pdf', extension: { found: 'pdf', fits: true }, readable: 'yes', encrypted: 'no', pages: [], text: { source: 'native', characters: 0 },
    words: null, image: null, looks: [], seals: [], stamps: [], sealVerdict: 'not-seen', sealReason: null, signatures: [], highlights: [], highlightVerdict: 'not-seen',
    document: NOTHING.document, privateNumbers: [], figures: [], entries: null, problems: [], ...over,
  };
}

const FACTS: Readonly<Record<string, Partial<ResultFacts>>> = {
  '规划纲要（盖章）.pdf': { sealVerdict: 'seen', seals: [{ page: 2, x: 0.71, y: 0.82, diameterMm: 41.8, kind: 'round', confidence: 0.93 }], document: { ...NOTHING.document, number: '发〔2021〕3号', numberFrom: 'text', issuer: '区人民政府', issuers: ['区人民政府'], issuerFrom: 'letterhead', date: '2021-03-05', dateFrom: 'text', dateSureness: 'sure', years: [2021] }, highlightVerdict: 'seen', highlights: [{ page: 2, kind: 'highlight', text: '科学普及' }] },
  '协调制度.pdf': { sealVerdict: 'seen', signatures: [{ page: 1, place: null, field: 'Sig1', filter: 'Adobe.PPKLite', subFilter: 'GM.sm2seal', integrity: 'unverifiable', covers: 'whole', changes: [], reason: null, signer: '某某区办公室', signedAt: null }] },
  '精神文明工作要点.pdf': { sealVerdict: 'cannot-tell', sealReason: 'grey' },
  '简述.docx': { words: { lower: 263, upper: 266, characters: 280, title: '情况简述', apart: [] } },
};

function exhibitNumber(requirement: ResultRequirement, place: number) {
  return `${requirement.item}-${String(place).padStart(2, '0')}`;
}

function files(all: readonly ResultRequirement[]): ResultFile[] {
  const places = new Map<string, number>();
  const included = all.flatMap((requirement) => requirement.files.map((path) => {
    const place = (places.get(requirement.item) ?? 0) + 1;
    places.set(requirement.item, place);
    const name = path.slice(path.lastIndexOf('/') + 1);
    const lost = requirement.outcome === 'error';
    return file(path, {
      indicator: requirement.indicator, item: requirement.item, requirement: requirement.id, assignedBy: 'kind', unit: requirement.units[0] ?? null,
      pages: name.endsWith('.pdf') ? 3 : name.endsWith('.docx') ? 2 : 1, exhibit: lost ? null : exhibitNumber(requirement, place), facts: facts(FACTS[name]),
      ...(lost ? { disposition: 'excluded', reasonCode: 'unreadable', reason: '无法打开，未编入卷宗' } : {}),
    });
  }));
  const stray = (path: string, disposition: 'excluded' | 'unassigned', reasonCode: DispositionReason, reason: string) => file(path, { disposition, reasonCode, reason, suggestions: disposition === 'unassigned' ? ['B3-3-1/innovation', 'B3-1-2/brand'] : [] });
  return [...included,
    stray('B1-1/Thumbs.db', 'excluded', 'system-file', '系统或办公软件产生的临时文件'),
    stray('project.yaml', 'excluded', 'project-file', '本项目的设置文件'),
    stray(`B3-3/${HOSTILE.quotes}`, 'unassigned', 'no-item', '看不出属于该指标的哪一项'),
    stray(`其他/${HOSTILE.reversed}`, 'unassigned', 'no-indicator', '不在任何指标文件夹内'),
    stray('+1-800.xlsx', 'unassigned', 'no-indicator', '不在任何指标文件夹内'),
    stray('-2+3.png', 'unassigned', 'no-indicator', '不在任何指标文件夹内'),
    stray('@SUM(A1).pdf', 'unassigned', 'no-indicator', '不在任何指标文件夹内'),
    stray('_x003D_1.pdf', 'unassigned', 'no-indicator', '不在任何指标文件夹内'),
    stray('照片.zip', 'excluded', 'archive', '压缩包，内容未检测；请解压后把文件放入对应文件夹'),
  ];
}

function file(path: string, over: Partial<ResultFile>): ResultFile {
  return {
    path, bytes: 1000 + path.length * 13_577, sha256: sha(path), format: (path.split('.').pop() ?? '').replace('jpg', 'jpeg'), pages: null,
    indicator: null, item: null, requirement: null, assignedBy: null, unit: null, disposition: 'included', reasonCode: null, reason: null,
    suggestions: [], exhibit: null, facts: facts(), ...over,
  };
}

/** Not a hash, but as long as one and different for each path. */
function sha(path: string): string {
  return [...path].reduce((sum, character) => (sum * 31n + BigInt(character.codePointAt(0) ?? 0)) % 2n ** 256n, 7n).toString(16).padEnd(64, '7');
}

function rules(all: readonly ResultRequirement[]): ScoredRule[] {
  const fixed = INDICATORS.flatMap((indicator) => indicator.items.flatMap((item, index) => item.rows.filter((each) => each.points > 0).map((each, place): ScoredRule => {
    const id = `${indicator.code}-${index + 1}/${each.key}`;
    const passed = all.find((requirement) => requirement.id === id)?.outcome === 'pass';
    const judged = each.kind === 'case' || each.points === 4;
    return { id: `${indicator.code}.${index + 1}${place ? `.${place + 1}` : ''}`, indicator: indicator.code, text: judged ? `${each.title}视情况得 0—${each.points} 分。` : `${each.title} ${each.points} 分。`, state: judged ? 'judged' : passed ? 'provable' : 'open', points: judged ? null : each.points, range: judged ? [0, each.points] : null, provenBy: passed ? [id] : [], waitsFor: passed ? [] : [id] };
  })));
  return [...fixed, { id: 'B3-2.9', indicator: 'B3-2', text: '近三年发生影响恶劣的愚昧迷信、伪科学活动的，一票否决。', state: 'veto', points: null, range: null, provenBy: [], waitsFor: ['B3-2-3/none'] }];
}

export function fixture(over: Partial<Result> = {}): Result {
  const all = requirements();
  const ledger = files(all);
  const scored = rules(all);
  const sum = (state: readonly ScoredRule['state'][]) => scored.filter((rule) => state.includes(rule.state)).reduce((total, rule) => total + (rule.points ?? rule.range?.[1] ?? 0), 0);
  let page = 12;
  const exhibits = ledger.filter((each) => each.exhibit !== null && each.requirement !== null).map((each) => {
    const firstPage = page + 2;
    page = firstPage + (each.pages ?? 1) - 1;
    return { number: each.exhibit as string, title: each.path.slice(each.path.lastIndexOf('/') + 1), path: each.path, requirement: each.requirement as string, volume: firstPage < 70 ? 1 : 2, firstPage, lastPage: page, method: 'copied' as const };
  });
  const second = exhibits.find((each) => each.volume === 2)?.firstPage ?? 70;
  return {
    version: 1, tool: 'juanzong 0.1.0', language: 'zh-CN', asOf: '2022-11-30', dueDate: '2022-12-10', district: '云溪区', applicant: '云溪区科学技术协会',
    standard: { id: 'sample', edition: '2021—2025', name: '示范区建设工作评估指标分解及责任分工', title: '云溪区示范区建设佐证材料', sha256: 'ab'.repeat(32) },
    verdict: 'incomplete',
    counts: Object.fromEntries(OUTCOMES.map((outcome) => [outcome, all.filter((each) => each.outcome === outcome).length])) as Record<Outcome, number>,
    indicators: indicators(), requirements: all, files: ledger,
    problems: [
      { code: 'files/unassigned', severity: 'error', effect: 'review', message: `“其他/${HOSTILE.reversed}”没有归到任何指标。`, remedy: '请移入对应的指标文件夹。', file: `其他/${HOSTILE.reversed}` },
      { code: 'files/archive', severity: 'warning', effect: 'review', message: '“照片.zip”是压缩包，内容未检测。', remedy: '请解压后把文件放入对应文件夹。', file: '照片.zip' },
    ],
    declarations: [
      { type: 'not-applicable', item: 'B2-1-5', reason: '本区为无涉农街道的城区', by: '张三', date: '2022-11-01' },
      { type: 'pending', item: 'B2-1-2', reason: '街道换届后统计', due: '2022-12-10', by: '李四' },
      { type: 'confirmed', file: 'B1-2/B1-2-2/区科技局/表彰决定.pdf', what: 'seal', note: '原件为钢印</script></style><script>alert(3)</script>{{x}}', by: '王五', date: '2022-11-20' },
    ],
    score: { provable: sum(['provable']), possible: sum(['provable', 'open']), judged: [0, sum(['judged'])], statedTotal: sum(['provable', 'open', 'judged']), basis: '评分规则参考（依据第一批创建单位）', rules: scored },
    changes: null,
    retiredNumbers: [],
    dossier: {
      draft: true, pages: page, exhibits,
      volumes: [{ file: '卷宗-第1册.pdf', pages: second - 1, bytes: 18_400_000, firstPage: 1 }, { file: '卷宗-第2册.pdf', pages: page - second + 1, bytes: 9_100_000, firstPage: second }],
      fonts: [{ slot: 'fangsong', family: 'Noto Serif SC', substitute: true }, { slot: 'hei', family: 'Noto Sans SC', substitute: false }],
      missingGlyphs: [{ character: '𬌗', where: 'B1-1-2-01' }], notices: [
        { code: 'rendered', exhibit: 'B1-1-2-01', path: 'B1-1/B1-1-2/区发改局/规划纲要（盖章）.pdf', pages: [2, 3], detail: 'optional content differs' },
        { code: 'missing', exhibit: 'B1-1-3-01', path: 'B1-1/B1-1-3/区政府办/协调制度.pdf', pages: [1], detail: 'page tree broken' },
      ],
    },
    ...over,
  };
}

/** The exhibits behind the fixture's numbers. */
export function exhibitsOf(result: Result): Exhibit[] {
  return (result.dossier?.exhibits ?? []).map((each, index) => {
    const requirement = result.requirements.find((candidate) => candidate.id === each.requirement);
    const found = result.files.find((candidate) => candidate.path === each.path);
    return {
      number: each.number, title: each.title, path: each.path, sha256: found?.sha256 ?? '', requirement: each.requirement, kind: requirement?.kind ?? 'proof',
      responsible: found?.unit ?? null, documentNumber: index % 5 === 0 ? '发〔2021〕3号' : null, date: ['2021-03-05', '2020-07', '2019', null][index % 4] ?? null,
      remark: index === 0 ? '复印件' : null, source: { type: 'pdf', pages: each.lastPage - each.firstPage + 1 },
    };
  });
}
