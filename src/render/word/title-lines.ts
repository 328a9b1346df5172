import type { Inline } from '../../model/dossier.js';

const BRACKET = /（[^（）]{1,20}）/g;

/**
 * The words of a heading with a line break before a bracket that would else be torn apart; `perLine` is how many characters go
 * into a line, `indent` by how many the first begins further in. Word knows no other way to keep Chinese characters together.
 */
export function keptBrackets(inlines: readonly Inline[], perLine: number, indent = 0): Inline[] {
  let used = indent;
  return inlines.flatMap((inline): Inline[] => {
    if (inline.type !== 'text') {
      used = inline.type === 'break' ? 0 : used;
      return [inline];
    }
    const parts: Inline[] = [];
    let from = 0;
    for (const { 0: bracket, index } of inline.text.matchAll(BRACKET)) {
      const begins = used + widthOf(inline.text.slice(from, index));
      const ends = begins + widthOf(bracket);
      if (Math.floor(begins / perLine) === Math.floor((ends - 0.5) / perLine) || widthOf(bracket) > perLine || index === from) continue;
      parts.push({ ...inline, text: inline.text.slice(from, index) }, { type: 'break' });
      from = index;
      used = 0;
    }
    used += widthOf(inline.text.slice(from));
    return [...parts, { ...inline, text: inline.text.slice(from) }];
  });
}

/** In Chinese characters; Latin ones are half as wide. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1), 0);
}
