import { PDFHexString, PDFName, type PDFContext, type PDFRef } from '../../engines/pdf-lib.js';

/**
 * A font without ink for words that lie unseen over a picture (ISO 32000-1, 9.7): character codes are UTF-16, so that no
 * viewer needs to guess what was meant. All codes share one empty glyph, one em wide, and half an em for ASCII.
 */
export function blankFont(context: PDFContext): PDFRef {
  const file = context.register(context.flateStream(emptyTrueType(), { Length1: emptyTrueType().length }));
  const descriptor = context.register(context.obj({
    Type: 'FontDescriptor', FontName: NAME, Flags: 4, FontBBox: [0, 0, 1000, 1000], ItalicAngle: 0, Ascent: 880, Descent: -120, CapHeight: 880, StemV: 80, FontFile2: file,
  }));
  const sameGlyph = context.register(context.flateStream(oneGlyphForAll(), {}));
  const descendant = context.register(context.obj({
    Type: 'Font', Subtype: 'CIDFontType2', BaseFont: NAME, CIDToGIDMap: sameGlyph, DW: 1000, W: [0x20, 0x7e, 500], FontDescriptor: descriptor,
    CIDSystemInfo: { Registry: PDFHexString.of(hex('Adobe')), Ordering: PDFHexString.of(hex('Identity')), Supplement: 0 },
  }));
  const toUnicode = context.register(context.flateStream(TO_UNICODE, {}));
  const font = context.obj({ Type: 'Font', Subtype: 'Type0', BaseFont: NAME, Encoding: 'Identity-H', DescendantFonts: [descendant] });
  font.set(PDFName.of('ToUnicode'), toUnicode);
  return context.register(font);
}

/** Widths of the glyphs, in ems. */
export function blankWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  // Two units of UTF-16 are two codes.
  return code >= 0x20 && code <= 0x7e ? 0.5 : code > 0xffff ? 2 : 1;
}

/** As the string operand of Tj. */
export function blankCode(text: string): string {
  return `<${Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0')).join('')}>`;
}

const NAME = 'JuanzongBlank';

function hex(text: string): string {
  return Buffer.from(text, 'latin1').toString('hex');
}

const TO_UNICODE = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${ranges()}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;

/** A range may not cross the first byte, and a block holds a hundred at most. */
function ranges(): string {
  const rows = Array.from({ length: 256 }, (_, high) => high.toString(16).padStart(2, '0')).map((high) => `<${high}00> <${high}ff> <${high}00>`);
  const blocks = [rows.slice(0, 100), rows.slice(100, 200), rows.slice(200)];
  return blocks.map((block) => `${block.length} beginbfrange\n${block.join('\n')}\nendbfrange`).join('\n');
}

/** Glyph 1 for every code. */
function oneGlyphForAll(): Uint8Array {
  return Uint8Array.from({ length: 0x10000 * 2 }, (_, at) => at % 2);
}

/** The tables that ISO 32000-1, 9.9 asks of an embedded TrueType program, with two empty glyphs. */
function emptyTrueType(): Uint8Array {
  const tables: readonly (readonly [string, Uint8Array])[] = [
    ['glyf', new Uint8Array(4)],
    ['head', shorts([1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0, 1000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1000, 1000, 0, 8, 2, 0, 0])],
    ['hhea', shorts([1, 0, 880, -120, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, 2])],
    ['hmtx', shorts([1000, 0, 1000, 0])],
    ['loca', shorts([0, 0, 0])],
    ['maxp', shorts([1, 0, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])],
  ];
  const padded = (length: number) => Math.ceil(length / 4) * 4;
  const out = new Uint8Array(12 + 16 * tables.length + tables.reduce((sum, [, body]) => sum + padded(body.length), 0));
  const view = new DataView(out.buffer);
  view.setUint32(0, 0x00010000);
  [tables.length, 64, 2, tables.length * 16 - 64].forEach((value, index) => view.setUint16(4 + 2 * index, value));
  let at = 12 + 16 * tables.length;
  tables.forEach(([tag, body], index) => {
    const entry = 12 + 16 * index;
    out.set(Buffer.from(tag, 'latin1'), entry);
    out.set(body, at);
    view.setUint32(entry + 4, checksum(out.subarray(at, at + padded(body.length))));
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, body.length);
    at += padded(body.length);
  });
  return out;
}

function shorts(values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 2));
  values.forEach((value, index) => view.setInt16(index * 2, value));
  return new Uint8Array(view.buffer);
}

function checksum(body: Uint8Array): number {
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  let sum = 0;
  for (let at = 0; at < body.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
