import ExcelJS from 'exceljs';
import { strToU8, zipSync } from 'fflate';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import sharp from 'sharp';
import type { Format } from '../../src/model/kinds.js';

/** Small files of every format, made here so that no binary lies in the repository. */

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';

/** A Word document around the inside of its body. */
export function docx(body: string, parts: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body>${body}</w:body></w:document>`),
    ...parts,
  });
}

export function paragraph(text: string, properties = ''): string {
  return `<w:p><w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

export async function xlsx(rows: readonly (readonly unknown[])[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('表').addRows(rows.map((row) => [...row]));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

export async function pdf(lines: readonly string[] = ['Science is for everyone']): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([595, 842]);
  lines.forEach((line, index) => page.drawText(line, { x: 60, y: 760 - 30 * index, size: 16, font }));
  return document.save();
}

/** A colourful picture in which every frame differs. */
export function picture(width = 480, height = 320): sharp.Sharp {
  const data = new Uint8Array(width * height * 3);
  for (let index = 0; index < width * height; index++) data.set([(index * 7) % 256, (index % width) % 256, Math.floor(index / width) % 256], index * 3);
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** An uncompressed 24-bit BMP. */
export function bmp(width = 8, height = 8): Uint8Array {
  const row = Math.ceil((width * 3) / 4) * 4;
  const bytes = new Uint8Array(54 + row * height).fill(120, 54);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, 54, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, width, true);
  view.setInt32(22, height, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  return bytes;
}

/** An OLE compound file with one allocation sector, one directory sector and a first stream of the large kind. */
export function compound(streams: readonly string[], head: readonly number[] = []): Uint8Array {
  const bytes = new Uint8Array(512 * 12);
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(30, 9, true);
  view.setUint32(48, 1, true);
  view.setUint32(76, 0, true);
  for (let sector = 0; sector < 12; sector++) view.setUint32(512 + sector * 4, 0xfffffffe, true);
  ['Root Entry', ...streams].slice(0, 4).forEach((name, index) => {
    const at = 1024 + index * 128;
    [...name].forEach((character, position) => view.setUint16(at + position * 2, character.charCodeAt(0), true));
    view.setUint16(at + 64, (name.length + 1) * 2, true);
    bytes[at + 66] = index === 0 ? 5 : 2;
    view.setUint32(at + 116, 2, true);
    view.setUint32(at + 120, 4096, true);
  });
  bytes.set(head, 512 * 3);
  return bytes;
}

const ascii = (text: string) => new Uint8Array(Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(64)]));

/** One file of each format, under a name it goes by. */
export const SAMPLES: Readonly<Record<Exclude<Format, 'unknown' | 'empty'>, { readonly name: string; readonly make: () => Uint8Array | Promise<Uint8Array> }>> = {
  pdf: { name: 'a.pdf', make: () => pdf() },
  jpeg: { name: 'a.jpg', make: () => picture().jpeg().toBuffer() },
  png: { name: 'a.png', make: () => picture().png().toBuffer() },
  tiff: { name: 'a.tif', make: () => picture().tiff().toBuffer() },
  webp: { name: 'a.webp', make: () => picture().webp().toBuffer() },
  gif: { name: 'a.gif', make: () => picture().gif().toBuffer() },
  avif: { name: 'a.avif', make: () => picture(64, 64).avif({ effort: 0 }).toBuffer() },
  bmp: { name: 'a.bmp', make: () => bmp() },
  heic: { name: 'a.heic', make: () => ascii('\0\0\0\x18ftypheic\0\0\0\0mif1heic') },
  svg: { name: 'a.svg', make: () => strToU8('<?xml version="1.0"?>\n<!-- 图 -->\n<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect x="5" y="5" width="30" height="20" fill="#204080"/></svg>') },
  psd: { name: 'a.psd', make: () => ascii('8BPS\0\x01') },
  odf: { name: 'a.odt', make: () => zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text'), 'content.xml': strToU8('<a/>'), 'META-INF/manifest.xml': strToU8('<a/>') }) },
  iwork: { name: 'a.pages', make: () => zipSync({ 'Index/Document.iwa': strToU8('a'), 'preview.jpg': strToU8('a') }) },
  xps: { name: 'a.xps', make: () => zipSync({ 'FixedDocSeq.fdseq': strToU8('<a/>'), '[Content_Types].xml': strToU8('<a/>') }) },
  jp2: { name: 'a.jp2', make: () => ascii('\0\0\0\x0cjP  \r\n\x87\n') },
  jxl: { name: 'a.jxl', make: () => ascii('\0\0\0\x0cJXL \r\n\x87\n') },
  docx: { name: 'a.docx', make: () => docx(paragraph('科普活动情况')) },
  xlsx: { name: 'a.xlsx', make: () => xlsx([['姓名', '单位'], ['甲', '乙']]) },
  pptx: { name: 'a.pptx', make: () => zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'ppt/presentation.xml': strToU8('<p/>') }) },
  doc: { name: 'a.doc', make: () => compound(['WordDocument', '1Table']) },
  xls: { name: 'a.xls', make: () => compound(['Workbook']) },
  ppt: { name: 'a.ppt', make: () => compound(['PowerPoint Document']) },
  wps: { name: 'a.wps', make: () => compound(['WordDocument', 'WpsCustomData']) },
  ofd: { name: 'a.ofd', make: () => zipSync({ 'OFD.xml': strToU8('<ofd:OFD/>'), 'Doc_0/Document.xml': strToU8('<a/>') }) },
  rtf: { name: 'a.rtf', make: () => strToU8('{\\rtf1\\ansi Science for everyone\\par Second line}') },
  txt: { name: 'a.txt', make: () => strToU8('全民科学素质行动\n第二行') },
  md: { name: 'a.md', make: () => strToU8('# 标题\n\n正文。') },
  html: { name: 'a.html', make: () => strToU8('<!DOCTYPE html><html><body><p>科普&#24352;贴</p></body></html>') },
  eml: { name: 'a.eml', make: () => strToU8('Received: by mx\nFrom: a@b.cn\nTo: c@d.cn\nMIME-Version: 1.0\nContent-Type: text/plain\n\n正文') },
  yaml: { name: 'a.yaml', make: () => strToU8('- { name: 志愿者人数, year: 2021, value: 1200, unit: 人 }\n') },
  zip: { name: 'a.zip', make: () => zipSync({ 'a.txt': strToU8('a') }) },
  rar: { name: 'a.rar', make: () => ascii('Rar!\x1a\x07') },
  '7z': { name: 'a.7z', make: () => ascii('7z\xbc\xaf\x27\x1c') },
  video: { name: 'a.mp4', make: () => ascii('\0\0\0\x18ftypisom') },
  audio: { name: 'a.mp3', make: () => ascii('ID3\x03') },
};
