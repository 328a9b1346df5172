import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

/** Names that some output, shell, font or file system takes for something else than a name. */
export const NAMES: readonly string[] = [
  '=cmd|\'/c calc\'!A1.txt', '+1+1.txt', '@SUM(A1).txt', '-rf', '..txt', '. .', '…', '%2e%2e%2f.txt', '<script>alert(1)<.txt', '"><img src=x onerror=1>.txt',
  '#set page(width: 1pt).txt', '{{x}}.txt', '{{#each files}}.txt', '${HOME}.txt', '$(id).txt', '`id`.txt', ';rm -rf ~.txt', '&amp;.txt', ']]>.txt', '\\x00.txt',
  '\u202egnp.exe.txt', '\u200f右至左.txt', '\u0007bell.txt', '\u001b[31m红.txt', 'a\nb.txt', 'a\rb.txt', 'a\tb.txt', ' 前后空格 ', '.hidden', '~$锁.docx', 'Thumbs.db',
  'é.txt'.normalize('NFC'), 'é.txt'.normalize('NFD'), 'Case.TXT', 'case.txt', '龑䶮㛃𬱖.txt', '🀄.txt', '全角Ａ１．txt', '（一）[附件]{1}.txt', '*?!.txt', 'CON', 'nul.txt', '长'.repeat(83) + '.txt', '长'.repeat(85), 'x'.repeat(255),
  'A1-1 1 公文.txt', '1.1 领导班子', '1—1 ①', '1-2-1', '9-9-9 没有的项', '填报说明.txt', '数据填报表.xlsx', '数据.yaml',
];

/** What a tree is made of: where, and of which kind. */
export interface Twig {
  readonly path: readonly string[];
  readonly kind: 'file' | 'empty' | 'link' | 'cycle' | 'pipe' | 'device' | 'gbk' | 'folder';
}

const segment = fc.oneof(fc.constantFrom(...NAMES), fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).map((text) => text.replace(/[/\0]/g, '_')).filter((text) => text !== '.' && text !== '..' && Buffer.byteLength(text) <= 255));

export const trees: fc.Arbitrary<readonly Twig[]> = fc.array(
  fc.record({
    path: fc.array(segment, { minLength: 1, maxLength: 5 }),
    kind: fc.constantFrom<Twig['kind']>('file', 'file', 'file', 'file', 'empty', 'link', 'cycle', 'pipe', 'device', 'gbk', 'folder'),
  }),
  { minLength: 1, maxLength: 40 },
);

/** Makes what can be made; a twig whose place is taken by another kind is left out. */
export function grow(folder: string, tree: readonly Twig[]): void {
  for (const { path, kind } of tree) {
    const place = join(folder, ...path);
    // The name as it is given: `join` would fold “..”.
    try {
      mkdirSync(kind === 'folder' ? place : join(place, '..'), { recursive: true });
      if (kind === 'file') writeFileSync(place, `文本 ${path.at(-1)}\n`, { flag: 'wx' });
      if (kind === 'empty') writeFileSync(place, '', { flag: 'wx' });
      if (kind === 'link') symlinkSync('/etc/hostname', place);
      if (kind === 'cycle') symlinkSync('..', place);
      if (kind === 'pipe') execFileSync('mkfifo', [place], { stdio: 'ignore' });
      // Only the administrator may make one; nobody may read this one to its end.
      if (kind === 'device') execFileSync('mknod', [place, 'c', '1', '5'], { stdio: 'ignore' });
      if (kind === 'gbk') for (const end of [0xc4, 0xc5]) writeFileSync(Buffer.concat([Buffer.from(`${join(place, '..')}/`), Buffer.from([0xb2, end, 0xc1, 0xcf, 0xff]), Buffer.from('.txt')]), '乱码名', { flag: 'wx' });
    } catch {
      // Taken, or too long a path.
    }
  }
}

/** SHA-256 of every file below a folder, by its path in bytes (as Latin-1); other entries by their kind. */
export function byteHashes(folder: string | Buffer): Record<string, string> {
  const at = Buffer.from(folder as string);
  return Object.assign({}, ...readdirSync(at, { withFileTypes: true, encoding: 'buffer' }).map((entry) => {
    const full = Buffer.concat([at, Buffer.from('/'), entry.name]);
    if (entry.isDirectory()) return byteHashes(full);
    return { [full.toString('latin1')]: entry.isFile() ? createHash('sha256').update(readFileSync(full)).digest('hex') : 'no file' };
  })) as Record<string, string>;
}

/** How many entries that are no folders the disk itself counts, name by name in bytes. */
export function countEntries(folder: string | Buffer): number {
  const at = Buffer.from(folder as string);
  return readdirSync(at, { withFileTypes: true, encoding: 'buffer' }).reduce((sum, entry) => sum + (entry.isDirectory() ? countEntries(Buffer.concat([at, Buffer.from('/'), entry.name])) : 1), 0);
}
