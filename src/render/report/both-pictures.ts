import type { Problem } from '../../model/outcome.js';
import type { ViewOptions } from './view-requirements.js';

/** Two files of which a problem says that they show the same, side by side; null when one of them has no picture here. */
export function bothPictures({ file, found }: Problem, glimpses: ViewOptions['glimpses']): { readonly path: string; readonly picture: string }[] | null {
  const pair = [file, found].flatMap((path) => {
    const picture = typeof path === 'string' ? glimpses.get(path)?.thumbnail : undefined;
    return picture ? [{ path: path as string, picture }] : [];
  });
  return pair.length === 2 && file !== found ? pair : null;
}
