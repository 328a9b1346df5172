import type { PictureKind, PictureReason } from '../model/facts.js';
import type { PictureTraits } from './picture-traits.js';
import { isScreenSize, isSheetAt, isSheetShaped, isTall } from './screen-sizes.js';

/** What is known of a picture besides its pixels. */
export interface PictureOrigin {
  /** Pixels, upright. */
  readonly width: number;
  readonly height: number;
  /** Of the file, or of the page that it covers. */
  readonly dpi: number | null;
  readonly camera: string | null;
  readonly isExposed: boolean;
  readonly isScreenshot: boolean;
}

type Kind = Exclude<PictureKind['kind'], 'cannot-tell'>;

/** One piece of evidence: what it adds to each kind, in units of log odds. Set by hand, held against some 500 real pictures (see README.md). */
interface Clue {
  readonly code: PictureReason;
  readonly holds: boolean;
  readonly adds: Readonly<Partial<Record<Kind, number>>>;
}

/** Below this a kind is a guess and is not said. */
const LEAST_CONFIDENCE = 0.8;
const LEAST_SCAN_DPI = 140;

/**
 * Screenshot, photograph or scan, with the reasons for it. Three values and `cannot-tell`: what a picture shows is not
 * understood. `inside`: of what lies within a dark frame, where there is one.
 */
export function kindOf(traits: PictureTraits, origin: PictureOrigin, inside: PictureTraits | null = null): PictureKind {
  const clues = cluesOf(traits, origin, inside).filter((clue) => clue.holds);
  const odds = (kind: Kind) => Math.exp(clues.reduce((sum, clue) => sum + (clue.adds[kind] ?? 0), 0));
  const weights = { screenshot: odds('screenshot'), photo: odds('photo'), scan: odds('scan') };
  const total = weights.screenshot + weights.photo + weights.scan;
  const [best] = (Object.keys(weights) as Kind[]).sort((a, b) => weights[b] - weights[a]) as [Kind];
  const confidence = Math.min(0.99, Math.round((100 * weights[best]) / total) / 100);
  if (confidence < LEAST_CONFIDENCE) return { kind: 'cannot-tell', confidence, reasons: clues.map((clue) => clue.code) };
  return { kind: best, confidence, reasons: clues.filter((clue) => (clue.adds[best] ?? 0) > 0).map((clue) => clue.code) };
}

/** Old paper is brown, and the frame is no part of it; the black of a screen is even to the last pixel. */
function isPageOnBlack(inside: PictureTraits | null, exact: number): boolean {
  return inside !== null && exact < 0.2 && inside.ground >= 180 && inside.onGround >= 0.45 && inside.ink >= 0.002 && inside.ink <= 0.4 && inside.saturation < 60;
}

function cluesOf(traits: PictureTraits, origin: PictureOrigin, inside: PictureTraits | null): readonly Clue[] {
  const { exact, fewColours, colours, evenRows, straightEdges, ground, onGround, ink, saturation } = traits;
  const isOnBlack = isPageOnBlack(inside, exact);
  const isScanner = /scan|扫描/i.test(origin.camera ?? '');
  const isPaper = ground >= 150 && onGround >= 0.5 && ink >= 0.002 && ink <= 0.45 && saturation < 60;
  // Old paper, a page on a dark table: neither surely paper nor surely none.
  const isPerhapsPaper = !isPaper && !isOnBlack && ground >= 150 && onGround >= 0.3 && ink >= 0.05;
  const isSheet = isSheetAt(origin.width, origin.height) !== null;
  const hasDpi = origin.dpi !== null && origin.dpi >= LEAST_SCAN_DPI;
  return [
    { code: 'screenshot-mark', holds: origin.isScreenshot, adds: { screenshot: 6 } },
    { code: 'camera', holds: origin.camera !== null && !isScanner, adds: { photo: 3, screenshot: -2 } },
    { code: 'exposure', holds: origin.isExposed && !isScanner, adds: { photo: 2, screenshot: -2 } },
    { code: 'scanner', holds: isScanner, adds: { scan: 4 } },
    { code: 'screen-size', holds: (exact >= 0.15 || isTall(origin.width, origin.height)) && isScreenSize(origin.width, origin.height), adds: { screenshot: 2.5, scan: -1.5 } },
    { code: 'sheet-size', holds: isSheet, adds: { scan: 3, screenshot: -0.5 } },
    { code: 'sheet-shape', holds: !isSheet && isPaper && saturation < 12 && isSheetShaped(origin.width, origin.height), adds: { scan: 2 } },
    { code: 'scan-density', holds: hasDpi, adds: { scan: 1.2 } },
    { code: 'even-areas', holds: exact >= 0.45, adds: { screenshot: 2, photo: -2.5, scan: hasDpi || isSheet ? 0 : -1 } },
    { code: 'even-areas', holds: exact >= 0.2 && exact < 0.45 && fewColours >= 0.5, adds: { screenshot: 1, photo: -0.5 } },
    { code: 'no-even-areas', holds: exact < 0.08, adds: { photo: 1.2, scan: 1, screenshot: -2.5 } },
    { code: 'few-colours', holds: fewColours >= 0.65, adds: { screenshot: 1, photo: -1.2, scan: 0.3 } },
    { code: 'many-colours', holds: fewColours < 0.4 && colours >= 300, adds: { photo: 1.5, screenshot: -0.5, scan: -0.5 } },
    { code: 'bars', holds: exact >= 0.2 && (evenRows >= 0.03 || straightEdges >= 4), adds: { screenshot: 1, photo: -0.5 } },
    { code: 'page-on-black', holds: isOnBlack && !isPaper, adds: { scan: 3.5, photo: -1.5 } },
    { code: 'paper', holds: isPaper, adds: { scan: 2, photo: -1.5 } },
    { code: 'paper', holds: isPerhapsPaper, adds: { scan: 1.5, photo: -0.5 } },
    { code: 'no-paper', holds: !isPaper && !isPerhapsPaper && !isOnBlack, adds: { photo: 0.5, scan: -2.5 } },
    { code: 'two-tones', holds: colours <= 2, adds: { scan: 2, photo: -3 } },
  ];
}
