import { unzipSync } from 'fflate';
import { writeZip, type Append, type ZipEntry } from './zip.js';

const CORE = 'docProps/core.xml';
/** Already compressed: stored as they are. */
const PACKED = /\.(?:jpe?g|png|gif|zip)$/i;

/**
 * Writes an office container (DOCX, XLSX) without a trace of when it was made: every entry and the properties
 * “created” and “modified” carry noon of `isoDate` (`YYYY-MM-DD`). Order and content of the entries stay,
 * unless `rewrite` gives other bytes. Same input and date, same bytes, in every time zone.
 */
export async function writeDeterministic(container: Container, append: Append): Promise<void> {
  await writeEntries(deterministicEntries(container), container.isoDate, append);
}

/** What of it is written, before it is. */
function deterministicEntries({ zip, isoDate, rewrite = keep }: Container): DatedEntry[] {
  return datedEntries(Object.entries(unzipSync(zip)).filter(([path]) => !path.endsWith('/')), isoDate, rewrite);
}

export type DatedEntry = ZipEntry & { readonly content: Uint8Array };

/** The same for entries that are in no container yet. */
export function datedEntries(entries: Iterable<readonly [path: string, bytes: Uint8Array]>, isoDate: string, rewrite: Rewrite): DatedEntry[] {
  return [...entries].map(([path, bytes]) => ({ path, content: path === CORE ? fixDates(bytes, isoDate) : rewrite(path, bytes), isPacked: PACKED.test(path) }));
}

export async function writeEntries(entries: readonly ZipEntry[], isoDate: string, append: Append): Promise<void> {
  const [year = 1980, month = 1, day = 1] = isoDate.split('-').map(Number);
  await writeZip(entries, [year, month, day], append);
}

export interface Container {
  readonly zip: Uint8Array;
  readonly isoDate: string;
  readonly rewrite?: Rewrite;
}

/** The bytes an entry is to have, given those it has. */
export type Rewrite = (path: string, bytes: Uint8Array) => Uint8Array;

const keep: Rewrite = (_path, bytes) => bytes;

function fixDates(core: Uint8Array, isoDate: string): Uint8Array {
  const xml = new TextDecoder().decode(core);
  const fixed = xml.replace(/(<dcterms:(?:created|modified)\b[^>]*>)[^<]*(<)/g, `$1${isoDate}T12:00:00Z$2`);
  return new TextEncoder().encode(fixed);
}
