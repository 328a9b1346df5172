import type { PrivateNumber } from '../../model/facts.js';
import { inHalfWidth, mask, type FoundPrivate } from './found.js';
import { namesPerson, speaksOfPerson } from './person.js';

interface Labelled {
  readonly kind: PrivateNumber['kind'];
  readonly label: string;
  readonly value: string;
  /** Where these words stand beside it, it belongs to no person. */
  readonly except?: RegExp;
  /** Only where something beside it speaks of a person. */
  readonly isPersonal?: boolean;
}

/** A passport of a person, no 科普护照 that is stamped at science venues: nothing or one of these stands before it. */
const OF_A_PERSON = '(?:(?<!\\p{Script=Han})|(?<=[持人的其为有效和及或证]))';
/** Accounts of a body, or of many: 官方微信号, 工作QQ, 交流群QQ. */
const OF_NO_BODY = '(?<![A-Za-z]|(?:公众|官方|企业|客服|办公|工作|单位|咨询|服务|报名|投稿|助手|营销|总代|加入|群)\\s{0,2}[(:]?)';
const PUBLIC = /公众号|公共账?号|订阅号|服务号|公众平台|官方微信|官微|视频号|功能介绍|小程序|企业微信|新媒体|政务微信|微信平台|关注我们|(?:欢迎|扫码|长按|请)关注|[进入]群/u;
/** 传真, 热线: the contacts of a body, as long as no person is named among them; 科普之声（微信号：…） is a public account. */
const OF_A_BODY = /传真|热线|网址|客服|邮编|[(（]微信号/u;

/**
 * Numbers of no check digit, or of one that nobody publishes: each counts only behind its label. Passports have a letter
 * and 8 digits or two and 7 (E12345678, EA1234567); permits H, M, C, W, L or T before them, those for Taiwan 8 digits or 10.
 */
const LABELLED: readonly Labelled[] = [
  {
    kind: 'passport', label: `(?:${OF_A_PERSON}(?:因私|因公|普通|公务|外交|中国)?护照(?:证?号码?|编号)?|Passport(?: ?No\\.?| ?Number)?)`,
    value: '(?:[A-Z]\\d{8}|[A-Z]{2}\\d{7})', except: /(?:科普|科学|科技|科创|研学|旅行|旅游|文化|阅读|集章|护眼|健康)护照/u,
  },
  {
    // Those of other countries are told by nothing but their label and their length.
    kind: 'passport', label: `${OF_A_PERSON}(?:因私|因公|普通|公务|外交|外国)?护照证?号码?`,
    value: '(?=[A-Z\\d]*\\d{2})(?!(?:19|20)\\d{6}(?!\\d))[A-Z\\d]{8,9}', except: /(?:科普|科学|科技|科创|研学|旅行|旅游|文化|阅读|集章|护眼|健康)护照/u,
  },
  {
    kind: 'travel-permit', label: '(?:(?:港澳(?:台)?(?:居民)?(?:来往|往来)?(?:内地|大陆)?|(?:来往|往来)(?:港澳|台湾|内地|大陆)|台湾(?:居民)?(?:来往|往来)大陆)通行证|回乡证|台胞证)(?:证?件?号码?|编号)?',
    value: '(?:[HMCWLT](?:\\d{8}(?:\\d{2})?|[A-Z]\\d{7})|(?!(?:19|20)\\d{6})\\d{8}(?:\\d{2})?)',
  },
  {
    kind: 'social-card', label: '(?:(?:社保|社会保障|医保)卡卡?(?:号码?|编号)|(?<!单位|企业|机构)(?:社保|社会保障)号码?)',
    value: '(?=\\w{8,12}(?!\\w))[A-Z]{0,2}\\d{6,12}[A-Z]?',
  },
  { kind: 'chat-account', label: `${OF_NO_BODY}(?:微信(?:号|ID)|加微信)`, value: '(?!gh_)(?:[A-Z][\\w-]{5,19}|[1-9]\\d{5,10})', except: PUBLIC },
  // Behind 微信 alone a number is one of readers as often as not.
  { kind: 'chat-account', label: `${OF_NO_BODY}(?:微信|WeChat)(?=\\s*:)`, value: '(?!gh_)(?=[\\w-]*\\d)[A-Z][\\w-]{5,19}', except: PUBLIC },
  { kind: 'chat-account', label: `${OF_NO_BODY}微信(?=\\s*:)`, value: '[1-9]\\d{6,9}', except: PUBLIC, isPersonal: true },
  { kind: 'chat-account', label: `${OF_NO_BODY}QQ号码?`, value: '[1-9]\\d{4,10}' },
  { kind: 'chat-account', label: `${OF_NO_BODY}QQ`, value: '[1-9]\\d{6,10}' },
];

const SEPARATOR = '\\s{0,3}(?:为|是)?\\s{0,3}[:]?\\s{0,3}[(]?\\s{0,3}';
/** Neither a part of something longer, nor counted, nor an address on the web. */
const END = '(?![\\w@-]|\\.\\w)(?!\\s{0,2}(?:元|万|人|次|册|吨|平方|张|份|本|个|名|件|篇|年))';
const PATTERNS = LABELLED.map(({ label, value, ...each }) => ({ ...each, pattern: new RegExp(`${label}${SEPARATOR}(${value})${END}`, 'giu') }));
const LABEL = new RegExp(`^(?:${LABELLED.map(({ label }) => label.replace('(?=\\s*:)', '')).join('|')})$`, 'iu');
/** Spares most lines the patterns. */
const WORDS = /护照|passport|通行证|回乡证|台胞证|社保|保障|医保|微信|wechat|QQ|ＱＱ/iu;
const LONGEST_LABEL = 24;

/** Whether a cell or a line says nothing but which number stands beside or below it. */
export function isPrivateLabel(text: string): boolean {
  return text.length <= LONGEST_LABEL && WORDS.test(text) && LABEL.test(inHalfWidth(text).replace(/[\s:*]/gu, ''));
}

/** Passports, permits, social security cards and private accounts in a text; `label` stands for one written apart from it. */
export function labelledNumbersIn(text: string, label: string | null, beside: string): FoundPrivate[] {
  const before = label === null ? '' : `${label.replace(/[\s:：*]/gu, '')}:`;
  if (before === '' && !WORDS.test(text)) return [];
  const line = inHalfWidth(`${before}${text}`);
  const found = new Map<number, FoundPrivate>();
  for (const { kind, pattern, except, isPersonal } of PATTERNS) {
    for (const { 0: whole, 1: value = '', index } of line.matchAll(pattern)) {
      const at = index + whole.length - value.length - before.length;
      if (at < 0 || found.has(at) || except?.test(beside) || (kind === 'chat-account' && isOfBody(text, beside)) || (isPersonal && !speaksOfPerson(beside) && !namesPerson(text))) continue;
      found.set(at, { kind, written: text.slice(at, at + value.length), masked: mask(value) });
    }
  }
  return [...found.values()];
}

function isOfBody(text: string, beside: string): boolean {
  return OF_A_BODY.test(beside) && !speaksOfPerson(beside) && !namesPerson(text);
}
