import { expect, it } from 'vitest';
import { withLostZero } from '../../../src/inspect/ocr/lost-zero.js';
import { turnedName } from '../../../src/inspect/ocr/turned-name.js';

const line = (text: string, centres: readonly number[]) => ({ text, centres: centres.map((each) => each / 100), confidence: 0.9, least: 0.9, leastFigure: 1, leastNumeral: 0.9 });

it('a zero that was lost is put back where its place is empty, and nowhere else', () => {
  const whole = withLostZero(line('二一七年三月', [10, 34, 46, 58, 70, 82]));
  expect([whole.text, whole.centres.length]).toEqual(['二〇一七年三月', 7]);
  expect(whole.centres[1]).toBeCloseTo(0.22);
  expect(withLostZero(line('于二一七年三月', [0, 10, 34, 46, 58, 70, 82])).text).toBe('于二〇一七年三月');
  for (const same of [line('二一七年三月', [10, 22, 34, 46, 58, 70]), line('二〇一七年三月', [10, 22, 34, 46, 58, 70, 82]), line('第二一七年度', [0, 10, 34, 46, 58, 70])]) expect(withLostZero(same)).toBe(same);
});

it('a year whose first numeral was lost before its zero is one of this century', () => {
  expect(withLostZero(line('零二三年四月', [10, 22, 34, 46, 58, 70])).text).toBe('二零二三年四月');
  for (const same of [line('九九三年四月', [10, 22, 34, 46, 58, 70]), line('自零二三年四月', [0, 10, 22, 34, 46, 58, 70])]) expect(withLostZero(same)).toBe(same);
});

it('a name read round a ring begins behind the widest gap', () => {
  expect(turnedName(line('人民政府常熟市', [5, 17, 29, 41, 70, 82, 94])).text).toBe('常熟市人民政府');
  const whole = line('常熟市人民政府', [5, 17, 29, 41, 53, 65, 77]);
  expect(turnedName(whole)).toBe(whole);
  // Letters all round the ring leave nothing to begin behind.
  const round = line('云澜市科学技术协会', [5, 16, 27, 38, 49, 60, 71, 82, 93]);
  expect(turnedName(round)).toBe(round);
});
