import fc from 'fast-check';
import { expect, it } from 'vitest';
import { photoPairs } from '../../src/assemble/photo-pairs.js';
import { emptyFacts } from '../../src/inspect/empty-facts.js';
import type { Exhibit } from '../../src/model/dossier.js';
import type { InspectedFile } from '../../src/model/evidence.js';

interface Shot {
  readonly requirement: string;
  readonly size: readonly [number, number];
  readonly kind?: Exhibit['kind'];
}

function pairsOf(shots: readonly Shot[]) {
  const exhibits = shots.map(({ requirement, kind }, index): Exhibit => ({
    number: `N-${index}`, title: '', path: `${index}.jpg`, sha256: '', requirement, kind: kind ?? 'photo', responsible: null, documentNumber: null, date: null, remark: null, caption: null, source: { type: 'image', pages: 1 },
  }));
  const files = new Map(shots.map(({ size: [width, height] }, index): [string, InspectedFile] => [`${index}.jpg`, {
    path: `${index}.jpg`, bytes: 1, sha256: '', disposition: 'included', reason: null, indicator: null, item: null, requirement: null, assignedBy: null, suggestions: [], unit: null, tag: null,
    facts: { ...emptyFacts('a.jpg'), image: { width, height, dpi: null, grey: false, takenAt: null, camera: null, hash: '' } },
  }]));
  return { exhibits, pairs: photoPairs(exhibits, files) };
}

const across: Shot = { requirement: 'A', size: [1600, 1200] };

it.each<[string, readonly Shot[], readonly [string, string][]]>([
  ['two across', [across, across], [['N-1', 'N-0']]],
  ['three: the last is alone', [across, across, across], [['N-1', 'N-0']]],
  ['one upright', [across, { ...across, size: [1200, 1600] }], []],
  ['a panorama', [across, { ...across, size: [6000, 1200] }], []],
  ['of two requirements', [across, { ...across, requirement: 'B' }], []],
  ['a certificate beside a photograph', [across, { ...across, kind: 'certificate' }], []],
])('%s', (_name, shots, expected) => {
  expect([...pairsOf(shots).pairs]).toEqual(expected);
});

it('no photograph is in two pairs, and each stands right behind its fellow', () => {
  const shot = fc.record({ requirement: fc.constantFrom('A', 'B'), size: fc.tuple(fc.integer({ min: 100, max: 4000 }), fc.integer({ min: 100, max: 4000 })), kind: fc.constantFrom<Exhibit['kind']>('photo', 'photo', 'screenshot') });
  fc.assert(fc.property(fc.array(shot, { maxLength: 30 }), (shots) => {
    const { exhibits, pairs } = pairsOf(shots);
    const used = [...pairs].flat();
    expect(new Set(used).size).toBe(used.length);
    for (const [second, first] of pairs) {
      const at = exhibits.findIndex(({ number }) => number === second);
      expect(exhibits[at - 1]?.number).toBe(first);
      expect(exhibits[at - 1]?.requirement).toBe(exhibits[at]?.requirement);
    }
  }));
});
