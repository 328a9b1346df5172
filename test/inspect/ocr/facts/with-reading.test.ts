import { describe, expect, it } from 'vitest';
import { emptyFacts } from '../../../../src/inspect/empty-facts.js';
import { documentFacts } from '../../../../src/inspect/document.js';
import { withReading } from '../../../../src/inspect/ocr/facts/with-reading.js';
import type { Facts, ReadPage } from '../../../../src/model/facts.js';

const page = (lines: readonly (readonly [text: string, confidence?: number, least?: number])[]): ReadPage => ({
  page: 1, turn: 0, skew: 0, unread: 0,
  lines: lines.map(([text, confidence = 1, least = confidence], index) => ({ text, confidence, least, startsRow: true, box: { left: 0.1, top: index / 20, width: 0.5, height: 0.03 }, centres: [] })),
});
const scan = (name: string): Facts => ({ ...emptyFacts(name), format: 'pdf', readable: 'yes', pages: [{ widthMm: 210, heightMm: 297, content: 'scan', dpi: 200, grey: false }], document: documentFacts([], { name, takenAt: null }) });
const LETTER = [['云澜区科学技术协会文件'], ['云科协〔2020〕16号'], ['关于举办科普活动的通知'], ['各镇科协：'], ['现通知如下。'], ['云澜区科学技术协会']] as const;

