/**
 * Characters that would change how a name or sentence reads without being seen: control characters,
 * bidirectional marks and overrides, zero-width spaces, halves of surrogate pairs, noncharacters.
 */
const INVISIBLE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]|\p{Cs}/gu;

/** The text with every such character written out, `⟨U+202E⟩`; tabs become spaces, line feeds stay. */
export function visible(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(INVISIBLE, (character) =>
    character === '\t' ? ' ' : `⟨U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
}

/** The same on one line, for a terminal or a table. */
export function visibleLine(text: string): string {
  return visible(text).replaceAll('\n', ' ');
}

/** A copy of plain data in which every string is visible; keys stay. Paths stay equal to each other. */
export function visibleData<T>(data: T): T {
  if (typeof data === 'string') return visible(data) as T;
  if (Array.isArray(data)) return data.map(visibleData) as T;
  if (data === null || typeof data !== 'object') return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, visibleData(value)])) as T;
}
