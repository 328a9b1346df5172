import { expect, it } from 'vitest';
import { tidied } from '../../../src/inspect/ocr/tidy-text.js';
import { withoutDoubles } from '../../../src/inspect/ocr/without-doubles.js';

const line = (text: string, x: number, width: number, y = 100) => ({ text, at: { x, y, width, height: 30, angle: 0 } });

it('what was found twice in one place counts once, the longer line', () => {
  const whole = line('云澜区应急管理局', 400, 400);
  expect(withoutDoubles([line('云澜区应急', 300, 200), whole])).toEqual([whole]);
  const apart = [line('云澜区', 300, 100, 100), line('云澜区应急管理局', 400, 400, 140), line('管理局', 900, 150, 140)];
  expect(withoutDoubles(apart)).toEqual(apart);
});

it.each([
  ['2023年8月23口', '2023年8月23日'], ['2023年8月23曰', '2023年8月23日'], ['共23口井', '共23口井'], ['2023年8月23口井', '2023年8月23口井'], ['云政发[2021]6号', '云政发〔2021〕6号'],
])('%s is tidied to %s', (read, tidy) => expect(tidied(read)).toBe(tidy));
