import { UserError } from '../errors.js';
import { sizeOf } from '../io/read-evidence.js';
import type { Staging } from '../io/staging.js';
import type { Result } from '../model/result.js';
import { BAG_DECLARATION, bagInfo, manifest, PAYLOAD } from '../render/package/bag.js';
import { belongsInPackage } from '../render/package/payload.js';
import type { Reuse } from './reuse.js';

/**
 * Puts the untouched originals beside the dossier and seals both with manifests. An original that changed
 * since it was inspected is a reason to stop: the dossier would show one thing and the original another.
 */
export async function writeBag(job: { readonly result: Result; readonly place: (path: string) => string; readonly staging: Staging; readonly reuse: Reuse }): Promise<void> {
  const { result, staging, reuse } = job;
  const changed: string[] = [];
  for (const file of result.files) {
    if (!belongsInPackage(file)) continue;
    const original = job.place(file.path);
    const place = `dossier/${PAYLOAD}/${file.path}`;
    const taken = await reuse.file(place, file.sha256);
    const copied = taken ?? (await staging.copy(original, place).catch(async (error: unknown) => {
      if ((await sizeOf(original)) === null) return null;
      throw error;
    }));
    if (copied?.sha256 !== file.sha256) changed.push(file.path);
  }
  if (changed.length > 0) throw changedMeanwhile(changed);
  await staging.write('dossier/result.json', `${JSON.stringify(result, null, 2)}\n`);
  await staging.write('dossier/bagit.txt', BAG_DECLARATION);
  const inBag = () => staging.files.filter((file) => file.path.startsWith('dossier/')).map((file) => ({ ...file, path: file.path.slice('dossier/'.length) }));
  const payload = inBag().filter((file) => file.path.startsWith('data/'));
  await staging.write('dossier/bag-info.txt', bagInfo({ organisation: result.applicant, title: result.standard.title, date: result.asOf, payload }));
  await staging.write('dossier/manifest-sha256.txt', manifest(payload));
  await staging.write('dossier/tagmanifest-sha256.txt', manifest(inBag().filter((file) => !file.path.startsWith('data/'))));
}

function changedMeanwhile(files: readonly string[]): UserError {
  return new UserError({
    code: 'evidence/changed',
    message: { zh: '编制过程中有文件被修改或移走，原有成果未被改动：', en: 'Files were changed or moved away while the package was being made; what was there before is unchanged:' },
    hint: { zh: '请等文件保存、同步完毕后重新运行。', en: 'Run again once the files are saved and synchronised.' },
    details: files,
  });
}
