import { assetPath } from '../io/assets.js';
import type { SvgAnswer } from './svg.js';

/** The entry of the process that draws: a drawing in, its pixels out. A filter over a filter may take minutes, and no thread can be rid of it. */
process.env['FONTCONFIG_FILE'] = assetPath('templates/fonts/fonts.conf');
process.on('message', (bytes: Uint8Array) => void draw(bytes).then((answer) => process.send?.(answer)));
process.on('disconnect', () => process.exit());

const MOST_PIXELS = 60_000_000;
/** Pixels of the long side in which a drawing is drawn, unless it is larger itself. */
const LONG_SIDE = 2_400;
/** The drawing surface takes no more each way. */
const LONGEST_SIDE = 30_000;
/** Times which a small drawing is enlarged. */
const MOST_ENLARGED = 8;
const POINTS_PER_INCH = 72;

async function draw(bytes: Uint8Array): Promise<SvgAnswer> {
  try {
    // Loaded here, so that it asks for fonts where it is told.
    const { default: sharp } = await import('sharp');
    const own = await sharp(bytes, { density: POINTS_PER_INCH, limitInputPixels: false }).metadata();
    const long = Math.max(own.width, own.height);
    const pixelsPerPoint = Math.min(Math.max(1, Math.min(MOST_ENLARGED, LONG_SIDE / long)), LONGEST_SIDE / long, Math.sqrt(MOST_PIXELS / (own.width * own.height)));
    const drawn = sharp(bytes, { density: Math.max(1, POINTS_PER_INCH * pixelsPerPoint), limitInputPixels: 2 * MOST_PIXELS });
    const { data, info } = await drawn.flatten({ background: '#ffffff' }).toColourspace('srgb').removeAlpha().raw().toBuffer({ resolveWithObject: true });
    return { state: 'drawn', pixels: { data, width: info.width, height: info.height, pixelsPerPoint: info.width / own.width } };
  } catch (error) {
    return { state: 'failed', detail: error instanceof Error ? error.message : String(error) };
  }
}
