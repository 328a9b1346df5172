import { assetPath } from '../io/assets.js';
import type { Cache } from '../io/cache.js';
import { fingerprint } from '../io/fingerprint.js';
import type { Prepared } from '../model/prepared.js';
import type { PrepareTask } from './tasks.js';

type How = Pick<PrepareTask, 'from' | 'compare'>;

/** What an earlier run found of the pages of a file with this content. Only findings are kept: a document made of it is made again. */
export async function knownPages(cache: Cache, sha256: string, how: How): Promise<Prepared | null> {
  const pages = (await cache.get(keyOf(sha256, how))) as Prepared['pages'] | undefined;
  return pages ? { documents: [], pages } : null;
}

export async function keepPages(cache: Cache, sha256: string, { how, pages }: { readonly how: How; readonly pages: Prepared['pages'] }): Promise<void> {
  await cache.put(keyOf(sha256, how), pages);
}

function keyOf(sha256: string, { from, compare }: How): string {
  return `pages ${maker()} ${sha256} ${from} ${compare}`;
}

let madeBy: string | null = null;

/** Everything that decides what is made of a file: our own code, and by package.json the libraries under it. */
function maker(): string {
  madeBy ??= fingerprint(assetPath(''), [...['convert', 'inspect', 'engines', 'render/pdf'].map((room) => `dist/${room}/**/*.js`), 'dist/render/word/page-images.js', 'package.json']);
  return madeBy;
}
