import { readFileSync } from 'node:fs';
import type { PictureLook } from '../../src/model/facts.js';
import { inspect } from '../../src/inspect/inspect.js';
import { scene, screen, sheet } from '../inspect/drawn-pictures.js';
import { realFiles } from './real-files.js';
import type { Case, Recogniser } from './recogniser.js';

type Kind = 'photo' | 'screenshot' | 'scan';

/** A picture of each kind as a file; none of the seeds is one of the tests. */
const DRAWN: Readonly<Record<Kind, (seed: number) => Promise<Buffer>>> = {
  photo: async (seed) => (await scene(seed, 1200 + (seed % 3) * 200)).jpeg({ quality: 60 + (seed % 4) * 10 }).toBuffer(),
  screenshot: async (seed) => (seed % 2 ? screen(seed).png().toBuffer() : screen(seed, { width: 1366, height: 768, wide: true }).jpeg({ quality: 80 }).toBuffer()),
  scan: async (seed) => (await sheet(seed, { skew: (seed % 5) - 2 })).jpeg({ quality: 70 }).toBuffer(),
};
const SEEDS = Array.from({ length: 12 }, (_, index) => 701 + index);

/** Each kind against the other two; of a folder of real files, those sorted into there and not-there. */
const recognisers: readonly Recogniser[] = (Object.keys(DRAWN) as Kind[]).map((kind) => {
  const name = `${kind}s`;
  return {
    name,
    cases() {
      const real = realFiles(name);
      return {
        synthetic: (Object.keys(DRAWN) as Kind[]).flatMap((drawn) => SEEDS.map((seed) => told(kind, `${drawn} (${seed})`, drawn === kind, () => DRAWN[drawn](seed)))),
        ...(real ? { real: real.map((file) => told(kind, file.name, file.isThere, () => Promise.resolve(readFileSync(file.path)))) } : {}),
      };
    },
  };
});

export default recognisers;

function told(kind: Kind, name: string, isThere: boolean, read: () => Promise<Buffer>): Case {
  return {
    name,
    isThere,
    prepare: async () => {
      const bytes = new Uint8Array(await read());
      return async () => {
        const look: PictureLook | undefined = (await inspect(bytes, name)).looks[0];
        return look === undefined || look.kind === 'cannot-tell' ? 'cannot-tell' : look.kind === kind ? 'seen' : 'not-seen';
      };
    },
  };
}
