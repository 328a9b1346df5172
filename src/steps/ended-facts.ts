import { emptyFacts } from '../inspect/empty-facts.js';
import { extensionFits } from '../inspect/extensions.js';
import { recognise } from '../inspect/recognise.js';
import { readRange } from '../io/read-bytes.js';
import type { Facts } from '../model/facts.js';
import { whyEnded } from '../workers/pool.js';

/** Enough for the first parts of a zip, by whose names a Word file differs from a workbook. */
const HEAD_BYTES = 256 * 1024;

/** The facts of a file whose thread was ended: why, and its format as far as its first bytes tell. `name`: as inspect is given it. */
export async function endedFacts(file: string, name: string, error: unknown): Promise<Facts> {
  const facts = emptyFacts(name, { code: whyEnded(error), page: null, detail: error instanceof Error ? error.message : String(error) });
  const head = await readRange(file, 0, HEAD_BYTES).catch(() => null);
  if (head === null) return facts;
  const format = recognise(head, name);
  return { ...facts, format, extension: { ...facts.extension, fits: extensionFits(format, facts.extension.found) } };
}
