import type { ReadingModels } from '../../engines/onnx.js';
import type { ReadLine, ReadPage } from '../../model/facts.js';
import type { Pixels } from '../seal/pixels.js';
import { findLines, medianAngle } from './find-lines.js';
import { readRing } from './read-ring.js';
import { isRingPiece } from './ring-piece.js';
import { bestReading } from './best-reading.js';
import { withLostDay } from './lost-day.js';
import { withLostEnd } from './lost-end.js';
import { readLine, type LineText } from './read-line.js';
import { areColumns, asFlat, isTall } from './vertical.js';
import { withoutDoubles } from './without-doubles.js';
import { inReadingOrder } from './reading-order.js';
import type { Rectangle } from './rectangle.js';
import { tidied } from './tidy-text.js';
import { differsWithin, isSettled, surerUnderSeal, withWitness } from './under-seal.js';
import { washSeals, type SealPlace } from './wash-seals.js';
import { isUpsideDown, liesOnSide, turnPixels, type QuarterTurns } from './turn.js';

/** Below, it is a place that could not be read. */
const LEAST_CONFIDENCE = 0.5;

interface FoundLine extends LineText {
  readonly at: Rectangle;
  readonly isWhole?: boolean;
}

export interface PageToRead {
  readonly pixels: Pixels;
  /** Long side in which lines are looked for, in pixels. */
  readonly detectorSide: number;
  readonly seals: readonly SealPlace[];
  /** Words that the page brings along itself; they are kept beside what is read, and do not count for it. */
  readonly own?: string;
}

/** Reads one page, under its seals too. */
export async function readPage(models: ReadingModels, { pixels, detectorSide, seals, own }: PageToRead): Promise<Omit<ReadPage, 'page'>> {
  const { picture, rectangles, turn, columns } = await upright(models, washSeals(pixels, seals, 'ink'), detectorSide);
  const inLight = seals.some(({ ink }) => ink === 'red') ? turnPixels(washSeals(pixels, seals, 'light'), turn) : picture;
  const page = once(() => turnPixels(pixels, turn));
  const copies = (inLight === picture ? [picture] : [picture, inLight]).map((copy) => ({ picture: copy, page }));
  const byHue = once(() => turnPixels(washSeals(pixels, seals, 'hue'), turn));
  const found: FoundLine[] = [];
  for (const at of rectangles) {
    if (isRingPiece(picture, at)) continue;
    const line = differsWithin(picture, inLight, at) ? await readTwice(models, { one: picture, other: inLight, byHue }, at) : await readIn(models, picture, at);
    found.push(isTall(at) ? line : await withLostDay(models, copies, line));
  }
  const read = withoutDoubles(found.filter(({ confidence, text }) => confidence >= LEAST_CONFIDENCE && text.trim() !== ''));
  const skew = medianAngle(rectangles);
  const rows = columns ? fromTheRight(read) : inReadingOrder(read, skew, picture.width);
  return {
    turn,
    skew: Math.round(((skew * 180) / Math.PI) * 100) / 100,
    lines: rows.flatMap((row) => row.map((line, index) => described(line, picture, index === 0))),
    unread: found.filter(({ confidence, text }) => confidence < LEAST_CONFIDENCE || text.trim() === '').length,
    seals: await namesOn(models, pixels, redOnes(seals)),
    ...(own === undefined ? {} : { own }),
  };
}

/** Whose seals a page bears, and none of its words. */
export async function readSeals(models: ReadingModels, { pixels, seals }: Pick<PageToRead, 'pixels' | 'seals'>): Promise<Omit<ReadPage, 'page'>> {
  return { turn: 0, skew: 0, lines: [], unread: 0, seals: await namesOn(models, pixels, redOnes(seals)) };
}

function redOnes(seals: readonly SealPlace[]): SealPlace[] {
  return seals.filter(({ ink }) => ink === 'red');
}

function once(make: () => Pixels): () => Pixels {
  let made: Pixels | undefined;
  return () => (made ??= make());
}

/** The page with its seals taken off in three ways, the last of which is seldom asked for. */
interface Washed {
  readonly one: Pixels;
  readonly other: Pixels;
  readonly byHue: () => Pixels;
}

/** A line under a seal, from two copies; of a name that neither is sure of a third one bears witness. */
async function readTwice(models: ReadingModels, { one, other, byHue }: Washed, at: Rectangle): Promise<FoundLine> {
  const line = await readIn(models, one, at);
  if (isSettled(line)) return line;
  const second = await readIn(models, other, at);
  const surer = { ...line, ...surerUnderSeal(line, second) };
  if (isTall(at)) return surer;
  const whole = await withLostEnd(surer, [one, other].map((picture) => (longer) => bestReading(models, picture, longer)));
  return { ...whole, ...(await withWitness(whole, [line, second], (width) => readLine(models, byHue(), whole.at, { squeeze: width, light: 'all' }))) };
}

async function readIn(models: ReadingModels, picture: Pixels, at: Rectangle): Promise<FoundLine> {
  return { at, ...(await bestReading(models, picture, isTall(at) ? asFlat(at) : at)) };
}

/** Columns one after the other, as they are read. */
function fromTheRight(lines: readonly FoundLine[]): FoundLine[][] {
  return [...lines].sort((a, b) => b.at.x - a.at.x).map((line) => [line]);
}

async function namesOn(models: ReadingModels, pixels: Pixels, seals: readonly SealPlace[]): Promise<NonNullable<ReadPage['seals']>> {
  const names: { text: string; confidence: number; least: number }[] = [];
  for (const seal of seals) {
    const read = await readRing(models, pixels, seal);
    names.push({ text: read?.text ?? '', confidence: hundredths(read?.confidence ?? 0), least: hundredths(read?.least ?? 0) });
  }
  return names;
}

/** The page as it is to be read, and where its lines are. Each turn is looked at afresh: lines are found best when they lie flat. */
async function upright(models: ReadingModels, seen: Pixels, detectorSide: number): Promise<{ picture: Pixels; rectangles: Rectangle[]; turn: QuarterTurns; columns: boolean }> {
  const scale = Math.min(1, detectorSide / Math.max(seen.width, seen.height));
  const look = async (turn: QuarterTurns) => {
    const picture = turnPixels(seen, turn);
    return { picture, turn, rectangles: await findLines(models.detect, picture, scale), columns: false };
  };
  const first = await look(0);
  if (liesOnSide(first.rectangles) && (await areColumns(models, first.picture, first.rectangles))) return { ...first, columns: true };
  const flat = liesOnSide(first.rectangles) ? await look(1) : first;
  if (!(await isUpsideDown(models, flat.picture, flat.rectangles))) return flat;
  return look(((flat.turn + 2) % 4) as QuarterTurns);
}

function described({ text, confidence, least, centres, at }: FoundLine, { width, height }: Pixels, startsRow: boolean): ReadLine {
  const share = (pixels: number, whole: number) => Math.round((pixels / whole) * 10_000) / 10_000;
  return {
    text: tidied(text),
    confidence: hundredths(confidence),
    least: hundredths(least),
    box: { left: share(at.x - at.width / 2, width), top: share(at.y - at.height / 2, height), width: share(at.width, width), height: share(at.height, height) },
    startsRow,
    centres: centres.map((centre) => Math.round(centre * 1000)),
  };
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
