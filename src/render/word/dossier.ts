import type { Block, Exhibit, PageMap } from '../../model/dossier.js';
import { say, type Language, type Text } from '../../model/text.js';
import { captionLines } from '../blocks/caption.js';
import { toSections } from './blocks.js';
import { evidencePages, pictureName, type EvidenceImage, type PlacedImage } from './evidence.js';
import { frameOf, type Pictures, type WordFrame } from './pack.js';
import { findPlaces } from './places.js';

/** Plain data: the frame may be made in another thread. */
export interface WordInput {
  readonly blocks: readonly Block[];
  readonly map: PageMap;
  readonly exhibits: readonly Exhibit[];
  /** Of the pages of every exhibit that come from its file, by its number. */
  readonly images: ReadonlyMap<string, LoadedImages<PlacedImage>>;
  readonly draft: boolean;
  readonly title: string;
  /** `YYYY-MM-DD`: the only date in the file. */
  readonly asOf: string;
  readonly author?: string;
  /** Of what is said of missing pictures; Chinese when not given. */
  readonly language?: Language;
}

/**
 * The dossier as DOCX but for its pictures: the blocks of the PDF with its numbers, editable, with a place for every evidence
 * page. Nothing in it waits for “update field”. Same input, same bytes.
 */
export function frameDossier(input: WordInput): Promise<WordFrame> {
  const language = input.language ?? 'zh-CN';
  const exhibits = new Map(input.exhibits.map((exhibit) => [exhibit.number, exhibit]));
  const halves = halvesOf(input.map);
  const pictures = new Set<string>();
  const sections = toSections({
    blocks: input.blocks,
    places: findPlaces(input.blocks, input.map),
    exhibitLine: (number) => `${number}　${exhibits.get(number)?.title ?? ''}`,
    evidencePages: (number, bookmark) => {
      const span = input.map.exhibits[number];
      return evidencePages({
        number, bookmark, pictures, language,
        title: exhibits.get(number)?.title ?? '',
        path: exhibits.get(number)?.path ?? '',
        firstPage: span?.first ?? null,
        pages: span ? span.last - span.first + 1 : 0,
        caption: captionOf(exhibits.get(number)),
        images: input.images.get(number) ?? { images: [], cause: null },
        half: halves.get(number) ?? null,
      });
    },
  });
  return frameOf({ sections, title: input.title, author: input.author, asOf: input.asOf, draftWord: input.draft ? say(DRAFT, language) : null, pictures });
}

/** Every picture by the name under which the frame asks for it. */
export function picturesIn(images: ReadonlyMap<string, LoadedImages>): Pictures {
  return new Map([...images].flatMap(([number, loaded]) => loaded.images.map(({ jpeg }, index) => [pictureName(number, index), jpeg] as const)));
}

/** Which half of its page an exhibit has, where two share one; the upper one comes first in the dossier. */
function halvesOf({ exhibits }: PageMap): ReadonlyMap<string, 'upper' | 'lower'> {
  const halves = new Map<string, 'upper' | 'lower'>();
  const onPage = new Map<number, string>();
  for (const [number, { first, last }] of Object.entries(exhibits)) {
    const above = onPage.get(first);
    if (above) halves.set(above, 'upper').set(number, 'lower');
    onPage.set(last, number);
  }
  return halves;
}

function captionOf(exhibit: Exhibit | undefined): readonly string[] {
  return exhibit?.caption ? captionLines(exhibit.caption) : [];
}

const DRAFT: Text = { zh: '草稿', en: 'Draft' };

export interface LoadedImages<Image = EvidenceImage> {
  readonly images: readonly Image[];
  /** Why they end early; null when they do not. */
  readonly cause: string | null;
}
