import { child, descendants, textOf, type XmlNode } from '../xml.js';
import { digest, hashOf } from '../signature/digest.js';
import type { OfdPackage } from './package.js';

/** What recomputing the digests of the protected parts came to (GB/T 33190, 18.2.2). */
export interface ReferenceState {
  readonly total: number;
  /** Paths whose part is changed or missing, without a leading slash. */
  readonly changed: readonly string[];
  /** Paths that the signature protects. */
  readonly covered: ReadonlySet<string>;
  /** Why nothing could be compared; null otherwise. */
  readonly problem: string | null;
}

const MOST_REFERENCES = 20_000;

/** Recomputes every digest a signature lists. `from` is the path of the signature's description. */
export function checkReferences(file: OfdPackage, information: XmlNode, from: string): ReferenceState {
  const list = child(information, 'References');
  const method = list?.attributes['CheckMethod'] ?? 'MD5';
  const hash = hashOf(method) ?? NAMES[method.toLowerCase().replace(/[^a-z0-9]/g, '')] ?? null;
  const references = list ? descendants(list, 'Reference').slice(0, MOST_REFERENCES) : [];
  const covered = new Set<string>();
  const changed: string[] = [];
  if (!hash) return { total: references.length, changed, covered, problem: `the digest method ${method} is not known` };
  if (references.length === 0) return { total: 0, changed, covered, problem: 'the signature protects no part' };
  for (const reference of references) {
    const location = reference.attributes['FileRef'] ?? '';
    const value = child(reference, 'CheckValue');
    const part = file.part(location, from);
    const path = part?.path ?? location.replace(/^\/+/, '');
    covered.add(path);
    if (!part || !value || !digest(hash, part.bytes).equals(Buffer.from(textOf(value).replace(/\s/g, ''), 'base64'))) changed.push(path);
  }
  return { total: references.length, changed, covered, problem: null };
}

/** Words that writers put in place of an object identifier. */
const NAMES: Readonly<Record<string, string>> = { sm3: 'sm3', md5: 'md5', sha1: 'sha1', sha256: 'sha256', sha384: 'sha384', sha512: 'sha512' };
