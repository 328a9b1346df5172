import { generateKeyPairSync } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCheckingKey, verifyPackage } from '../../src/index.js';
import type { CheckingKey } from '../../src/model/signing-key.js';
import { readSigningKey } from '../../src/steps/signing-key.js';
import { verifyBag } from '../../src/verify/bag.js';
import { verifyProof } from '../../src/verify/proof.js';
import { hashes, makeWorkspace, run } from '../build/workspace.js';
import { dice } from '../inspect/seal/strokes.js';

const PACK = fileURLToPath(new URL('../packs/wenming-xiaoyuan', import.meta.url));
/** A key of SM2 in PKCS #8, as openssl writes it. */
const SM2 = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqBHM9VAYItBG0wawIBAQQgwUaF0alC0uo50Q1q
aQ5kHKIxOnfU57++ZU+hLwNhFcOhRANCAASwCpwPmWsMKrB4QJdSbvSkulRgE6It
52GefrztEnIenIU3oGDBFl0jNVeZXusG+XhgEfKZxfDo+4cBwzHHN73H
-----END PRIVATE KEY-----
`;
const SIGNATURE = 'proof/manifest-sha256.sig';
let folder: string;
let out: string;
const key = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = makeWorkspace({
    'evidence/project.yaml': `standard: ${JSON.stringify(PACK)}\ndistrict: 云山小学\napplicant: 云山小学德育处\nasOf: 2024-06-30\n`,
    'evidence/1-1 领导班子/2 师德师风/1 师德说明/师德说明.txt': '师德师风情况说明\n近三年（2021—2024年），我校未发生师德失范事件。',
    'evidence/1-1 领导班子/2 师德师风/1 师德说明/附 100%\n说明.txt': '附件说明。',
  });
  for (const name of ['ours', 'other']) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    writeFileSync(key(`${name}.pem`), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(key(`${name}.pub`), publicKey.export({ type: 'spki', format: 'pem' }));
  }
  writeFileSync(key('sm2.pem'), SM2);
  await run(folder, { signWith: key('ours.pem') });
  out = join(folder, 'out');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('of a package that was changed', () => {
  it('any one change is found, a hundred times', async () => {
    const random = dice(11);
    const files = Object.keys(hashes(out));
    expect(files.length).toBeGreaterThan(15);
    const missed: string[] = [];
    for (let change = 0; change < 100; change++) {
      const file = files[change % files.length] as string;
      const place = join(out, file);
      const before = readFileSync(place);
      const at = Math.floor(random(0, before.length));
      const kind = ['flip', 'cut', 'longer', 'delete', 'add'][Math.floor(change / 7) % 5] as string;
      const added = join(out, dirname(file), `多出 ${change}.txt`);
      if (kind === 'flip') { const changed = Buffer.from(before); changed[at] = (changed[at] as number) ^ (1 << (change % 8)); writeFileSync(place, changed); }
      if (kind === 'cut') writeFileSync(place, before.subarray(0, at));
      if (kind === 'longer') writeFileSync(place, Buffer.concat([before, Buffer.from('\n')]));
      if (kind === 'delete') rmSync(place);
      if (kind === 'add') writeFileSync(added, 'x');
      const flaws = [...(await verifyProof(out, await readCheckingKey(key('ours.pub')))).flaws, ...(await verifyBag(join(out, 'dossier'))).flaws];
      if (flaws.length === 0) missed.push(`${kind} ${file} at ${at}`);
      writeFileSync(place, before);
      rmSync(added, { force: true });
    }
    expect(missed).toEqual([]);
    expect((await verifyPackage(out)).flaws).toEqual([]);
  });

  it('a page that was taken out is found even when every list was written anew', async () => {
    const copy = join(folder, 'copy');
    cpSync(out, copy, { recursive: true });
    const volume = join(copy, 'dossier/卷宗.pdf');
    const document = await PDFDocument.load(readFileSync(volume), { updateMetadata: false });
    document.removePage(document.getPageCount() - 2);
    writeFileSync(volume, await document.save());
    expect((await verifyPackage(copy)).flaws.map((flaw) => flaw.code)).toContain('volume/pages');
  });
});

describe('a signature over the package', () => {
  it('fits our key and no other', async () => {
    expect((await verifyPackage(out, await readCheckingKey(key('ours.pub')))).flaws).toEqual([]);
    expect((await verifyPackage(out, await readCheckingKey(key('other.pub')))).flaws).toEqual([{ code: 'proof/wrong-signature', file: SIGNATURE }]);
  });

  it('may be SM2, and is the same each time', async () => {
    const place = join(folder, 'sm2');
    await run(folder, { out: place, dossier: false, signWith: key('sm2.pem') });
    const list = readFileSync(join(place, 'proof/manifest-sha256.txt'), 'utf8');
    expect(readFileSync(join(place, SIGNATURE), 'utf8')).toBe(`${(await readSigningKey(key('sm2.pem'))).sign(list)}\n`);
    const [sm2, ed25519] = await Promise.all(['sm2.pem', 'ours.pem'].map((name) => readCheckingKey(key(name))));
    expect((await verifyProof(place, sm2 as CheckingKey)).flaws).toEqual([]);
    expect((await verifyProof(place, ed25519 as CheckingKey)).flaws).toEqual([{ code: 'proof/wrong-signature', file: SIGNATURE }]);
    expect((sm2 as CheckingKey).fits(list, (await readSigningKey(key('ours.pem'))).sign(list))).toBe(false);
  });

  it.each(['ours.pem', 'sm2.pem'])('is found changed at every one of its characters (%s)', async (name) => {
    const list = readFileSync(join(out, 'proof/manifest-sha256.txt'), 'utf8');
    const signature = (await readSigningKey(key(name))).sign(list);
    const checking = await readCheckingKey(key(name));
    expect(checking.fits(list, signature)).toBe(true);
    // The bits of the last letter that no octet takes are the ones a decoder passes over.
    const last = signature.replace(/=+$/, '').length - 1;
    for (const at of [0, 1, 40, last]) for (const bit of [1, 2, 4, 8]) {
      const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
      const other = letters[letters.indexOf(signature[at] as string) ^ bit] as string;
      expect([at, bit, checking.fits(list, signature.slice(0, at) + other + signature.slice(at + 1))]).toEqual([at, bit, false]);
    }
    expect(checking.fits(list, ` ${signature}`)).toBe(false);
  });

  it('is gone after a later run without a key, which is said', async () => {
    const later = join(folder, 'later');
    cpSync(out, later, { recursive: true });
    await run(folder, { out: later, dossier: false });
    expect(existsSync(join(later, SIGNATURE))).toBe(false);
    expect((await verifyPackage(later, await readCheckingKey(key('ours.pub')))).flaws.map((flaw) => flaw.code)).toContain('proof/not-signed');
  });

  it('is refused with a key of another kind, before anything is written', async () => {
    mkdirSync(join(folder, 'rsa'));
    writeFileSync(join(folder, 'rsa/key.pem'), generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await expect(run(folder, { out: join(folder, 'never'), signWith: join(folder, 'rsa/key.pem') })).rejects.toMatchObject({ code: 'key/unusable' });
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });
});
