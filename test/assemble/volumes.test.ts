import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutVolumes, type Section, type VolumeRules } from '../../src/assemble/volumes.js';

const section = (level: number, pages: number, more: Partial<Section> = {}): Section => ({ level, endLevel: level, pages, bytes: pages * 1000, opensGroup: false, ...more });
const rules = (pages: number | null, more: Partial<VolumeRules> = {}): VolumeRules => ({ caps: { pages, bytes: null }, perGroup: false, opening: { pages: 0, bytes: 0 }, ...more });
/** Volumes as lists of levels. */
const cut = (sections: readonly Section[], by: VolumeRules) => {
  const starts = cutVolumes(sections, by);
  return starts.map((start, index) => sections.slice(start, starts[index + 1]).map((each) => each.level).join(''));
};

describe('volumes are cut', () => {
  it('not at all without a cap or below it', () => {
    expect(cut([section(1, 5), section(5, 500)], rules(null))).toEqual(['15']);
    expect(cut([section(1, 5), section(5, 5)], rules(10))).toEqual(['15']);
  });
  it('before the section that would be too much', () => {
    expect(cut([section(4, 1), section(5, 4), section(4, 1), section(5, 5)], rules(10))).toEqual(['45', '45']);
  });
  it('at the weightiest boundary of the second half', () => {
    const sections = [section(2, 2), section(5, 4), section(2, 1), section(5, 1), section(4, 1), section(5, 1), section(4, 1), section(5, 1)];
    expect(cut(sections, rules(11))).toEqual(['25', '254545']);
  });
  it('never between a slip sheet and its first exhibit', () => {
    expect(cut([section(4, 3), section(5, 3), section(4, 3), section(5, 8)], rules(10))).toEqual(['45', '45']);
  });
  it('by bytes as well', () => {
    expect(cut([section(5, 1, { bytes: 900 }), section(5, 1, { bytes: 200 }), section(5, 1)], rules(null, { caps: { pages: null, bytes: 1000 } }))).toEqual(['5', '5', '5']);
  });
  it('for each group, when asked: front matter goes with the first', () => {
    const group = { opensGroup: true };
    expect(cut([section(1, 3), section(1, 1, group), section(5, 2), section(1, 1, group), section(5, 2), section(1, 9)], rules(null, { perGroup: true }))).toEqual(['115', '151']);
  });
});

const levels = fc.array(fc.record({ level: fc.integer({ min: 1, max: 5 }), pages: fc.integer({ min: 1, max: 30 }), bytes: fc.integer({ min: 0, max: 5000 }) }), { minLength: 1, maxLength: 60 });

describe('whatever the sections', () => {
  it('each is in one volume, in order, and a volume over a cap holds nothing that could be parted', () => {
    fc.assert(fc.property(levels, fc.integer({ min: 5, max: 80 }), fc.integer({ min: 1000, max: 20_000 }), (each, pages, bytes) => {
      const sections = each.map((one) => ({ ...one, endLevel: one.level, opensGroup: false }));
      const starts = cutVolumes(sections, { caps: { pages, bytes }, perGroup: false, opening: { pages: 0, bytes: 0 } });
      expect(starts[0]).toBe(0);
      expect([...starts].sort((a, b) => a - b)).toEqual(starts);
      expect(new Set(starts).size).toBe(starts.length);
      starts.forEach((start, index) => {
        const inside = sections.slice(start, starts[index + 1]);
        const isOver = inside.reduce((sum, one) => sum + one.pages, 0) > pages || inside.reduce((sum, one) => sum + one.bytes, 0) > bytes;
        // Everything after the first stands deeper than what is before it: one heading and what belongs to it.
        if (isOver) inside.slice(1).forEach((one, n) => expect(one.level).toBeGreaterThan(inside[n]?.level ?? 0));
      });
    }));
  });
});
