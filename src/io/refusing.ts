import { EXIT, UserError } from '../errors.js';

/** Disk errors while writing are the user's to mend: named with the place and the next step. */
export async function refusing<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (!code || error instanceof UserError) throw error;
    throw new UserError({
      code: 'out/cannot-write',
      message: { zh: '无法写入“{place}”（{code}）。原有成果未被改动。', en: 'Cannot write “{place}” ({code}). What was there before is unchanged.' },
      hint: { zh: '请检查磁盘空间和文件夹权限，关闭已打开的成果文件后重试，或用 --out 换一个位置。', en: 'Check disk space and permissions, close files of the package that are open elsewhere, or choose another place with --out.' },
      args: { place, code },
      exit: EXIT.input,
      cause: error,
    });
  }
}
