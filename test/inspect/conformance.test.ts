import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { FORMATS as READERS } from '../../src/inspect/formats/index.js';
import { inspect } from '../../src/inspect/inspect.js';
import { FORMATS, type Format } from '../../src/model/kinds.js';
import { makeZip } from './archive/make-zip.js';
import { SAMPLES } from './samples.js';

type Sampled = keyof typeof SAMPLES;
const SAMPLED = Object.keys(SAMPLES) as Sampled[];
/** Any beginning of these is a whole file of their kind. */
const TEXTS: readonly Format[] = ['txt', 'md', 'html', 'yaml', 'eml'];
/** Their samples have the first bytes and parts of their kind and nothing in them: they must be named, whoever reads them. */
const HOLLOW: readonly Format[] = ['doc', 'wps', 'xls', 'ppt', 'pptx', 'ofd', 'heic', 'psd', 'jp2', 'jxl', 'odf', 'iwork', 'xps', 'eml', 'video', 'audio'];
const ARCHIVES: readonly Format[] = ['zip', 'rar', '7z'];

const codes = ({ problems }: Awaited<ReturnType<typeof inspect>>) => problems.map((problem) => problem.code);

describe('every format', () => {
  it('has one reader, and every reader a sample', () => {
    const read = READERS.flatMap((reader) => reader.formats);
    expect([...read].sort()).toEqual(FORMATS.filter((format) => format !== 'unknown' && format !== 'empty').sort());
    expect(new Set(read).size).toBe(read.length);
  });

  it.each(SAMPLED)('%s is told by its content', async (format) => {
    const facts = await inspect(await SAMPLES[format].make(), SAMPLES[format].name);
    expect(facts).toMatchObject({ format, extension: { fits: true } });
    if (HOLLOW.includes(format)) expect(codes(facts)).not.toEqual([]);
    else if (ARCHIVES.includes(format)) expect(facts).toMatchObject({ readable: 'unsupported', problems: [{ code: 'archive' }] });
    else expect(facts).toMatchObject({ readable: 'yes', problems: [] });
  });

  it.each(SAMPLED.filter((format) => !TEXTS.includes(format)))('%s is still told under another name, which is a problem', async (format) => {
    const facts = await inspect(await SAMPLES[format].make(), 'a.txt');
    expect(facts).toMatchObject({ format, extension: { found: 'txt', fits: false } });
    expect(codes(facts)).toContain('wrong-extension');
  });

  it.each(SAMPLED)('%s, empty, is an empty file', async (format) => {
    expect(await inspect(new Uint8Array(), SAMPLES[format].name)).toMatchObject({ format: 'empty', readable: 'no', problems: [{ code: 'empty' }] });
  });

  it.each(SAMPLED)('%s, cut off, is a problem and no crash', async (format) => {
    const whole = await SAMPLES[format].make();
    for (const share of [0.1, 0.5, 0.9]) {
      const facts = await inspect(whole.slice(0, Math.ceil(whole.length * share)), SAMPLES[format].name);
      expect(codes(facts)).not.toContain('crashed');
      if (!TEXTS.includes(format)) expect(codes(facts), `${share} of the file`).not.toEqual([]);
    }
  });

  it.each(SAMPLED)('%s, with bytes changed, is no crash', async (format) => {
    const bytes = Uint8Array.from(await SAMPLES[format].make());
    for (let at = 20; at < bytes.length; at += 37) bytes[at] = (bytes[at] as number) ^ 0x5a;
    expect(codes(await inspect(bytes, SAMPLES[format].name))).not.toContain('crashed');
  });
});

it('is unknown when it is nothing known', async () => {
  const noise = Uint8Array.from({ length: 400 }, (_each, index) => (index * 131 + 17) % 251);
  expect(await inspect(noise, 'a.dat')).toMatchObject({ format: 'unknown', readable: 'unsupported', problems: [{ code: 'unknown-format' }] });
});

it.each(['docx', 'xlsx', 'pptx', 'ofd'] as const)('a %s cut off before its telling parts goes by its name, and is no archive', async (format) => {
  const { name } = SAMPLES[format];
  const start = zipSync({ '_rels/.rels': Buffer.from('<a/>'), 'word/a.xml': new Uint8Array(3000) }, { level: 0 }).subarray(0, 40);
  expect(await inspect(start, name)).toMatchObject({ format, readable: 'no', problems: [{ code: 'truncated' }] });
  expect(await inspect(start, 'a.zip')).toMatchObject({ format: 'zip', problems: [{ code: 'archive' }] });
});

it.each(['mif3', 'avci', 'miaf'])('a picture of brand %s is no film', async (brand) => {
  expect(await inspect(Uint8Array.from(Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0mif1miaf${'\0'.repeat(64)}`, 'latin1')), 'a.heif')).toMatchObject({ format: 'heic', extension: { fits: true } });
});

it('a zip with a password says so, and its Chinese names are read', async () => {
  const bytes = makeZip([{ name: Buffer.from('cbb5c3f72e747874', 'hex'), content: Buffer.from('a'), encrypted: true }]);
  expect((await inspect(new Uint8Array(bytes), 'a.zip')).problems).toMatchObject([{ code: 'archive', detail: '1 entries, with a password: 说明.txt' }]);
});

it('is to be unpacked when it is packed by gzip', async () => {
  expect(await inspect(Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0), 'a.gz')).toMatchObject({ format: 'unknown', problems: [{ code: 'archive' }] });
});

it('draws no page when nobody asks for what only pixels tell', async () => {
  const facts = await inspect(await SAMPLES.pdf.make(), 'a.pdf', { needs: ['text', 'words'] });
  expect(facts).toMatchObject({ sealVerdict: 'cannot-tell', sealReason: 'not-inspected', highlightVerdict: 'cannot-tell', text: { source: 'native' } });
});
