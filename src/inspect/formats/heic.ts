import sharp from 'sharp';
import { decodeHeif, HeifError } from '../../engines/heif.js';
import { readExif } from '../exif.js';
import { Unreadable, type FormatFacts, type FormatReader } from '../format.js';
import { lookOf } from '../picture-look.js';
import { isCutOff, isSequence } from '../picture-ends.js';
import { MOST_PIXELS } from '../pictures.js';
import { leftOut } from '../../model/left-out.js';
import image from './image.js';

/** Pictures of telephones (ISO 23008-12): decoded, then looked at like any other. */
const reader: FormatReader = {
  id: 'heic',
  formats: ['heic'],
  async read(file) {
    // The decoder fills the tiles that are missing with one colour.
    if (isCutOff(file.bytes, file.format)) throw new Unreadable('truncated', 'the last box is longer than the file');
    const { width, height, data, pictures } = await pixelsOf(file.bytes);
    const png = await sharp(data, { raw: { width, height, channels: 3 } }).png({ compressionLevel: 0 }).toBuffer();
    const facts = await image.read({ ...file, bytes: png, format: 'png' });
    const exif = readExif(exifBlock(file.bytes));
    const { takenAt, camera } = exif;
    return { ...facts, ...(pictures > 1 ? withoutOthers(facts, pictures - 1) : {}), image: facts.image ? { ...facts.image, takenAt, camera } : null, looks: [lookOf({ data, width, height }, 1, { width, height, dpi: null, ...exif })], takenAt, problems: [...(facts.problems ?? []), ...(isSequence(file.bytes, file.format) ? [{ code: 'animated' as const, page: null, detail: '2 or more frames, the first is used' }] : []), ...(exif.hasPlace ? [{ code: 'place' as const, page: null, detail: null }] : [])] };
  },
};

export default reader;

/** Only the main picture is shown and searched; of the others it is known that they are there. */
function withoutOthers(facts: FormatFacts, others: number): FormatFacts {
  const unsearched: FormatFacts = facts.sealVerdict === 'not-seen' ? { sealVerdict: 'cannot-tell', sealReason: 'not-inspected' } : {};
  return { ...unsearched, ...leftOut({ page: others }) };
}

async function pixelsOf(bytes: Uint8Array) {
  try {
    return await decodeHeif(bytes, MOST_PIXELS);
  } catch (error) {
    if (!(error instanceof HeifError)) throw error;
    if (error.reason === 'too-large') throw new Unreadable('too-large', error.message);
    if (/^Unsupported feature|^Error while loading plugin/.test(error.message)) throw new Unreadable('unsupported-format', error.message);
    throw new Unreadable(/end of|eof|truncat|premature|exceeds.*(?:file|size|range)/i.test(error.message) ? 'truncated' : 'corrupt', error.message);
  }
}

/** The Exif item: its mark with a TIFF header behind. It is found without the item table, which a phone may write in many ways. */
function exifBlock(bytes: Uint8Array): Uint8Array | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = buffer.indexOf('Exif\0\0'); at >= 0; at = buffer.indexOf('Exif\0\0', at + 6)) {
    const header = buffer.toString('latin1', at + 6, at + 10);
    if (header === 'II*\0' || header === 'MM\0*') return bytes.subarray(at);
  }
  return undefined;
}
