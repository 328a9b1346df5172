import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { CHECKS } from '../../src/checks/index.js';
import type { Item, Requirement, Standard } from '../../src/model/standard.js';
import { loadStandard } from '../../src/standard/load.js';

/** The item and scoring columns of the published table, by indicator. */
interface SourceCells { readonly printed: string; readonly items: string; readonly scoring: string }

function readTable(): SourceCells[] {
  const text = readFileSync(new URL('source-table.txt', import.meta.url), 'utf8');
  return text.split('\n== ').slice(1).map((block) => {
    const [printed = '', ...lines] = block.trim().split('\n');
    const cells = (column: string) => lines.filter((line) => line.startsWith(`${column}\t`)).map((line) => line.slice(column.length + 1)).join(' ');
    return { printed, items: cells('考察内容'), scoring: cells('评分规则') };
  });
}

const TABLE = readTable();
let standard: Standard;
let items: readonly Item[];
let requirements: readonly Requirement[];
const item = (id: string) => items.find((each) => each.id === id) as Item;
const requirement = (id: string) => requirements.find((each) => each.id === id) as Requirement;
const demanding = (check: string) => items.filter((each) => each.requirements.some((one) => check in one.demands || one.forms.some((form) => check in form.demands))).map((each) => each.id);

beforeAll(async () => {
  standard = await loadStandard('kepu-2021-2025', CHECKS);
  items = standard.indicators.flatMap((indicator) => indicator.items);
  requirements = items.flatMap((each) => each.requirements);
});

describe('the text of the table', () => {
  it('has 12 indicators and 38 items in the order of the source', () => {
    expect(standard.indicators.map((indicator) => indicator.printed)).toEqual(TABLE.map((cells) => cells.printed));
    expect(items).toHaveLength(38);
  });

  it.each(TABLE)('$printed: the items are the cells of the source, nothing more and nothing less', ({ printed, items: cells }) => {
    const indicator = standard.indicators.find((each) => each.printed === printed);
    expect(indicator?.items.map((each) => each.text)).toEqual(cells.split(/\s*(?=[①-⑳])/u).filter(Boolean));
  });

  it.each(TABLE)('$printed: the scoring cell is verbatim, and its rules leave none of its words unsaid', ({ printed, scoring }) => {
    const indicator = standard.indicators.find((each) => each.printed === printed);
    expect(indicator?.scoringText ?? '').toBe(scoring);
    const said = (indicator?.rules ?? []).flatMap((rule) => [rule.text, rule.capIf?.text ?? '', rule.deadline ?? '']).sort((a, b) => b.length - a.length);
    const unsaid = said.filter(Boolean).reduce((rest, text) => rest.replaceAll(text, ''), scoring);
    expect(unsaid).toMatch(/^(?:[①-⑳\s。；，（）]|注：)*$/u);
  });
});

describe('points', () => {
  const sumOf = (group: string) => standard.indicators.filter((each) => each.group === group).reduce((sum, each) => sum + (each.maxPoints ?? 0), 0);

  it('add up to the 95 that the source states', () => {
    expect([sumOf('A1'), sumOf('A2'), sumOf('A3'), standard.statedPoints]).toEqual([19, 34, 42, 95]);
    expect(standard.indicators.find((each) => each.code === 'A1-2')).toMatchObject({ maxPoints: null, scoringText: null, rules: [] });
  });

  it('wait for requirements wherever a fixed number can be proven', () => {
    const unproven = standard.indicators.flatMap((each) => each.rules).filter((rule) => rule.provenBy.length === 0);
    expect(unproven.map((rule) => rule.text)).toEqual([
      expect.stringContaining('分值调为 2 分'), expect.stringContaining('2018—2020 年人均'), expect.stringContaining('无科普活动场所'),
    ]);
  });
});

