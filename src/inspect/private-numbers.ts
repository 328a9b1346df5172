import type { Place, PrivateNumber } from '../model/facts.js';
import { mask, type FoundPrivate } from './private/found.js';
import { labelledNumbersIn } from './private/labelled.js';
import { privateMailIn } from './private/mail.js';
import { pieces } from './private/surroundings.js';
import { placeOf, type TextLine } from './text-line.js';

/** More in one file say nothing new. */
const MOST = 200;

/** Numbers and accounts of persons that no published dossier should show, masked, each with its place. */
export function privateNumbers(lines: readonly TextLine[]): readonly PrivateNumber[] {
  return privateNumbersAndMask(lines).found;
}

/** The same with the text that masks them: what is quoted of these lines may stand apart from the label that tells it. */
export function privateNumbersAndMask(lines: readonly TextLine[]): { readonly found: readonly PrivateNumber[]; readonly masked: (quoted: string) => string } {
  const all = placed(lines);
  return {
    found: all.map(({ written: _secret, ...shown }) => shown),
    masked: (quoted) => withoutPrivateNumbers(all.reduce((text, { written, masked }) => text.replaceAll(written, masked), quoted)),
  };
}

function placed(lines: readonly TextLine[]): readonly (PrivateNumber & FoundPrivate)[] {
  const speaksOfBanks = lines.some((line) => BANK_WORDS.test(line.text));
  const found: (PrivateNumber & FoundPrivate)[] = [];
  for (const { text, label, beside, line, cell } of pieces(lines)) {
    const here = privateIn(text, { label, beside, speaksOfBanks });
    if (here.length === 0) continue;
    const place: Place = placeOf(line.table === undefined ? line : { ...line, column: cell + 1 });
    found.push(...here.map((each) => ({ ...each, ...place })));
    if (found.length > MOST) break;
  }
  return [...found, ...acrossLines(lines, speaksOfBanks)].slice(0, MOST);
}

interface Around {
  readonly label: string | null;
  readonly beside: string;
  readonly speaksOfBanks: boolean;
}

/** What proves itself by its digits is not told a second time for its label. */
function privateIn(text: string, { label, beside, speaksOfBanks }: Around): FoundPrivate[] {
  const proven = numbersIn(text, speaksOfBanks);
  const labelled = labelledNumbersIn(text, label, beside).filter(({ written }) => !proven.some((each) => each.written.includes(written)));
  const mail = privateMailIn(text, beside).filter(({ written }) => !proven.some((each) => written.includes(each.written)));
  return [...proven, ...labelled, ...mail];
}

/** Digits at the end of a line, and at the beginning of the next. */
const TAIL = /(?<![\dA-Za-z.０-９])[\d０-９](?:[ \u00a0-]?[\d０-９]){0,17}[ \u00a0-]?$/u;
const HEAD = /^\s*[\d０-９](?:[ \u00a0-]?[\d０-９]){0,17}[XxＸｘ]?(?![\dA-Za-z０-９]|\.\d)/u;
/** A mobile number has no check digit: two parts of digits are one only where a telephone is spoken of. */
const TELEPHONE_WORDS = /电话|手机|联系方式|Tel/iu;

/** A number broken by the end of a line is one number; it stands where it begins. */
function acrossLines(lines: readonly TextLine[], speaksOfBanks: boolean): (PrivateNumber & FoundPrivate)[] {
  return lines.slice(1).flatMap((next, index) => {
    const line = lines[index] as TextLine;
    if (line.table !== undefined || next.table !== undefined || line.page !== next.page) return [];
    const [tail, head] = [TAIL.exec(line.text.trimEnd())?.[0], HEAD.exec(next.text)?.[0].trim()];
    if (!tail || !head || numbersIn(tail, speaksOfBanks).length > 0 || numbersIn(head, speaksOfBanks).length > 0) return [];
    return numbersIn(`${tail}${head}`, speaksOfBanks)
      .filter(({ kind }) => kind !== 'mobile' || TELEPHONE_WORDS.test(line.text))
      .map((each) => ({ ...each, ...placeOf(line) }));
  });
}

/** The text with every such number masked: nothing the program prints of a file shows one. */
export function withoutPrivateNumbers(text: string): string {
  return privateIn(text, { label: null, beside: text, speaksOfBanks: true }).reduce((quoted, { written, masked }) => quoted.replaceAll(written, masked), text);
}

