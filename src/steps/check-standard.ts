import { resolve } from 'node:path';
import { CHECKS } from '../checks/index.js';
import { UserError } from '../errors.js';
import { readTemplates } from '../io/read-templates.js';
import type { Language } from '../model/text.js';
import { compileTemplates } from '../render/blocks/templates.js';
import { checkPack } from '../standard/check-pack.js';
import { resolvePack } from '../standard/load.js';

/** Every mistake of a standard and of its templates, each as `file:line: what, hint`. */
export async function checkStandard(idOrPath: string, language: Language): Promise<readonly string[]> {
  const { mistakes } = await checkPack(idOrPath, CHECKS, language);
  try {
    compileTemplates(await readTemplates(resolve(resolvePack(idOrPath))));
    return mistakes;
  } catch (error) {
    if (error instanceof UserError && error.code === 'template/invalid') return [...mistakes, ...error.details];
    throw error;
  }
}
