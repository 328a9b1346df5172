import type { Problem } from '../../model/outcome.js';
import type { ViewOptions } from './view-requirements.js';

/** One of the files that show the same: its picture stands in the report once, under `id`, however often it is told of. */
export interface PairedPicture {
  readonly id: string;
  readonly path: string;
  readonly picture: string;
}

/** So many show that they are alike. */
const MOST_SHOWN = 6;

/**
 * Files of which a problem says that they show the same, side by side; null when fewer than two of them have a picture here.
 * @param rowOf the place in the ledger of a file, by its path.
 */
export function alikePictures({ members = [] }: Problem, glimpses: ViewOptions['glimpses'], rowOf: (path: string) => string | null): readonly PairedPicture[] | null {
  const shown = members.flatMap(({ file }) => {
    const [picture, row] = [glimpses.get(file)?.thumbnail, rowOf(file)];
    return picture && row ? [{ id: `both-${row}`, path: file, picture }] : [];
  });
  return shown.length > 1 ? shown.slice(0, MOST_SHOWN) : null;
}

/** Every one of them with its pages, where they are too many for the sentence to name; else null. */
export function allMembers({ message, members = [] }: Problem): readonly { readonly path: string; readonly pages: string }[] | null {
  return members.every(({ file }) => message.includes(file)) ? null : members.map(({ file, pages }) => ({ path: file, pages: pages.join(', ') }));
}

/** Each picture once, in the order of the report. */
export function pairedPictures(indicators: readonly { readonly items: readonly { readonly requirements: readonly { readonly problems: readonly { readonly pair: readonly PairedPicture[] | null }[] }[] }[] }[]): PairedPicture[] {
  const all = indicators.flatMap(({ items }) => items).flatMap(({ requirements }) => requirements).flatMap(({ problems }) => problems).flatMap(({ pair }) => pair ?? []);
  return [...new Map(all.map((each) => [each.id, each])).values()];
}
