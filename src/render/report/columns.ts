import { eastAsianWidth } from 'get-east-asian-width';

/** Columns that a text takes on a terminal: Chinese characters take two, marks that join others none. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) if (!/\p{Mn}|\p{Me}|\p{Cf}/u.test(character)) columns += eastAsianWidth(character.codePointAt(0) as number);
  return columns;
}

/** The text filled with spaces to so many columns; longer text stays whole. */
export function padTo(text: string, columns: number, side: 'start' | 'end' = 'end'): string {
  const fill = ' '.repeat(Math.max(0, columns - columnsOf(text)));
  return side === 'end' ? text + fill : fill + text;
}

/** The text within so many columns, the last character … when it was cut. */
export function fitTo(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let kept = '';
  for (const character of text) {
    if (columnsOf(kept + character) > columns - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
