import { expect, it } from 'vitest';
import type { ReadingModels } from '../../../src/engines/onnx.js';
import { bestReading } from '../../../src/inspect/ocr/best-reading.js';

const CHARACTERS = [...new Set('https://www.kepu.cn/科普活动')];

/** A recogniser that says one thing of a line that was narrowed, another of one in its own width. */
function recogniser(narrow: string, wide: string): ReadingModels {
  const never = async () => { throw new Error('not asked'); };
  return {
    characters: CHARACTERS, detect: never, classify: never,
    recognise: async ({ shape }) => {
      const [text, sure] = (shape[3] as number) < 480 ? [narrow, 0.93] : [wide, 0.99];
      const classes = CHARACTERS.length + 1;
      // A blank between characters, or two of one kind would fall together.
      const steps = [...text].flatMap((character) => [CHARACTERS.indexOf(character) + 1, 0]);
      const data = new Float32Array(steps.length * classes);
      steps.forEach((found, step) => (data[step * classes + found] = sure));
      return { data, shape: [1, steps.length, classes] };
    },
  };
}

const picture = { data: new Uint8Array(600 * 60 * 3).fill(255), width: 600, height: 60 };
const line = { x: 300, y: 30, width: 480, height: 48, angle: 0 };
const read = async (narrow: string, wide: string) => (await bestReading(recogniser(narrow, wide), picture, line)).text;

it('a web address is read in its own width too: where a line is narrowed, one of its letters is easily lost', async () => {
  expect(await read('https://ww.kepu.cn', 'https://www.kepu.cn')).toBe('https://www.kepu.cn');
  expect(await read('科普活动', '科普科普')).toBe('科普活动');
});
