import { fileURLToPath } from 'node:url';

/** Root of the installed package: two levels above this file, in `src/` and in `dist/` alike. */
const PACKAGE_ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Absolute path of something that is shipped with the package, e.g. `templates/common`. */
export function assetPath(relative: string): string {
  return PACKAGE_ROOT + relative;
}
