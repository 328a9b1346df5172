import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNumbers, EMPTY_REGISTER, numberExhibits, type Numbering, type Register } from '../../src/assemble/numbering.js';
import { emptyFacts } from '../../src/inspect/empty-facts.js';
import type { InspectedFile } from '../../src/model/evidence.js';
import type { Standard } from '../../src/model/standard.js';
import { findCode } from '../../src/scan/codes.js';

const STANDARD = {
  indicators: ['A1-1', 'A1-2'].map((code) => ({
    code,
    items: [1, 2].map((number) => ({ id: `${code}-${number}`, number, requirements: ['a', 'b'].map((key) => ({ id: `${code}-${number}/${key}` })) })),
  })),
} as unknown as Standard;
const REQUIREMENTS = STANDARD.indicators.flatMap((indicator) => indicator.items.flatMap((item) => item.requirements.map((each) => ({ item: item.id, id: each.id }))));

const file = (path: string, requirement: number, date: string | null = null): InspectedFile => {
  const place = REQUIREMENTS[requirement % REQUIREMENTS.length] as (typeof REQUIREMENTS)[number];
  const facts = emptyFacts(path);
  return {
    path, bytes: 1, sha256: `hash of ${path}`, disposition: 'included', reason: null, indicator: place.item.slice(0, 4), item: place.item, requirement: place.id,
    assignedBy: 'slot', suggestions: [], unit: null, tag: null, facts: { ...facts, document: { ...facts.document, date } },
  };
};
const register = (numbering: Numbering): Register => ({ held: numbering.exhibits.map(({ file: { path, sha256 }, number }) => ({ number, path, sha256 })), retired: numbering.retired });
const map = (numbering: Numbering) => new Map(numbering.exhibits.map((each) => [each.file.path, each.number]));

const names = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]{1,6}$/), fc.nat(7), fc.constantFrom(null, '2020', '2021-05', '2022-01-02')), { selector: ([name]) => name, maxLength: 40 });

describe('exhibit numbers', () => {
  it('are unique and run from 01 without a gap in each item', () => {
    fc.assert(fc.property(names, (each) => {
      const numbering = numberExhibits(STANDARD, each.map(([name, place, date]) => file(name, place, date)), EMPTY_REGISTER);
      const numbers = numbering.exhibits.map((exhibit) => exhibit.number);
      expect(new Set(numbers).size).toBe(each.length);
      for (const item of new Set(numbers.map((number) => number.slice(0, 6)))) {
        const serials = numbers.filter((number) => number.startsWith(`${item}-`)).map((number) => Number(number.slice(7))).sort((a, b) => a - b);
        expect(serials).toEqual(serials.map((_each, index) => index + 1));
      }
    }));
  });

  it('are kept when others arrive late, and never given again when a file goes', () => {
    fc.assert(fc.property(names, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (each, early) => {
      const all = each.map(([name, place, date]) => file(name, place, date));
      const first = numberExhibits(STANDARD, all.filter((_file, index) => early[index]), EMPTY_REGISTER);
      const second = numberExhibits(STANDARD, all, register(first));
      for (const [path, number] of map(first)) expect(map(second).get(path)).toBe(number);
      const third = numberExhibits(STANDARD, all.filter((_file, index) => !early[index]), register(second));
      const late = numberExhibits(STANDARD, [...all.filter((_file, index) => !early[index]), file('zzzzzzz', 0)], register(third));
      const gone = new Set(map(first).values());
      expect([...map(late).values()].filter((number) => gone.has(number))).toEqual([]);
      expect([...late.retired].sort()).toEqual([...gone].sort());
    }));
  });

  it('do not depend on the order of the disk', () => {
    fc.assert(fc.property(names, (each) => {
      const files = each.map(([name, place, date]) => file(name, place, date));
      expect(map(numberExhibits(STANDARD, [...files].reverse(), EMPTY_REGISTER))).toEqual(map(numberExhibits(STANDARD, files, EMPTY_REGISTER)));
    }));
  });

  it('follow a file that was renamed, by its content', () => {
    const before = numberExhibits(STANDARD, [file('old', 0), file('other', 0)], EMPTY_REGISTER);
    const renamed = { ...file('new', 0), sha256: 'hash of old' };
    expect(map(numberExhibits(STANDARD, [renamed, file('other', 0)], register(before))).get('new')).toBe(map(before).get('old'));
  });

  it('are read back from what is printed', () => {
    const [first] = numberExhibits(STANDARD, [file('x', 3)], EMPTY_REGISTER).exhibits;
    expect(findCode(first?.number ?? '', STANDARD.indicators)).toMatchObject({ indicator: 'A1-1', item: 2 });
  });

  it('similar material is ordered by date, undated last', () => {
    const numbering = numberExhibits(STANDARD, [file('c', 0, null), file('b', 0, '2022-01'), file('a', 0, '2020-09-01'), file('d', 0, '2022-01-15')], EMPTY_REGISTER);
    expect(numbering.exhibits.map((each) => each.file.path)).toEqual(['a', 'b', 'd', 'c']);
  });
});

describe('numbering afresh', () => {
  it('closes every gap and says what became of each number', () => {
    fc.assert(fc.property(names, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (each, stays) => {
      const all = each.map(([name, place, date]) => file(name, place, date));
      const before = register(numberExhibits(STANDARD, all, EMPTY_REGISTER));
      const now = numberExhibits(STANDARD, all.filter((_file, index) => stays[index]), EMPTY_REGISTER);
      const compared = compareNumbers(before, now);
      for (const { number, path } of before.held) {
        const to = map(now).get(path) ?? null;
        expect(compared.find((row) => row.from === number)).toEqual(to === number ? undefined : { from: number, to, path });
      }
      expect(compared.filter((row) => row.from === null)).toEqual([]);
      expect(now.retired).toEqual([]);
    }));
  });

  it('lists files that had no number before', () => {
    const before = register(numberExhibits(STANDARD, [file('b', 0)], EMPTY_REGISTER));
    expect(compareNumbers(before, numberExhibits(STANDARD, [file('a', 0), file('b', 0)], EMPTY_REGISTER))).toEqual([
      { from: 'A1-1-1-01', to: 'A1-1-1-02', path: 'b' }, { from: null, to: 'A1-1-1-01', path: 'a' },
    ]);
  });
});
