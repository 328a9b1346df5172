import type { LineText } from './read-line.js';

/** Real dates in numerals have steps of at most 1.33 of their middle one. */
const LEAST_GAP = 1.6;

/** Two neighbours stand wider apart than the others, by so many of their middle step: between them a character was lost, 一 and 八 before all. */
export function hasGap({ centres }: Pick<LineText, 'centres'>, least = LEAST_GAP): boolean {
  const steps = centres.slice(1).map((centre, index) => centre - (centres[index] as number));
  const middle = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  return steps.some((step) => step > least * middle);
}
