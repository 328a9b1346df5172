import { unzipSync, zipSync, type Zippable } from 'fflate';

const CORE = 'docProps/core.xml';
/** Already compressed: stored as they are. */
const PACKED = /\.(?:jpe?g|png|gif|zip)$/i;

/**
 * An office container (DOCX, XLSX) without a trace of when it was written: every entry and the properties
 * “created” and “modified” carry noon of `isoDate` (`YYYY-MM-DD`). Order and content of the entries stay,
 * unless `rewrite` gives other bytes. Same input and date, same bytes, in every time zone.
 */
export function makeDeterministic(zipBytes: Uint8Array, isoDate: string, rewrite: Rewrite = keep): Uint8Array {
  const mtime = zipTime(isoDate);
  const entries: Zippable = {};
  for (const [path, bytes] of Object.entries(unzipSync(zipBytes))) {
    if (path.endsWith('/')) continue;
    const content = path === CORE ? fixDates(bytes, isoDate) : rewrite(path, bytes);
    entries[path] = [content, { level: PACKED.test(path) ? 0 : 6, mtime, os: 0, attrs: 0 }];
  }
  return zipSync(entries);
}

/** The bytes an entry is to have, given those it has. */
export type Rewrite = (path: string, bytes: Uint8Array) => Uint8Array;

const keep: Rewrite = (_path, bytes) => bytes;

/** Zip has local times from 1980 on: the parts are given as local, so that they come out the same everywhere. */
function zipTime(isoDate: string): Date {
  const [year = 1980, month = 1, day = 1] = isoDate.split('-').map(Number);
  return new Date(Math.max(year, 1980), month - 1, day, 12);
}

function fixDates(core: Uint8Array, isoDate: string): Uint8Array {
  const xml = new TextDecoder().decode(core);
  const fixed = xml.replace(/(<dcterms:(?:created|modified)\b[^>]*>)[^<]*(<)/g, `$1${isoDate}T12:00:00Z$2`);
  return new TextEncoder().encode(fixed);
}
