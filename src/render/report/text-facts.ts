import { placeText } from '../../model/place-text.js';
import type { ResultFacts } from '../../model/result.js';
import { SIGNATURE_CHANGES } from '../../model/signature-changes.js';
import { signatureReason } from '../../model/signature-reasons.js';
import { say, type Language, type Text } from '../../model/text.js';
import { isDateDoubted } from './fact-lines.js';
import { label, SEAL_KINDS } from './labels.js';

/** Everything the words of a file say, one line a fact, for who inspects a single file. */
export function textFactLines(facts: ResultFacts, language: Language): string[] {
  const { text, document, words, seals, stamps, highlights, privateNumbers, figures, signatures } = facts;
  const line = (text: Text, args: Readonly<Record<string, string | number>>) => say(text, language, args);
  const list = (items: readonly string[]) => items.join(language === 'en' ? ', ' : '、');
  const share = (value: number) => Math.round(value * 100);
  return [
    ...(text.source === 'ocr' ? [line(READ, { characters: text.characters })] : []),
    ...(document.title ? [line(TITLE, { title: document.title })] : []),
    ...(document.issuers.length > 0 ? [line(ISSUERS, { issuers: list(document.issuers), from: label(FROM[document.issuerFrom ?? 'text'], language) })] : []),
    ...(document.dateSureness && !isDateDoubted(facts) ? [line(SURENESS, { how: label(HOW[document.dateSureness], language) })] : []),
    ...(document.readConfidence && Object.keys(document.readConfidence).length > 0 ? [line(READ_SURELY, { how: list(Object.entries(document.readConfidence).map(([field, sure]) => `${label(FIELDS[field as keyof typeof FIELDS], language)} ${share(sure)} %`)) })] : []),
    ...[...seals, ...stamps].map(({ page, kind, x, y, confidence }) => line(SHAPE, { page, kind: label(SEAL_KINDS[kind], language), x: share(x), y: share(y), sure: share(confidence) })),
    ...seals.flatMap(({ page, name }) => (name ? [line(RING, { page, text: name.text || label(UNREAD, language), sure: share(name.confidence) })] : [])),
    ...document.events.map(({ date, kind, page }) => line(EVENT, { date, kind: label(EVENTS[kind], language), page: page === null ? '' : ` (${label(placeText({ page }), language)})` })),
    ...(document.years.length > 0 ? [line(YEARS, { years: list(document.years.map(String)) })] : []),
    ...document.conflicts.map(({ one, oneFrom, other, otherFrom }) => line(CONFLICT, { one, other, oneFrom: label(FROM[oneFrom], language), otherFrom: label(FROM[otherFrom], language) })),
    ...(document.draft ? [line(DRAFT, { draft: document.draft })] : []),
    ...(document.placeholders.length > 0 ? [line(OPEN, { found: list(document.placeholders) })] : []),
    ...(words?.title ? [line(UNCOUNTED, { title: words.title })] : []),
    ...(words?.apart ?? []).map((each) => line(APART, { part: label(PARTS[each.part], language), words: each.words })),
    ...highlights.slice(0, MOST).map(({ page, kind, text }) => line(MARK, { kind: label(MARKS[kind], language), page: page === null ? '' : ` (${label(placeText({ page }), language)})`, text: text ?? label(UNREAD, language) })),
    ...figures.slice(0, MOST).map(({ name, year, value, unit }) => line(FIGURE, { name: year === null ? name : `${year} ${name}`, value, unit: unit ?? '' })),
    ...signatures.map(({ field, filter, subFilter, signedAt, covers, changes, overlaidPages = [], reason }) => line(SIGNED, {
      field, filter: filter ?? '—', subFilter: subFilter ?? '—', at: signedAt ?? '—', covers: label(COVERS[covers], language), changes: changes.length > 0 ? `${list(changes.map((each) => label(SIGNATURE_CHANGES[each], language)))}${overlaidPages.length > 0 ? line(ON_PAGES, { pages: list(overlaidPages.map(String)) }) : ''}` : label(NONE, language), reason: reason ? `${language === 'en' ? '; ' : '；'}${label(signatureReason(reason), language)}` : '',
    })),
    ...privateNumbers.slice(0, MOST).map((each) => line(PRIVATE, { kind: label(NUMBERS[each.kind], language), masked: each.masked, place: each.inName ? label(FROM.name, language) : label(placeText(each), language) })),
  ];
}

/** More of one fact are in the JSON. */
const MOST = 20;

