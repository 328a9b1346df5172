/**
 * Writes the sample district 云澜区 (invented, as are all people, streets, schools and firms in it):
 *   node test/sample/make.mjs [folder]      default: evidence/
 * The folder is emptied first, so that it holds the sample and nothing else. Same bytes on every run.
 */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import a11 from './content/a1-1.mjs';
import a12 from './content/a1-2.mjs';
import a21 from './content/a2-1.mjs';
import a22 from './content/a2-2.mjs';
import a23 from './content/a2-3.mjs';
import a3 from './content/a3.mjs';
import odd from './content/odd.mjs';

/** @type {readonly import('./makers.mjs').SampleFile[]} */
export const FILES = [...a11, ...a12, ...a21, ...a22, ...a23, ...a3, ...odd];

/** @param {string} folder */
export async function makeSample(folder) {
  await emptySample(folder);
  let total = 0;
  for (const { path, make } of FILES) {
    const content = await make();
    total += content.length;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return { files: FILES.length, bytes: total };
}

/** Removes an older sample, and refuses a folder that holds something else. */
async function emptySample(folder) {
  const entries = await readdir(folder).catch(() => []);
  if (entries.length > 0 && !entries.includes('project.yaml')) throw new Error(`${folder} is not empty and holds no project.yaml: it may not be a sample, so nothing was written`);
  for (const entry of entries) await rm(join(folder, entry), { recursive: true });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = resolve(process.argv[2] ?? fileURLToPath(new URL('../../evidence', import.meta.url)));
  const { files, bytes } = await makeSample(folder);
  console.log(`${files} files, ${(bytes / 1e6).toFixed(1)} MB in ${folder}`);
}
