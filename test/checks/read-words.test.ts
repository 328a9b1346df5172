import { describe, expect, it } from 'vitest';
import categories from '../../src/checks/categories.js';
import type { Check, CheckContext } from '../../src/checks/check.js';
import consistent from '../../src/checks/consistent.js';
import draft from '../../src/checks/draft.js';
import eachYear from '../../src/checks/each-year.js';
import highlight from '../../src/checks/highlight.js';
import issuer from '../../src/checks/issuer.js';
import mentions from '../../src/checks/mentions.js';
import names from '../../src/checks/names.js';
import privacy from '../../src/checks/privacy.js';
import readable from '../../src/checks/readable.js';
import states from '../../src/checks/states.js';
import window from '../../src/checks/window.js';
import { note } from '../../src/checks/wording.js';
import { documentFacts } from '../../src/inspect/document.js';
import { emptyFacts } from '../../src/inspect/empty-facts.js';
import { withReading } from '../../src/inspect/ocr/facts/with-reading.js';
import type { Facts, ReadLine } from '../../src/model/facts.js';
import { CONTEXT, file, page, unit } from './check-test.js';

const PAPER = ['云澜区人民政府文件', '云政发〔2021〕6号', '关于开展科普活动的通知', '各街道：', '现将有关事项通知如下，请抓好落实。', '云澜区人民政府', '2021年3月12日'];
const old = (line: string) => line.replace('2021', '2018');

interface Case {
  readonly check: unknown;
  readonly params?: unknown;
  readonly context?: Partial<CheckContext>;
  readonly name?: string;
  readonly lines: readonly string[];
  /** The line of which the reading may be unsure. */
  readonly decides: string;
  /** What comes of it when it was read surely; when it was not, a person looks. */
  readonly surely: 'pass' | 'fail' | 'review';
  readonly mark?: boolean;
}

const CASES: readonly Case[] = [
  { check: window, params: { from: '2020' }, lines: PAPER, decides: '2021年3月12日', surely: 'pass' },
  { check: window, params: { from: '2020' }, lines: PAPER.map(old), decides: '2018年3月12日', surely: 'fail' },
  { check: eachYear, params: { years: [2021] }, lines: PAPER.filter((line) => !line.includes('号')), decides: '2021年3月12日', surely: 'pass' },
  { check: draft, lines: [...PAPER.slice(0, 3), '（征求意见稿）', ...PAPER.slice(3)], decides: '（征求意见稿）', surely: 'fail' },
  { check: consistent, name: '云政发〔2019〕9号.pdf', lines: PAPER, decides: '云政发〔2021〕6号', surely: 'review' },
  { check: mentions, params: { words: ['农家书屋'] }, lines: [...PAPER, '建设农家书屋。'], decides: '建设农家书屋。', surely: 'pass' },
  { check: states, params: { words: [['农家书屋']] }, lines: [...PAPER, '建设农家书屋。'], decides: '建设农家书屋。', surely: 'pass' },
  { check: names, params: { min: 1, of: 'units', what: '单位' }, context: { units: [unit('区教育局')] }, lines: [...PAPER, '区教育局'], decides: '区教育局', surely: 'pass' },
  { check: categories, params: { min: 1, of: [{ name: '商场', words: ['商场'] }] }, lines: [...PAPER, '走进商场'], decides: '走进商场', surely: 'pass' },
  { check: issuer, params: { words: ['协会'] }, lines: ['云澜区科学技术协会', '请抓好落实。'], decides: '云澜区科学技术协会', surely: 'pass' },
  { check: highlight, params: { about: ['农家书屋'] }, lines: [...PAPER, '建设农家书屋。'], decides: '建设农家书屋。', surely: 'pass', mark: true },
  { check: privacy, lines: [...PAPER, '身份证号11010519491231002X'], decides: '身份证号11010519491231002X', surely: 'review' },
];

describe('what was read from pixels without being sure neither passes nor fails', () => {
  it.each(CASES.map((each) => [(each.check as Check).id, each.decides, each] as const))('%s: %s', (_id, _line, each) => {
    expect(outcomeOf(each, 0.99)).toBe(each.surely);
    expect(outcomeOf(each, 0.6)).toBe('review');
  });

  it('a digit that two readings do not agree on decides nothing, however sure the line', () => {
    const [window2021] = CASES;
    expect(outcomeOf(window2021!, 0.97, 0)).toBe('review');
  });
});

function outcomeOf(each: Case, confidence: number, least = confidence): string {
  const check = each.check as Check;
  const name = each.name ?? '扫描件0001.pdf';
  const lines = each.lines.map((text, index): ReadLine => ({
    text, startsRow: true, box: { left: 0.1, top: 0.05 + index * 0.06, width: 0.8, height: 0.03 }, centres: [...text].map((_character, at) => Math.round(((at + 0.5) / [...text].length) * 1000)),
    ...(text === each.decides ? { confidence, least } : { confidence: 0.99, least: 0.99 }),
  }));
  const at = lines.find(({ text }) => text === each.decides)!.box;
  const scan: Facts = {
    ...emptyFacts(name), format: 'pdf', readable: 'yes', pages: [page({ content: 'scan', dpi: 200 })], document: documentFacts([], { name, takenAt: null }),
    ...(each.mark ? { highlightVerdict: 'seen' as const, highlights: [{ page: 1, kind: 'marker' as const, text: null, box: at }] } : {}),
  };
  const files = [file(withReading(scan, name, [{ page: 1, turn: 0, skew: 0, unread: 0, lines }]), name)];
  const context = { ...CONTEXT, ...each.context };
  const found = [readable as unknown as Check, check].flatMap((asked) => asked.find(files, asked.params.parse(asked === check ? (each.params ?? {}) : {}), context).map((finding) => note(asked, finding, context).effect));
  return found.includes('fail') ? 'fail' : found.includes('review') ? 'review' : 'pass';
}
