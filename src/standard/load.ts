import { createHash } from 'node:crypto';
import { basename, dirname, join, resolve } from 'node:path';
import type { Check } from '../checks/check.js';
import { UserError } from '../errors.js';
import { assetPath } from '../io/assets.js';
import { listPacks } from '../io/list-packs.js';
import { readTextFile } from '../io/read-text.js';
import type { Standard } from '../model/standard.js';
import type { Language } from '../model/text.js';
import { buildStandard } from './build-standard.js';
import { explainIssues } from './issues.js';
import { mayComeFromMending, mend } from './mend.js';
import { describeMistakes, didYouMean, mistakesError, type Mistake } from './mistakes.js';
import { standardSchema } from './schema.js';
import { parseYaml } from './yaml.js';

export const STANDARD_FILE = 'standard.yaml';
const MAX_BYTES = 2_000_000;

/**
 * The folder a pack lies in. A bare id (`kepu-2021-2025`) is a pack that came with the program; anything else is a path to a
 * folder or to the YAML itself, relative to `base`. A folder in the current one is written `./name`.
 */
export function resolvePack(idOrPath: string, base = '.'): string {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(idOrPath)) return assetPath(`templates/${idOrPath}`);
  const path = resolve(base, idOrPath);
  return /\.ya?ml$/i.test(basename(path)) ? dirname(path) : path;
}

/**
 * Loads a standard: pack id, folder, or YAML file. Throws one UserError: `standard/missing`, `standard/invalid` with every
 * mistake as a detail `file:line: what, hint`, or what reading the file threw.
 */
export async function loadStandard(idOrPath: string, checks: readonly Check[], language: Language = 'zh-CN'): Promise<Standard> {
  const { file, standard, details } = await examineStandard(idOrPath, checks, language);
  if (!standard) throw mistakesError('standard/invalid', file, details);
  return standard;
}

export interface ExaminedStandard {
  /** Absolute path of the YAML. */
  readonly file: string;
  /** Null when there is a mistake. */
  readonly standard: Standard | null;
  readonly details: readonly string[];
}

/** The same without throwing for mistakes in the YAML; only a file that cannot be read throws. */
export async function examineStandard(idOrPath: string, checks: readonly Check[], language: Language = 'zh-CN'): Promise<ExaminedStandard> {
  const folder = resolvePack(idOrPath);
  const file = /\.ya?ml$/i.test(idOrPath) ? resolve(idOrPath) : join(folder, STANDARD_FILE);
  const text = await readPack(idOrPath, file);
  const yaml = parseYaml(text);
  const { standard, mistakes } = yaml.mistakes.length > 0 ? { standard: null, mistakes: yaml.mistakes } : readStandard(yaml.value, checks);
  if (!standard || mistakes.length > 0) return { file, standard: null, details: describeMistakes(file, mistakes, { lineOf: yaml.lineOf, language }) };
  return { file, standard: { ...standard, sha256: createHash('sha256').update(text).digest('hex'), folder }, details: [] };
}

function readStandard(value: unknown, checks: readonly Check[]): { readonly standard: Omit<Standard, 'sha256' | 'folder'> | null; readonly mistakes: readonly Mistake[] } {
  const parsed = standardSchema.safeParse(value, { reportInput: true });
  if (parsed.success) return buildStandard(parsed.data, checks);
  const { issues } = parsed.error;
  const mistakes = explainIssues(issues, standardSchema);
  const mended = standardSchema.safeParse(mend(value, issues));
  if (mended.success) mistakes.push(...buildStandard(mended.data, checks).mistakes.filter((each) => !mayComeFromMending(each.path, issues)));
  return { standard: null, mistakes };
}

async function readPack(idOrPath: string, file: string): Promise<string> {
  try {
    return await readTextFile(file, { maxBytes: MAX_BYTES });
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'file/missing') throw error;
    const packs = await listPacks();
    const near = didYouMean(idOrPath, packs);
    throw new UserError({
      code: 'standard/missing',
      message: { zh: '找不到标准“{name}”（{file}）。', en: 'There is no standard “{name}” ({file}).' },
      hint: near ?? { zh: '随程序提供：{packs}；自己的标准请写文件夹路径，如 ./my-pack。', en: 'Shipped with the program: {packs}; give the path of your own, such as ./my-pack.' },
      args: { name: idOrPath, file, packs: packs.join('、') },
      cause: error,
    });
  }
}
