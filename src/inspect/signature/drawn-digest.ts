import { createHash, type Hash } from 'node:crypto';
import { PDFArray, PDFDict, PDFName, PDFRawStream, PDFRef, PDFStream, type PDFContext, type PDFObject } from '../../engines/pdf-lib.js';

/** Values beyond these are not looked at, of one object and in depth. The widths of a Chinese font alone are thousands. */
const MOST_VALUES = 100_000;
const MOST_DEPTH = 40;

/** What leads back or says nothing of the look. */
const SKIPPED = ['Parent', 'P', 'Pg', 'StructParent', 'StructParents', 'Metadata', 'PieceInfo', 'LastModified', 'ProcSet'].map((name) => PDFName.of(name));

/**
 * Digests of what draws: a stream with everything that it names, forms within forms and their pictures. Numbers of
 * objects do not count, so that a document written anew is the same. `null` for what is not there. `onLimit`: some of it was
 * too much to be looked at.
 */
export function drawnDigests(context: PDFContext, onLimit: () => void): (value: PDFObject | undefined) => string | null {
  const known = new Map<string, string>();
  let values = 0;
  const digestOf = (value: PDFObject | undefined, depth: number): string | null => {
    if (value === undefined) return null;
    if (!(value instanceof PDFRef)) return digestInto(createHash('sha256'), value, depth).digest('hex');
    const name = value.toString();
    const found = known.get(name);
    if (found !== undefined) return found;
    // What names itself, by whatever way, is the same wherever it is met.
    known.set(name, 'ring');
    const target = context.lookup(value);
    const digest = target === undefined ? 'missing' : digestInto(createHash('sha256'), target, depth).digest('hex');
    known.set(name, digest);
    return digest;
  };
  const digestInto = (hash: Hash, value: PDFObject, depth: number): Hash => {
    if (++values > MOST_VALUES || depth > MOST_DEPTH) {
      onLimit();
      return hash.update('…');
    }
    if (value instanceof PDFArray) for (const each of value.asArray()) hash.update(`[${digestOf(each, depth + 1)}`);
    else if (value instanceof PDFDict) {
      for (const [key, each] of value.entries().sort(([one], [other]) => (one.asString() < other.asString() ? -1 : 1))) {
        if (!SKIPPED.includes(key)) hash.update(`${key.asString()} ${digestOf(each, depth + 1)}`);
      }
    } else if (value instanceof PDFStream) {
      digestInto(hash, value.dict, depth);
      hash.update(value instanceof PDFRawStream ? value.contents : value.getContents());
    } else hash.update(value.toString());
    return hash;
  };
  return (value) => {
    values = 0;
    return digestOf(value, 0);
  };
}
