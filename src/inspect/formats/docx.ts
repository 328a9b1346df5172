import type { BodyBlock, Highlight, Seal } from '../../model/facts.js';
import { openContainer, type Container } from '../container.js';
import { readBody } from '../docx-body.js';
import { countEntries } from '../entries.js';
import { figuresInRows } from '../figures.js';
import { unreadable, type FormatReader } from '../format.js';
import { lookAtPicture } from '../pictures.js';
import { countWords } from '../words.js';
import { parseXml } from '../xml.js';

/** More pictures than this in one document are counted but not searched for seals. */
const MAX_SEARCHED = 12;

/** Word documents (ISO/IEC 29500): the body with tracked changes accepted; headers, footnotes and text boxes are not the body. */
const reader: FormatReader = {
  id: 'docx',
  formats: ['docx'],
  async read({ bytes }) {
    if (bytes[0] === 0xd0) return unreadable('encrypted');
    const container = openContainer(bytes);
    const main = container.read('word/document.xml');
    if (!main) return unreadable('corrupt', 'word/document.xml is missing');
    const { body, highlights } = readBody(parseXml(main));
    const lines = body.flatMap(linesOf);
    const content = lines.join('\n');
    const table = body.find((block) => block.type === 'table');
    const pictures = container.names.filter((name) => /^word\/media\/[^/]+\.(?:png|jpe?g|bmp|gif|tiff?|webp)$/i.test(name));
    const seals = await sealsIn(container, pictures);
    const isEmpty = content.trim() === '' && pictures.length === 0;
    return {
      readable: isEmpty ? 'no' : 'yes',
      problems: [
        ...(isEmpty ? [{ code: 'empty' as const, page: null, detail: null }] : []),
        ...(container.names.some((name) => /vbaProject\.bin$/i.test(name)) ? [{ code: 'macro' as const, page: null, detail: null }] : []),
      ],
      text: { source: content.trim() ? 'native' : 'none', characters: content.replace(/\s/g, '').length, content },
      body,
      words: countWords(lines),
      pictures: pictures.length,
      seals,
      sealVerdict: seals.length > 0 ? 'seen' : pictures.length > MAX_SEARCHED ? 'cannot-tell' : 'not-seen',
      sealReason: seals.length === 0 && pictures.length > MAX_SEARCHED ? 'not-inspected' : null,
      highlights: highlights.map((highlight): Highlight => ({ page: null, ...highlight })),
      highlightVerdict: highlights.length > 0 ? 'seen' : 'not-seen',
      entries: table?.type === 'table' ? countEntries(table.rows) : null,
      figures: body.flatMap((block) => (block.type === 'table' ? figuresInRows(block.rows) : [])),
    };
  },
};

export default reader;

function linesOf(block: BodyBlock): readonly string[] {
  return block.type === 'paragraph' ? [block.text] : block.rows.flat();
}

/** A seal may have been pasted as a picture; one that cannot be decoded is passed over here, the text is what counts. */
async function sealsIn(container: Container, pictures: readonly string[]): Promise<Seal[]> {
  const seals: Seal[] = [];
  for (const name of pictures.slice(0, MAX_SEARCHED)) {
    const bytes = container.read(name);
    const sight = bytes ? await lookAtPicture(bytes, null).catch(() => null) : null;
    if (sight?.verdict === 'seen') seals.push(...sight.seals.map((seal) => ({ page: 1, x: seal.x, y: seal.y, diameterMm: null, kind: seal.kind, confidence: seal.confidence })));
  }
  return seals;
}