describe('what was read', () => {
  it('gives the facts of a document, each with how sure it was read', () => {
    const facts = withReading(scan('扫描件.pdf'), '扫描件.pdf', [page([...LETTER, ['2020年7月6日', 0.98, 0.95]])]);
    expect(facts.text).toMatchObject({ source: 'ocr', content: expect.stringContaining('举办科普活动') });
    expect(facts.document).toMatchObject({ number: '云科协〔2020〕16号', issuer: '云澜区科学技术协会', title: '关于举办科普活动的通知', date: '2020-07-06', dateFrom: 'ocr', readConfidence: { date: 0.95 } });
    expect(facts.problems).toEqual([]);
  });

  it('a date read without being sure is a guess, and is named', () => {
    const facts = withReading(scan('扫描件.pdf'), '扫描件.pdf', [page([...LETTER, ['2020年7月6日', 0.9, 0.4]])]);
    expect(facts.document).toMatchObject({ date: '2020-07-06', dateFrom: 'ocr', dateSureness: 'guess' });
    expect(facts.problems).toEqual([{ code: 'doubtful-reading', page: 1, detail: 'date 2020-07-06' }]);
  });

  const signedBy = (name: string, confidence: number, least: number) => page([['关于举办科普活动的通知'], ['各镇科协：'], ['现通知如下。'], [name, confidence, least], ['2020年7月6日']]);
  it('a name with a character that is not sure is no issuer, and is named', () => {
    const facts = withReading(scan('扫描件.pdf'), '扫描件.pdf', [signedBy('云澜区科学技木协会', 0.95, 0.7)]);
    expect(facts.document).toMatchObject({ issuer: null, date: '2020-07-06' });
    expect(facts.problems).toEqual([{ code: 'doubtful-reading', page: 1, detail: 'issuer 云澜区科学技木协会' }]);
  });
  it('a name that the seal bears too is sure', () => {
    const facts = withReading(scan('扫描件.pdf'), '扫描件.pdf', [{ ...signedBy('云澜区科学技术协会', 0.95, 0.7), seals: [{ text: '云澜区科学技术协会', confidence: 0.97 }] }]);
    expect([facts.document.issuer, facts.problems]).toEqual(['云澜区科学技术协会', []]);
  });
  it.each(['区市场监督管理局', '澜市教育委员会', '业和信息化部', '教务处处', '中中国云澜联合会', '云澜市委员会'])('what begins amid a name, or has a part of it twice, is no issuer: %s', (name) => {
    const facts = withReading(scan('扫描件.pdf'), '扫描件.pdf', [signedBy(name, 1, 0.99)]);
    expect([facts.document.issuer, facts.problems]).toEqual([null, []]);
  });
  it.each(['人力资源和社会保障局', '财政局', '澜大学'])('whose it is was lost: %s is no issuer', (name) => {
    expect(withReading(scan('扫描件.pdf'), '扫描件.pdf', [signedBy(name, 1, 0.99)]).document.issuer).toBeNull();
  });
  it('a youth league’s committee is somebody', () => expect(withReading(scan('扫描件.pdf'), '扫描件.pdf', [signedBy('共青团云澜市委员会', 1, 0.99)]).document.issuer).toBe('共青团云澜市委员会'));
  it('a name with a hole amid it lost a character, and is no issuer', () => {
    const issuerOf = (centres: readonly number[]) => {
      const read = signedBy('云澜理工大党委', 1, 0.99);
      return withReading(scan('扫描件.pdf'), '扫描件.pdf', [{ ...read, lines: read.lines.map((line, index) => (index === 3 ? { ...line, centres } : line)) }]).document.issuer;
    };
    expect(issuerOf([60, 190, 320, 450, 580, 840, 970])).toBeNull();
    expect(issuerOf([70, 210, 350, 490, 630, 770, 910])).toBe('云澜理工大党委');
  });
  it('the first row of a heading is no issuer, though it ends as names do', () => {
    const at = (text: string, top: number, height: number) => ({ text, confidence: 1, least: 0.99, startsRow: true, box: { left: 0.5 - 0.03 * [...text].length, top, width: 0.06 * [...text].length, height }, centres: [] });
    const poster = (second: string) => withReading(scan('证书.pdf'), '证书.pdf', [{ page: 1, turn: 0, skew: 0, unread: 0, lines: [at('云澜中华海棠园', 0.02, 0.058), at(second, 0.085, 0.055), ...['志愿者证书', '亲爱的志愿者：', '感谢你的参与。', '期待与你再见。'].map((text, index) => at(text, 0.3 + index / 10, 0.02))] }]).document.issuer;
    expect(poster('河岸音乐节')).toBeNull();
    expect(poster('2025')).toBe('云澜中华海棠园');
    expect(poster('二〇二五年十月')).toBe('云澜中华海棠园');
  });
  it('the upper row of a name whose lower one a seal hides is no issuer, nor is a mark in a row of marks', () => {
    const at = (text: string, left: number, top: number, { startsRow = true, least = 0.99 } = {}) => ({ text, confidence: least, least, startsRow, box: { left, top, width: 0.02 * [...text].length, height: 0.025 }, centres: [] });
    const issuerOf = (lines: readonly ReadPage['lines'][number][], ring = '') => withReading(scan('证书.pdf'), '证书.pdf', [{ page: 1, turn: 0, skew: 0, unread: 0, seals: [{ text: ring, confidence: 0.8, least: 0.3 }], lines: [...lines] }]).document.issuer;
    const signed = (...hidden: readonly ReadPage['lines'][number][]) => [at('获奖证书', 0.4, 0.1), at('特发此证，以资鼓励。', 0.2, 0.5), at('云澜和信息化部', 0.6, 0.78), ...hidden, at('2022年5月27日', 0.6, 0.9)];
    const hidden = at('监桥人才中化制', 0.6, 0.81, { least: 0.3 });
    expect(issuerOf(signed(hidden), '云澜和信息化部人才交流中心')).toBeNull();
    expect(issuerOf(signed(hidden), '云澜和信息化部')).toBe('云澜和信息化部');
    expect(issuerOf(signed(), '云澜和信息化部人才交流中心')).toBe('云澜和信息化部');
    const head = (...marks: readonly string[]) => issuerOf([...marks.map((text, index) => at(text, 0.1 + 0.3 * index, 0.05, { startsRow: index === 0 })), at('获奖证书', 0.4, 0.2), at('甲某同学：', 0.1, 0.4), at('表现优异。', 0.2, 0.45), at('特发此证，以资鼓励。', 0.2, 0.5), at('编号：1', 0.1, 0.9), at('请扫码核验', 0.1, 0.95)]);
    expect(head('云澜', '石濛游', '云澜高校开发联盟')).toBeNull();
    expect(head('云澜高校开发联盟')).toBe('云澜高校开发联盟');
  });
  it('the lower row of a name is no issuer, though it ends as names do; below a date it is one', () => {
    const under = (row: string) => withReading(scan('扫描件.pdf'), '扫描件.pdf', [page([...Array.from({ length: 10 }, () => ['现通知如下。'] as const), [row], ['知识竞赛组委会'], ['2020年7月6日']].map((line) => line as [string]))]).document.issuer;
    expect(under('全国大学生数据分析科普')).toBeNull();
    expect(under('二〇二三年七月六日')).toBe('知识竞赛组委会');
  });

  describe('a seal by the name', () => {
    const sealed = (y: number): Facts => ({ ...scan('扫描件.pdf'), seals: [{ page: 1, x: 0.6, y, diameterMm: 42, kind: 'round', confidence: 0.99 }] });
    const foot = (name: string, least: number, ring: string, confidence = 0.97): ReadPage => {
      const read = page([['关于举办科普活动的通知'], ['各镇科协：'], ['现通知如下。'], [name, 0.85, least], ['2020年7月6日']]);
      read.lines.forEach((line, index) => Object.assign(line.box, { left: 0.5, width: 0.3, top: index < 3 ? 0.1 + index / 20 : 0.6 + index / 20 }));
      return { ...read, seals: [{ text: ring, confidence, least: confidence }] };
    };
    const issuerOf = (facts: Facts, read: ReadPage) => withReading(facts, '扫描件.pdf', [read]).document.issuer;
    it('spells what was misread under it', () => {
      expect(issuerOf(sealed(0.78), foot('云阑区科学技木协会', 0.4, '云澜区科学技术协会3301'))).toBe('云澜区科学技术协会');
    });
    it.each([
      ['far away', 0.3, '云澜区科学技术协会', 0.97], ['of another body', 0.78, '石濛市应急管理局', 0.97], ['that was hardly read', 0.78, '云澜区科学技术协会', 0.75],
    ] as const)('%s does not', (_where, y, ring, confidence) => {
      expect(issuerOf(sealed(y), foot('云阑区科学技木协会', 0.4, ring, confidence))).toBeNull();
    });
    it('that spells the same name, neither surely read, bears witness, on a page that lay on its side as well', () => {
      expect(issuerOf(sealed(0.78), foot('云澜区科学技术协会', 0.4, '云澜区科学技术协会', 0.85))).toBe('云澜区科学技术协会');
      expect(issuerOf(sealed(0.78), foot('云澜区科学技术协会', 0.4, '云澜区科学技木协会', 0.85))).toBeNull();
      expect(issuerOf(sealed(0.78), foot('云澜区科学技术协会（办公室代章）', 0.4, '云澜区科学技术协会', 0.85))).toBe('云澜区科学技术协会');
      const onSide = (x: number, y: number) => issuerOf({ ...sealed(y), seals: [{ page: 1, x, y, diameterMm: 42, kind: 'round', confidence: 0.99 }] }, { ...foot('云阑区科学技木协会', 0.4, '云澜区科学技术协会'), turn: 1 });
      expect([onSide(0.78, 0.4), onSide(0.2, 0.4)]).toEqual(['云澜区科学技术协会', null]);
    });
    it('that nobody can read, over a body at the foot of a certificate, says that it issues; on other papers it does not', () => {
      const at = (text: string, left: number, top: number, startsRow = true) => ({ text, confidence: 1, least: 0.95, startsRow, box: { left, top, width: 0.25, height: 0.02 }, centres: [] });
      const told = (title: string, x = 0.6) => withReading({ ...sealed(0.8), seals: [{ page: 1, x, y: 0.8, diameterMm: 42, kind: 'round', confidence: 0.99 }] }, '证.pdf', [{
        page: 1, turn: 0, skew: 0, unread: 0, seals: [{ text: '', confidence: 0, least: 0 }], lines: [at(title, 0.4, 0.1), at('云澜管业有限公司', 0.1, 0.3), at('产品入选。', 0.1, 0.4), at('编号：5', 0.1, 0.6), at('云澜名牌培育委员会', 0.5, 0.82), at('云澜图库 BY：张三', 0.1, 0.95)] }]).document.issuer;
      expect([told('荣誉证书'), told('荣誉证书', 0.1), told('产品目录')]).toEqual(['云澜名牌培育委员会', null, null]);
    });
    it('of one that stands alone, with no date by it, says that it signs', () => {
      const read = foot('云澜区科学技术协会', 0.95, '云澜区科学技木协会', 0.8);
      const apart: ReadPage = { ...read, lines: [...read.lines.slice(0, 2), ...read.lines.slice(4), ...read.lines.slice(2, 4), { ...(read.lines[1] as ReadPage['lines'][number]), text: '地址：某路一号。' }] };
      expect(issuerOf(sealed(0.78), apart)).toBe('云澜区科学技术协会');
      expect(issuerOf(sealed(0.3), apart)).toBeNull();
    });
    it('says who signs together, each with a seal of its own, and what a label names though its seal is further down', () => {
      const at = (text: string, top: number) => ({ text, confidence: 1, least: 0.95, startsRow: true, box: { left: 0.5, top, width: 0.3, height: 0.02 }, centres: [] });
      const signed = (rings: readonly string[], ...rows: readonly [text: string, top: number][]) => withReading(
        { ...sealed(0.8), seals: rings.map((_ring, index) => ({ page: 1, x: 0.55 + index / 5, y: 0.8, diameterMm: 42, kind: 'round', confidence: 0.99 })) }, '扫描件.pdf',
        [{ page: 1, turn: 0, skew: 0, unread: 0, seals: rings.map((text) => ({ text, confidence: 0.97, least: 0.95 })), lines: [at('志愿服务证明', 0.1), at('甲某同学参加了活动。', 0.3), ...rows.map((row) => at(...row)), at('地址：某路一号。', 0.95)] }]).document.issuers;
      const both = [['云澜区科学技术协会', 0.78], ['石濛市应急管理局', 0.82]] as const;
      expect(signed(['云澜区科学技术协会', '石濛市应急管理局'], ...both.map(([text, top]): [string, number] => [text, top]))).toEqual(both.map(([text]) => text));
      expect(signed(['云澜区科学技术协会', '云澜区科学技术协会'], ['云澜区科学技术协会', 0.78], ['云澜区科学技木协会', 0.82])).toEqual([]);
      expect(signed(['云澜科普有限公司'], ['单位全称：云澜科普有限公司', 0.55])).toEqual(['云澜科普有限公司']);
      expect(signed(['云澜科学有限公司'], ['单位全称：云澜科普有限公司', 0.55])).toEqual([]);
    });
  });
  it('two rows that a seal bears as one name are one', () => {
    const at = (text: string, left: number, top: number) => ({ text, confidence: 1, least: 0.98, startsRow: true, box: { left, top, width: 0.02 * [...text].length, height: 0.025 }, centres: [] });
    const issuerOf = (ring: string) => withReading({ ...scan('证书.pdf'), seals: [{ page: 1, x: 0.7, y: 0.84, diameterMm: 42, kind: 'round', confidence: 0.99 }] }, '证书.pdf', [{
      page: 1, turn: 0, skew: 0, unread: 0, seals: [{ text: ring, confidence: 0.98, least: 0.95 }],
      lines: [at('荣誉证书', 0.4, 0.1), at('甲某同学：', 0.1, 0.3), at('特颁此证，以资鼓励。', 0.1, 0.5), at('全国学生数据分析科普', 0.6, 0.81), at('竞赛组委会', 0.65, 0.845), at('2024年11月', 0.66, 0.89)],
    }]).document.issuer;
    expect(issuerOf('全国学生数据分析科普竞赛组委会')).toBe('全国学生数据分析科普竞赛组委会');
    expect(issuerOf('云澜科学技术协会')).toBeNull();
  });
  it('two rows of which a ring was read in pieces, of the upper one first, are one; two names are not', () => {
    const at = (text: string, left: number, top: number, startsRow = true) => ({ text, confidence: 1, least: 0.98, startsRow, box: { left, top, width: 0.02 * [...text].length, height: 0.025 }, centres: [] });
    const issuersOf = (upper: string, lower: string, ring: string) => withReading(scan('证书.pdf'), '证书.pdf', [{
      page: 1, turn: 0, skew: 0, unread: 0, seals: [{ text: ring, confidence: 0.6, least: 0.2 }],
      lines: [at('荣誉证书', 0.4, 0.1), at('甲某同学：', 0.1, 0.3), at('特颁此证，以资鼓励。', 0.1, 0.5), at(upper, 0.6, 0.81), at(lower, 0.6, 0.845), at('2024年11月', 0.66, 0.89)],
    }]).document.issuers;
    expect(issuersOf('云澜地学之旅', '信息技术有限公司', '云澜地学之直#技术#')).toEqual(['云澜地学之旅信息技术有限公司']);
    expect(issuersOf('云澜地学之旅', '信息技术有限公司', '信息技术有限')).toEqual([]);
    expect(issuersOf('青年摄影网', '青年摄影大赛组委会', '青年摄影网青年')).toEqual(['青年摄影大赛组委会']);
    expect(issuersOf('云澜大学化学学院', '化学学院学业辅导中心', '云澜大学')).toEqual(['云澜大学化学学院', '化学学院学业辅导中心']);
  });
  it('the school of a winner, over a day amid a picture that is no paper for certain, did not issue it', () => {
    const at = (text: string, top: number) => ({ text, confidence: 1, least: 0.98, startsRow: true, box: { left: 0.4, top, width: 0.2, height: 0.04 }, centres: [] });
    const issuerOf = (down: number) => withReading({ ...emptyFacts('a.jpg'), format: 'jpeg', readable: 'yes', looks: [{ page: 1, kind: 'photo', confidence: 0.9, why: [] }] as unknown as Facts['looks'], image: { camera: null, takenAt: null } as unknown as Facts['image'], document: documentFacts([], { name: 'a.jpg', takenAt: null }) }, 'a.jpg',
      [{ page: 1, turn: 0, skew: 0, unread: 0, lines: [at('云澜数据挑战赛', 0.1), at('三等奖', 0.2), at('张三、李四', 0.3), at('云澜大学', down), at('2020年11月', down + 0.07)] }]).document.issuer;
    expect([issuerOf(0.4), issuerOf(0.8)]).toEqual([null, '云澜大学']);
  });
  it('where one of several names is half under a seal, the other still issued the paper; one far above the date did not', () => {
    const at = (text: string, top: number, least = 0.98) => ({ text, confidence: 0.95, least, startsRow: true, box: { left: 0.6, top, width: 0.3, height: 0.025 }, centres: [] });
    const issuersOf = (...lines: ReadPage['lines']) => withReading(scan('证书.pdf'), '证书.pdf', [{ page: 1, turn: 0, skew: 0, unread: 0, lines: [at('荣誉证书', 0.1), at('甲某同学：', 0.2), ...lines] }]).document.issuers;
    expect(issuersOf(at('云澜理工大学', 0.7, 0.4), at('云澜杯大赛组委会', 0.74), at('2024年11月', 0.8))).toEqual(['云澜杯大赛组委会']);
    expect(issuersOf(at('石濛科技大学', 0.5), at('云澜研究院', 0.85), at('2020.08', 0.9))).toEqual(['云澜研究院']);
  });
  it('names set over two rows in columns are of several that sign together', () => {
    const at = (text: string, left: number, top: number, startsRow: boolean) => ({ text, confidence: 1, least: 0.99, startsRow, box: { left, top, width: 0.018 * [...text].length, height: 0.03 }, centres: [] });
    const lines = [at('荣誉证书', 0.4, 0.1, true), at('特发此证，以资鼓励。', 0.2, 0.5, true), at('云澜省', 0.2, 0.7, true), at('云澜省', 0.6, 0.7, false), at('教育委员会', 0.182, 0.74, true), at('人力资源和社会保障厅', 0.537, 0.74, false), at('2020年7月6日', 0.6, 0.8, true)];
    expect(withReading(scan('证书.pdf'), '证书.pdf', [{ page: 1, turn: 0, skew: 0, unread: 0, lines }]).document.issuers).toEqual(['云澜省教育委员会', '云澜省人力资源和社会保障厅']);
    // Two that stand over each other and are each somebody are not one.
    const two = [at('关于举办活动的通知', 0.3, 0.1, true), at('云澜区教育局', 0.6, 0.7, true), at('云澜区科学技术协会', 0.56, 0.74, true), at('2020年7月6日', 0.6, 0.8, true)];
    expect(withReading(scan('通知.pdf'), '通知.pdf', [{ page: 1, turn: 0, skew: 0, unread: 0, lines: two }]).document.issuers).toEqual(['云澜区教育局', '云澜区科学技术协会']);
  });
  it('a name over two rows is whole behind its label, with another label beside it', () => {
    const at = (text: string, left: number, top: number, startsRow: boolean) => ({ text, confidence: 1, least: 0.99, startsRow, box: { left, top, width: 0.016 * [...text].length, height: 0.03 }, centres: [] });
    const lines = [at('经营保险经纪业务许可证', 0.3, 0.1, true), at('发证机关：', 0.12, 0.7, true), at('云澜银行保险监督管理委员会', 0.22, 0.7, false), at('制证机关：', 0.5, 0.7, false), at('云澜银行保险监督管理委员会', 0.62, 0.7, false), at('岚江监管局', 0.29, 0.74, true), at('2021年5月6日', 0.26, 0.8, true)];
    expect(withReading(scan('许可证.pdf'), '许可证.pdf', [{ page: 1, turn: 0, skew: 0, unread: 0, lines }]).document.issuer).toBe('云澜银行保险监督管理委员会岚江监管局');
  });
  it('of several awards in one file who gives the dated one issues it', () => {
    const award = (...foot: readonly string[]) => page([['荣誉证书'], ['张三同学：'], ['在竞赛中荣获一等奖。'], ['特发此证，以资鼓励。'], ...foot.map((text) => [text] as const), ['证书编号 3021'], ['监督电话 0731'], ['扫码查验'], ['云澜制作']]);
    const pages = [award('云澜杯大赛组委会', '2025年5月26日'), { ...award('石濛大学', '二〇二三年冬'), page: 2 }];
    const facts = scan('证书.pdf');
    expect(withReading({ ...facts, pages: [...facts.pages, ...facts.pages] }, '证书.pdf', pages).document).toMatchObject({ date: '2025-05-26', issuers: ['云澜杯大赛组委会'] });
  });
  it('of several certificates in one file that differ in their dates none is the file’s', () => {
    const award = (number: number, day: string, issuer = '云澜大学') => ({ ...page([['荣誉证书'], ['张三同学：'], ['在竞赛中荣获一等奖。'], ['特发此证，以资鼓励。'], [issuer], [day]]), page: number });
    const facts = scan('证书.pdf');
    const told = (...pages: readonly ReadPage[]) => withReading({ ...facts, pages: pages.map(() => facts.pages[0] as Facts['pages'][number]) }, '证书.pdf', pages).document;
    expect(told(award(1, '2025年5月26日'), award(2, '2024年8月13日'))).toMatchObject({ dateSureness: 'guess', issuer: '云澜大学' });
    expect(told(award(1, '2025年5月26日'), award(2, '2025年5月26日'))).toMatchObject({ date: '2025-05-26', dateSureness: 'sure' });
    expect(told(award(1, '日期不清'), award(2, '2024年8月13日'))).toMatchObject({ dateSureness: 'guess' });
    expect(told(award(1, '2025年5月26日'), award(2, '2024年8月13日', '石濛大学')).issuer).toBeNull();
  });
  const pieces = (...row: readonly (readonly [text: string, least?: number])[]): ReadPage['lines'] => row.map(([text, least = 1], index) => ({ text, confidence: 0.95, least, startsRow: index === 0, box: { left: 0.6 + index / 20, top: 0.8, width: 0.04, height: 0.02 }, centres: [] }));
  it('a date of several pieces is as sure as the least sure of them', () => {
    const dated = (least: number) => withReading(scan('证.pdf'), '证.pdf', [{ page: 1, turn: 0, skew: 0, unread: 0, lines: [...pieces(['食品经营许可证']), ...pieces(['经营者：甲某']), ...pieces(['2018'], ['年'], ['10'], ['月23日', least])] }]).document;
    expect(dated(0.5)).toMatchObject({ date: '2018-10-23', dateSureness: 'guess' });
    expect(dated(0.9)).toMatchObject({ date: '2018-10-23', dateSureness: 'likely' });
  });
  it('a part of a name, read surely elsewhere, is no witness of the whole', () => {
    const facts = withReading(scan('扫描件.pdf'), '扫描件.pdf', [page([['关于举办科普活动的通知'], ['云澜区'], ['各镇科协：'], ['现通知如下。'], ['云澜区科学技木协会', 0.9, 0.5], ['2020年7月6日']])]);
    expect(facts.document.issuer).toBeNull();
    const again = withReading(scan('扫描件.pdf'), '扫描件.pdf', [page([['关于举办科普活动的通知'], ['各镇科协：'], ['由云澜区科学'], ['技术协会主办，现通知如下。'], ['云澜区科学技术协会', 0.9, 0.5], ['2020年7月6日']])]);
    expect(again.document.issuer).toBe('云澜区科学技术协会');
  });
  it('a date whose figures were set into a printed form, a little higher than 年, 月 and 日', () => {
    const at = (text: string, left: number, top: number, startsRow: boolean) => ({ text, confidence: 1, least: 0.99, startsRow, box: { left, top, width: 0.02, height: 0.02 }, centres: [] });
    const form = (figures: readonly string[]) => [at('营业执照', 0.4, 0.1, true), ...figures.map((each, index) => at(each, 0.6 + index * 0.08, 0.7, index === 0)), at('年', 0.66, 0.735, true), at('月', 0.74, 0.735, false), at('日', 0.82, 0.735, false)];
    const dateOf = (figures: readonly string[]) => withReading(scan('执照.pdf'), '执照.pdf', [{ page: 1, turn: 0, skew: 0, unread: 0, lines: form(figures) }]).document.date;
    expect(dateOf(['2017', '02', '23'])).toBe('2017-02-23');
    expect(dateOf(['2017', '23'])).toBeNull();
  });
  it('the day a company was founded is not that of its licence, though its label is set wide apart', () => {
    const row = (...pieces: readonly string[]): ReadPage['lines'] => pieces.map((text, index) => ({ text, confidence: 1, least: 1, startsRow: index === 0, box: { left: 0.1, top: 0.3, width: 0.1, height: 0.02 }, centres: [] }));
    const read: ReadPage = { page: 1, turn: 0, skew: 0, unread: 0, lines: [...row('营业执照'), ...row('成', '立', '日', '期', '2011年06月08日'), ...row('申', '请', '日：', '2020年03月26日'), ...row('登记机关')] };
    expect(withReading(scan('执照.pdf'), '执照.pdf', [read]).document.date).toBeNull();
  });
  it('a letterhead larger than the title below it is no part of the title', () => {
    const paper = page([['云澜区科学技术委员会'], ['关于举办科普活动的公示'], ['各镇科协：'], ['现公示如下。'], ['云澜区科学技术委员会'], ['2020年7月6日']]);
    const titled = (height: number) => { paper.lines.forEach((line, index) => Object.assign(line.box, { height: index === 0 ? height : 0.025 })); return withReading(scan('a.pdf'), 'a.pdf', [paper]).document.title; };
    expect([titled(0.037), titled(0.026)]).toEqual(['关于举办科普活动的公示', '云澜区科学技术委员会关于举办科普活动的公示']);
  });
  it('a row of a screen that may be a body’s name is not missed', () => {
    const image = { widthPx: 750, heightPx: 1334, densityDpi: null, camera: null, takenAt: null, hasLocation: false } as unknown as Facts['image'];
    const facts = withReading({ ...scan('截图.png'), image, looks: [{ page: 1, kind: 'screenshot', confidence: 0.9, reasons: [] }] as unknown as Facts['looks'] }, '截图.png', [signedBy('石濛镇滢湾村', 0.95, 0.7)]);
    expect([facts.document.issuer, facts.problems]).toEqual([null, []]);
  });

  it.each([
    ['figures', '2020年7月6日', 'sure'], ['numerals', '二〇二〇年七月六日', 'guess'],
  ])('a date in %s whose least sure character has 0.75', (_what, date, sureness) => {
    expect(withReading(scan('扫描件.pdf'), '扫描件.pdf', [page([...LETTER, [date, 0.95, 0.75]])]).document).toMatchObject({ date: '2020-07-06', dateSureness: sureness });
  });

  it('a doubtful date leaves what the name says', () => {
    const facts = withReading(scan('通知 2019年.pdf'), '通知 2019年.pdf', [page([...LETTER, ['2020年7月6日', 0.9, 0.4]])]);
    expect(facts.document).toMatchObject({ date: '2019', dateFrom: 'name' });
  });

  it('gives the words under a mark, and none of its neighbours', () => {
    const line = (text: string, top: number, confidence = 1) => ({ text, confidence, least: 1, startsRow: true, box: { left: 0.1, top, width: 0.8, height: 0.03 }, centres: [...text].map((_each, index) => Math.round(((index + 0.5) / [...text].length) * 1000)) });
    const read: ReadPage = { page: 1, turn: 0, skew: 0, unread: 0, lines: [line('第一行不标出的话', 0.1), line('其中科普工作要抓好', 0.15), line('第三行不标出的话', 0.2), line('读不清的科普一行', 0.3, 0.5)] };
    const mark = (kind: 'marker' | 'underline', top: number, height: number): Facts['highlights'][number] => ({ page: 1, kind, text: null, box: { left: 0.27, top, width: 0.36, height } });
    const facts = withReading({ ...scan('扫描件.pdf'), highlights: [mark('marker', 0.145, 0.04), mark('underline', 0.182, 0.002), mark('marker', 0.3, 0.03), mark('marker', 0.6, 0.03)] }, '扫描件.pdf', [read]);
    expect(facts.highlights.map((each) => each.text)).toEqual(['科普工作', '科普工作', null, null]);
  });

  it('a line read badly adds no words', () => {
    const facts = withReading(scan('扫描件.pdf'), '扫描件.pdf', [page([['关于举办活动的通知'], ['科普', 0.6]])]);
    expect(facts.text.content).not.toContain('科普');
  });

  it('of a list that is a picture the running numbers are kept, wherever one could not be read', () => {
    const row = (number: string, name: string): ReadPage['lines'] => [number, name].map((text, index) => ({ text, confidence: 1, least: 1, startsRow: index === 0, box: { left: 0.1, top: 0.1, width: 0.1, height: 0.02 }, centres: [] }));
    const list = (...rows: readonly (readonly [string, string])[]): ReadPage => ({ page: 1, turn: 0, skew: 0, unread: 0, lines: [['序号', '姓名'] as const, ...rows].flatMap(([number, name]) => row(number, name)) });
    const numbered = (read: ReadPage) => withReading(scan('名单.pdf'), '名单.pdf', [read]).numbered;
    expect(numbered(list(['1', '甲某'], ['2', '乙某'], ['8', '误读'], ['3', '丙某'], ['5', '戊某'], ['合计', '5']))).toEqual({ last: 5, rows: 4 });
    expect(numbered(list(['1', '甲某'], ['2', '乙某']))).toBeUndefined();
    expect(numbered(list(['2021', '甲某'], ['2022', '乙某'], ['2023', '丙某']))).toBeUndefined();
    expect(numbered(list(['1', '甲某'], ['150', '乙某'], ['230', '丙某']))).toBeUndefined();
  });

  it('words of pages with text of their own stay', () => {
    const native: Facts = { ...scan('a.pdf'), text: { source: 'native', characters: 4, content: '原有文字' } };
    expect(withReading(native, 'a.pdf', [page([['附图说明']])]).text).toMatchObject({ source: 'native', content: '原有文字\n附图说明' });
  });

  it.each([
    ['under a signature', ['科普集市', '云澜区科学技术协会', '2014年11月1日'], '2014-11-01', 'ocr'],
    ['at the foot of a certificate', ['荣誉证书', '在竞赛中荣获一等奖。', '2014年11月1日'], '2014-11-01', 'ocr'],
    ['on a banner', ['云澜区', '2014年11月1日', '科普集市', '热烈欢迎各位来宾'], '2017-06-20', 'exif'],
  ] as const)('of a photographed paper the date %s, not the day it was photographed', (_where, words, date, dateFrom) => {
    const photo: Facts = { ...scan('IMG_1.jpg'), format: 'jpeg', document: documentFacts([], { name: 'IMG_1.jpg', takenAt: '2017-06-20' }), image: { width: 1440, height: 900, dpi: null, grey: false, takenAt: '2017-06-20', camera: 'X', hash: '0'.repeat(16) } };
    expect(withReading(photo, 'IMG_1.jpg', [page(words.map((word) => [word] as const))]).document).toMatchObject({ date, dateFrom });
  });

  it('of a certificate the title stays its own, though it has a number, and what a letterhead heads is none', () => {
    const certificate = page([['第八届科学研究优秀成果奖'], ['成果名称：云澜地方志'], ['中华人民共和国教育部'], ['教社科证字（2020）第0341号'], ['2020年12月10日']]);
    certificate.lines.forEach((line, index) => Object.assign(line.box, { height: index === 0 ? 0.06 : 0.03 }));
    expect(withReading(scan('证书.pdf'), '证书.pdf', [certificate]).document.title).toBe('第八届科学研究优秀成果奖');
    const notice = page([...LETTER.slice(0, 2), ['关于颁发荣誉证书的通知'], ['荣誉证书']]);
    notice.lines.forEach((line, index) => Object.assign(line.box, { height: index === 3 ? 0.06 : 0.03 }));
    expect(withReading(scan('通知.pdf'), '通知.pdf', [notice]).document.title).toBe('关于颁发荣誉证书的通知');
  });

  it('on a screen the day in the file’s name comes before a clock in the corner', () => {
    const shot: Facts = { ...scan('2021-05-15 活动【截图】.png'), format: 'png', image: { width: 1440, height: 900, dpi: null, grey: false, takenAt: null, camera: null, hash: '0'.repeat(16) } };
    expect(withReading(shot, '2021-05-15 活动【截图】.png', [page([['科普集市'], ['2022/11/9']])]).document).toMatchObject({ date: '2021-05-15', dateFrom: 'name' });
  });

  it('a mark at the side of the head is no title', () => {
    const letter = page([['杉树计划'], ['各位同学：'], ['感谢你们的支持。'], ['云澜公益基金会'], ['2018年6月5日']]);
    const titled = (left: number) => { letter.lines.forEach((line, index) => Object.assign(line.box, index === 0 ? { left, width: 0.2 } : {})); return withReading(scan('信.pdf'), '信.pdf', [letter]).document.title; };
    expect([titled(0.4), titled(0.7)]).toEqual(['杉树计划', null]);
  });
  it('a month beside 日 is a day of which a part was not read', () => {
    const row = (...pieces: readonly string[]): ReadPage['lines'] => pieces.map((text, index) => ({ text, confidence: 1, least: 1, startsRow: index === 0, box: { left: 0.1, top: 0.3, width: 0.1, height: 0.02 }, centres: [] }));
    const read = (...pieces: readonly string[]) => withReading(scan('证书.pdf'), '证书.pdf', [{ page: 1, turn: 0, skew: 0, unread: 0, lines: [...row('毕业证书'), ...row('成绩合格，准予毕业。'), ...row('云澜大学'), ...row(...pieces)] }]).document.date;
    expect([read('二〇〇九年七月'), read('二〇〇九年七月', '-', '日')]).toEqual(['2009-07', null]);
  });
  it('a notice that was photographed has its title, a screen that shows it none', () => {
    const of = (kind: 'photo' | 'screenshot' | 'cannot-tell') => {
      const image = { width: 1440, height: 900, dpi: null, grey: false, takenAt: null, camera: null, hash: '0'.repeat(16) };
      const look = { page: 1, width: 1440, height: 900, thumbnail: '', kind, confidence: 0.97, reasons: [], sharpness: null, light: null, skewDegrees: null };
      return withReading({ ...scan('a.jpg'), format: 'jpeg', image, looks: [look] }, 'a.jpg', [page([['关于2021年项目推荐的公示'], ['各学院：'], ['名单公示如下。']])]).document.title;
    };
    expect([of('photo'), of('cannot-tell'), of('screenshot')]).toEqual(['关于2021年项目推荐的公示', '关于2021年项目推荐的公示', null]);
  });

  it('the words of a watermark are kept of a photo, without a person’s number, and not of a screenshot', () => {
    const of = (kind: 'photo' | 'screenshot') => {
      const image = { width: 1440, height: 900, dpi: null, grey: false, takenAt: null, camera: null, hash: '0'.repeat(16) };
      const look = { page: 1, width: 1440, height: 900, thumbnail: '', kind, confidence: 0.97, reasons: [], sharpness: null, light: null, skewDegrees: null };
      const corner = page([['2021-05-12 10:33 电话 13800138000']]);
      return withReading({ ...scan('a.jpg'), format: 'jpeg', image, looks: [look] }, 'a.jpg', [{ ...corner, lines: corner.lines.map((each) => ({ ...each, box: { ...each.box, left: 0.02, top: 0.9 } })) }]).watermarks;
    };
    expect(of('photo')).toEqual(['2021-05-12 10:33 电话 138******00']);
    expect(of('screenshot')).toBeUndefined();
  });
});
