import type { Block, Exhibit, PageMap } from '../../model/dossier.js';
import { say, type Language, type Text } from '../../model/text.js';
import { captionLines } from '../blocks/caption.js';
import { toSections } from './blocks.js';
import { evidencePages, type EvidenceImage } from './evidence.js';
import { writeWordFile } from './pack.js';
import { findPlaces } from './places.js';
import type { Append, ZipEntry } from './zip.js';

export interface WordInput {
  readonly blocks: readonly Block[];
  readonly map: PageMap;
  readonly exhibits: readonly Exhibit[];
  /** The pages of an exhibit that come from its file, in order. A failure becomes stated placeholders. */
  readonly pageImages: (exhibitNumber: string) => PageImages | Promise<PageImages>;
  readonly draft: boolean;
  readonly title: string;
  /** `YYYY-MM-DD`: the only date in the file. */
  readonly asOf: string;
  readonly author?: string;
  /** Of what is said of missing pictures; Chinese when not given. */
  readonly language?: Language;
  /** How many exhibits are asked for at a time; 1 when not given. */
  readonly width?: number;
}

export type PageImages = Iterable<EvidenceImage> | AsyncIterable<EvidenceImage>;

/**
 * The dossier as DOCX: the blocks of the PDF with its numbers, editable, every evidence page as a picture.
 * Nothing in it waits for “update field”. Same input, same bytes. Written as it goes, one picture in memory at a time.
 */
export async function writeWord(input: WordInput, append: Append): Promise<void> {
  const language = input.language ?? 'zh-CN';
  const places = findPlaces(input.blocks, input.map);
  const exhibits = new Map(input.exhibits.map((exhibit) => [exhibit.number, exhibit]));
  const images = await loadImages(input);
  const halves = halvesOf(input.map);
  const pictures = new Map<string, ZipEntry['content']>();
  const sections = toSections({
    blocks: input.blocks,
    places,
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
        images: images.get(number) ?? { images: [], cause: null },
        half: halves.get(number) ?? null,
      });
    },
  });
  await writeWordFile({ sections, title: input.title, author: input.author, asOf: input.asOf, draftWord: input.draft ? say(DRAFT, language) : null, pictures }, append);
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

export interface LoadedImages {
  readonly images: readonly EvidenceImage[];
  /** Why they end early; null when they do not. */
  readonly cause: string | null;
}

/** All pictures, `width` exhibits at a time; what one exhibit's file does to its thread costs only its own pages. */
async function loadImages(input: WordInput): Promise<Map<string, LoadedImages>> {
  const numbers = input.blocks.flatMap((block) => (block.type === 'exhibit' && !block.blocks ? [block.number] : []));
  const loaded = new Map<string, LoadedImages>();
  let next = 0;
  const lane = async () => {
    while (next < numbers.length) {
      const number = numbers[next++] as string;
      loaded.set(number, await loadOne(input, number));
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, input.width ?? 1) }, lane));
  return loaded;
}

async function loadOne(input: WordInput, number: string): Promise<LoadedImages> {
  const images: EvidenceImage[] = [];
  try {
    for await (const image of await input.pageImages(number)) images.push(image);
    return { images, cause: null };
  } catch (error) {
    return { images, cause: error instanceof Error ? error.message : String(error) };
  }
}
