import type { ReadingModels, Tensor } from '../../engines/onnx.js';
import type { Pixels } from '../seal/pixels.js';
import { NUMERAL, ZERO } from '../days.js';
import { cutLine, LINE_HEIGHT, type Light } from './cut-line.js';
import type { Rectangle } from './rectangle.js';

/** What stands on one line, and how sure the recogniser is of it. */
export interface LineText {
  readonly text: string;
  /** Mean probability of its characters, 0…1, and the least of those that are no marks: brackets of several shapes look alike. */
  readonly confidence: number;
  readonly least: number;
  /** The least of its figures; 1 where it has none. */
  readonly leastFigure: number;
  /** The least of its Chinese numerals, zeros of whatever shape among them; 1 where it has none. */
  readonly leastNumeral: number;
  /** Centre of each character as a share of the line's width, one for each of `[...text]`. */
  readonly centres: readonly number[];
}

/** Longer lines are read in this width all the same. */
const MOST_WIDTH = 3200;
const LEAST_WIDTH = 24;

/**
 * `squeeze` below 1 narrows the line before it is read: Han characters stand that down to about a half, digits less,
 * and time falls in proportion.
 */
export async function readLine(models: ReadingModels, picture: Pixels, line: Rectangle, { squeeze, light }: { readonly squeeze: number; readonly light: Light }): Promise<LineText> {
  const width = Math.round(Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, (line.width / line.height) * LINE_HEIGHT * squeeze)));
  const input = cutLine(picture, line, { width, light });
  return decode(await models.recognise(input), models.characters, (input.shape[3] as number) / width);
}

/** Connectionist temporal classification (Graves et al. 2006), best path: repeats fall together, class 0 is none. */
export function decode({ data, shape }: Tensor, characters: readonly string[], stretch: number): LineText {
  const [, steps = 0, classes = 0] = shape;
  const zeros = zerosAmong(characters);
  const found: { readonly character: string; readonly first: number; last: number; best: number; numeral: number }[] = [];
  let before = 0;
  for (let step = 0; step < steps; step++) {
    const [best, value] = strongest(data, step * classes, classes);
    const character = characters[best - 1];
    const current = found.at(-1);
    // Whether a zero is 〇 or O decides nothing: that it is one counts.
    const numeral = zeros.includes(best) ? zeros.reduce((sum, index) => sum + (data[step * classes + index] as number), 0) : value;
    if (best !== 0 && best === before && current) {
      current.last = step;
      current.best = Math.max(current.best, value);
      current.numeral = Math.max(current.numeral, numeral);
    } else if (best !== 0 && character !== undefined) found.push({ character, first: step, last: step, best: value, numeral });
    before = best;
  }
  const leastOf = (kind: RegExp) => Math.min(1, ...found.filter(({ character }) => kind.test(character)).map(({ best }) => best));
  return {
    text: found.map(({ character }) => character).join(''),
    confidence: found.length > 0 ? found.reduce((sum, { best }) => sum + best, 0) / found.length : 0,
    least: found.length > 0 ? leastOf(/[\p{L}\p{N}]/u) : 0,
    leastFigure: leastOf(/\p{N}/u),
    leastNumeral: Math.min(1, ...found.filter(({ character }) => NUMERAL.includes(character)).map(({ numeral }) => numeral)),
    centres: found.map(({ first, last }) => Math.min(1, (((first + last + 1) / 2) * stretch) / steps)),
  };
}

const known = new WeakMap<readonly string[], readonly number[]>();

/** The classes of all shapes of a zero; looked for once in a model's thousands of characters, not for every line. */
function zerosAmong(characters: readonly string[]): readonly number[] {
  const zeros = known.get(characters) ?? characters.flatMap((character, index) => (ZERO.includes(character) ? [index + 1] : []));
  known.set(characters, zeros);
  return zeros;
}

function strongest(data: Float32Array, start: number, classes: number): [index: number, value: number] {
  let best = 0;
  let value = data[start] as number;
  for (let index = 1; index < classes; index++) {
    const each = data[start + index] as number;
    if (each > value) {
      best = index;
      value = each;
    }
  }
  return [best, value];
}
