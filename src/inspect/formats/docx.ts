import type { BodyBlock, Highlight, Seal } from '../../model/facts.js';
import { openContainer, type Container } from '../container.js';
import { readBody } from '../docx/body.js';
import { readMargins } from '../docx/margins.js';
import { numberingOf } from '../docx/numbering.js';
import { readStyles } from '../docx/styles.js';
import { countEntries } from '../entries.js';
import { figuresInRows } from '../figures.js';
import { Unreadable, type FormatFacts, type FormatReader } from '../format.js';
import { lookAt, smallCopy, withMargin, type PageSight } from '../pictures.js';
import { countWords } from '../words.js';
import { parseXml } from '../xml.js';

/** More pictures than this in one document are counted but not searched for seals. */
const MOST_SEARCHED = 20;
/** Smaller pictures are icons and rules: a seal of 40 mm at 72 dpi has 110 pixels. */
const LEAST_SIDE = 100;
/** From here a grey picture may be a copy of a page, on which a seal would have lost its colour. */
const PAGE_SIDE = 800;

/** Word documents (ISO/IEC 29500): the body with tracked changes accepted; text boxes, notes and headers are read and counted apart. */
const reader: FormatReader = {
  id: 'docx',
  formats: ['docx'],
  async read({ bytes, look }) {
    if (bytes[0] === 0xd0) throw new Unreadable('encrypted');
    const container = openContainer(bytes);
    const main = container.read('word/document.xml');
    if (!main) throw new Unreadable('corrupt', 'word/document.xml is missing');
    const document = parseXml(main);
    const part = (name: string) => {
      const found = container.read(`word/${name}.xml`);
      return found ? parseXml(found) : null;
    };
    const styles = part('styles');
    const { body, highlights, counted, isFirstNumbered, textBoxes, notes } = readBody({
      document, styles: styles ? readStyles(styles) : new Map(), nextLabel: numberingOf(part('numbering')), footnotes: part('footnotes'), endnotes: part('endnotes'),
    });
    const margins = readMargins(document, container);
    const content = body.map(textOfBlock).join('\n');
    const table = body.find((block) => block.type === 'table');
    const pictures = container.names.filter((name) => /^word\/media\/[^/]+\.[^/]+$/i.test(name));
    const isEmpty = content.trim() === '' && pictures.length === 0;
    return {
      readable: isEmpty ? 'no' : 'yes',
      problems: [
        ...(isEmpty ? [{ code: 'empty' as const, page: null, detail: null }] : []),
        ...(content.trim() === '' && pictures.length > 0 ? [{ code: 'no-text' as const, page: null, detail: `${pictures.length} pictures` }] : []),
        ...(container.names.some((name) => /vbaProject\.bin$/i.test(name)) ? [{ code: 'macro' as const, page: null, detail: null }] : []),
      ],
      text: { source: content.trim() ? 'native' : 'none', characters: content.replace(/\s/gu, '').length, content },
      body,
      words: countWords(counted, { canHaveTitle: !isFirstNumbered, apart: { 'text-box': textBoxes, note: notes, header: margins.lines } }),
      outside: [...margins.watermarks, ...margins.lines],
      pictures: pictures.length,
      ...(look ? await sealFacts(container, pictures) : {}),
      highlights: highlights.map((highlight): Highlight => ({ page: null, ...highlight })),
      highlightVerdict: highlights.length > 0 ? 'seen' : 'not-seen',
      entries: table?.type === 'table' ? countEntries(table.rows) : null,
      figures: body.flatMap((block) => (block.type === 'table' ? figuresInRows(block.rows) : [])),
    };
  },
};

export default reader;

function textOfBlock(block: BodyBlock): string {
  return block.type === 'paragraph' ? block.text : block.rows.map((row) => row.join('\t')).join('\n');
}

type SealFacts = Pick<FormatFacts, 'seals' | 'sealVerdict' | 'sealReason'>;

/** A scan or a seal may have been pasted as a picture. The page it stands on is not known before it is laid out: page 1 is said. */
async function sealFacts(container: Container, pictures: readonly string[]): Promise<SealFacts> {
  const seals: Seal[] = [];
  let doubt: FormatFacts['sealReason'] = pictures.length > MOST_SEARCHED ? 'not-inspected' : null;
  for (const name of pictures.slice(0, MOST_SEARCHED)) {
    const sight = await lookAtPart(container, name);
    if (typeof sight === 'string') {
      if (sight !== 'tiny') doubt ??= sight;
      continue;
    }
    seals.push(...sight.seals.map(({ x, y, kind, confidence }): Seal => ({ page: 1, x, y, diameterMm: null, kind, confidence })));
    if (sight.verdict === 'seen') return { seals, sealVerdict: 'seen', sealReason: null };
  }
  if (seals.length > 0) return { seals, sealVerdict: 'cannot-tell', sealReason: null };
  return { seals, sealVerdict: doubt ? 'cannot-tell' : 'not-seen', sealReason: doubt };
}

/** `unreadable`: damaged pictures, and drawings of Windows (EMF, WMF), which nothing here decodes. */
async function lookAtPart(container: Container, name: string): Promise<PageSight | 'tiny' | 'grey' | 'unreadable'> {
  try {
    const { pixels, factor } = await smallCopy(container.read(name) ?? new Uint8Array());
    const side = Math.max(pixels.width, pixels.height) * factor;
    if (side < LEAST_SIDE) return 'tiny';
    const sight = lookAt(side < PAGE_SIDE ? withMargin(pixels) : pixels, null);
    return sight.reason === 'grey' ? (side < PAGE_SIDE ? 'tiny' : 'grey') : sight;
  } catch {
    return 'unreadable';
  }
}
