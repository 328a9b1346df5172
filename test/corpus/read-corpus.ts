import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A file of the corpus and what its manifest says of it. */
export interface CorpusFile {
  /** Relative to the corpus folder. */
  readonly path: string;
  /** `pdf/corrupt`, `seal_pos`. */
  readonly class: string;
  readonly label: string;
  readonly note: string;
}

export interface Corpus {
  readonly folder: string;
  readonly files: readonly CorpusFile[];
}

/** Real files from outside, in the folder named by JUANZONG_CORPUS or beside the checkout; null when there are none. */
export function readCorpus(): Corpus | null {
  const folder = process.env['JUANZONG_CORPUS'] ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
  const manifest = `${folder}/manifest.tsv`;
  if (!existsSync(manifest)) return null;
  const [header, ...lines] = readFileSync(manifest, 'utf8').trimEnd().split('\n').map((line) => line.split('\t'));
  const column = (name: string) => header?.indexOf(name) ?? -1;
  const files = lines.map((cells): CorpusFile => {
    const path = cells[column('file')] ?? '';
    return { path, class: path.slice(0, path.lastIndexOf('/')), label: cells[column('label')] ?? '', note: cells[column('note')] ?? '' };
  });
  return { folder, files };
}

/** A number that the manifest notes, as in `pages=3`. */
export function noted(file: CorpusFile, key: string): number | null {
  const match = new RegExp(`(?:^|[ ;|])${key}=(\\d+(?:\\.\\d+)?)`).exec(file.note);
  return match ? Number(match[1]) : null;
}
