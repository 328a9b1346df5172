import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { archiveNotes } from '../../../src/inspect/archive/archive-notes.js';
import { inspect } from '../../../src/inspect/inspect.js';

/** Blocks of RAR 4: type, flags, what else stands in the header. */
const rar4 = (...blocks: readonly (readonly [number, number, readonly number[]])[]) => Buffer.concat([Buffer.from('526172211a0700', 'hex'), ...blocks.map(([type, flags, rest]) => Buffer.from([0, 0, type, flags & 255, flags >> 8, 7 + rest.length, 0, ...rest]))]);
/** Headers of RAR 5: type, flags and what follows them. */
const rar5 = (...headers: readonly (readonly number[])[]) => Buffer.concat([Buffer.from('526172211a070100', 'hex'), ...headers.map((body) => Buffer.from([0, 0, 0, 0, body.length, ...body]))]);
const MAIN4 = [0, 0, 0, 0, 0, 0];
const FILE4 = Array.from({ length: 25 }, () => 0);
const sevenZip = (header: string) => Buffer.concat([Buffer.from('377abcaf271c0004', 'hex'), Buffer.alloc(4), Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, header.length / 2, 0, 0, 0, 0, 0, 0, 0]), Buffer.alloc(4), Buffer.from(header, 'hex')]);

describe('what must be known before an archive is unpacked', () => {
  it.each<[string, Uint8Array, 'rar' | '7z', string, readonly string[]]>([
    ['RAR 4', rar4([0x73, 0, MAIN4], [0x74, 0x8000, FILE4]), 'rar', 'a.rar', []],
    ['RAR 4 with locked headers', rar4([0x73, 0x80, MAIN4]), 'rar', 'a.rar', ['with a password']],
    ['RAR 4 with a locked file', rar4([0x73, 0, MAIN4], [0x74, 0x8004, FILE4]), 'rar', 'a.rar', ['with a password']],
    ['RAR 4 in parts', rar4([0x73, 1, MAIN4]), 'rar', 'a.rar', ['part of several']],
    ['RAR 5', rar5([1, 0, 0], [2, 3, 3, 0, 9, 9, 2, 5, 0]), 'rar', 'a.rar', []],
    ['RAR 5 with locked headers', rar5([4, 0, 0, 1]), 'rar', 'a.rar', ['with a password']],
    ['RAR 5 with a locked file', rar5([1, 0, 0], [2, 3, 3, 0, 9, 9, 2, 1, 0]), 'rar', 'a.rar', ['with a password']],
    ['RAR 5 in parts', rar5([1, 0, 1]), 'rar', 'a.rar', ['part of several']],
    ['a part by its name alone', rar5([1, 0, 0]), 'rar', 'a.part2.rar', ['part of several']],
    ['7z', sevenZip('1706803001'), '7z', 'a.7z', []],
    ['7z with a locked header', sevenZip('170680300106f10701'), '7z', 'a.7z', ['with a password']],
    ['the first of a 7z', sevenZip('1706').subarray(0, 33), '7z', 'a.7z.001', ['part of several']],
  ])('%s', (_what, bytes, format, name, notes) => expect(archiveNotes(bytes, format, name)).toEqual(notes));

  it('a zip whose directory is locked', async () => {
    const locked = Buffer.from(zipSync({ 'a.txt': new Uint8Array(20) }));
    locked.writeUInt16LE(0x2041, 6);
    locked.fill(0xa5, locked.indexOf('PK\x01\x02'), locked.indexOf('PK\x05\x06'));
    expect(await inspect(locked, 'a.zip')).toMatchObject({ format: 'zip', problems: [{ code: 'archive', detail: expect.stringContaining('with a password') }] });
  });

  it('the first and the last part of a zip', async () => {
    const first = Buffer.concat([Buffer.from('504b0708504b0304', 'hex'), Buffer.alloc(100)]);
    expect(await inspect(first, 'a.z01')).toMatchObject({ format: 'zip', problems: [{ code: 'archive', detail: expect.stringContaining('part of several') }] });
    const last = Buffer.from('504b0506010000000000000000000000000000000000', 'hex');
    expect(archiveNotes(last, 'zip', 'a.zip')).toEqual(['part of several']);
    expect(archiveNotes(Buffer.from('504b0506000000000000000000000000000000000000', 'hex'), 'zip', 'a.zip')).toEqual([]);
  });
});