const BANK_WORDS = /银行|开户|[账帐]号|[账帐]户|卡号|信用社/u;
/** Runs of digits, perhaps in groups set apart by single blanks or hyphens, mobile numbers by points too; letters and points beside them make them something else. */
const RUN = /(?<![\dA-Za-z.０-９])1[3-9]\d\.\d{4}\.\d{4}(?![\dA-Za-z]|\.\d)|(?<![\dA-Za-z.０-９]|[A-Za-z]\/)[\d０-９](?:[ \u00a0-]?[\d０-９]){9,19}[XxＸｘ×]?(?![\dA-Za-z０-９]|\.\d)/gu;

function numbersIn(text: string, mayHoldBanks: boolean): FoundPrivate[] {
  return [...text.matchAll(RUN)].flatMap(({ 0: written, index }): FoundPrivate[] => {
    const [before, after] = [text.slice(Math.max(0, index - 8), index), text.slice(index + written.length)];
    const whole = numberIn(written, { before, after, mayHoldBanks });
    if (whole) return [whole];
    // 84558822 13812345678: two numbers beside each other are no third one.
    return written.split(/[ \u00a0]/u).flatMap((part) => numberIn(part, { before, after, mayHoldBanks }) ?? []);
  });
}

const MOST_GROUPS = 6;
/** 13812345678元, 第13812345678号 and the number of an invoice are no telephone. */
const COUNTED = /^\s*(?:元|万|人|次|册|吨|平方)/u;
const NUMBERED = /(?:第|(?:发票|订单|编|单|证|条)号?码?[:：]?\s*)$/u;

function numberIn(written: string, { before, after, mayHoldBanks }: { readonly before: string; readonly after: string; readonly mayHoldBanks: boolean }): FoundPrivate | null {
  const digits = written.normalize('NFKC').replace(/×/gu, 'X').replace(/[^\dXx]/gu, '').toUpperCase();
  if (written.split(/[^\dXx０-９Ｘｘ×]/u).length > MOST_GROUPS) return null;
  if (isIdNumber(digits) || (ID_WORDS.test(before) && isOldIdNumber(digits))) return { kind: 'id-number', written, masked: mask(digits) };
  if (isMobile(digits) && isGroupedAsMobile(written) && !COUNTED.test(after) && !NUMBERED.test(before)) return { kind: 'mobile', written, masked: mask(digits.slice(-11)) };
  return mayHoldBanks && isBankCard(digits) ? { kind: 'bank-card', written, masked: mask(digits) } : null;
}

/** Divisions of the first two digits (GB/T 2260). */
const PROVINCES = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** 公民身份号码 (GB 11643-1999): place, day of birth and check digit fit. */
function isIdNumber(text: string): boolean {
  const match = /^\d{6}((?:19|20)\d{2})(\d{2})(\d{2})\d{3}[\dX]$/.exec(text);
  if (!match || !PROVINCES.test(text)) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return '10X98765432'[sum % 11] === text[17];
}

/** Up to 1999 it had 15 digits and no check digit: one only where the words before say so. */
const ID_WORDS = /身份证(?:件)?(?:号码?)?[:：]?\s*$/u;

function isOldIdNumber(text: string): boolean {
  const match = /^\d{6}\d{2}(\d{2})(\d{2})\d{3}$/.exec(text);
  return match !== null && PROVINCES.test(text) && Number(match[1]) >= 1 && Number(match[1]) <= 12 && Number(match[2]) >= 1 && Number(match[2]) <= 31;
}

/** Mainland mobile numbers, with or without the country’s prefix. */
function isMobile(digits: string): boolean {
  return /^(?:86|0086)?1[3-9]\d{9}$/.test(digits);
}

/** 138 0013 8000 is one; 189 0 0 32 451 67, a row of figures, is none. */
function isGroupedAsMobile(written: string): boolean {
  return written.replace(/^(?:00)?86[ \u00a0-]?/u, '').split(/[^\d０-９]/u).every((group) => group.length >= 3);
}

/** A bank card (ISO/IEC 7812): 16 to 19 digits of UnionPay, Visa or Mastercard whose check digit fits (Luhn). */
function isBankCard(digits: string): boolean {
  if (!/^(?:62\d{14,17}|[45]\d{15})$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, each, index) => {
    const value = Number(each) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
