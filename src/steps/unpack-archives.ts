import { join } from 'node:path';
import { walk, byPath, type FoundEntry } from '../io/walk.js';
import type { FactProblem } from '../model/facts.js';
import type { Project } from '../model/project.js';
import type { Pool } from '../workers/pool.js';

/** What came out of the archives below `evidence/`; evidence itself is not touched. */
export interface Unpacked {
  /** Paths of the archives that were opened. */
  readonly archives: ReadonlySet<string>;
  /** The files in them, under the path of the archive: `甲.zip/照片/1.jpg`. */
  readonly entries: readonly FoundEntry[];
  /** Where each lies in the cache, absolute. */
  readonly places: ReadonlyMap<string, string>;
  /** Those that were not taken out, and why. */
  readonly refused: ReadonlyMap<string, FactProblem>;
}

export const NOTHING_UNPACKED: Unpacked = { archives: new Set(), entries: [], places: new Map(), refused: new Map() };

/** Archives in archives in archives; what lies deeper stays packed. */
const DEEPEST = 3;
/** All files of one archive together, those of archives in it included. */
const MOST_BYTES = 4_000_000_000;
const MOST_FILES = 20_000;

export interface UnpackJob {
  /** Absolute path of `evidence/`. */
  readonly evidence: string;
  readonly pool: Pool;
  readonly project: Project;
  readonly cache: { readonly folder: string | null };
}

/** Opens every zip below `evidence/`, level by level. An archive that hangs or breaks its thread stays an archive. */
export async function unpackArchives(job: UnpackJob): Promise<Unpacked> {
  const { entries: found } = await walk(job.evidence);
  const archives = new Set<string>();
  const entries: FoundEntry[] = [];
  const places = new Map<string, string>();
  const refused = new Map<string, FactProblem>();
  for (const top of found.filter(isArchive)) {
    let [bytesLeft, filesLeft] = [MOST_BYTES, MOST_FILES];
    let level = [{ path: top.path, place: join(job.evidence, top.path) }];
    for (let depth = 0; depth < DEEPEST; depth++) {
      const next: typeof level = [];
      for (const archive of level) {
        const answer = await unpackOne(job, archive, bytesLeft);
        if (!answer || answer.files.length > filesLeft) continue;
        archives.add(archive.path);
        filesLeft -= answer.files.length;
        for (const file of answer.files) {
          const path = `${archive.path}/${file.path}`;
          entries.push({ path, type: 'file', bytes: file.bytes });
          if (file.number === null) {
            refused.set(path, file.problem as FactProblem);
            continue;
          }
          bytesLeft -= file.bytes;
          const place = join(answer.folder, String(file.number));
          places.set(path, place);
          if (isArchive({ path, type: 'file' })) next.push({ path, place });
        }
      }
      level = next;
    }
  }
  return { archives, entries: entries.sort(byPath), places, refused };
}

function isArchive({ path, type }: Pick<FoundEntry, 'path' | 'type'>): boolean {
  return type === 'file' && /\.zip$/i.test(path);
}

async function unpackOne({ pool, project, cache }: UnpackJob, { path, place }: { readonly path: string; readonly place: string }, bytesLeft: number) {
  const maxBytes = project.limits.fileMegabytes * 1_000_000;
  try {
    return await pool.run('unpack', { file: place, name: path, cacheFolder: cache.folder, maxBytes, maxTotalBytes: Math.max(0, bytesLeft) }, { seconds: project.limits.fileSeconds });
  } catch {
    return null;
  }
}
