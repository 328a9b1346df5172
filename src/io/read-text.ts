import { readFile, stat } from 'node:fs/promises';
import { UserError } from '../errors.js';

/**
 * A small text file as UTF-8, without its byte order mark. Throws a UserError: `file/missing`, `file/unreadable`,
 * `file/too-large`, `file/not-utf8`.
 */
export async function readTextFile(path: string, { maxBytes }: { readonly maxBytes: number }): Promise<string> {
  const bytes = await readSmall(path, maxBytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new UserError({
      code: 'file/not-utf8',
      message: { zh: '“{path}”不是 UTF-8 编码的文本。', en: '“{path}” is not text in UTF-8.' },
      hint: { zh: '请用编辑器另存为 UTF-8 编码。', en: 'Save it as UTF-8 in your editor.' },
      args: { path },
      cause,
    });
  }
}

async function readSmall(path: string, maxBytes: number): Promise<Uint8Array> {
  let size: number;
  try {
    ({ size } = await stat(path));
    if (size <= maxBytes) return await readFile(path);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    const missing = code === 'ENOENT' || code === 'ENOTDIR';
    throw new UserError({
      code: missing ? 'file/missing' : 'file/unreadable',
      message: missing ? { zh: '找不到“{path}”。', en: '“{path}” does not exist.' } : { zh: '无法读取“{path}”（{reason}）。', en: '“{path}” cannot be read ({reason}).' },
      args: { path, reason: code ?? 'unknown' },
      cause,
    });
  }
  throw new UserError({
    code: 'file/too-large',
    message: { zh: '“{path}”有 {size} 字节，超过 {maxBytes} 字节的上限。', en: '“{path}” has {size} bytes; the limit is {maxBytes}.' },
    args: { path, size, maxBytes },
  });
}
