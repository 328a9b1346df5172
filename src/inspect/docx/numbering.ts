import { child, type XmlNode } from '../xml.js';

/** Gives the label of the next paragraph of a list: 一、, （2）, 1.3. Null for a list that is not defined. */
export type NextLabel = (list: { readonly id: string; readonly level: number }) => string | null;

interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1.%2` */
  readonly pattern: string;
}

const LEVELS = 9;

/** Automatic numbering (ISO/IEC 29500-1, 17.9). Word shows the labels and does not count them; a text without them lacks its 一、二、三. */
export function numberingOf(numbering: XmlNode | null): NextLabel {
  const abstracts = new Map((numbering?.children ?? []).filter((node) => node.name === 'abstractNum').map((node) => [node.attributes['abstractNumId'] ?? '', readLevels(node)]));
  const lists = new Map((numbering?.children ?? []).filter((node) => node.name === 'num').map((node) => {
    const abstract = child(node, 'abstractNumId')?.attributes['val'] ?? '';
    const starts = new Map(node.children.filter((each) => each.name === 'lvlOverride').map((each) => [Number(each.attributes['ilvl']), child(each, 'startOverride')?.attributes['val']]));
    return [node.attributes['numId'] ?? '', { abstract, starts }];
  }));
  const counters = new Map<string, number[]>();
  const begun = new Set<string>();
  return ({ id, level }) => {
    const list = lists.get(id);
    const levels = list && abstracts.get(list.abstract);
    const own = levels?.[level];
    if (!list || !levels || !own) return null;
    const counts = counters.get(list.abstract) ?? [];
    counters.set(list.abstract, counts);
    const restart = begun.has(`${id}/${level}`) ? undefined : list.starts.get(level);
    begun.add(`${id}/${level}`);
    counts[level] = restart !== undefined ? Number(restart) : (counts[level] ?? own.start - 1) + 1;
    counts.length = level + 1;
    return own.pattern.replace(/%([1-9])/g, (_whole, digit: string) => {
      const at = Number(digit) - 1;
      return numeral(counts[at] ?? levels[at]?.start ?? 1, levels[at]?.format ?? 'decimal');
    });
  };
}

function readLevels(abstract: XmlNode): (Level | undefined)[] {
  const levels: (Level | undefined)[] = [];
  for (const node of abstract.children.filter((each) => each.name === 'lvl')) {
    const at = Number(node.attributes['ilvl']);
    const value = (name: string) => child(node, name)?.attributes['val'];
    const format = value('numFmt') ?? 'decimal';
    const pattern = format === 'none' ? '' : format === 'bullet' ? '• ' : (value('lvlText') ?? '');
    if (at >= 0 && at < LEVELS) levels[at] = { start: Number(value('start') ?? 1), format, pattern };
  }
  return levels;
}

const DIGITS = '〇一二三四五六七八九';
const CAPITALS = '零壹贰叁肆伍陆柒捌玖';

/** A number as ST_NumberFormat (17.18.59) writes it; formats of other languages come out in figures. */
function numeral(value: number, format: string): string {
  switch (format) {
    case 'chineseCounting': case 'chineseCountingThousand': case 'taiwaneseCounting': case 'taiwaneseCountingThousand': case 'japaneseCounting': return counting(value, DIGITS, '十百千');
    case 'chineseLegalSimplified': case 'ideographLegalTraditional': return counting(value, CAPITALS, '拾佰仟');
    case 'ideographDigital': case 'japaneseDigitalTenThousand': case 'taiwaneseDigital': return [...String(value)].map((digit) => DIGITS[Number(digit)]).join('');
    case 'decimalEnclosedCircle': case 'decimalEnclosedCircleChinese': return value >= 1 && value <= 20 ? String.fromCodePoint(0x245f + value) : String(value);
    case 'ideographTraditional': return '甲乙丙丁戊己庚辛壬癸'[(value - 1) % 10] ?? '';
    case 'decimalZero': return String(value).padStart(2, '0');
    case 'upperLetter': return letter(value);
    case 'lowerLetter': return letter(value).toLowerCase();
    case 'upperRoman': return roman(value);
    case 'lowerRoman': return roman(value).toLowerCase();
    default: return String(value);
  }
}

/** 十二, 二十, 一百〇五 → 一百零五; beyond 9999 in figures. */
function counting(value: number, digits: string, units: string): string {
  if (value < 1 || value > 9999) return String(value);
  const text = [...String(value)].map((digit, index, all) => (digit === '0' ? '零' : `${digits[Number(digit)]}${units[all.length - 2 - index] ?? ''}`)).join('').replace(/零+/g, '零').replace(/零$/, '');
  return digits === DIGITS && value >= 10 && value < 20 ? text.slice(1) : text;
}

/** A … Z, AA, BB. */
function letter(value: number): string {
  return value < 1 ? String(value) : String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.min(20, Math.floor((value - 1) / 26) + 1));
}

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  const steps: readonly (readonly [number, string])[] = [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']];
  let rest = value;
  return steps.map(([step, sign]) => {
    const times = Math.floor(rest / step);
    rest -= times * step;
    return sign.repeat(times);
  }).join('');
}
