import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Programs that put PDF files together, where they are installed. `merge` gives the arguments for files → out. */
const MERGERS = [
  { name: 'qpdf', version: ['--version'], merge: (files, out) => ['--empty', '--pages', ...files, '--', out] },
  { name: 'qpdf', label: 'qpdf, streams as they are', version: ['--version'], merge: (files, out) => ['--empty', '--stream-data=preserve', '--pages', ...files, '--', out] },
  { name: 'mutool', label: 'mutool merge', version: ['-v'], merge: (files, out) => ['merge', '-o', out, ...files] },
  { name: 'pdfunite', version: ['-v'], merge: (files, out) => [...files, out] },
  { name: 'pdfcpu', label: 'pdfcpu merge', version: ['version'], merge: (files, out) => ['merge', out, ...files] },
];

/** @returns {{ name: string, label: string, version: string, merge: (files: string[], out: string) => string[] }[]} */
export function installedMergers() {
  return MERGERS.flatMap((peer) => {
    const version = versionOf(peer.name, peer.version);
    return version ? [{ label: peer.name, ...peer, version }] : [];
  });
}

/** The first line that has a digit in it; null when the program is not there. */
export function versionOf(name, args) {
  try {
    return execFileSync('sh', ['-c', `${name} ${args.join(' ')} 2>&1`], { encoding: 'utf8' }).split('\n').find((line) => /\d/.test(line))?.trim() ?? name;
  } catch (error) {
    return /\d/.test(error.stdout ?? '') && error.status !== 127 ? error.stdout.split('\n').find((line) => /\d/.test(line)).trim() : null;
  }
}

export const EVIDENCE = /年材料\d+\.(?:pdf|jpg)$/;

/** The corpus as files that a merger takes: JPEGs put into PDFs by img2pdf, once; null when that is not there. */
export async function mergeable(workspace, scratch) {
  const files = evidenceOf(workspace);
  if (!versionOf('img2pdf', ['--version'])) return null;
  await mkdir(scratch, { recursive: true });
  const have = new Set(await readdir(scratch));
  return files.map((file) => {
    if (!file.endsWith('.jpg')) return file;
    const name = `${file.slice(-9, -4)}.pdf`;
    if (!have.has(name)) execFileSync('img2pdf', [file, '-o', join(scratch, name)], { stdio: 'ignore' });
    return join(scratch, name);
  });
}

export function evidenceOf(workspace) {
  return readdirSync(join(workspace, 'evidence'), { recursive: true }).filter((path) => EVIDENCE.test(path)).sort().map((path) => join(workspace, 'evidence', path));
}
