import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyPackage, type BuildOutcome } from '../../src/index.js';
import { readBack } from '../../src/render/pdf/read-back.js';
import { makeWorkspace, run } from './workspace.js';

const PACK = fileURLToPath(new URL('../packs/wenming-xiaoyuan', import.meta.url));
const CAP = 1_500_000;
/** Alone larger than a volume may be. */
const LARGE = 'evidence/2-1 校园环境/1 校园照片/大图.jpg';
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
  const large = sharp(Uint8Array.from({ length: 2_400 * 1_600 * 3 }, (_each, index) => ((index * 1_103_515_245) >>> 16) & 0xff), { raw: { width: 2_400, height: 1_600, channels: 3 } });
  writeFileSync(join(folder, LARGE), await large.jpeg({ quality: 80 }).toBuffer());
  outcome = await run(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a dossier under a cap on the size of volumes', () => {
  it('keeps every volume below it', () => {
    const sizes = outcome.result.dossier?.volumes.map(({ bytes }) => bytes) ?? [];
    expect(sizes.length).toBeGreaterThan(2);
    for (const bytes of sizes) expect(bytes).toBeLessThanOrEqual(CAP);
  });
  it('makes a picture that alone is larger coarser, and says so; the original stays as it was', async () => {
    expect(statSync(join(folder, LARGE)).size).toBeGreaterThan(CAP);
    const { volume = 0, number } = outcome.result.dossier?.exhibits.find(({ path }) => `evidence/${path}` === LARGE) ?? {};
    expect(number).toBeDefined();
    const texts = await Promise.all((outcome.result.dossier?.volumes ?? []).map(async ({ file }) => (await readBack(readFileSync(join(folder, 'out/dossier', file)))).pages.map(({ text }) => text.replace(/\s/g, '')).join('')));
    // On the page before it; in the narrow column of the catalogue the words of other columns stand between its lines.
    expect(texts.join('').match(/图片过大，编入时缩至\d+dpi，原件未动/g)).toHaveLength(1);
    expect(outcome.result.dossier?.volumes[volume - 1]?.bytes).toBeLessThanOrEqual(CAP);
    expect(readFileSync(join(folder, LARGE.replace('evidence/', 'out/dossier/data/originals/')))).toEqual(readFileSync(join(folder, LARGE)));
  });
  it('is proven like any other', async () => {
    expect(await verifyPackage(join(folder, 'out'))).toMatchObject({ ok: true, flaws: [] });
  });
});
