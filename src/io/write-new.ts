import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../errors.js';

/** Writes a file that is not there yet; one that is there is left alone. True when it was written. */
export async function writeNew(folder: string, path: string, content: Uint8Array | string): Promise<boolean> {
  const place = join(folder, path);
  try {
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, content, { flag: 'wx' });
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') return false;
    throw new UserError({
      code: 'init/cannot-write', cause: error, args: { place, code: code ?? '' },
      message: { zh: '无法写入“{place}”（{code}）。', en: 'Cannot write “{place}” ({code}).' },
      hint: { zh: '请检查文件夹权限和磁盘空间，或换一个位置。', en: 'Check permissions and disk space, or choose another place.' },
    });
  }
}
