import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '../model/result.js';

/** The result of the last run, the register of exhibit numbers; null when there is none that can be read. */
export async function readPrevious(out: string): Promise<Result | null> {
  try {
    const result = JSON.parse(await readFile(join(out, 'result.json'), 'utf8')) as Result;
    return result.version === 1 && Array.isArray(result.files) && Array.isArray(result.requirements) ? result : null;
  } catch {
    return null;
  }
}
