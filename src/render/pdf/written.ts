import { PDFObject } from '../../engines/pdf-lib.js';

/**
 * An object that is made to be written and for nothing else, as its text, one character for each byte: what every page has
 * need not be put together from dictionaries that are taken apart at once.
 */
export class Written extends PDFObject {
  readonly #text: string;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  override toString(): string {
    return this.#text;
  }
}

/** Names with what they stand for, as a dictionary. */
export function writtenDict(entries: Iterable<readonly [string, PDFObject | string | number]>): string {
  let text = '<<';
  for (const [name, value] of entries) text += `/${name} ${value.toString()}\n`;
  return `${text}>>`;
}
