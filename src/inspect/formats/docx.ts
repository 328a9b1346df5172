import type { BodyBlock, Highlight, PictureLook, Seal } from '../../model/facts.js';
import { leftOut } from '../../model/left-out.js';
import { openContainer, type Container } from '../container.js';
import { drawnParts } from '../drawn-parts.js';
import { readBody } from '../docx/body.js';
import { readMargins, saysMore } from '../docx/margins.js';
import { numberingOf } from '../docx/numbering.js';
import { picturesIn } from '../docx/pictures.js';
import { readStyles } from '../docx/styles.js';
import { takenInBy } from '../docx/taken-in.js';
import { themeIn, withThemeColours } from '../docx/theme.js';
import { entryFacts } from '../entries.js';
import { figuresInBody } from '../figures.js';
import { Unreadable, type FormatFacts, type FormatReader } from '../format.js';
import { glanceAt } from '../glance.js';
import { hasMacroPart, macroProblem } from '../macro.js';
import { lookOf, originOf } from '../picture-look.js';
import { lookAt, smallCopy, withMargin, type PageSight } from '../pictures.js';
import { lookAtStrip } from '../strip-sight.js';
import { sealFacts, type SealFacts, type SearchedPage } from '../seal-facts.js';
import { countWords } from '../words.js';
import { descendants, parseXml, textOf, type XmlNode } from '../xml.js';

/** More pictures than this in one document are counted but not searched for seals. */
const MOST_SEARCHED = 20;
/** Smaller pictures are icons and rules: a seal of 40 mm at 72 dpi has 110 pixels. */
const LEAST_SIDE = 100;
/** From here a grey picture may be a copy of a page, on which a seal would have lost its colour. */
const PAGE_SIDE = 800;
/** A few are marks of the program that wrote it. */
const LEAST_UNSEEN = 4;
/** Smaller pictures are logos: the same one in two documents says nothing. */
const LEAST_LOOK_SIDE = 240;

/** Word documents (ISO/IEC 29500): the body with tracked changes accepted; text boxes, notes and headers are read and counted apart. */
const reader: FormatReader = {
  id: 'docx',
  formats: ['docx'],
  async read({ bytes, look }) {
    if (bytes[0] === 0xd0) throw new Unreadable('encrypted');
    const container = openContainer(bytes);
    const main = container.read('word/document.xml');
    if (!main) throw new Unreadable('corrupt', 'word/document.xml is missing');
    const theme = themeIn(container);
    const document = withThemeColours(parseXml(main), theme);
    const part = (name: string) => {
      const found = container.read(`word/${name}.xml`);
      return found ? withThemeColours(parseXml(found), theme) : null;
    };
    const drawn = drawnParts(container);
    const styled = part('styles');
    const styles = styled ? readStyles(styled) : new Map();
    const { body, highlights, highlightVerdict, counted, isFirstNumbered, textBoxes, notes, unread, unseen, unknownSigns, unseenCharacters } = readBody({
      document, styles, nextLabel: numberingOf(part('numbering')), footnotes: part('footnotes'), endnotes: part('endnotes'), takenIn: takenInBy(container), drawn: drawn.of('word/document.xml').within,
    });
    const margins = readMargins(document, styles, container);
    const content = body.map(textOfBlock).join('\n');
    const tables = body.flatMap((block) => (block.type === 'table' && block.part !== 'drawing' ? [block.rows] : []));
    const pictures = picturesIn(container);
    const hasWords = content.trim() !== '';
    const showsMore = pictures.length > 0 || container.names.some((name) => /^word\/(?:charts|embeddings|diagrams)\/./.test(name));
    const isEmpty = !hasWords && !showsMore && unread === 0;
    const { marks: onPictures, hasSheets, ...seen } = look ? await pictureFacts(container, pictures) : NOT_LOOKED;
    return {
      readable: isEmpty ? 'no' : 'yes',
      problems: [
        ...(isEmpty ? [{ code: 'empty' as const, page: null, detail: null }] : []),
        ...(!hasWords && showsMore ? [{ code: 'no-text' as const, page: null, detail: pictures.length > 0 ? `${pictures.length} pictures` : 'charts alone' }] : []),
        ...(unread > 0 ? [{ code: 'no-text' as const, page: null, detail: `${unread} documents of another kind within` }] : []),
        ...(unseenCharacters >= LEAST_UNSEEN ? [{ code: 'unseen-words' as const, page: null, detail: null }] : []),
        ...macroProblem(hasMacroPart(container)),
      ],
      text: { source: hasWords ? 'native' : 'none', characters: content.replace(/\s/gu, '').length, content, ...(unread > 0 ? { lacks: true as const } : {}) },
      body,
      words: countWords(counted, { canHaveTitle: !isFirstNumbered, apart: { 'text-box': textBoxes, note: notes, header: margins.lines } }),
      outside: [...margins.watermarks, ...margins.lines],
      pictures: pictures.length + unseen,
      ...leftOut({ header: margins.watermarks.length > 0 || margins.lines.some(saysMore) ? 1 : 0, comment: commentsIn(part('comments')), symbol: unknownSigns, document: unread, ...drawn.leftOut() }),
      ...seen,
      ...(unread + unseen > 0 && seen.sealVerdict !== 'seen' ? { sealVerdict: 'cannot-tell' as const, sealReason: 'not-inspected' as const } : {}),
      highlights: [...highlights.map((highlight): Highlight => ({ page: null, ...highlight })), ...onPictures],
      highlightVerdict: highlightVerdict !== 'seen' && onPictures.length > 0 ? 'seen' : highlightVerdict === 'not-seen' && hasSheets ? 'cannot-tell' : highlightVerdict,
      ...(tables.length > 0 ? entryFacts(tables) : { entries: null }),
      figures: figuresInBody(body),
    };
  },
};

