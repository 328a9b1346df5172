import { describe, expect, it } from 'vitest';
import { compareResults } from '../../src/assemble/changes.js';
import type { Outcome, Problem } from '../../src/model/outcome.js';
import type { Result } from '../../src/model/result.js';

const problem = (code: string, file?: string): Problem => ({ code, severity: 'error', effect: 'fail', message: code, remedy: '', ...(file ? { file } : {}) });

function result(outcomes: Record<string, Outcome | { outcome: Outcome; problems?: Problem[]; confirmed?: boolean }>, files: Record<string, string> = {}, changes: Result['changes'] = null): Result {
  return {
    asOf: '2022-11-30', verdict: 'incomplete', counts: {}, score: { provable: 3 }, changes,
    requirements: Object.entries(outcomes).map(([id, given]) => ({ id, problems: [], ...(typeof given === 'string' ? { outcome: given } : given) })),
    files: Object.entries(files).map(([path, sha256]) => ({ path, sha256 })),
  } as unknown as Result;
}

const changesOf = (before: Result, now: Result) => Object.fromEntries((compareResults(before, now)?.requirements ?? []).map(({ id, change }) => [id, change]));

describe('since the last run', () => {
  it('tells new, fixed, worse, better and still open', () => {
    const before = result({ a: 'pass', b: 'fail', c: 'review', d: 'fail', e: 'fail', f: 'pass' });
    const now = result({ a: 'fail', b: 'pass', c: 'error', d: 'review', e: 'fail', f: 'not-applicable', g: 'pending' });
    expect(changesOf(before, now)).toEqual({ a: 'new', b: 'fixed', c: 'worse', d: 'better', e: 'still-open', g: 'new' });
  });

  it('sees a second problem behind the same outcome, and a first one mended', () => {
    const one = { outcome: 'fail' as const, problems: [problem('seal/not-seen', 'a.pdf')] };
    const two = { outcome: 'fail' as const, problems: [problem('seal/not-seen', 'a.pdf'), problem('draft/draft', 'a.pdf')] };
    expect(changesOf(result({ a: one }), result({ a: two }))).toEqual({ a: 'worse' });
    expect(changesOf(result({ a: two }), result({ a: one }))).toEqual({ a: 'better' });
  });

  it('counts a doubt that a person has confirmed as settled', () => {
    expect(changesOf(result({ a: 'review' }), result({ a: { outcome: 'review', confirmed: true } }))).toEqual({ a: 'fixed' });
  });

  it('names files that came, went and were replaced', () => {
    const changes = compareResults(result({}, { same: '1', gone: '2', other: '3' }), result({}, { same: '1', other: '4', fresh: '5' }));
    expect(changes?.files).toEqual({ added: ['fresh'], removed: ['gone'], replaced: ['other'] });
  });

  it('is nothing on a first run, and stays what it was when a run is repeated', () => {
    const first = result({ a: 'fail' }, { x: '1' });
    expect(compareResults(null, first)).toBeNull();
    expect(compareResults(first, result({ a: 'fail' }, { x: '1' }))).toBeNull();
    const second = result({ a: 'pass' }, { x: '2' });
    const changes = compareResults(first, second);
    expect(changes?.before).toMatchObject({ verdict: 'incomplete', provable: 3 });
    expect(compareResults({ ...second, changes }, second)).toEqual(changes);
  });
});
