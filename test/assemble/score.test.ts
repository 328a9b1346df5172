import { describe, expect, it } from 'vitest';
import { score } from '../../src/assemble/score.js';
import type { ResultRequirement } from '../../src/model/result.js';
import type { ScoringRule, Standard } from '../../src/model/standard.js';

const rule = (id: string, more: Partial<ScoringRule>): ScoringRule => ({
  id, text: id, items: [], provenBy: [], points: null, range: null, perUnit: null, cap: null, capIf: null, alternativeTo: null, veto: false, adjustment: false, deadline: null, ...more,
});
const standard = (rules: ScoringRule[]) => ({ statedPoints: 95, scoringBasis: null, indicators: [{ code: 'X', rules }] }) as unknown as Standard;
const passed = (...ids: string[]) => ids.map((id) => ({ id, outcome: 'pass' }) as unknown as ResultRequirement);

describe('the score', () => {
  it('gives fixed points only when everything that proves them passes', () => {
    const rules = standard([rule('1', { points: 2, provenBy: ['a', 'b'] }), rule('2', { points: 0.5, provenBy: ['b'] }), rule('3', { points: 1 })]);
    expect(score(rules, passed('b'))).toMatchObject({ provable: 0.5, possible: 3.5, rules: [{ state: 'open', waitsFor: ['a'] }, { state: 'provable', waitsFor: [] }, { state: 'open' }] });
  });

  it('does not count a review, a pending or an error as a pass', () => {
    const rules = standard([rule('1', { points: 2, provenBy: ['a'] })]);
    for (const outcome of ['review', 'pending', 'error', 'not-applicable', 'fail'] as const) {
      expect(score(rules, [{ id: 'a', outcome } as unknown as ResultRequirement]).provable).toBe(0);
    }
  });

  it('never gives judged points: they are a range, and so are points by the piece', () => {
    const rules = standard([rule('1', { range: [0, 3], provenBy: ['a'] }), rule('2', { perUnit: 2, cap: 4, provenBy: ['a'] })]);
    expect(score(rules, passed('a'))).toMatchObject({ provable: 0, possible: 0, judged: [2, 7] });
    expect(score(rules, passed()).judged).toEqual([0, 7]);
  });

  it('counts one of two alternatives: the better, or the one that is proven', () => {
    const rules = standard([rule('1', { points: 2, provenBy: ['a'] }), rule('2', { points: 1, provenBy: ['b'], alternativeTo: '1' })]);
    expect(score(rules, passed('a', 'b'))).toMatchObject({ provable: 2, possible: 2 });
    expect(score(rules, passed('b'))).toMatchObject({ provable: 1 });
    expect(score(rules, passed())).toMatchObject({ provable: 0, possible: 2 });
  });

  it('shows vetoes and remarks without points', () => {
    expect(score(standard([rule('1', { veto: true }), rule('2', { adjustment: true })]), passed())).toMatchObject({ possible: 0, rules: [{ state: 'veto', points: null }, { state: 'remark', points: null }] });
  });
});
