/** What EXIF says of a photograph, as far as a dossier wants to know. That there is a place of taking is said; where it is, is not read. */
export interface Exif {
  /** `YYYY-MM-DD`. */
  readonly takenAt: string | null;
  readonly camera: string | null;
  /** It says how long or at what sensitivity the picture was exposed, which only a camera does. */
  readonly isExposed: boolean;
  /** The system that made it calls it a screenshot. */
  readonly isScreenshot: boolean;
  readonly hasPlace: boolean;
}

const NOTHING: Exif = { takenAt: null, camera: null, isExposed: false, isScreenshot: false, hasPlace: false };

const MAKE = 0x010f;
const MODEL = 0x0110;
const EXIF_POINTER = 0x8769;
const GPS_POINTER = 0x8825;
const TAKEN = 0x9003;
const EXPOSURE = [0x829a, 0x8827];
const COMMENT = 0x9286;
const LATITUDE = 2;

/** Reads an EXIF block (TIFF structure, CIPA DC-008). Anything out of order counts as not said. */
export function readExif(block: Uint8Array | undefined): Exif {
  if (!block) return NOTHING;
  const start = String.fromCharCode(...block.subarray(0, 4)) === 'Exif' ? 6 : 0;
  try {
    const view = new DataView(block.buffer, block.byteOffset + start, block.length - start);
    const little = view.getUint16(0) === 0x4949;
    const main = readDirectory(view, view.getUint32(4, little), little);
    const behind = (pointer: string | number | undefined) => (typeof pointer === 'number' ? readDirectory(view, pointer, little) : new Map<number, string | number>());
    const detail = behind(main.get(EXIF_POINTER));
    const camera = [main.get(MAKE), main.get(MODEL)].filter((each) => typeof each === 'string' && each !== '').join(' ');
    // A camera whose clock was never set writes zeros or blanks.
    const taken = /^((?:19|20)\d{2}):(0[1-9]|1[0-2]):(0[1-9]|[12]\d|3[01])/.exec(String(detail.get(TAKEN) ?? ''));
    return {
      takenAt: taken ? `${taken[1]}-${taken[2]}-${taken[3]}` : null,
      camera: camera || null,
      isExposed: EXPOSURE.some((tag) => detail.has(tag)),
      isScreenshot: /screenshot|截屏|截图/i.test(String(detail.get(COMMENT) ?? '')),
      hasPlace: hasPlace(() => behind(main.get(GPS_POINTER))),
    };
  } catch {
    return NOTHING;
  }
}

/** A place that is cut off is none. */
function hasPlace(read: () => Map<number, string | number>): boolean {
  try {
    return read().has(LATITUDE);
  } catch {
    return false;
  }
}

/** Tags of a directory: text (type 2, and the comment), one whole number (types 3 and 4), and '' for what is only known to be there. */
function readDirectory(view: DataView, offset: number, little: boolean): Map<number, string | number> {
  const tags = new Map<number, string | number>();
  const count = Math.min(view.getUint16(offset, little), 500);
  for (let index = 0; index < count; index++) {
    const at = offset + 2 + index * 12;
    const type = view.getUint16(at + 2, little);
    const length = view.getUint32(at + 4, little);
    const tag = view.getUint16(at, little);
    if (type === 2 || tag === COMMENT) tags.set(tag, readText(view, length > 4 ? view.getUint32(at + 8, little) : at + 8, Math.min(length, 200)));
    else if (type === 3) tags.set(tag, view.getUint16(at + 8, little));
    else if (type === 4) tags.set(tag, view.getUint32(at + 8, little));
    else tags.set(tag, '');
  }
  return tags;
}

function readText(view: DataView, offset: number, length: number): string {
  if (offset + length > view.byteLength) return '';
  const bytes = new Uint8Array(view.buffer, view.byteOffset + offset, length);
  // A comment begins with the name of its encoding, filled up with zeros.
  return new TextDecoder().decode(bytes).replace(/^(ASCII|UNICODE|JIS)?\0+/, '').replace(/\0.*$/s, '').trim();
}
