import type { Seal, Stamp } from '../../model/facts.js';
import { leftOutWords } from '../../model/left-out.js';
import { placeOnPage } from '../../model/place-on-page.js';
import type { ResultFacts } from '../../model/result.js';
import { say, type Language, type Text } from '../../model/text.js';
import { INTEGRITY_LABELS, label } from './labels.js';

/**
 * What was seen of seals and signatures, in the only words allowed: what is on the page and that a person must
 * look; never “genuine”, “valid” or whose it is. `wanted`: also say when nothing was seen or could be told.
 */
export function sealLines(facts: ResultFacts, wanted: boolean, language: Language): string[] {
  const isStamp = ({ kind }: Seal) => kind === 'signature';
  const lines = [
    ...byPage(facts.seals.filter((seal) => !isStamp(seal))).map(([page, seals]) => sealLine(facts.sealVerdict === 'seen' ? SEEN : DOUBTFUL, page, seals, language)),
    ...byPage(facts.seals.filter(isStamp)).map(([page, seals]) => sealLine(STAMPED, page, seals, language)),
    ...byPage(facts.stamps).map(([page, stamps]) => sealLine(OTHER_INK[(stamps[0] as Stamp).ink], page, stamps, language)),
  ];
  for (const signature of facts.signatures) {
    const who = signature.signer ? say(SIGNER, language, { signer: signature.signer }) : '';
    lines.push(say(SIGNATURE, language, { integrity: label(INTEGRITY_LABELS[signature.integrity], language), who }));
  }
  if (lines.length > 0 || !wanted) return lines;
  if (facts.sealVerdict === 'cannot-tell') return [say(CANNOT_TELL, language, { reason: label(SEAL_REASONS[facts.sealReason ?? 'none'], language) })];
  return facts.sealVerdict === 'not-seen' ? [label(NOT_SEEN, language)] : [];
}

/** Other facts a reader wants beside a file's name: its date, number, words, marks. */
export function factLines(facts: ResultFacts, language: Language): string[] {
  const lines: string[] = [];
  const { document, words, image, highlights, screen } = facts;
  if (document.number) lines.push(say(NUMBER, language, { number: document.number }));
  if (document.date && isDateDoubted(facts)) lines.push(say(DOUBTED_DATE, language, { date: document.date }));
  else if (document.date) lines.push(say(DATE, language, { date: document.date, from: label(DATE_FROM[document.dateFrom ?? 'none'], language) }));
  if (screen?.address) lines.push(say(ADDRESS, language, { address: screen.address }));
  if (screen && screen.figures.length > 0) lines.push(say(SHOWN, language, { figures: screen.figures.slice(0, SHOWN_FIGURES).map(({ name, value, unit }) => `${name} ${value}${unit ?? ''}`).join(language === 'en' ? '; ' : '；') }));
  if (facts.watermarks) lines.push(say(WATERMARK, language, { words: facts.watermarks.join(language === 'en' ? '; ' : '；') }));
  if (words) lines.push(say(words.lower === words.upper ? WORDS : WORDS_RANGE, language, { lower: words.lower, upper: words.upper }));
  if (image) lines.push(say(PIXELS, language, { width: image.width, height: image.height }));
  if (highlights.length > 0) lines.push(say(HIGHLIGHTS, language, { count: highlights.length }));
  if (facts.leftOut) lines.push(say(LEFT_OUT, language, { parts: leftOutWords({ leftOut: facts.leftOut }, language) }));
  if (facts.entries !== null) lines.push(say(ENTRIES, language, { count: facts.entries }));
  return lines;
}

/** A date that was read without being sure is shown, and no check relies on it. */
export function isDateDoubted({ document, problems }: ResultFacts): boolean {
  return document.dateSureness === 'guess' && problems.some(({ code, detail }) => code === 'doubtful-reading' && detail === `date ${document.date}`);
}

function byPage<S extends Seal>(seals: readonly S[]): [number, S[]][] {
  const pages = new Map<number, S[]>();
  for (const seal of [...seals].sort((a, b) => a.page - b.page)) pages.set(seal.page, [...(pages.get(seal.page) ?? []), seal]);
  return [...pages];
}

function sealLine(sentence: Text, page: number, seals: readonly Seal[], language: Language): string {
  const places = seals.map((seal) => {
    const place = say(PLACE, language, { place: label(placeOnPage(seal), language) });
    return seal.diameterMm === null ? place : `${say(DIAMETER, language, { mm: Math.round(seal.diameterMm) })}${language === 'en' ? ', ' : '，'}${place}`;
  });
  return say(sentence, language, { page, count: seals.length, places: places.join(language === 'en' ? '; ' : '；') });
}

