import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.js';
import { OUTCOMES } from '../../../src/model/outcome.js';
import { loadReportTemplate, renderHtmlReport } from '../../../src/render/report/html.js';
import { OUTCOME_LABELS } from '../../../src/render/report/labels.js';
import { visible } from '../../../src/render/report/visible.js';
import { fixture, HOSTILE } from './fixture.js';

const result = fixture();
const html = await renderHtmlReport(result, { language: 'zh-CN' });
const plain = (markup: string) => markup.replace(/<[^>]*>/g, '').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#x27;/g, "'").replace(/&#x60;/g, '`').replace(/&#x3D;/g, '=').replace(/&amp;/g, '&');
const section = (id: string) => new RegExp(`<section id="${id}"[\\s\\S]*?\\n</section>`).exec(html)?.[0] ?? '';
const count = (text: string, part: string) => text.split(part).length - 1;

describe('one file that reaches nowhere', () => {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replace(/&#x27;/g, "'").replace(/&#x3D;/g, '=') ?? '';
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

  it('allows by its policy its own style and script only', () => {
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
    const script = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
    expect(style.length).toBeGreaterThan(1000);
    expect(policy.split('; ')).toEqual(["default-src 'none'", `style-src ${hash(style)}`, `script-src ${hash(script)}`, 'img-src data:', "base-uri 'none'", "form-action 'none'"]);
  });

  it('has one style, one script, no style attribute, no handler, no address on any network', () => {
    expect(count(html, '<script')).toBe(1);
    expect(count(html, '<style')).toBe(1);
    expect(html).not.toMatch(/<[^>]* (?:style|on\w+)=/i);
    expect(html).not.toMatch(/https?:|\/\/[\w-]+\.|@import|url\(/i);
    for (const [, address] of html.matchAll(/(?:href|src)="([^"]*)"/g)) expect(address).toMatch(/^(?:#|notices\/[^/]*$|\.\.\/dossier\/)/);
  });

  it('shows both files side by side of which a problem says that they show the same, and keeps each picture once', async () => {
    const requirement = result.requirements.find((each) => each.files.length > 0);
    const [own, other] = [requirement?.files[0] as string, result.files.find((file) => file.path !== requirement?.files[0])?.path as string];
    const problem = { code: 'duplicate/picture-elsewhere', severity: 'warning' as const, effect: 'review' as const, message: '同一张', remedy: '核对', file: own, found: other, members: [own, other].map((file) => ({ file, requirement: 'X', pages: [], unit: null, year: null })) };
    const told = { ...result, requirements: result.requirements.map((each) => (each === requirement ? { ...each, problems: [problem, { ...problem, file: other, found: own }] } : each)) };
    const picture = (letter: string) => ({ thumbnail: `data:image/png;base64,${letter}`, seals: [] });
    const pairs = async (glimpses: ReadonlyMap<string, ReturnType<typeof picture>>) => {
      const shown = await renderHtmlReport(told, { language: 'zh-CN', glimpses });
      const kept = new Map([...shown.matchAll(/<image id="([^"]+)" href="data:image\/png;base64,(\w)"/g)].map(([, id, letter]) => [id, letter]));
      expect(kept.size).toBe(count(shown, '<image '));
      return [...shown.matchAll(/<div class="pair">(.*?)<\/div>/g)].map((match) => [...(match[1] ?? '').matchAll(/<use href="#([^"]+)"/g)].map(([, id]) => kept.get(id ?? '')));
    };
    expect(await pairs(new Map([[own, picture('A')], [other, picture('B')]]))).toEqual([['A', 'B'], ['A', 'B']]);
    expect(await pairs(new Map([[own, picture('A')]]))).toEqual([]);
  });

  it('takes in pictures as data only', async () => {
    const [first, second] = result.files.map((file) => file.path) as [string, string];
    const glimpses = new Map([[first, { thumbnail: 'data:image/png;base64,iVBORw0KGgo=', seals: ['javascript:alert(1)'] }], [second, { thumbnail: 'https://example.org/x.png', seals: [] }]]);
    const shown = await renderHtmlReport(result, { language: 'zh-CN', glimpses });
    expect(shown).toContain('src="data:image/png;base64,iVBORw0KGgo&#x3D;"');
    expect(count(shown, '<img')).toBe(1);
  });
});

describe('whatever the evidence is called', () => {
  it.each(Object.entries(HOSTILE))('%s stands there as text', (_name, name) => {
    expect(plain(section('ledger'))).toContain(visible(name));
  });

  it('lets no control or direction character through', () => {
    expect(html).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/);
    expect(plain(section('ledger'))).toContain('科普活动⟨U+202E⟩gpj.exe');
  });

  it('cannot close a tag or open a template from a declaration', () => {
    expect(plain(section('declarations'))).toContain('原件为钢印</script></style><script>alert(3)</script>{{x}}');
  });
});

describe('completeness', () => {
  it('shows every requirement once in the details and once in the matrix', () => {
    for (const { id } of result.requirements) {
      expect(count(section('details'), `id="r-${id.replace('/', '.')}"`)).toBe(1);
      expect(count(section('matrix'), `data-req="r-${id.replace('/', '.')}"`)).toBe(1);
    }
  });

  it('shows every file once in the ledger, with numbers that add up', () => {
    const paths = [...section('ledger').matchAll(/<th scope="row"><bdi class="path">([\s\S]*?)<\/bdi>/g)].map((match) => plain(match[1] as string));
    expect(paths.sort()).toEqual(result.files.map((file) => visible(file.path)).sort());
    expect(plain(section('ledger'))).toContain('入卷 41 + 排除 4 + 未归类 6 = 51');
  });

  it('says every problem with its next step', () => {
    const details = plain(section('details')) + plain(section('problems'));
    for (const problem of [...result.requirements.flatMap((each) => each.problems), ...result.problems]) {
      expect(details).toContain(visible(problem.message));
      expect(details).toContain(problem.remedy);
    }
  });

  it('names the outcome in letters and words, not by colour alone', () => {
    const squares = [...section('matrix').matchAll(/<a class="square [^"]*"[^>]*aria-label="([^"]*)">([^<]*)</g)];
    expect(squares).toHaveLength(result.requirements.length);
    for (const [, name, letter] of squares) {
      expect(letter).toMatch(/^[通缺核补免误选]$/);
      expect([...OUTCOMES.map((outcome) => OUTCOME_LABELS[outcome].zh), '选交，未交'].some((label) => name?.endsWith(label))).toBe(true);
    }
  });

  it('lists what is open by weight: preconditions and vetoes, then points', () => {
    const order = [...section('gaps').matchAll(/<tr data-req="([^"]*)"/g)].map((match) => match[1]);
    expect(order.slice(0, 5)).toEqual(['r-B1-1-1.plan', 'r-B3-2-3.none', 'r-B2-2-1.per-head', 'r-B2-3-2.bases-proof', 'r-B1-1-4.hear']);
    expect(order).toHaveLength(12);
  });

  it('gives no judged point: a range stays a range', () => {
    expect(plain(section('overview'))).toMatch(/由专家评判\s*0—7/);
    const judged = [...section('score').matchAll(/<tr class="judged">[\s\S]*?<td class="num"[^>]*>([^<]*)</g)].map((match) => match[1]);
    expect(judged).toEqual(['0—4', '0—2', '0—1']);
  });

  it('speaks of seals in the allowed words', () => {
    const details = plain(section('details'));
    expect(details).toContain('第 2 页检出红色印迹 1 处（直径约 42 mm，位置右下），须人工核对');
    expect(details).toContain('完整性校验：无法校验');
    expect(details).toContain('无法判断有无印章（灰度或黑白扫描），须人工核对');
    expect(details).not.toMatch(/无效|真实有效|有效印章/);
  });

  it('owns up to pages that were not kept as they were', () => {
    expect(plain(section('dossier'))).toContain('第 2、3 页无法原样复制，以画面入卷');
    expect(plain(section('dossier'))).toContain('第 1 页未能入卷，以说明页代替');
  });

  it('links an exhibit to its page in its volume', () => {
    const exhibit = result.dossier?.exhibits.find((each) => each.volume === 2);
    const from = result.dossier?.volumes[1]?.firstPage ?? 0;
expect(exhibit).toBeDefined();
    expect(html).toContain(`href="../dossier/${encodeURIComponent('卷宗-第2册.pdf')}#page&#x3D;${(exhibit?.firstPage ?? 0) - from + 1}">${exhibit?.number}<`);
  });
});

describe('languages and templates', () => {
  it('has no Chinese words of its own in English', async () => {
    const blank = fixture({ requirements: [], files: [], indicators: [], problems: [], declarations: [], dossier: null, score: { provable: 0, possible: 0, judged: [0, 0], statedTotal: 0, basis: null, rules: [] }, district: 'D', applicant: 'A', standard: { id: 's', edition: 'e', name: 'n', title: 't', sha256: '' } });
    const english = (await renderHtmlReport(blank, { language: 'en' })).replace(/<(style|script)>[\s\S]*?<\/\1>/g, '');
    expect(english).not.toMatch(/[\u4e00-\u9fff，。：；]/);
    expect(english).toContain('There are no gaps and no doubts.');
  });

  it('names file and line of a mistake in the template', async () => {
    const template = await loadReportTemplate();
    const broken = renderHtmlReport(result, { language: 'zh-CN', template: { ...template, page: '<p>\n{{head.districtt}}</p>' } });
    await expect(broken).rejects.toThrow(UserError);
    await expect(broken).rejects.toMatchObject({ code: 'template/invalid', details: [expect.stringContaining('districtt')] });
    await expect(renderHtmlReport(result, { language: 'zh-CN', template: { ...template, script: '</script>' } })).rejects.toThrow(UserError);
  });

  it('hides what a template may not reach', async () => {
    const template = await loadReportTemplate();
    await expect(renderHtmlReport(result, { language: 'zh-CN', template: { ...template, page: '{{head.constructor.name}}' } })).rejects.toThrow(UserError);
  });

  it('writes the same bytes twice', async () => {
    expect(await renderHtmlReport(fixture(), { language: 'zh-CN' })).toBe(html);
  });
});

describe('what a person has confirmed', () => {
  it('is named with name and day, is no longer open, and is no pass', async () => {
    const file = 'B1-1/B1-1-2/区发改局/精神文明工作要点.pdf';
    const requirements = result.requirements.map((each) => (each.id === 'B1-1-2/civility' ? { ...each, confirmed: true, problems: each.problems.map((problem) => ({ ...problem, confirmedBy: '赵六' })) } : each));
    const declarations = [...result.declarations, { type: 'confirmed' as const, file, what: 'seal', note: '已看原件', by: '赵六', date: '2022-11-21' }];
    const shown = await renderHtmlReport({ ...result, requirements, declarations }, { language: 'zh-CN' });
    const article = plain(/<article[^>]*id="r-B1-1-2\.civility"[\s\S]*?<\/article>/.exec(shown)?.[0] ?? '');
    expect(article).toContain('人工已确认');
    expect(article).toContain('人工确认（印章）：赵六，2022年11月21日。已看原件');
    expect(article).not.toContain('通过');
    expect(/<section id="gaps"[\s\S]*?\n<\/section>/.exec(shown)?.[0]).not.toContain('r-B1-1-2.civility');
    expect(shown).toContain('待人工确认中有 1 项的疑点已由专人逐一确认');
  });
});

describe('years and rules', () => {
  it('shows every year a requirement speaks of: has, named only, not there, not yet', () => {
    const article = /<article[^>]*id="r-B2-2-1\.accounts"[\s\S]*?<\/article>/.exec(html)?.[0] ?? '';
    expect([...article.matchAll(/<li class="year (\w+)"[^>]*><b>(\d{4})/g)].map(([, state, year]) => [year, state])).toEqual([['2019', 'has'], ['2020', 'named'], ['2021', 'lacks'], ['2022', 'later']]);
    expect(count(section('years'), '<tr data-req=')).toBe(1);
  });

  it('says of every rule what proves it now and what it waits for', () => {
    for (const rule of result.score.rules) {
      const row = section('score').split('<tr ').find((each) => each.includes(`<small>${rule.id}</small>`)) ?? '';
      for (const id of [...rule.provenBy, ...rule.waitsFor]) expect(row).toContain(`href="#r-${id.replace('/', '.')}"`);
    }
  });

  it('lists units that owe nothing as done, and links the others to their notices', () => {
    const units = plain(section('units'));
    expect(units).toContain('已无欠缺：区科技局、区应急管理局');
    expect(section('units')).toContain(`href="notices/${encodeURIComponent('区财政局.docx')}"`);
  });
});
