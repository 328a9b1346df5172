import type { Check } from '../checks/check.js';
import type { Standard } from '../model/standard.js';
import type { Language } from '../model/text.js';
import { examineStandard } from './load.js';

export interface PackReport {
  /** Absolute path of the standard's YAML. */
  readonly file: string;
  /** Every mistake, as `file:line: what, hint`. */
  readonly mistakes: readonly string[];
  /** Null when there is a mistake. */
  readonly standard: Standard | null;
}

/** All mistakes of a pack, for `juanzong standard check`. Throws a UserError only when the pack cannot be read at all. */
export async function checkPack(idOrPath: string, checks: readonly Check[], language: Language = 'zh-CN'): Promise<PackReport> {
  const { file, standard, details } = await examineStandard(idOrPath, checks, language);
  return { file, mistakes: details, standard };
}
