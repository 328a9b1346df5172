import { assetPath } from '../io/assets.js';
import type { Cache } from '../io/cache.js';
import { fingerprint } from '../io/fingerprint.js';
import type { Glimpse } from '../render/report/glimpses.js';
import type { GlimpseTask } from './tasks.js';

type Shown = Pick<GlimpseTask, 'sha256' | 'seals'>;

/** The small pictures that an earlier run took of a file with this content. */
export async function knownGlimpse(cache: Cache, shown: Shown): Promise<Glimpse | undefined> {
  return (await cache.get(keyOf(shown))) as Glimpse | undefined;
}

export async function keepGlimpse(cache: Cache, shown: Shown, glimpse: Glimpse): Promise<void> {
  await cache.put(keyOf(shown), glimpse);
}

function keyOf({ sha256, seals }: Shown): string {
  return `glimpse ${drawer()} ${sha256} ${JSON.stringify(seals)}`;
}

let drawnBy: string | null = null;

/** Everything that decides how a glimpse looks. */
function drawer(): string {
  drawnBy ??= fingerprint(assetPath(''), ['dist/render/report/take-glimpse.js', 'dist/render/pdf/open-picture.js', 'dist/render/pdf/scanned-page.js', 'dist/convert/**/*.js', 'dist/engines/**/*.js', 'package.json']);
  return drawnBy;
}
