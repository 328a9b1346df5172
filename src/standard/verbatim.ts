import type { Text } from '../model/text.js';
import type { Mistake } from './mistakes.js';
import type { YamlPath } from './yaml.js';

/** A quotation that stands in none of the texts it is said to come from; null when it does, character by character. */
export function misquoted(quotation: string, sources: readonly (string | null | undefined)[], at: { readonly path: YamlPath; readonly from: Text }): Mistake | null {
  const texts = sources.filter((source): source is string => Boolean(source));
  if (texts.some((text) => text.includes(quotation))) return null;
  const almost = texts.map((text) => findLoosely(quotation, text)).find((found) => found !== null);
  return {
    path: at.path,
    what: { zh: `“${shorten(quotation)}”不是${at.from.zh}中的原文`, en: `“${shorten(quotation)}” does not stand verbatim in ${at.from.en}` },
    hint: almost ? { zh: `原文作“${almost}”`, en: `the source reads “${almost}”` } : null,
  };
}

/** The passage that differs from the quotation only in spaces and widths (（ against (). */
function findLoosely(quotation: string, text: string): string | null {
  const kept: number[] = [];
  let bare = '';
  for (let index = 0; index < text.length; index += 1) {
    for (const character of loosen(text.charAt(index))) {
      bare += character;
      kept.push(index);
    }
  }
  const wanted = loosen(quotation);
  const found = wanted === '' ? -1 : bare.indexOf(wanted);
  if (found < 0) return null;
  return text.slice(kept[found], (kept[found + wanted.length - 1] ?? 0) + 1);
}

function loosen(text: string): string {
  return text.normalize('NFKC').replace(/[\s，,。.；;：:]/gu, '').replace(/[“”"「」]/gu, '"').replace(/[—–－~～-]/gu, '-').toLowerCase();
}

function shorten(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}
