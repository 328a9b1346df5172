import * as fontkit from 'fontkit';
import { UserError } from '../../errors.js';
import { assetPath } from '../../io/assets.js';
import { readBytesSync } from '../../io/read-bytes-sync.js';
import { FONT_SLOTS, type FontSlot } from '../../model/project.js';

/** The faces the dossier is set in, read once. */
export interface Fonts {
  /** Each slot's own face. */
  readonly slots: Readonly<Record<FontSlot, Face>>;
  /** Every face once, in the order in which they stand in for each other. */
  readonly faces: readonly Face[];
}

export interface Face {
  /** Unique among the faces; Typst is given it as the family, so that no font of the system can stand in. */
  readonly key: string;
  /** As in the font: `Noto Serif SC`. */
  readonly family: string;
  /** The file, read when it is first asked for: most stand in for a rare character only. Throws a UserError when it cannot be used. */
  readonly bytes: Uint8Array;
  /** It came with the program; its file already carries the key as its family. */
  readonly isShipped: boolean;
  readonly has: (codePoint: number) => boolean;
}

/** `key` is the family that `templates/fonts/collect.mjs` gives the file, `family` the one it had. */
const SHIPPED: Readonly<Record<FontSlot, { readonly file: string; readonly key: string; readonly family: string }>> = {
  fangsong: { file: 'NotoSerifSC-Regular', key: 'juanzong-face-1', family: 'Noto Serif SC' },
  song: { file: 'NotoSerifSC-Regular', key: 'juanzong-face-1', family: 'Noto Serif SC' },
  title: { file: 'NotoSerifSC-Bold', key: 'juanzong-face-2', family: 'Noto Serif SC' },
  hei: { file: 'NotoSansSC-Medium', key: 'juanzong-face-3', family: 'Noto Sans SC Medium' },
  kai: { file: 'LXGWWenKai-Regular', key: 'juanzong-face-4', family: 'LXGW WenKai' },
};

/** Slots whose shipped face is of another design than the norm names: 仿宋 and 小标宋 may not be passed on. */
const SUBSTITUTED: readonly FontSlot[] = ['fangsong', 'title'];

/** What the report says about a slot. */
export interface UsedFont {
  readonly slot: FontSlot;
  readonly family: string;
  readonly substitute: boolean;
}

/** The shipped faces, or the configured file of a slot (absolute paths). Throws a UserError for a file that is no TrueType font. */
export async function loadFonts(configured: Readonly<Partial<Record<FontSlot, string>>> = {}): Promise<Fonts> {
  const faces = new Map<string, Face>();
  const slots = {} as Record<FontSlot, Face>;
  const load = (slot: FontSlot, own: string | undefined): Face => {
    const { file, key, family } = SHIPPED[slot];
    const path = own ?? shippedFace(file);
    const face = faces.get(path) ?? (own === undefined ? openFace(path, { key, family }) : ownFace(path, `juanzong-own-${faces.size + 1}`));
    faces.set(path, face);
    return face;
  };
  for (const slot of FONT_SLOTS) slots[slot] = load(slot, configured[slot]);
  // The shipped faces know the most characters, so they stand in for configured ones too.
  for (const slot of FONT_SLOTS) load(slot, undefined);
  return { slots, faces: [...faces.values()] };
}

/** The faces by slot, and which of them stand in for a face that may not be shipped. */
export function usedFonts(fonts: Fonts): UsedFont[] {
  return FONT_SLOTS.map((slot) => ({
    slot,
    family: fonts.slots[slot].family,
    substitute: SUBSTITUTED.includes(slot) && fonts.slots[slot].family.startsWith('Noto '),
  }));
}

function shippedFace(file: string): string {
  return assetPath(`dist/fonts/${file}.ttf`);
}

function openFace(path: string, about: { readonly key: string; readonly family: string }, isShipped = true): Face {
  let opened: { readonly bytes: Uint8Array; readonly font: fontkit.Font } | null = null;
  const open = () => (opened ??= readFace(path));
  return {
    ...about, isShipped,
    get bytes() { return open().bytes; },
    has: remember((codePoint) => open().font.hasGlyphForCodePoint(codePoint)),
  };
}

/** Opened at once: what somebody named must be a font before anything is made. */
function ownFace(path: string, key: string): Face {
  return openFace(path, { key, family: readFace(path).font.familyName }, false);
}

function readFace(path: string): { readonly bytes: Uint8Array; readonly font: fontkit.Font } {
  try {
    const bytes = readBytesSync(path);
    const kind = bytes.length < 12 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
    if (kind !== 0x00010000 && kind !== 0x74727565) throw new Error('not an sfnt with TrueType outlines');
    return { bytes, font: fontkit.create(bytes) };
  } catch (cause) {
    return refuse(path, cause);
  }
}

function remember(has: (codePoint: number) => boolean): (codePoint: number) => boolean {
  const known = new Map<number, boolean>();
  return (codePoint) => {
    const answer = known.get(codePoint) ?? has(codePoint);
    known.set(codePoint, answer);
    return answer;
  };
}

function refuse(path: string, cause: unknown): never {
  throw new UserError({
    code: 'font/unusable',
    message: { zh: '字体文件“{path}”不能使用：须为单个 TrueType 字体（.ttf）。', en: 'The font file “{path}” cannot be used: it must be a single TrueType font (.ttf).' },
    hint: { zh: '请检查 project.yaml 中的字体设置；删去该项即使用随附字体。', en: 'Check the fonts in project.yaml; without the entry the shipped face is used.' },
    args: { path },
    cause,
  });
}
