import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/inspect/decode-text.js';
import { inspect } from '../../src/inspect/inspect.js';

const TEXT = '一个科技馆，一百场活动。\n2021年5月12日';
/** 科普活动 and a line end in GB 2312. */
const GB = Uint8Array.of(0xbf, 0xc6, 0xc6, 0xd5, 0xbb, 0xee, 0xb6, 0xaf, 0x0d, 0x0a);

const utf16 = (text: string, options: { big?: boolean; mark?: boolean }) => {
  const bytes = Buffer.from((options.mark ? '\uFEFF' : '') + text, 'utf16le');
  return new Uint8Array(options.big ? bytes.swap16() : bytes);
};

describe('text files', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(TEXT), 'utf-8'],
    ['UTF-8 with a mark', new TextEncoder().encode(`\uFEFF${TEXT}`), 'utf-8'],
    ['UTF-16 little endian', utf16(TEXT, { mark: true }), 'utf-16le'],
    ['UTF-16 big endian', utf16(TEXT, { big: true, mark: true }), 'utf-16be'],
    ['UTF-16 without a mark', utf16(TEXT, {}), 'utf-16le'],
  ])('%s', (_name, bytes, encoding) => expect(decodeText(bytes)).toEqual({ text: TEXT, encoding, hasReplacements: false }));

  it('GB 18030, old line ends made new', () => expect(decodeText(GB)).toEqual({ text: '科普活动\n', encoding: 'gb18030', hasReplacements: false }));

  it('GB 18030 for a name of rare characters', () => {
    const rare = [0x95, 0x32, 0x82, 0x36];
    expect(decodeText(Uint8Array.of(0xbf, 0xc6, ...rare, ...rare, ...rare))?.text).toBe('科𠀀𠀀𠀀');
  });

  it('GB 18030 for a character of four bytes', () => expect(decodeText(Uint8Array.of(...GB, 0x95, 0x32, 0x82, 0x36))?.text).toBe('科普活动\n𠀀'));

  it.each([
    ['control characters', Uint8Array.of(0x61, 0x01, 0x62)],
    ['bytes that make no sense in Chinese', Uint8Array.from({ length: 600 }, (_each, index) => 0x81 + ((index * 53) % 120))],
  ])('no text: %s', (_name, bytes) => expect(decodeText(bytes)).toBeNull());

  it('says when a character is lost', async () => {
    const facts = await inspect(Uint8Array.of(...Array.from({ length: 30 }, () => [...GB]).flat(), 0xff), 'a.txt');
    expect(facts).toMatchObject({ format: 'txt', problems: [{ code: 'replacement-characters' }] });
  });

  it('a file of blanks is empty', async () => expect(await inspect(new TextEncoder().encode(' \n\n　'), 'a.txt')).toMatchObject({ readable: 'no', problems: [{ code: 'empty' }] }));
});