export default reader;

/** Remarks in the margin that say something. */
function commentsIn(part: XmlNode | null): number {
  return (part?.children ?? []).filter((each) => each.name === 'comment' && descendants(each, 't').some((run) => textOf(run).trim() !== '')).length;
}

function textOfBlock(block: BodyBlock): string {
  return block.type === 'paragraph' ? block.text : block.rows.map((row) => row.join('\t')).join('\n');
}

type PictureFacts = Partial<SealFacts> & Pick<FormatFacts, 'looks'> & {
  /** Their words are not known, and neither is the page. */
  readonly marks: readonly Highlight[];
  /** One of them is a page, or may be: what is marked there need not be seen. */
  readonly hasSheets: boolean;
};

const NOT_LOOKED: PictureFacts = { marks: [], hasSheets: false };

/** A scan, a photo or a seal may have been pasted as a picture. The page it stands on is not known before it is laid out: for seals page 1 is said. */
async function pictureFacts(container: Container, pictures: readonly string[]): Promise<PictureFacts> {
  const looks: PictureLook[] = [];
  const sights: (SearchedPage & { readonly sight: PageSight | null })[] = [];
  for (const [index, name] of pictures.slice(0, MOST_SEARCHED).entries()) {
    const { look, sight } = await lookAtPart(container.read(name) ?? new Uint8Array(), index + 1);
    if (look) looks.push(look);
    if (sight !== 'tiny') sights.push({ sight: sight === 'unreadable' ? null : sight, isPicture: true, dpi: null });
  }
  const { seals, stamps, ...verdict } = sealFacts(sights, pictures.length <= MOST_SEARCHED);
  const marks = sights.flatMap(({ sight }) => sight?.marks ?? []).map(({ kind }): Highlight => ({ page: null, kind, text: null }));
  const hasSheets = pictures.length > MOST_SEARCHED || looks.some(({ kind, width, height }) => kind !== 'photo' && Math.max(width, height) >= PAGE_SIDE);
  return { ...verdict, marks, hasSheets, looks, seals: seals.map(withoutPlace), stamps: stamps.map((stamp) => ({ ...withoutPlace(stamp), ink: stamp.ink })) };
}

/** Where the picture stands on its page is not known. */
function withoutPlace({ x, y, kind, confidence }: Seal): Seal {
  return { page: 1, x, y, diameterMm: null, kind, confidence };
}

interface Part {
  readonly look: PictureLook | null;
  /** `unreadable`: damaged pictures, and drawings of Windows (EMF, WMF), which nothing here decodes. */
  readonly sight: PageSight | 'tiny' | 'unreadable';
}

async function lookAtPart(bytes: Uint8Array, place: number): Promise<Part> {
  try {
    const glance = await glanceAt(bytes, {}, { mmPerPixel: () => null });
    const { pixels, factor } = glance ?? (await smallCopy(bytes));
    const side = Math.max(pixels.width, pixels.height) * factor;
    if (side < LEAST_SIDE) return { look: null, sight: 'tiny' };
    const look = side < LEAST_LOOK_SIDE ? null : lookOf(pixels, place, await originOf(bytes));
    const strip = await lookAtStrip(bytes, pixels);
    const sight = strip?.sight ?? glance?.sight ?? lookAt(side < PAGE_SIDE ? withMargin(pixels) : pixels, null);
    return { look, sight: sight.reason === 'grey' && side < PAGE_SIDE ? 'tiny' : sight };
  } catch {
    return { look: null, sight: 'unreadable' };
  }
}
