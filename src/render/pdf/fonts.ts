import * as fontkit from 'fontkit';
import { UserError } from '../../errors.js';
import { assetPath } from '../../io/assets.js';
import { readBytes } from '../../io/read-bytes.js';
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
  readonly bytes: Uint8Array;
  readonly has: (codePoint: number) => boolean;
}

const SHIPPED: Readonly<Record<FontSlot, string>> = {
  fangsong: 'NotoSerifSC-Regular.ttf',
  song: 'NotoSerifSC-Regular.ttf',
  title: 'NotoSerifSC-Bold.ttf',
  hei: 'NotoSansSC-Medium.ttf',
  kai: 'LXGWWenKai-Regular.ttf',
};

/** Slots whose shipped face is of another design than the norm names: 仿宋 and 小标宋 may not be passed on. */
const SUBSTITUTED: readonly FontSlot[] = ['fangsong', 'title'];

/** What the report says about a slot. */
export interface UsedFont {
  readonly slot: FontSlot;
  readonly family: string;
  readonly substitute: boolean;
}

/** Loads the shipped faces, or the configured file of a slot (absolute paths). Throws a UserError for a file that is no TrueType font. */
export async function loadFonts(configured: Readonly<Partial<Record<FontSlot, string>>> = {}): Promise<Fonts> {
  const faces = new Map<string, Face>();
  const slots = {} as Record<FontSlot, Face>;
  for (const slot of FONT_SLOTS) {
    const path = configured[slot] ?? assetPath(`dist/fonts/${SHIPPED[slot]}`);
    const face = faces.get(path) ?? (await loadFace(path, `juanzong-face-${faces.size + 1}`));
    faces.set(path, face);
    slots[slot] = face;
  }
  // The shipped faces know the most characters, so they stand in for configured ones too.
  for (const name of Object.values(SHIPPED)) {
    const path = assetPath(`dist/fonts/${name}`);
    if (!faces.has(path)) faces.set(path, await loadFace(path, `juanzong-face-${faces.size + 1}`));
  }
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

async function loadFace(path: string, key: string): Promise<Face> {
  const bytes = await readBytes(path).catch((cause: unknown) => refuse(path, cause));
  const kind = bytes.length < 12 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  if (kind !== 0x00010000 && kind !== 0x74727565) return refuse(path, new Error('not an sfnt with TrueType outlines'));
  try {
    const font = fontkit.create(bytes);
    return { key, family: font.familyName, bytes, has: remember((codePoint) => font.hasGlyphForCodePoint(codePoint)) };
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
