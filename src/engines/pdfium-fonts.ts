import { assetPath } from '../io/assets.js';
import { readBytesSync } from '../io/read-bytes-sync.js';
import type { PdfiumMemory } from './pdfium.js';

/**
 * Documents often name a Chinese font without carrying it; PDFium then paints nothing. These callbacks
 * (FPDF_SYSFONTINFO in fpdf_sysfontinfo.h) hand it one of the shipped faces, read when first asked for.
 */
export function installFonts(pdfium: PdfiumMemory & { FPDF_SetSystemFontInfo(info: number): void }): void {
  const { addFunction, setValue, UTF8ToString } = pdfium.pdfium;
  const callbacks: readonly (readonly [number, number])[] = [
    [4, addFunction(() => {}, 'vi')],
    [8, addFunction(() => {}, 'vii')],
    [12, addFunction((_self: number, weight: number, _italic: number, charset: number, _pitch: number, name: number) => chooseFace(UTF8ToString(name), weight, charset), 'iiiiiiii')],
    [16, addFunction((_self: number, name: number) => chooseFace(UTF8ToString(name), 400, 0), 'iii')],
    [20, addFunction((_self: number, face: number, table: number, buffer: number, size: number) => copyFace(pdfium, face, { table, buffer, size }), 'iiiiii')],
    [24, addFunction((_self: number, face: number, buffer: number, size: number) => copyName(pdfium, face, { buffer, size }), 'iiiii')],
    [28, addFunction(() => GB2312_CHARSET, 'iii')],
    [32, addFunction(() => {}, 'vii')],
  ];
  const info = pdfium.pdfium.wasmExports.malloc(36);
  setValue(info, 1, 'i32');
  for (const [offset, callback] of callbacks) setValue(info + offset, callback, 'i32');
  pdfium.FPDF_SetSystemFontInfo(info);
}

const GB2312_CHARSET = 134;
/** Windows charset numbers of Chinese, Japanese and Korean. */
const CJK_CHARSETS = new Set([128, 129, GB2312_CHARSET, 136]);

interface Face {
  readonly file: string;
  readonly name: string;
  bytes: Uint8Array | null;
}

/** A handle is the position plus one; zero means: use your own. */
const FACES: readonly Face[] = [
  { file: 'NotoSerifSC-Regular.ttf', name: 'Noto Serif SC', bytes: null },
  { file: 'NotoSerifSC-Bold.ttf', name: 'Noto Serif SC', bytes: null },
  { file: 'NotoSansSC-Medium.ttf', name: 'Noto Sans SC', bytes: null },
  { file: 'LXGWWenKai-Regular.ttf', name: 'LXGW WenKai', bytes: null },
];

function chooseFace(name: string, weight: number, charset: number): number {
  const isChinese = CJK_CHARSETS.has(charset) || /[^\x00-\x7f]|song|simsun|fangsong|kai|hei|ming|gothic|yahei|stsong|gb/i.test(name);
  if (!isChinese) return 0;
  if (/kai|楷/i.test(name)) return 4;
  if (/hei|gothic|yahei|黑/i.test(name)) return 3;
  return weight >= 600 ? 2 : 1;
}

/** The whole file; single tables are not served, PDFium then reads them from the whole. */
function copyFace(pdfium: PdfiumMemory, handle: number, ask: { readonly table: number; readonly buffer: number; readonly size: number }): number {
  const face = FACES[handle - 1];
  if (!face || ask.table !== 0) return 0;
  face.bytes ??= readBytesSync(assetPath(`dist/fonts/${face.file}`));
  if (ask.buffer !== 0 && ask.size >= face.bytes.length) pdfium.pdfium.HEAPU8.set(face.bytes, ask.buffer);
  return face.bytes.length;
}

function copyName(pdfium: PdfiumMemory, handle: number, ask: { readonly buffer: number; readonly size: number }): number {
  const name = new TextEncoder().encode(`${FACES[handle - 1]?.name ?? ''}\0`);
  if (ask.buffer !== 0 && ask.size >= name.length) pdfium.pdfium.HEAPU8.set(name, ask.buffer);
  return name.length;
}
