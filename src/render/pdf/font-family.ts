/**
 * A copy of a TrueType font under another family name, everything else unchanged. Typst chooses by family
 * and also knows the fonts of the system: under a name of our own only the given file can be meant.
 * The PostScript name, which is what the PDF shows, stays. OpenType 1.9, “name” and “Table Directory”.
 */
export function withFamily(font: Uint8Array, family: string): Uint8Array {
  const old = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const count = old.getUint16(4);
  const records = Array.from({ length: count }, (_, i) => 12 + 16 * i);
  const nameRecord = records.find((at) => old.getUint32(at) === NAME);
  if (nameRecord === undefined) throw new Error('The font has no name table.');
  const names = nameTable(family, postScriptName(old, old.getUint32(nameRecord + 8)) ?? family);

  const place = (font.length + 3) & ~3;
  const out = new Uint8Array(place + names.length);
  out.set(font);
  out.set(names, place);
  const view = new DataView(out.buffer);
  view.setUint32(nameRecord + 4, checksum(names));
  view.setUint32(nameRecord + 8, place);
  view.setUint32(nameRecord + 12, names.length);
  return out;
}

const NAME = 0x6e616d65;
const POSTSCRIPT_NAME = 6;

function postScriptName(view: DataView, table: number): string | null {
  const count = view.getUint16(table + 2);
  const strings = table + view.getUint16(table + 4);
  for (let i = 0; i < count; i++) {
    const at = table + 6 + 12 * i;
    if (view.getUint16(at) !== 3 || view.getUint16(at + 6) !== POSTSCRIPT_NAME) continue;
    const length = view.getUint16(at + 8);
    const start = strings + view.getUint16(at + 10);
    return Array.from({ length: length / 2 }, (_, k) => String.fromCharCode(view.getUint16(start + 2 * k))).join('');
  }
  return null;
}

function nameTable(family: string, postScript: string): Uint8Array {
  const entries: [number, string][] = [[1, family], [2, 'Regular'], [4, family], [POSTSCRIPT_NAME, postScript]];
  const header = 6 + 12 * entries.length;
  const length = entries.reduce((sum, [, text]) => sum + 2 * text.length, header);
  const out = new Uint8Array((length + 3) & ~3);
  const view = new DataView(out.buffer);
  view.setUint16(2, entries.length);
  view.setUint16(4, header);
  let at = header;
  entries.forEach(([id, text], i) => {
    // Windows, Unicode BMP, English.
    [3, 1, 0x409, id, 2 * text.length, at - header].forEach((value, k) => view.setUint16(6 + 12 * i + 2 * k, value));
    for (const letter of text) {
      view.setUint16(at, letter.charCodeAt(0));
      at += 2;
    }
  });
  return out;
}

function checksum(table: Uint8Array): number {
  const view = new DataView(table.buffer);
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
