import { assetPath } from '../io/assets.js';
import type { Cache } from '../io/cache.js';
import { fingerprint } from '../io/fingerprint.js';
import type { Facts } from '../model/facts.js';

/** Facts by content, by name (dates and titles are read from it too) and by the code that looks. */
export function factsKey(sha256: string, name: string): string {
  return `facts ${inspector()} ${sha256} ${name}`;
}

/** What an earlier run saw in a file with this content and name. */
export async function knownFacts(cache: Cache, sha256: string, name: string): Promise<Facts | undefined> {
  return (await cache.get(factsKey(sha256, name))) as Facts | undefined;
}

let known: string | null = null;

/** Everything that decides what is seen in a file: our own code, and by package.json the libraries under it. */
function inspector(): string {
  known ??= fingerprint(assetPath(''), ['dist/inspect/**/*.js', 'dist/engines/**/*.js', 'dist/convert/see-ofd.js', 'dist/convert/ofd/*.js', 'package.json']);
  return known;
}
