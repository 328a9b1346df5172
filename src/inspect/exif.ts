/** What EXIF says of a photograph, as far as a dossier wants to know. The place of taking is not read. */
export interface Exif {
  /** `YYYY-MM-DD`. */
  readonly takenAt: string | null;
  readonly camera: string | null;
}

const NOTHING: Exif = { takenAt: null, camera: null };

const MAKE = 0x010f;
const MODEL = 0x0110;
const EXIF_POINTER = 0x8769;
const TAKEN = 0x9003;

/** Reads an EXIF block (TIFF structure, CIPA DC-008). Anything out of order counts as not said. */
export function readExif(block: Uint8Array | undefined): Exif {
  if (!block) return NOTHING;
  const start = String.fromCharCode(...block.subarray(0, 4)) === 'Exif' ? 6 : 0;
  try {
    const view = new DataView(block.buffer, block.byteOffset + start, block.length - start);
    const little = view.getUint16(0) === 0x4949;
    const main = readDirectory(view, view.getUint32(4, little), little);
    const pointer = main.get(EXIF_POINTER);
    const detail = typeof pointer === 'number' ? readDirectory(view, pointer, little) : new Map<number, string | number>();
    const camera = [main.get(MAKE), main.get(MODEL)].filter((each) => typeof each === 'string' && each !== '').join(' ');
    // A camera whose clock was never set writes zeros or blanks.
    const taken = /^((?:19|20)\d{2}):(0[1-9]|1[0-2]):(0[1-9]|[12]\d|3[01])/.exec(String(detail.get(TAKEN) ?? ''));
    return { takenAt: taken ? `${taken[1]}-${taken[2]}-${taken[3]}` : null, camera: camera || null };
  } catch {
    return NOTHING;
  }
}

/** Tags of a directory that are text (type 2) or one whole number (types 3 and 4). */
function readDirectory(view: DataView, offset: number, little: boolean): Map<number, string | number> {
  const tags = new Map<number, string | number>();
  const count = Math.min(view.getUint16(offset, little), 500);
  for (let index = 0; index < count; index++) {
    const at = offset + 2 + index * 12;
    const type = view.getUint16(at + 2, little);
    const length = view.getUint32(at + 4, little);
    if (type === 2) tags.set(view.getUint16(at, little), readText(view, length > 4 ? view.getUint32(at + 8, little) : at + 8, Math.min(length, 200)));
    else if (type === 3) tags.set(view.getUint16(at, little), view.getUint16(at + 8, little));
    else if (type === 4) tags.set(view.getUint16(at, little), view.getUint32(at + 8, little));
  }
  return tags;
}

function readText(view: DataView, offset: number, length: number): string {
  const bytes = new Uint8Array(view.buffer, view.byteOffset + offset, length);
  return new TextDecoder().decode(bytes).replace(/\0.*$/s, '').trim();
}
