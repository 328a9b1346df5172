import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastGlob from 'fast-glob';
import { assetPath } from './assets.js';

export interface TemplateFile {
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

/** The common templates, each replaced by the pack's own where the pack has one of the same name. */
export async function readTemplates(packFolder: string): Promise<TemplateFile[]> {
  const common = await readFolder(assetPath('templates/common'));
  const own = await readFolder(packFolder);
  const byName = new Map([...common, ...own].map((file) => [file.name, file]));
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function readFolder(folder: string): Promise<TemplateFile[]> {
  const names = await fastGlob('*.hbs', { cwd: folder, onlyFiles: true });
  return Promise.all(
    names.sort().map(async (name) => ({ name: name.slice(0, -'.hbs'.length), path: join(folder, name), text: await readFile(join(folder, name), 'utf8') })),
  );
}
