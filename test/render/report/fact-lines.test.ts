import { describe, expect, it } from 'vitest';
import { factLines, sealLines } from '../../../src/render/report/fact-lines.js';
import { textFactLines } from '../../../src/render/report/text-facts.js';
import { facts } from '../../checks/check-test.js';

const place = { x: 0.5, y: 0.5, diameterMm: 42, confidence: 0.9 };

describe('imprints by their kind', () => {
  it('a red one, the stamp of a signature and a blue one are three things', () => {
    const lines = sealLines(facts({
      seals: [{ page: 1, kind: 'round', ...place }, { page: 2, kind: 'signature', ...place }], sealVerdict: 'seen', stamps: [{ page: 1, kind: 'round', ink: 'blue', ...place, diameterMm: null }],
    }), true, 'zh');
    expect(lines).toEqual([
      '第 1 页检出红色印迹 1 处（直径约 42 mm，位置正中），须人工核对',
      '第 2 页有电子签章的印面 1 处（直径约 42 mm，位置正中），须人工核对',
      '第 1 页检出蓝色圆形印迹 1 处（位置正中），可能是收文章或复印的印章',
    ]);
  });
});

describe('what may be a seal', () => {
  const doubtful = facts({ seals: [{ page: 1, kind: 'triangle', ...place, confidence: 0.45 }], sealVerdict: 'cannot-tell' });
  it('is said to be doubtful', () => {
    expect(sealLines(doubtful, true, 'zh')).toEqual(['第 1 页有红色印迹 1 处（直径约 42 mm，位置正中），像印章但不能确定，须人工核对']);
    expect(sealLines(doubtful, true, 'en').join()).toContain('that may be a seal');
  });
  it('comes with its shape, place and likeness', () => {
    expect(textFactLines(doubtful, 'zh')).toContain('第 1 页印迹：三角形，中心距左 50 %、距上 50 %，相似度 45 %');
    expect(textFactLines(doubtful, 'en')).toContain('imprint on page 1: triangle, centre 50 % from the left and 50 % from the top, likeness 45 %');
  });
});

describe('a date that was read', () => {
  const read = { ...facts().document, date: '2023-09-01', dateFrom: 'ocr', dateSureness: 'guess' } as const;
  it('without being sure is told as a reading, on which nothing rests', () => {
    const doubted = facts({ document: read, problems: [{ code: 'doubtful-reading', page: 1, detail: 'date 2023-09-01' }] });
    expect(factLines(doubted, 'zh')).toContain('日期读作 2023-09-01（识别把握不大，只供核对，不作依据）');
    expect(textFactLines(doubted, 'zh').join()).not.toContain('日期把握');
  });
  it('is told as a date where it is another one that is in doubt', () => {
    const named = facts({ document: { ...read, date: '2022-03-04', dateFrom: 'name', dateSureness: 'likely' }, problems: [{ code: 'doubtful-reading', page: 1, detail: 'date 2023-09-01' }] });
    expect(factLines(named, 'zh').join()).toContain('日期 2022-03-04');
  });
});
