import { randomBytes } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { UserError } from '../errors.js';

/**
 * Replaces a text file by another text, written beside it and moved in. When the file is not what was read before, it
 * is left alone: somebody else has just saved it. A byte order mark stays.
 */
export async function replaceText(path: string, texts: { readonly before: string; readonly after: string }): Promise<void> {
  const beside = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    const now = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await readFile(path));
    const mark = now.startsWith('\uFEFF') ? '\uFEFF' : '';
    if (now.slice(mark.length) !== texts.before) throw changed(path);
    const file = await open(beside, 'wx', (await stat(path)).mode & 0o777);
    try {
      await file.writeFile(mark + texts.after);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error instanceof UserError ? error : cannotWrite(path, error);
  }
}

function changed(path: string): UserError {
  return new UserError({
    code: 'project/changed', args: { path },
    message: { zh: '“{path}”刚刚被别的程序修改，未改动。', en: '“{path}” has just been changed by another program and was left alone.' },
    hint: { zh: '请保存好后重试。', en: 'Save it there and try again.' },
  });
}

function cannotWrite(path: string, cause: unknown): UserError {
  return new UserError({
    code: 'project/cannot-write', args: { path, code: (cause as NodeJS.ErrnoException).code ?? '' }, cause,
    message: { zh: '无法写入“{path}”（{code}），未改动。', en: 'Cannot write “{path}” ({code}); it was left alone.' },
    hint: { zh: '请检查文件夹权限和磁盘空间，关闭正在编辑它的程序后重试。', en: 'Check permissions and disk space, close programs that have it open, and try again.' },
  });
}