const LEFT_OUT: Text = { zh: '未编入：{parts}', en: 'only in the original: {parts}' };
const SEEN: Text = { zh: '第 {page} 页检出红色印迹 {count} 处（{places}），须人工核对', en: 'Page {page}: {count} red imprint(s) seen ({places}); a person must check' };
const DOUBTFUL: Text = { zh: '第 {page} 页有红色印迹 {count} 处（{places}），像印章但不能确定，须人工核对', en: 'Page {page}: {count} red imprint(s) that may be a seal ({places}); a person must check' };
/** Placed by a signature: what it looks like is not searched for. */
const STAMPED: Text = { zh: '第 {page} 页有电子签章的印面 {count} 处（{places}），须人工核对', en: 'Page {page}: {count} stamp(s) placed by an electronic signature ({places}); a person must check' };
const OTHER_INK: Readonly<Record<Stamp['ink'], Text>> = {
  blue: { zh: '第 {page} 页检出蓝色圆形印迹 {count} 处（{places}），可能是收文章或复印的印章', en: 'Page {page}: {count} round imprint(s) in blue ({places}), perhaps of the receiving office or copied' },
  black: { zh: '第 {page} 页检出黑色圆形印迹 {count} 处（{places}），可能是收文章或复印的印章', en: 'Page {page}: {count} round imprint(s) in black ({places}), perhaps of the receiving office or copied' },
};
const DIAMETER: Text = { zh: '直径约 {mm} mm', en: 'about {mm} mm across' };
const PLACE: Text = { zh: '位置{place}', en: '{place}' };
const SIGNATURE: Text = { zh: '文件含电子签章数据{who}，完整性校验：{integrity}（不判断证书是否可信）', en: 'Contains electronic signature data{who}; integrity: {integrity} (whether to trust the certificate is not judged)' };
const SIGNER: Text = { zh: '（数据中的签署者：{signer}）', en: ' (signer named in the data: {signer})' };
const NOT_SEEN: Text = { zh: '未见印章', en: 'No seal seen' };
const CANNOT_TELL: Text = { zh: '无法判断有无印章（{reason}），须人工核对', en: 'Cannot tell whether there is a seal ({reason}); a person must check' };
const SEAL_REASONS: Readonly<Record<NonNullable<ResultFacts['sealReason']> | 'none', Text>> = {
  grey: { zh: '灰度或黑白扫描', en: 'grey or black-and-white scan' },
  'low-resolution': { zh: '分辨率过低', en: 'resolution too low' },
  'other-ink': { zh: '只见蓝色印迹', en: 'only blue imprints' },
  unreadable: { zh: '页面无法读取', en: 'page unreadable' },
  'not-inspected': { zh: '未检测', en: 'not inspected' },
  none: { zh: '原因不详', en: 'reason unknown' },
};
const NUMBER: Text = { zh: '文号 {number}', en: 'No. {number}' };
const DOUBTED_DATE: Text = { zh: '日期读作 {date}（识别把握不大，只供核对，不作依据）', en: 'date read as {date} (not surely: to be checked, nothing is concluded from it)' };
const DATE: Text = { zh: '日期 {date}{from}', en: 'date {date}{from}' };
const DATE_FROM: Readonly<Record<NonNullable<ResultFacts['document']['dateFrom']> | 'none', Text>> = {
  text: { zh: '（据正文）', en: ' (from the text)' },
  name: { zh: '（据文件名）', en: ' (from the name)' },
  exif: { zh: '（据照片信息）', en: ' (from the photo’s data)' },
  ocr: { zh: '（据文字识别）', en: ' (read from the picture)' },
  none: { zh: '', en: '' },
};
const ADDRESS: Text = { zh: '图中网址 {address}', en: 'address shown {address}' };
/** The first are those in large type at the top. */
const SHOWN_FIGURES = 4;
const SHOWN: Text = { zh: '图中数字（识别所得，须人工核对）：{figures}', en: 'figures shown (as read; to be checked by a person): {figures}' };
const WATERMARK: Text = { zh: '水印文字（识别所得）：{words}', en: 'watermark (as read): {words}' };
const WORDS: Text = { zh: '{lower} 字', en: '{lower} 字' };
const WORDS_RANGE: Text = { zh: '{lower}—{upper} 字（宽松—严格口径）', en: '{lower}—{upper} 字 (lower and upper count)' };
const PIXELS: Text = { zh: '{width}×{height} 像素', en: '{width}×{height} pixels' };
const HIGHLIGHTS: Text = { zh: '着重标出 {count} 处', en: '{count} marked passage(s)' };
const ENTRIES: Text = { zh: '名单 {count} 行', en: '{count} row(s)' };
