import type { LineText } from './read-line.js';

/** A name closes where the step to the next character is so much wider than most. */
const LEAST_GAP = 1.5;

/** 人民政府常熟市, read round a ring from the wrong place, as 常熟市人民政府: it begins behind the widest gap. `centres` are shares of the whole round. */
export function turnedName(read: LineText): LineText {
  const [characters, { centres }] = [[...read.text], read];
  const steps = centres.map((centre, index) => (index === 0 ? centre + 1 - (centres.at(-1) as number) : centre - (centres[index - 1] as number)));
  const widest = steps.indexOf(Math.max(...steps));
  const median = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  if (widest <= 0 || (steps[widest] as number) < LEAST_GAP * median) return read;
  const from = <Item>(items: readonly Item[]) => [...items.slice(widest), ...items.slice(0, widest)];
  return { ...read, text: from(characters).join(''), centres: from(centres) };
}
