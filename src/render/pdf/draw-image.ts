import type { PDFContext } from '../../engines/pdf-lib.js';
import type { EvidencePage, EvidenceSource } from './evidence.js';
import { cm, multiply, num, place, type Matrix, type PhotoPlace, type Placement } from './geometry.js';
import { embedJpeg, embedPicture, embedPng, type PlacedImage } from './image-codecs.js';
import { readJpeg } from './jpeg.js';
import { isUnpackedHere, openPicture, pointsPerPixelOf } from './open-picture.js';

/**
 * Opens a picture for placing: a JPEG goes in as it is and is turned by its EXIF orientation, everything else
 * is unpacked by sharp; each frame of a TIFF is a page, and so is each piece of a strip. Throws when it cannot be read.
 */
export async function openImageSource(bytes: Uint8Array, { photo, cuts, rows }: ImageOptions): Promise<EvidenceSource> {
  const unpacked = isUnpackedHere(bytes);
  const jpeg = readJpeg(bytes);
  const about = unpacked || jpeg ? null : await (await import('sharp')).default(bytes).metadata();
  const embed = async (context: PDFContext, index: number): Promise<Embedded> => {
    if (jpeg) return { image: embedJpeg(context, jpeg), orientation: jpeg.orientation };
    if (unpacked) {
      const picture = await openPicture(bytes, 0);
      return { image: await embedPicture(context, picture.clone()), orientation: 1, pointsPerPixel: await pointsPerPixelOf(bytes, picture) };
    }
    const png = about?.format === 'png' && about.orientation === undefined ? embedPng(context, bytes) : null;
    return { image: png ?? (await embedPicture(context, (await openPicture(bytes, index)).autoOrient())), orientation: 1 };
  };
  return {
    pages: cuts.length > 0 ? cuts.length + 1 : about?.format === 'tiff' ? (about.pages ?? 1) : 1,
    into: (context) => {
      // A strip goes in once, and each of its pages shows a part.
      let whole: Promise<Embedded> | null = null;
      return {
        page: async (index) => {
          if (cuts.length === 0) {
            const whole = await embed(context, index);
            return imagePage(whole, { photo, pointsPerPixel: whole.pointsPerPixel ?? 1 }, 'image');
          }
          const strip = await (whole ??= embed(context, 0));
          // Reduced, it has fewer rows than when it was cut.
          const scale = rows ? (strip.orientation >= 5 ? strip.image.width : strip.image.height) / rows : 1;
          return imagePage(strip, { photo, pointsPerPixel: 1 / scale, rows: [(cuts[index - 1] ?? 0) * scale, (cuts[index] ?? Infinity) * scale] }, 'image');
        },
        bookmarks: () => [],
        layers: () => [],
      };
    },
    close: () => {},
  };
}

export interface ImageOptions {
  readonly photo: PhotoPlace | undefined;
  /** Rows, as seen, at which a strip is cut. */
  readonly cuts: readonly number[];
  /** How many rows it had then; null: as many as it has. */
  readonly rows: number | null;
}

export interface Embedded {
  readonly image: PlacedImage;
  /** As EXIF counts. */
  readonly orientation: number;
  readonly pointsPerPixel?: number;
}

export interface ImageOnPage {
  readonly photo?: PhotoPlace;
  /** Size at which it is placed when there is room; it is never enlarged beyond. */
  readonly pointsPerPixel: number;
  /** The rows that show, as seen from the top; all unless given. */
  readonly rows?: readonly [number, number];
}

/** A page that shows one picture, or some rows of it. */
export function imagePage({ image, orientation }: Embedded, { photo, pointsPerPixel, rows = [0, Infinity] }: ImageOnPage, method: EvidencePage['method']): EvidencePage {
  const turned = orientation >= 5;
  const width = (turned ? image.height : image.width) * pointsPerPixel;
  const height = (turned ? image.width : image.height) * pointsPerPixel;
  const [top, bottom] = rows.map((row) => Math.min(row * pointsPerPixel, height)) as [number, number];
  const box = { x: 0, y: height - bottom, width, height: bottom - top };
  const placement: Placement = place({ box, rotate: 0, userUnit: 1 }, { photo });
  const clip = rows[1] === Infinity && top === 0 ? [] : [`${num(box.x)} ${num(box.y)} ${num(box.width)} ${num(box.height)} re W n`];
  // The unit square of an image, turned as EXIF asks, onto the page.
  const square = multiply(ORIENTATIONS[orientation] ?? UNTURNED, [width, 0, 0, height, 0, 0]);
  const name = photo?.half === 'lower' ? 'Lower' : 'P';
  return { placement, content: ['q', cm(placement.matrix), ...clip, cm(square), `/${name} Do`, 'Q'].join('\n'), xObjects: new Map([[name, image.ref]]), annotations: [], group: null, method };
}

const UNTURNED: Matrix = [1, 0, 0, 1, 0, 0];
/** EXIF 2.3, tag 0x0112, for the unit square with y upwards. */
const ORIENTATIONS: Readonly<Record<number, Matrix>> = {
  1: UNTURNED,
  2: [-1, 0, 0, 1, 1, 0],
  3: [-1, 0, 0, -1, 1, 1],
  4: [1, 0, 0, -1, 0, 1],
  5: [0, -1, -1, 0, 1, 1],
  6: [0, -1, 1, 0, 0, 1],
  7: [0, 1, 1, 0, 0, 0],
  8: [0, 1, -1, 0, 1, 0],
};

