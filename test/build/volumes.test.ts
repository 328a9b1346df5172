import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyPackage, type BuildOutcome } from '../../src/index.js';
import { makeWorkspace, run } from './workspace.js';

const PACK = fileURLToPath(new URL('../packs/wenming-xiaoyuan', import.meta.url));
const CAP = 1_500_000;
let folder: string;
let outcome: BuildOutcome;

/** Pictures that grow when they are unpacked for a PDF, so that what a volume weighs is not what its files weigh. */
beforeAll(async () => {
  const noise = (seed: number) => Uint8Array.from({ length: 700 * 500 * 3 }, (_each, index) => ((index * 1_103_515_245 + seed * 12_345) >>> 16) & 0xff);
  const picture = async (seed: number, format: 'webp' | 'jpeg') => sharp(noise(seed), { raw: { width: 700, height: 500, channels: 3 } })[format]({ quality: 60 }).toBuffer();
  folder = makeWorkspace({
    'evidence/project.yaml': `standard: ${JSON.stringify(PACK)}\ndistrict: 云山小学\napplicant: 云山小学德育处\nasOf: 2024-06-30\ncaps: { volumeMegabytes: ${CAP / 1e6} }\nvolumes: { doubleSided: true }\n`,
    ...Object.fromEntries(await Promise.all(Array.from({ length: 9 }, async (_each, index) => [`evidence/2-1 校园环境/1 校园照片/${index + 1}.${index % 2 ? 'jpg' : 'webp'}`, await picture(index, index % 2 ? 'jpeg' : 'webp')] as const))),
  });
  outcome = await run(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a dossier under a cap on the size of volumes', () => {
  it('keeps every volume below it', () => {
    const sizes = outcome.result.dossier?.volumes.map(({ bytes }) => bytes) ?? [];
    expect(sizes.length).toBeGreaterThan(2);
    for (const bytes of sizes) expect(bytes).toBeLessThanOrEqual(CAP);
  });
  it('is proven like any other', async () => {
    expect(await verifyPackage(join(folder, 'out'))).toMatchObject({ ok: true, flaws: [] });
  });
});
