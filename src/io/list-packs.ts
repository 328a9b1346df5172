import fastGlob from 'fast-glob';
import { assetPath } from './assets.js';

/** Ids of the packs that are shipped with the program, in code point order. */
export async function listPacks(): Promise<string[]> {
  const found = await fastGlob('*/standard.yaml', { cwd: assetPath('templates'), onlyFiles: true });
  return found.map((path) => path.slice(0, path.indexOf('/'))).sort();
}
