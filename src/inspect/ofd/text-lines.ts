import { descendants, textOf, type XmlNode } from '../xml.js';
import { boxOf, numbersOf } from './numbers.js';

/** Text that stands together; place and size in millimetres. */
export interface TextRun {
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly size: number;
  readonly text: string;
}

/** The runs of a page or template: one for each TextCode (GB/T 33190, 11.3). */
export function textRuns(root: XmlNode): TextRun[] {
  return descendants(root, 'TextObject').flatMap((object) => {
    const box = boxOf(object.attributes['Boundary']) ?? { x: 0, y: 0, width: 0, height: 0 };
    const size = Number(object.attributes['Size']) || 3;
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersOf(object.attributes['CTM'], 6) ?? [];
    // A TextCode without a place goes on from the one before it.
    let x = 0;
    let y = 0;
    return object.children.filter((each) => each.name === 'TextCode').flatMap((code): TextRun[] => {
      x = numberOr(code.attributes['X'], x);
      y = numberOr(code.attributes['Y'], y);
      const text = textOf(code).replace(/[\r\n]+/g, '');
      if (text.trim() === '') return [];
      return [{ x: box.x + a * x + c * y + e, y: box.y + b * x + d * y + f, right: box.x + box.width, size: size * (Math.hypot(b, d) || 1), text }];
    });
  });
}

function numberOr(text: string | undefined, otherwise: number): number {
  const number = Number(text);
  return text !== undefined && Number.isFinite(number) ? number : otherwise;
}

/** Runs as lines in reading order: those whose base lines lie within half a character are one line. */
export function textLines(runs: readonly TextRun[]): string[] {
  const lines: { y: number; size: number; runs: TextRun[] }[] = [];
  for (const run of [...runs].sort((one, two) => one.y - two.y)) {
    const line = lines.at(-1);
    if (line && run.y - line.y < Math.min(line.size, run.size) / 2) line.runs.push(run);
    else lines.push({ y: run.y, size: run.size, runs: [run] });
  }
  return lines.map(({ runs: inLine }) => inLine.sort((one, two) => one.x - two.x).reduce((text, run, index) => {
    const before = inLine[index - 1];
    return text + (before && run.x - before.right > run.size / 2 ? ' ' : '') + run.text;
  }, '').trim());
}

/** Whether pictures or drawings stand beside the text. */
export function hasDrawing(root: XmlNode): boolean {
  return ['ImageObject', 'PathObject', 'CompositeObject'].some((name) => descendants(root, name).length > 0);
}
