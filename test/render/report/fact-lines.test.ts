import { describe, expect, it } from 'vitest';
import { sealLines } from '../../../src/render/report/fact-lines.js';
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
