import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sm from 'sm-crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signDigest, signSm2, sm2Digest, sm2PublicKey, sm3, verifySm2 } from '../../src/engines/sm2.js';
import { readCheckingKey, readSigningKey } from '../../src/steps/signing-key.js';

const hex = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'hex');
const canUse = spawnSync('openssl', ['list', '-public-key-algorithms'], { encoding: 'utf8' }).stdout?.includes('SM2') ?? false;
if (!canUse) console.log('openssl without SM2, or none: that it agrees with our signatures is not proven.');

describe('SM2 as GM/T 0003.5-2012 works it through', () => {
  const secret = hex('3945208F 7B2144B1 3F36E38A C6D39F95 88939369 2860B51A 42FB81EF 4DF7C5B8');
  const message = Buffer.from('message digest');

  it('SM3 of “abc” (GM/T 0004-2012, A.1)', () => {
    expect(sm3(Buffer.from('a'), Buffer.from('bc')).toString('hex')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  });

  it('the public key, what is signed, and both numbers', () => {
    const point = sm2PublicKey(secret);
    expect(point.toString('hex')).toBe(`04${'09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020'.toLowerCase()}${'CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13'.toLowerCase()}`);
    const digest = sm2Digest(message, point);
    expect(digest).toEqual(hex('F0B43E94 BA45ACCA ACE692ED 534382EB 17E6AB5A 19CE7B31 F4486FDF C0D28640'));
    const signature = signDigest(digest, secret, hex('59276E27 D506861A 16680F3A D9C02DCC EF3CC1FA 3CDBE4CE 6D54B80D EAC1BC21'));
    expect(signature).toEqual(hex('F5A03B06 48D2C463 0EEAC513 E1BB81A1 5944DA38 27D5B741 43AC7EAC EEE720B3 B1B6AA29 DF212FD8 763182BC 0D421CA1 BB9038FD 1F7F42D4 840B69C4 85BBC1AA'));
    expect(verifySm2(message, signature as Buffer, point)).toBe(true);
  });

  it('signs the same text alike each time, another text with another secret number', () => {
    const [first, again, other] = [message, message, Buffer.from('message digest.')].map((text) => signSm2(text, secret));
    expect(again).toEqual(first);
    // Two signatures with one secret number give the key away; r without what was signed is the number's point.
    const pointOf = (signature: Buffer, text: Uint8Array) => (BigInt(`0x${signature.subarray(0, 32).toString('hex')}`) - BigInt(`0x${sm2Digest(text, sm2PublicKey(secret)).toString('hex')}`)).toString(16);
    expect(pointOf(other as Buffer, Buffer.from('message digest.'))).not.toBe(pointOf(first as Buffer, message));
  });

  it('refuses numbers that are no private key', () => {
    for (const number of ['00'.repeat(32), 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54122', '01']) expect(() => sm2PublicKey(hex(number))).toThrow(/no SM2 private key/);
  });

  it('ten keys: the library checks what we sign, and finds what was changed', () => {
    for (let count = 0; count < 10; count++) {
      const { privateKey, publicKey } = sm.sm2.generateKeyPairHex();
      const signature = signSm2(Buffer.from(String(count)), hex(privateKey));
      expect(sm.sm2.doVerifySignature(String(count), signature.toString('hex'), publicKey, { hash: true })).toBe(true);
      signature[count * 7] = (signature[count * 7] as number) ^ 1;
      expect(verifySm2(Buffer.from(String(count)), signature, hex(publicKey))).toBe(false);
    }
  });
});

describe.skipIf(!canUse)('keys as openssl writes them', () => {
  let folder: string;
  const at = (name: string) => join(folder, name);
  const openssl = (...words: string[]) => expect([words[0], spawnSync('openssl', words, { cwd: folder, encoding: 'utf8' }).status]).toEqual([words[0], 0]);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'jz-sm2-'));
    openssl('genpkey', '-algorithm', 'SM2', '-out', 'new.pem');
    openssl('ecparam', '-genkey', '-name', 'SM2', '-out', 'old.pem');
    for (const name of ['new', 'old']) openssl('pkey', '-in', `${name}.pem`, '-pubout', '-out', `${name}.pub`);
    writeFileSync(at('list'), '清单\n');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(['new', 'old'])('sign what openssl checks (%s)', async (name) => {
    const signature = (await readSigningKey(at(`${name}.pem`))).sign('清单\n');
    writeFileSync(at('sig'), Buffer.from(signature, 'base64'));
    openssl('pkeyutl', '-verify', '-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678', '-pubin', '-inkey', `${name}.pub`, '-in', 'list', '-sigfile', 'sig');
    for (const end of ['pub', 'pem']) expect((await readCheckingKey(at(`${name}.${end}`))).fits('清单\n', signature)).toBe(true);
  });

  it('check what openssl signs', async () => {
    openssl('pkeyutl', '-sign', '-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678', '-inkey', 'new.pem', '-in', 'list', '-out', 'theirs');
    const theirs = spawnSync('base64', ['-w', '0', at('theirs')], { encoding: 'utf8' }).stdout;
    const key = await readCheckingKey(at('new.pub'));
    expect([key.fits('清单\n', theirs), key.fits('清单', theirs), key.fits('清单\n', `${theirs}\n`)]).toEqual([true, false, false]);
  });

  it('a public key cannot sign', async () => {
    await expect(readSigningKey(at('new.pub'))).rejects.toMatchObject({ code: 'key/unusable' });
  });
});
