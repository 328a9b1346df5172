import type { Facts, ReadLine, ReadPage, Seal } from '../../../model/facts.js';
import { editDistance } from '../../../model/edit-distance.js';
import { SURE_HAN, SURE_LINE } from '../../../model/reading.js';
import { isBody } from '../../issuer.js';
import { hasRing } from '../seals-on.js';

/** A ring read less surely spells nobody’s name; to bear witness of one it need only be read. */
const SURE_RING = 0.9;
const READ_RING = 0.7;
/** Of a name’s characters so many may be misread under the seal that bears it. */
const MOST_WRONG = 1 / 3;
const SHORTEST = 4;
/** Radii from a seal’s centre at which a name still stands by it. */
const REACH = 1.2;
/** Nearer than this its owner’s name may stand below it. */
const BESIDE = 3;
/** Who signs does so in this lower part of the page; a holder’s name above it may bear the holder’s own stamp. */
const FOOT = 0.5;

/** The name along a seal, and where the seal lies on the upright page. */
export interface SealedName {
  readonly name: string;
  readonly least: number;
  readonly confidence: number;
  /** Fractions of the page’s width and height; the radius once of each. */
  readonly x: number;
  readonly y: number;
  readonly radiusX: number;
  readonly radiusY: number;
}

/** The seals of a page whose rings were read; what a number or a star added at their ends is left off. */
export function sealedNames(facts: Pick<Facts, 'seals' | 'pages'>, read: ReadPage): SealedName[] {
  return sealsOfPage(facts, read).filter(({ name, confidence }) => confidence >= READ_RING && name.length >= SHORTEST);
}

/** All seals of a page with a ring, whatever could be read along it. */
export function sealsOfPage({ seals, pages }: Pick<Facts, 'seals' | 'pages'>, { page, turn, seals: read = [] }: ReadPage): SealedName[] {
  const { widthMm = 0, heightMm = 0 } = pages[page - 1] ?? {};
  if (widthMm <= 0 || heightMm <= 0) return [];
  return seals.filter((seal) => seal.page === page && hasRing(seal)).map((seal, index) => {
    const { text = '', confidence = 0, least = confidence } = read[index] ?? {};
    const name = text.replace(/^\P{Script=Han}+|\P{Script=Han}+$/gu, '');
    return { name, confidence, least, ...turned(turn, seal, { across: radiusOf(seal, widthMm), along: (radiusOf(seal, widthMm) * widthMm) / heightMm }) };
  });
}

/** The places of seals are those of the page as it lies, those of lines of the upright one. */
function turned(turn: ReadPage['turn'], { x, y }: Pick<Seal, 'x' | 'y'>, { across, along }: { readonly across: number; readonly along: number }): Pick<SealedName, 'x' | 'y' | 'radiusX' | 'radiusY'> {
  const [toX, toY] = turn === 1 ? [1 - y, x] : turn === 2 ? [1 - x, 1 - y] : turn === 3 ? [y, 1 - x] : [x, y];
  return turn % 2 === 0 ? { x: toX, y: toY, radiusX: across, radiusY: along } : { x: toX, y: toY, radiusX: along, radiusY: across };
}

function radiusOf({ outline, diameterMm }: Seal, widthMm: number): number {
  return outline ? Math.max(outline.a, outline.b) : (diameterMm ?? 0) / 2 / widthMm;
}

/**
 * Lines at the foot whose name was not read surely, spelled as the seal over them spells it: whose seal it is signs
 * (GB/T 9704-2012, 7.3.5.1), and two readings of different type that nearly agree are of one name.
 */
export function spelledBySeals(lines: readonly ReadLine[], names: readonly SealedName[]): ReadLine[] {
  return lines.map((line) => {
    const { label = '', name: printed = '', tail = '' } = /^(?<label>.*[:：])?(?<name>.*?)(?<tail>[（(].{0,8}章[）)])?$/su.exec(line.text)?.groups ?? {};
    if (names.some((each) => isAgreed(line, printed, each))) return { ...line, text: label + printed, least: Math.max(line.least, SURE_HAN) };
    const isSpelled = ({ name, confidence, least }: SealedName) => confidence >= SURE_RING && least >= SURE_HAN && isBody(name);
    const seal = line.least >= SURE_HAN ? undefined : names.find((each) => isSpelled(each) && standsBy(line, each, REACH) && isNearly(printed.replace(/\s/gu, ''), each.name));
    return seal ? { ...line, text: label + seal.name + tail, confidence: seal.confidence, least: seal.least } : line;
  });
}

/** Line and ring, neither of them surely read, spell the same name: two pictures of it in two types of letters. */
function isAgreed(line: ReadLine, printed: string, seal: SealedName): boolean {
  return line.least < SURE_HAN && line.least > 0 && line.confidence >= SURE_LINE && seal.name === printed.replace(/\s/gu, '') && isBody(seal.name) && standsBy(line, seal, REACH);
}

/** 单位全称：某公司 */
const SIGNER = /^(?:单位|公司|机构)(?:全称|名称)[:：]/u;

/**
 * Who signed, wherever the date stands: bodies alone on surely read lines at the foot whose names the seals by them bear as well, as
 * far as they could be read, each its own; or the one behind such a label whose seal, read surely, stands anywhere below.
 */
export function namesUnderSeals(lines: readonly ReadLine[], names: readonly SealedName[]): string[] {
  const bodies = lines.filter(({ least }) => least >= SURE_HAN).map((line) => {
    const text = line.text.replace(/\s/gu, '');
    return { line, name: text.replace(SIGNER, ''), isLabelled: SIGNER.test(text) };
  }).filter(({ name }) => isBody(name));
  const found = bodies.flatMap(({ line, name, isLabelled }) => {
    const seal = names.find((each) => isNearly(each.name, name) && (standsBy(line, each, BESIDE) || (isLabelled && each.y > line.box.top && each.name === name && surelySealed([each]).length > 0)));
    return seal ? [{ name, seal }] : [];
  });
  const isEachItsOwn = new Set(found.map(({ seal }) => seal)).size === found.length;
  return isEachItsOwn ? found.map(({ name }) => name) : [];
}

/** Who issued a certificate: bodies alone on surely read lines at the foot over each of which one seal lies, whether or not its ring could be read. */
export function namesBelowSeals(lines: readonly ReadLine[], seals: readonly SealedName[]): string[] {
  const sealed = seals.map((seal) => lines.filter((line) => line.least >= SURE_HAN && isBody(line.text.replace(/\s/gu, '')) && standsBy(line, seal, 1)));
  return sealed.every(({ length }) => length <= 1) ? lines.filter((line) => sealed.some(([own]) => own === line)).map(({ text }) => text.replace(/\s/gu, '')) : [];
}

/** The names that were read surely. */
export function surelySealed(names: readonly SealedName[]): string[] {
  return names.filter(({ confidence, least }) => confidence >= SURE_RING && least >= SURE_HAN).map(({ name }) => name);
}

function standsBy({ box }: ReadLine, { x, y, radiusX, radiusY }: SealedName, reach: number): boolean {
  const across = Math.max(0, box.left - x, x - box.left - box.width) / radiusX;
  const along = Math.max(0, box.top - y, y - box.top - box.height) / radiusY;
  return Math.min(box.top, y) >= FOOT && Math.hypot(across, along) <= reach;
}

function isNearly(one: string, other: string): boolean {
  return one.length >= SHORTEST - 1 && editDistance([...one], [...other]) <= other.length * MOST_WRONG;
}
