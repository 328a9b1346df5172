import { dirname, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { EXIT, UserError } from '../errors.js';
import { hashFile, readWhole, sizeOf } from '../io/read-evidence.js';
import { recoverPlace } from '../io/staging.js';
import { walk } from '../io/walk.js';
import type { Result, ResultDossier } from '../model/result.js';
import type { CheckingKey } from '../model/signing-key.js';
import { PAYLOAD } from '../render/package/bag.js';
import { isFront, proveNumbers } from '../render/pdf/prove-numbers.js';
import { readBack, type ReadVolume } from '../render/pdf/read-back.js';
import { verifyBag } from './bag.js';
import { compareCatalogue, readCatalogue } from './catalogue.js';
import { compareCataloguePages, hasCataloguePages } from './catalogue-pages.js';
import type { Flaw, Unchecked } from './flaw.js';
import { verifyProof } from './proof.js';
import { compareVolumeInfo } from './volume-info.js';
import { compareWord, readWord } from './word.js';

export interface Verification {
  readonly ok: boolean;
  readonly files: number;
  readonly pages: number;
  readonly exhibits: number;
  readonly flaws: readonly Flaw[];
  /** What could not be looked at: neither proven nor a flaw. */
  readonly unchecked: readonly Unchecked[];
}

/**
 * Proves a finished package from its files alone: hashes against the manifests, printed numbers, labels, links and
 * bookmarks against the pages, title and language, the catalogues (in the dossier and 目录.xlsx) against the stamps, originals against the catalogue. `place` is `out/` or
 * the dossier's folder itself. Throws a UserError only when there is no dossier to verify.
 */
export async function verifyPackage(place: string, key: CheckingKey | null = null): Promise<Verification> {
  await recoverPlace(place);
  const { folder, outer } = await findDossier(resolve(place));
  const bag = await verifyBag(folder);
  const proof = outer ? await verifyProof(dirname(outer), key) : { files: 0, flaws: [] };
  const flaws = [...proof.flaws, ...bag.flaws];
  const result = await readResult(join(folder, 'result.json'), flaws);
  if (result && outer) await compareResults(result, outer, flaws);
  const volumes = result?.dossier ? await readVolumes(folder, result.dossier, flaws) : [];
  flaws.push(...proveNumbers(volumes).map(({ code, ...rest }): Flaw => ({ code: `number/${code}`, ...rest })));
  if (result?.dossier) {
    flaws.push(...compareVolumeInfo(volumes, result), ...compareExhibits(result.dossier, volumes));
    flaws.push(...(await compareOriginals(folder, result)));
    flaws.push(...(await verifyWord(folder, result.dossier, volumes)));
    flaws.push(...(await verifyCatalogue(folder, result, result.dossier)), ...compareCataloguePages(volumes, result.dossier));
  }
  const unchecked: Unchecked[] = volumes.length === 0 || hasCataloguePages(volumes) ? [] : [{ code: 'catalogue/not-found' }];
  const pages = volumes.reduce((sum, volume) => sum + volume.read.pages.length, 0);
  return { ok: flaws.length === 0, files: bag.files + proof.files, pages, exhibits: result?.dossier?.exhibits.length ?? 0, flaws, unchecked };
}

async function findDossier(place: string): Promise<{ folder: string; outer: string | null }> {
  if ((await sizeOf(join(place, 'dossier', 'bagit.txt'))) !== null) return { folder: join(place, 'dossier'), outer: join(place, 'result.json') };
  if ((await sizeOf(join(place, 'bagit.txt'))) !== null) return { folder: place, outer: null };
  throw new UserError({
    code: 'verify/no-dossier', exit: EXIT.input, args: { place },
    message: { zh: '“{place}”里没有卷宗。', en: 'There is no dossier in “{place}”.' },
    hint: { zh: '请先运行 juanzong build，再核验其成果文件夹。', en: 'Run juanzong build first, then verify the folder it wrote.' },
  });
}

async function readResult(file: string, flaws: Flaw[]): Promise<Result | null> {
  try {
    return JSON.parse(new TextDecoder().decode(await readWhole(file))) as Result;
  } catch {
    flaws.push({ code: 'result/unreadable', file: 'dossier/result.json' });
    return null;
  }
}

/** A later `check` writes a newer result beside the dossier; then they describe different things, and that must be said. */
async function compareResults(inner: Result, outer: string, flaws: Flaw[]): Promise<void> {
  const other = await readResult(outer, []);
  if (!other) flaws.push({ code: 'result/unreadable', file: 'result.json' });
  else if (!isDeepStrictEqual(other, inner)) flaws.push({ code: 'result/differs', file: 'result.json' });
}

interface NamedVolume {
  readonly file: string;
  readonly read: ReadVolume;
}

async function readVolumes(folder: string, dossier: ResultDossier, flaws: Flaw[]): Promise<NamedVolume[]> {
  const volumes: NamedVolume[] = [];
  for (const { file, pages: numbered, fronts = 0 } of dossier.volumes) {
    const pages = numbered + fronts;
    try {
      const read = await readBack(await readWhole(join(folder, file)));
      if (read.pages.length !== pages) flaws.push({ code: 'volume/pages', file, found: read.pages.length, expected: pages });
      volumes.push({ file, read });
    } catch (error) {
      flaws.push({ code: 'volume/unreadable', file, found: error instanceof Error ? error.message : String(error) });
    }
  }
  return volumes;
}

/** The pages that carry an exhibit's stamp must be the ones the catalogue names, no more and no fewer. */
function compareExhibits(dossier: ResultDossier, volumes: readonly NamedVolume[]): Flaw[] {
  const flaws: Flaw[] = [];
  const stamped = new Map<string, { volume: number; pages: number[] }>();
  let running = 0;
  volumes.forEach(({ file, read }, volume) => read.pages.forEach((page, index) => {
    if (isFront(read, index)) return;
    running++;
    for (const { number } of page.exhibits) {
      const known = stamped.get(number) ?? { volume: volume + 1, pages: [] };
      known.pages.push(page.printed ?? running);
      stamped.set(number, known);
      if (!dossier.exhibits.some((each) => each.number === number)) flaws.push({ code: 'exhibit/unknown', file, page: index + 1, found: number });
    }
  }));
  for (const { number, firstPage, lastPage, volume } of dossier.exhibits) {
    const found = stamped.get(number);
    const pages = found?.pages ?? [];
    const agrees = found?.volume === volume && pages[0] === firstPage && pages.at(-1) === lastPage && pages.length === lastPage - firstPage + 1;
    if (!agrees) flaws.push({ code: 'exhibit/place', file: dossier.volumes[volume - 1]?.file ?? '', expected: `${number} ${firstPage}–${lastPage}`, found: pages.length > 0 ? `${pages[0]}–${pages.at(-1)}` : '—' });
  }
  return flaws;
}

const WORD_FILE = '卷宗.docx';

async function verifyWord(folder: string, dossier: ResultDossier, volumes: readonly NamedVolume[]): Promise<Flaw[]> {
  try {
    return compareWord(WORD_FILE, readWord(await readWhole(join(folder, WORD_FILE))), dossier, volumes.map(({ read }) => read));
  } catch (error) {
    return [{ code: 'word/unreadable', file: WORD_FILE, found: error instanceof Error ? error.message : String(error) }];
  }
}

const CATALOGUE_FILE = '目录.xlsx';

async function verifyCatalogue(folder: string, { language }: Result, dossier: ResultDossier): Promise<Flaw[]> {
  try {
    return compareCatalogue(CATALOGUE_FILE, readCatalogue(await readWhole(join(folder, CATALOGUE_FILE)), language), dossier);
  } catch (error) {
    return [{ code: 'catalogue/unreadable', file: CATALOGUE_FILE, found: error instanceof Error ? error.message : String(error) }];
  }
}

async function compareOriginals(folder: string, result: Result): Promise<Flaw[]> {
  const flaws: Flaw[] = [];
  const present = new Set((await walk(join(folder, PAYLOAD))).entries.map((entry) => entry.path));
  for (const { number, path } of result.dossier?.exhibits ?? []) {
    const known = result.files.find((file) => file.path === path);
    const same = present.has(path) && (await hashFile(join(folder, PAYLOAD, path))) === known?.sha256;
    if (!same) flaws.push({ code: 'original/missing', file: path, expected: number });
  }
  return flaws;
}
