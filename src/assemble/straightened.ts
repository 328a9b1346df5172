import type { Exhibit, Straightening } from '../model/dossier.js';
import type { InspectedFile } from '../model/evidence.js';
import { say, type Language, type Text } from '../model/text.js';

/** Which pages of the copy are straightened. A photograph stays as it was taken: words on a wall say nothing of which way is up. A strip is cut as it lies. */
export function straightenedOf({ facts: { pages, image } }: InspectedFile): Exhibit['straightened'] | undefined {
  if (image?.camera || image?.cuts) return undefined;
  const found: Record<number, Straightening> = {};
  pages.forEach(({ turn, skew }, index) => {
    if (turn !== undefined || skew !== undefined) found[index + 1] = { quarterTurns: turn ?? 0, degrees: skew ?? 0 };
  });
  return Object.keys(found).length > 0 ? found : undefined;
}

/** How the slip sheet declares it. */
export function straightenedRemark(straightened: Exhibit['straightened'], language: Language): string | null {
  const pages = Object.entries(straightened ?? {});
  const named = (text: Text, which: (each: Straightening) => boolean) => {
    const found = pages.filter(([, each]) => which(each)).map(([page]) => page);
    return found.length > 0 ? [say(text, language, { pages: found.join(language === 'en' ? ', ' : '、') })] : [];
  };
  const done = [...named(TURNED, ({ quarterTurns }) => quarterTurns !== 0), ...named(LEVELLED, ({ degrees }) => degrees !== 0)];
  return done.length > 0 ? [...done, say(UNTOUCHED, language)].join(language === 'en' ? '; ' : '，') : null;
}

const TURNED: Text = { zh: '第 {pages} 页已转正', en: 'page(s) {pages} turned upright here' };
const LEVELLED: Text = { zh: '第 {pages} 页已纠正歪斜', en: 'page(s) {pages} straightened here' };
const UNTOUCHED: Text = { zh: '原件未动', en: 'the original is as it was' };
