import { childrenOf, parseDer, TAG, type Der } from '../../inspect/signature/der.js';

/** The picture of a seal as it is packed in the seal's data. */
export interface SealPicture {
  /** `png`, `jpg`, `bmp`, `gif`, `ofd`: lower case. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

const IA5_STRING = 0x16;
const MOST_VISITED = 5_000;

/**
 * Finds the picture in a seal or in a signature that carries its seal (GM/T 0031 and GB/T 38540, SES_ESPictureInfo: a word
 * for the format, the bytes, width and height in millimetres). Null when there is none.
 */
export function sealPicture(bytes: Uint8Array): SealPicture | null {
  let visited = 0;
  const find = (value: Der): SealPicture | null => {
    if (value.tag !== TAG.sequence || ++visited > MOST_VISITED) return null;
    const children = childrenOf(value);
    const [type, data, width, height] = children;
    if ((type?.tag === IA5_STRING || type?.tag === TAG.utf8) && data?.tag === TAG.octetString && width?.tag === TAG.integer && height?.tag === TAG.integer) {
      return { type: Buffer.from(type.content).toString('latin1').trim().toLowerCase(), bytes: data.content };
    }
    for (const child of children) {
      const found = find(child);
      if (found) return found;
    }
    return null;
  };
  try {
    return find(parseDer(bytes));
  } catch {
    return null;
  }
}