describe('what the clauses demand', () => {
  it('word limits on eleven items', () => {
    const limits = Object.fromEntries(requirements.flatMap((one) => one.forms.flatMap((form) => ('word-limit' in form.demands ? [[one.id, (form.demands['word-limit'] as { max: number }).max]] : []))));
    expect(limits).toEqual({
      'A2-3-1/summary': 200, 'A2-3-3/case': 500, 'A2-4-2/summary': 500, 'A3-1-2/summary': 200, 'A3-2-1/summary': 500, 'A3-2-2/summary': 500,
      'A3-2-3/summary': 100, 'A3-3-1/summary': 500, 'A3-4-1/summary': 500, 'A3-5-1/summary': 500, 'A3-5-4/summary': 300,
    });
  });

  it('year windows on fifteen items, never on a photo', () => {
    expect(demanding('window')).toEqual(['A1-1-4', 'A1-1-5', 'A1-1-6', 'A1-2-1', 'A1-2-3', 'A2-1-1', 'A2-2-1', 'A2-2-3', 'A2-2-4', 'A2-4-2', 'A3-1-1', 'A3-2-1', 'A3-2-2', 'A3-2-3', 'A3-5-3']);
    expect(requirements.flatMap((one) => one.forms).filter((form) => form.kind === 'photo' && 'window' in form.demands)).toEqual([]);
  });

  it('of every paper and picture something that tells whether it belongs there: no other one passes in its place', () => {
    const CONTENT = ['mentions', 'states', 'names', 'figures', 'captioned'];
    const forms = requirements.flatMap((each) => (each.forms.length === 0 ? [each.demands] : each.forms.map((form) => form.demands)).map((demands) => ({ id: each.id, all: { ...each.demands, ...demands } })));
    expect(forms.length).toBeGreaterThan(71);
    expect(forms.filter(({ all }) => !CONTENT.some((check) => check in all)).map(({ id }) => id)).toEqual([]);
  });

  it('marked passages on the four items that ask for them', () => {
    expect(demanding('highlight')).toEqual(['A1-1-2', 'A1-2-1', 'A1-2-2', 'A1-2-3']);
  });

  it('a seal on the eleven items that ask for 盖章版', () => {
    const sealed = items.filter((each) => each.requirements.some((one) => one.forms.some((form) => (form.demands['seal'] as { need?: string } | undefined)?.need === 'required')));
    expect(sealed.map((each) => each.id)).toEqual(items.filter((each) => each.text.includes('盖章版')).map((each) => each.id));
    expect(sealed).toHaveLength(11);
  });

  it('one precondition, one veto, one item that may not apply', () => {
    expect(items.filter((each) => each.precondition).map((each) => each.id)).toEqual(['A1-1-1']);
    expect(items.filter((each) => each.veto).map((each) => each.id)).toEqual(['A3-2-3']);
    expect(items.filter((each) => each.notApplicableIf).map((each) => each.id)).toEqual(['A2-1-5']);
  });

  it('final accounts of each year, where 2022 may still be pending', () => {
    for (const key of ['cover-pages', 'detail-pages']) {
      expect(requirement(`A2-2-1/${key}`).demands['each-year']).toMatchObject({ years: [2019, 2020, 2021, 2022], pending: { 2022: expect.stringContaining('决算') } });
    }
  });

  it('counts, categories, names and figures as the clauses state them', () => {
    expect(requirement('A2-3-2/roster').forms[0]?.demands['entries']).toMatchObject({ min: 5, not: expect.arrayContaining(['区级', '拟申报']) });
    expect(requirement('A3-1-1/activities').demands['categories']).toMatchObject({ min: 5, emphasised: { names: ['新时代文明实践中心', '党群服务中心'] } });
    expect(requirement('A3-2-1/summary')).toMatchObject({ forms: [{ demands: {} }] });
    const minima = requirements.flatMap((one) => (one.demands['figures'] as { figures: { unit: string; min?: number }[] } | undefined)?.figures ?? []).filter((figure) => figure.min !== undefined).map((figure) => [figure.min, figure.unit]);
    expect(minima).toEqual([[50, '%'], [1000, '人'], [1, '支'], [50, '场']]);
  });

  it('never makes a gap of what the source does not ask for in so many words', () => {
    const soft = requirements.filter((one) => one.absent !== 'fail').map((one) => `${one.id} ${one.absent}`);
    expect(soft).toEqual([
      'A1-1-3/mobilisation notice', 'A1-3-1/platform notice', 'A1-3-2/screenshots review', 'A1-3-2/photos review', 'A2-1-1/rules notice',
      'A2-1-2/other notice', 'A2-2-1/figures review', 'A2-4-1/figures review', 'A3-3-1/ranking notice',
    ]);
  });
});

describe('folders and words', () => {
  it('has short titles', () => {
    for (const each of items) expect([...each.title].length, each.id).toBeLessThanOrEqual(12);
    for (const one of requirements) expect([...one.title].length, one.id).toBeLessThanOrEqual(14);
  });

  it('tells the requirements of an item apart by words that no sibling has', () => {
    for (const each of items.filter((one) => one.requirements.length > 1)) {
      for (const one of each.requirements) {
        const siblings = each.requirements.filter((other) => other !== one).flatMap((other) => [other.title, ...other.words]);
        expect([one.title, ...one.words].filter((word) => !siblings.includes(word)), one.id).not.toEqual([]);
      }
    }
  });

  it('knows the units as the table prints them, open phrases apart', () => {
    expect(item('A3-1-1').units).toContain('区文明办');
    expect(item('A3-4-1')).toMatchObject({ units: ['区科协', '各街道'], openUnits: true });
    expect(standard.units.filter((unit) => unit.open).map((unit) => unit.name)).toEqual(['相关学校', '其他相关部门', '相关单位']);
  });
});
