import { PICTURE_KINDS, PICTURE_REASONS } from '../../model/pictures.js';
import type { ResultFacts } from '../../model/result.js';
import { say, type Language, type Text } from '../../model/text.js';
import { label } from './labels.js';

/** Pictures told one by one; a scan of a hundred pages says the same a hundred times. */
const MOST_TOLD = 12;

/** What each picture looks like, with the reasons: how it was made, never what it shows. */
export function lookLines({ looks, image, pages }: ResultFacts, language: Language): string[] {
  const lines = looks.slice(0, MOST_TOLD).map(({ page, kind, confidence, reasons }) => {
    const place = image && pages.length <= 1 ? '' : say(PLACE, language, { page });
    const why = [...new Set(reasons)].map((reason) => label(PICTURE_REASONS[reason], language)).join(language === 'en' ? '; ' : '；');
    return say(kind === 'cannot-tell' ? UNTOLD : TOLD, language, { place, kind: label(PICTURE_KINDS[kind], language), percent: Math.round(confidence * 100), why: why || '—' });
  });
  return looks.length > MOST_TOLD ? [...lines, say(MORE, language, { count: looks.length - MOST_TOLD })] : lines;
}

const PLACE: Text = { zh: '第 {page} 幅图（页）：', en: 'Picture (page) {page}: ' };
const TOLD: Text = { zh: '{place}看来是{kind}（把握 {percent}%；依据：{why}）', en: '{place}looks like {kind} ({percent} % sure; because of: {why})' };
const UNTOLD: Text = { zh: '{place}{kind}（看到：{why}）', en: '{place}{kind} (noticed: {why})' };
const MORE: Text = { zh: '另有 {count} 幅，见 --json', en: 'and {count} more, see --json' };
