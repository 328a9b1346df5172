import { PICTURE_KINDS, PICTURE_REASONS } from '../../model/pictures.js';
import type { ResultFacts } from '../../model/result.js';
import { say, type Language, type Text } from '../../model/text.js';
import { label } from './labels.js';

/** Pictures told one by one; a scan of a hundred pages says the same a hundred times. */
const MOST_TOLD = 12;

/** What each picture looks like, with the reasons: how it was made, never what it shows. */
export function lookLines({ looks, image, pages }: ResultFacts, language: Language): string[] {
  const lines = looks.slice(0, MOST_TOLD).map(({ page, kind, confidence, reasons, ...quality }) => {
    const place = image && pages.length <= 1 ? '' : say(PLACE, language, { page });
    const why = [...new Set(reasons)].map((reason) => label(PICTURE_REASONS[reason], language)).join(language === 'en' ? '; ' : '；');
    const told = say(kind === 'cannot-tell' ? UNTOLD : TOLD, language, { place, kind: label(PICTURE_KINDS[kind], language), percent: Math.round(confidence * 100), why: why || '—' });
    return [told, ...qualityWords(quality, language)].join(language === 'en' ? '; ' : '；');
  });
  return looks.length > MOST_TOLD ? [...lines, say(MORE, language, { count: looks.length - MOST_TOLD })] : lines;
}

type Quality = Pick<ResultFacts['looks'][number], 'sharpness' | 'light' | 'skewDegrees'>;

function qualityWords({ sharpness, light, skewDegrees }: Quality, language: Language): string[] {
  return [
    ...(sharpness === null ? [] : [label(SHARPNESS[sharpness], language)]),
    ...(light === null || light === 'even' ? [] : [label(LIGHT[light], language)]),
    ...(skewDegrees === null ? [] : [say(SKEW, language, { degrees: skewDegrees })]),
  ];
}

const SHARPNESS: Readonly<Record<NonNullable<Quality['sharpness']>, Text>> = {
  sharp: { zh: '画面清晰', en: 'sharp' }, soft: { zh: '略模糊或经放大', en: 'soft, or enlarged' }, blurred: { zh: '模糊或由小图放大', en: 'blurred, or enlarged from a small one' },
};
const LIGHT: Readonly<Record<'dark' | 'bright', Text>> = { dark: { zh: '几乎全黑', en: 'nearly black' }, bright: { zh: '曝光过度', en: 'burnt out' } };
const SKEW: Text = { zh: '歪斜 {degrees}°', en: 'askew by {degrees}°' };
const PLACE: Text = { zh: '第 {page} 幅图（页）：', en: 'Picture (page) {page}: ' };
const TOLD: Text = { zh: '{place}看来是{kind}（把握 {percent}%；依据：{why}）', en: '{place}looks like {kind} ({percent} % sure; because of: {why})' };
const UNTOLD: Text = { zh: '{place}{kind}（看到：{why}）', en: '{place}{kind} (noticed: {why})' };
const MORE: Text = { zh: '另有 {count} 幅，见 --json', en: 'and {count} more, see --json' };
