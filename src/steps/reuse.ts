import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Cache } from '../io/cache.js';
import { CHANGES_SETTLE_MS, openFileMarks } from '../io/file-marks.js';
import { hashFile } from '../io/read-evidence.js';
import type { StagedFile, Staging } from '../io/staging.js';

/**
 * The last package in `out`, from which files are taken over that would come out the same: a step that begins from the
 * same data, by the same program, writes the same bytes. A file is only taken when it still has the bytes that were
 * written; what somebody changed in the package is made anew.
 */
export interface Reuse {
  /** Does a step, or takes over what it wrote and answered when it last began from these `inputs` (plain data). */
  step<Answer>(name: string, inputs: unknown, work: () => Promise<Answer>): Promise<Answer>;
  /** Takes over one file with this content; null when the last package has none at this path. */
  file(path: string, sha256: string): Promise<StagedFile | null>;
  /** Remembers the package for the next run. Called when it is in its place, or that part of it that was made anew. */
  save(published: 'whole' | 'part'): Promise<void>;
}

interface Done {
  readonly key: string;
  readonly answer: unknown;
  readonly files: readonly StagedFile[];
}

interface Package {
  readonly steps: Readonly<Record<string, Done>>;
  readonly files: readonly StagedFile[];
}

export interface ReuseJob {
  /** Absolute path of the package. */
  readonly out: string;
  readonly staging: Staging;
  readonly cache: Cache;
  /** Hash of everything besides its inputs that decides what a step writes. */
  readonly recipe: string;
}

export async function openReuse({ out, staging, cache, recipe }: ReuseJob): Promise<Reuse> {
  const record = `package ${out}`;
  const last = readPackage(await cache.get(record));
  const byPath = new Map(last.files.map((file) => [file.path, file]));
  const marks = await openFileMarks(cache, out);
  const steps: Record<string, Done> = {};

  const isIntact = async ({ path, sha256 }: StagedFile): Promise<boolean> => {
    if (marks.recall(path, await marks.look(path)) === sha256) return true;
    return (await hashFile(join(out, path)).catch(() => null)) === sha256;
  };
  const take = (file: StagedFile) => staging.adopt(join(out, file.path), file);

  return {
    async step<Answer>(name: string, inputs: unknown, work: () => Promise<Answer>): Promise<Answer> {
      const key = createHash('sha256').update(recipe).update(JSON.stringify(inputs)).digest('hex');
      const done = last.steps[name];
      if (done?.key === key && (await allOf(done.files, isIntact))) {
        for (const file of done.files) await take(file);
        steps[name] = done;
        Object.assign(steps, stepsWithin(last.steps, done));
        return done.answer as Answer;
      }
      const before = new Set(staging.files.map((file) => file.path));
      const answer = await work();
      steps[name] = { key, answer: answer ?? null, files: staging.files.filter((file) => !before.has(file.path)) };
      return answer;
    },
    async file(path, sha256) {
      const known = byPath.get(path);
      return known?.sha256 === sha256 && (await isIntact(known)) ? take(known) : null;
    },
    async save(published) {
      const written = new Set(staging.files.map((file) => file.path));
      const stayed = published === 'whole' ? [] : last.files.filter((file) => !written.has(file.path));
      await cache.put(record, { steps: published === 'whole' ? steps : { ...last.steps, ...steps }, files: [...stayed, ...staging.files] } satisfies Package);
      for (const { path } of stayed) marks.recall(path, await marks.look(path));
      // Writing and taking over touched the files: only after a moment can a further change be told from that.
      await setTimeout(CHANGES_SETTLE_MS);
      for (const { path, sha256 } of staging.files) await marks.note(path, await marks.look(path), sha256);
      await marks.save();
    },
  };
}

/** Steps that were parts of this one: they are taken over with it, and known again when it is not. */
function stepsWithin(steps: Package['steps'], { files }: Done): Package['steps'] {
  const paths = new Set(files.map(({ path }) => path));
  return Object.fromEntries(Object.entries(steps).filter(([, part]) => part.files.length > 0 && part.files.every(({ path }) => paths.has(path))));
}

async function allOf(files: readonly StagedFile[], test: (file: StagedFile) => Promise<boolean>): Promise<boolean> {
  for (const file of files) if (!(await test(file))) return false;
  return true;
}

function readPackage(value: unknown): Package {
  const found = value as Partial<Package> | undefined;
  return { steps: found?.steps ?? {}, files: found?.files ?? [] };
}
