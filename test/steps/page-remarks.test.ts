import { describe, expect, it } from 'vitest';
import type { DossierPlan, Exhibit } from '../../src/model/dossier.js';
import { UNCOMPARED, type PreparedPage } from '../../src/model/prepared.js';
import { withPageRemarks } from '../../src/steps/page-remarks.js';

const exhibit = (number: string, remark: string | null = null) => ({ number, path: `${number}.pdf`, remark }) as Exhibit;
const page = (method: PreparedPage['method'], detail: string | null = null, document: number | null = 1) => ({ document, method, detail }) as PreparedPage;
const plan = (...exhibits: Exhibit[]) => ({ result: { language: 'zh-CN' }, exhibits, indicators: [{ items: [{ requirements: [{ exhibits }] }] }] }) as unknown as DossierPlan;
const prepared = (pages: readonly PreparedPage[]) => new Map([['A-01.pdf', { documents: [], bytes: 0, pages }]]);

describe('the remark of an exhibit', () => {
  it('says which pages were written anew, drawn or not compared, wherever the plan speaks of it', () => {
    const made = withPageRemarks(plan(exhibit('A-01', '复印件'), exhibit('A-02')), prepared([page('copied'), page('rendered'), page('mended'), page('rendered'), page('copied', UNCOMPARED)]));
    const expected = '复印件；重新写出结构后编入；第 2、4 页无法原样复制，以画面入卷；第 5 页已原样复制，未及与原件比对';
    expect(made.exhibits.map(({ remark }) => remark)).toEqual([expected, null]);
    expect(made.indicators[0]?.items[0]?.requirements[0]?.exhibits.map(({ remark }) => remark)).toEqual([expected, null]);
  });
  it('is left alone where pages are copied, and says nothing of those that are lost: they have a page of their own', () => {
    expect(withPageRemarks(plan(exhibit('A-01')), prepared([page('copied'), page('converted'), page('rendered', 'why', null)])).exhibits[0]?.remark).toBeNull();
  });
});
