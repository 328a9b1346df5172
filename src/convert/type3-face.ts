import type { PDFContext, PDFDict } from '../engines/pdf-lib.js';

/** A glyph: its content stream, its width in thousandths of an em and the characters it stands for. */
export interface Type3Glyph {
  readonly content: string;
  readonly width: number;
  readonly text: string;
}

const EM = 1000;

/** A face of at most 255 glyphs that are small drawings (ISO 32000-1, 9.6.5), with codes from 1 on. */
export function type3Face(context: PDFContext, glyphs: readonly Type3Glyph[]): PDFDict {
  const streams = new Map<string, ReturnType<PDFContext['register']>>();
  const streamOf = (content: string) => {
    const known = streams.get(content) ?? context.register(context.flateStream(content));
    streams.set(content, known);
    return known;
  };
  return context.obj({
    Type: 'Font', Subtype: 'Type3', FontBBox: [-EM, -EM, 3 * EM, 3 * EM], FontMatrix: [1 / EM, 0, 0, 1 / EM, 0, 0],
    CharProcs: Object.fromEntries(glyphs.map(({ content }, i) => [`g${i + 1}`, streamOf(content)])),
    Encoding: { Type: 'Encoding', Differences: [1, ...glyphs.map((_, i) => `g${i + 1}`)] },
    FirstChar: 1, LastChar: glyphs.length, Widths: glyphs.map(({ width }) => Math.round(width * 100) / 100), Resources: {},
    ToUnicode: context.register(context.flateStream(toUnicode(glyphs))),
  });
}

/** ISO 32000-1, 9.10.3; a block holds at most 100 entries. */
function toUnicode(glyphs: readonly Type3Glyph[]): string {
  const rows = glyphs.flatMap(({ text }, i) => (text === '' ? [] : [`<${(i + 1).toString(16).padStart(2, '0')}> <${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`]));
  const blocks = Array.from({ length: Math.ceil(rows.length / 100) }, (_, i) => rows.slice(i * 100, (i + 1) * 100));
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /H def /CMapType 2 def',
    '1 begincodespacerange <00> <ff> endcodespacerange',
    ...blocks.map((block) => `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`),
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
}
