import type { Problem } from '../../model/outcome.js';
import type { ViewOptions } from './view-requirements.js';

/** One of two files that show the same: its picture stands in the report once, under `id`, however often it is told of. */
export interface PairedPicture {
  readonly id: string;
  readonly path: string;
  readonly picture: string;
}

/**
 * Two files of which a problem says that they show the same, side by side; null when one of them has no picture here.
 * @param rowOf the place in the ledger of a file, by its path.
 */
export function bothPictures({ file, found }: Problem, glimpses: ViewOptions['glimpses'], rowOf: (path: string) => string | null): readonly PairedPicture[] | null {
  const pair = [file, found].flatMap((path) => {
    const [picture, row] = typeof path === 'string' ? [glimpses.get(path)?.thumbnail, rowOf(path)] : [];
    return picture && row ? [{ id: `both-${row}`, path: path as string, picture }] : [];
  });
  return pair.length === 2 && file !== found ? pair : null;
}

/** Each picture once, in the order of the report. */
export function pairedPictures(indicators: readonly { readonly items: readonly { readonly requirements: readonly { readonly problems: readonly { readonly pair: readonly PairedPicture[] | null }[] }[] }[] }[]): PairedPicture[] {
  const all = indicators.flatMap(({ items }) => items).flatMap(({ requirements }) => requirements).flatMap(({ problems }) => problems).flatMap(({ pair }) => pair ?? []);
  return [...new Map(all.map((each) => [each.id, each])).values()];
}
