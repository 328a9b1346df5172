import { writeFile } from 'node:fs/promises';
import { EXIT, UserError } from '../errors.js';

/** Writes one file that the user named, over what is there. */
export async function writeOver(path: string, content: string): Promise<void> {
  await writeFile(path, content).catch((cause: NodeJS.ErrnoException) => {
    throw new UserError({
      code: 'out/cannot-write', exit: EXIT.input, cause, args: { path, code: cause.code ?? '' },
      message: { zh: '无法写入“{path}”（{code}）。', en: 'Cannot write “{path}” ({code}).' },
      hint: { zh: '请检查文件夹权限和磁盘空间，或换一个位置。', en: 'Check permissions and disk space, or choose another place.' },
    });
  });
}
