import sharp from 'sharp';
import type { EvidencePage, EvidenceSource } from './evidence.js';
import { cm, multiply, place, type Matrix, type Placement } from './geometry.js';
import { embedJpeg, embedPicture, embedPng, isUnpackedHere, openPicture, type PlacedImage } from './image-codecs.js';

/**
 * Opens a picture for placing: a JPEG goes in as it is and is turned by its EXIF orientation, everything else
 * is unpacked by sharp; each frame of a TIFF is a page. `upright`: photographs stay on upright paper.
 * Throws when it cannot be read.
 */
export async function openImageSource(bytes: Uint8Array, upright: boolean): Promise<EvidenceSource> {
  const unpacked = isUnpackedHere(bytes);
  const about = unpacked ? null : await sharp(bytes).metadata();
  return {
    pages: about?.format === 'tiff' ? (about.pages ?? 1) : 1,
    into: (context) => ({
      page: async (index) => {
        const onPage = { upright, pointsPerPixel: 1 };
        const jpeg = about?.format === 'jpeg' ? embedJpeg(context, bytes) : null;
        if (jpeg) return imagePage(jpeg, about?.orientation ?? 1, onPage, 'image');
        const png = about?.format === 'png' && about.orientation === undefined ? embedPng(context, bytes) : null;
        const picture = png ?? (await embedPicture(context, unpacked ? await openPicture(bytes, 0) : (await openPicture(bytes, index)).autoOrient()));
        return imagePage(picture, 1, onPage, 'image');
      },
      bookmarks: () => [],
      layers: () => [],
    }),
    close: () => {},
  };
}

export interface ImageOnPage {
  readonly upright: boolean;
  /** Size at which it is placed when there is room; it is never enlarged beyond. */
  readonly pointsPerPixel: number;
}

/** A page that shows one picture. */
export function imagePage(image: PlacedImage, orientation: number, { upright, pointsPerPixel }: ImageOnPage, method: EvidencePage['method']): EvidencePage {
  const turned = orientation >= 5;
  const width = (turned ? image.height : image.width) * pointsPerPixel;
  const height = (turned ? image.width : image.height) * pointsPerPixel;
  const placement: Placement = place({ box: { x: 0, y: 0, width, height }, rotate: 0, userUnit: 1 }, upright);
  // The unit square of an image, turned as EXIF asks, onto the page.
  const matrix = multiply(multiply(ORIENTATIONS[orientation] ?? UNTURNED, [width, 0, 0, height, 0, 0]), placement.matrix);
  return { placement, content: ['q', cm(matrix), '/P Do', 'Q'].join('\n'), xObjects: new Map([['P', image.ref]]), annotations: [], group: null, method };
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

