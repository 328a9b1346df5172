import { join, resolve } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { CHECKS } from '../checks/index.js';
import { EXIT, UserError } from '../errors.js';
import { figureForm } from '../init/form.js';
import { guideText } from '../init/guides.js';
import { planWorkspace, type WorkspaceFile } from '../init/plan-workspace.js';
import { assetPath } from '../io/assets.js';
import { listPacks } from '../io/list-packs.js';
import { readTextFile } from '../io/read-text.js';
import { writeNew } from '../io/write-new.js';
import type { Standard } from '../model/standard.js';
import { safeFileName } from '../render/package/file-name.js';
import { renderGuide } from '../render/word/guide.js';
import { loadStandard } from '../standard/load.js';
import { readProject } from '../standard/project.js';
import { updateFolder } from './update-workspace.js';

export interface InitOptions {
  readonly folder: string;
  /** Pack id or path; null: the one that is shipped, or with `update` the one of the project. */
  readonly standard: string | null;
  /** Only this unit's part, as a zip. */
  readonly unit: string | null;
  /** The workspace is there and its standard has changed. */
  readonly update: boolean;
}

export interface Initialised {
  readonly folder: string;
  readonly written: readonly string[];
  /** Files that were there already and were left alone. */
  readonly kept: readonly string[];
  /** New versions of files that were there, written beside them under another name. */
  readonly renewed: readonly string[];
  /** Folders with a guide that the standard does not speak of. */
  readonly obsolete: readonly string[];
  readonly zip: string | null;
}

/** Makes a workspace for a standard, or brings one up to date. Overwrites nothing, whatever is there. */
export async function initWorkspace(options: InitOptions): Promise<Initialised> {
  const pack = options.standard ?? (options.update ? (await readProject(join(resolve(options.folder), 'evidence'))).standard : await onlyPack());
  const standard = await loadStandard(pack, CHECKS);
  const unit = options.unit === null ? null : knownUnit(options.unit, standard);
  const example = await readTextFile(assetPath('templates/common/project.example.yaml'), { maxBytes: 100_000 });
  const planned = planWorkspace(standard, { unit, pack, example });
  const content = (file: WorkspaceFile) => contentOf(file, standard);
  if (unit !== null) return writeZip(options.folder, unit, planned, content);
  return options.update ? updateFolder(resolve(options.folder), planned, content) : writeFolder(options.folder, planned, content);
}

export type ContentOf = (file: WorkspaceFile) => Promise<Uint8Array | string>;

/** Without a choice there is nothing to choose. */
async function onlyPack(): Promise<string> {
  const packs = await listPacks();
  if (packs.length === 1) return packs[0] as string;
  throw new UserError({
    code: 'init/which-standard', exit: EXIT.usage, details: packs,
    message: { zh: '请用 --standard 指明标准。随程序提供：', en: 'Say which standard with --standard. Shipped with the program:' },
  });
}

async function writeFolder(folder: string, planned: readonly WorkspaceFile[], content: ContentOf): Promise<Initialised> {
  const written: string[] = [];
  const kept: string[] = [];
  for (const file of planned) ((await writeNew(resolve(folder), file.path, await content(file))) ? written : kept).push(file.path);
  return { folder, written, kept, renewed: [], obsolete: [], zip: null };
}

async function writeZip(folder: string, unit: string, planned: readonly WorkspaceFile[], content: ContentOf): Promise<Initialised> {
  const entries: Record<string, Uint8Array> = {};
  for (const file of planned) {
    const made = await content(file);
    entries[file.path] = typeof made === 'string' ? strToU8(made) : made;
  }
  const zip = `${safeFileName(unit)}-填报包.zip`;
  const isNew = await writeNew(resolve(folder), zip, zipSync(entries, { mtime: new Date(2000, 0, 1), level: 6 }));
  if (!isNew) {
    throw new UserError({
      code: 'init/exists', args: { zip },
      message: { zh: '“{zip}”已经存在，未改动。', en: '“{zip}” is already there and was left alone.' },
      hint: { zh: '请换一个目录，或先移走原文件。', en: 'Choose another folder, or move the file away first.' },
    });
  }
  return { folder, written: Object.keys(entries), kept: [], renewed: [], obsolete: [], zip: `${folder}/${zip}` };
}

async function contentOf(file: WorkspaceFile, standard: Standard): Promise<Uint8Array | string> {
  switch (file.type) {
    case 'text': return file.text;
    case 'guide': return guideText(file.guide);
    case 'guide-word': return renderGuide(file.guide, standard.source.date ?? '2000-01-01');
    case 'form': return figureForm(file.title, file.rows);
  }
}

function knownUnit(asked: string, standard: Standard): string {
  const unit = standard.units.find((each) => each.name === asked || each.aliases.includes(asked));
  if (unit) return unit.name;
  throw new UserError({
    code: 'init/unknown-unit', exit: EXIT.usage, args: { asked }, details: standard.units.filter((each) => !each.open).map((each) => each.name),
    message: { zh: '标准里没有责任单位“{asked}”。可用的有：', en: 'The standard has no unit “{asked}”. Known are:' },
  });
}
