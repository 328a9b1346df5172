import { PDFObjectCopier, type PDFDocument, type PDFRef } from '../../engines/pdf-lib.js';
import { blankFont } from './blank-font.js';
import type { Layer } from './evidence.js';
import type { Fonts } from './fonts.js';
import { stampFonts, type StampFonts } from './stamp.js';
import { openTags, type Tags } from './tags.js';
import { Volume, type Bookmark } from './volume.js';
import type { VolumeFile } from './write.js';

/** A link on a generated page, resolved when all volumes are known. */
export interface OpenLink {
  readonly ref: PDFRef;
  readonly rect: readonly number[];
  /** Its key in the parent tree of the volume's structure. */
  readonly tag: number | null;
  readonly target: number;
  /** Its text is the printed number of the first or last page of where it leads; null: it has another text. */
  readonly prints: 'first' | 'last' | null;
}

/** A volume under way, with everything that is shared by its pages. */
export interface OpenVolume {
  readonly file: string;
  readonly volume: Volume;
  readonly fonts: StampFonts;
  readonly links: OpenLink[];
  readonly layers: Layer[];
  readonly tags: Tags;
  /** Bookmarks that files brought along, by exhibit. */
  readonly bookmarks: Map<string, readonly Bookmark[]>;
  /** The font of words that lie unseen over pictures; made when the first page needs it. */
  readonly wordsFont: () => PDFRef;
  /** Copies generated pages; their fonts are shared by all pages of the volume. */
  readonly generated: () => PDFObjectCopier;
}

/** Begins a volume of the dossier whose generated pages are those of `layout`. */
export async function openVolume(layout: PDFDocument, { file, target, fonts }: { readonly file: string; readonly target: VolumeFile; readonly fonts: Fonts }): Promise<OpenVolume> {
  const volume = new Volume(target);
  const copier = PDFObjectCopier.for(layout.context, volume.context);
  let words: PDFRef | null = null;
  return {
    file, volume, fonts: await stampFonts(volume.context, fonts), links: [], layers: [], bookmarks: new Map(), tags: openTags(layout, volume.context),
    wordsFont: () => (words ??= blankFont(volume.context)),
    generated: () => copier,
  };
}