const READ: Text = { zh: '文字由识别所得，共 {characters} 字符', en: 'all words read from the picture, {characters} characters' };
const READ_SURELY: Text = { zh: '识别的把握：{how}', en: 'how surely read: {how}' };
const FIELDS: Readonly<Record<'number' | 'issuer' | 'title' | 'date' | 'draft', Text>> = { number: { zh: '文号', en: 'number' }, issuer: { zh: '发文机关', en: 'issuer' }, title: { zh: '标题', en: 'title' }, date: { zh: '日期', en: 'date' }, draft: { zh: '草稿标记', en: 'draft mark' } };
const SHAPE: Text = { zh: '第 {page} 页印迹：{kind}，中心距左 {x} %、距上 {y} %，相似度 {sure} %', en: 'imprint on page {page}: {kind}, centre {x} % from the left and {y} % from the top, likeness {sure} %' };
const RING: Text = { zh: '第 {page} 页印迹上的文字读作 {text}（把握 {sure} %），印章须人工核对', en: 'along the imprint on page {page}: {text} ({sure} % sure); the seal is for a person to check' };
const TITLE: Text = { zh: '标题 {title}', en: 'title {title}' };
const ISSUERS: Text = { zh: '发文机关 {issuers}（据{from}）', en: 'issued by {issuers} (from the {from})' };
const SURENESS: Text = { zh: '日期把握：{how}', en: 'date: {how}' };
const HOW: Readonly<Record<'sure' | 'likely' | 'guess', Text>> = { sure: { zh: '落款处，确定', en: 'sure' }, likely: { zh: '很可能', en: 'likely' }, guess: { zh: '推测', en: 'a guess' } };
const EVENT: Text = { zh: '{kind}日期 {date}{page}', en: '{kind} on {date}{page}' };
const EVENTS: Readonly<Record<'meeting' | 'activity', Text>> = { meeting: { zh: '会议', en: 'meeting' }, activity: { zh: '活动', en: 'activity' } };
const YEARS: Text = { zh: '文中年份 {years}', en: 'years named {years}' };
const CONFLICT: Text = { zh: '前后不一：{oneFrom}是 {one}，{otherFrom}是 {other}', en: 'two statements: {one} ({oneFrom}) and {other} ({otherFrom})' };
const DRAFT: Text = { zh: '标有“{draft}”', en: 'marked “{draft}”' };
const OPEN: Text = { zh: '没有填写的空处：{found}', en: 'left to be filled in: {found}' };
const UNCOUNTED: Text = { zh: '标题行不计字数：{title}', en: 'title, not counted: {title}' };
const APART: Text = { zh: '{part}另计 {words} 字', en: '{part}: {words} 字, counted apart' };
const PARTS: Readonly<Record<'text-box' | 'note' | 'header', Text>> = { 'text-box': { zh: '文本框', en: 'text boxes' }, note: { zh: '脚注尾注', en: 'notes' }, header: { zh: '页眉页脚', en: 'headers and footers' } };
const MARK: Text = { zh: '{kind}{page}：{text}', en: '{kind}{page}: {text}' };
const UNREAD: Text = { zh: '（文字读不出）', en: '(text not read)' };
const MARKS: Readonly<Record<ResultFacts['highlights'][number]['kind'], Text>> = {
  highlight: { zh: '高亮', en: 'highlight' }, underline: { zh: '下划线', en: 'underline' }, squiggly: { zh: '波浪线', en: 'squiggly line' },
  ink: { zh: '手绘', en: 'drawn by hand' }, shading: { zh: '底纹', en: 'shading' }, marker: { zh: '荧光笔', en: 'marker' },
};
const FIGURE: Text = { zh: '数据 {name}：{value} {unit}', en: 'figure {name}: {value} {unit}' };
const ON_PAGES: Text = { zh: '（第 {pages} 页）', en: ' (page {pages})' };
const SIGNED: Text = { zh: '签名域 {field}：Filter {filter}，SubFilter {subFilter}，时间 {at}，{covers}，签署后增改：{changes}{reason}', en: 'signature field {field}: Filter {filter}, SubFilter {subFilter}, at {at}, {covers}, added or changed after signing: {changes}{reason}' };
const NONE: Text = { zh: '无', en: 'nothing' };
const COVERS: Readonly<Record<'whole' | 'part' | 'unknown', Text>> = { whole: { zh: '覆盖全文件', en: 'covers the whole file' }, part: { zh: '只覆盖文件一部分', en: 'covers part of the file' }, unknown: { zh: '覆盖范围不详', en: 'coverage unknown' } };
const PRIVATE: Text = { zh: '{kind} {masked}（{place}）', en: '{kind} {masked} ({place})' };
const NUMBERS: Readonly<Record<ResultFacts['privateNumbers'][number]['kind'], Text>> = {
  'id-number': { zh: '身份证号', en: 'identity number' }, passport: { zh: '护照号', en: 'passport number' }, 'travel-permit': { zh: '通行证号', en: 'travel permit number' },
  'social-card': { zh: '社保卡号', en: 'social security card' }, 'bank-card': { zh: '银行卡号', en: 'bank card' }, mobile: { zh: '手机号', en: 'mobile number' },
  'chat-account': { zh: '微信或 QQ 号', en: 'WeChat or QQ account' }, email: { zh: '个人邮箱', en: 'private e-mail' },
};
const FROM: Readonly<Record<'text' | 'name' | 'exif' | 'letterhead' | 'authority' | 'signature' | 'label' | 'number', Text>> = {
  text: { zh: '正文', en: 'text' }, name: { zh: '文件名', en: 'name' }, exif: { zh: '照片信息', en: 'photo’s data' }, letterhead: { zh: '文头', en: 'letterhead' },
  authority: { zh: '发证机关', en: 'issuing authority' }, signature: { zh: '落款', en: 'signature' }, label: { zh: '标注', en: 'label' }, number: { zh: '文号年份', en: 'number’s year' },
};
