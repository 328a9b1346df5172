import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writeDeterministic, type Container } from '../../../src/render/word/deterministic.js';
import { collected } from '../../../src/render/word/zip.js';

const core = (time: string) => `<cp:coreProperties><dc:title>甲</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified></cp:coreProperties>`;
const container = (time: string) =>
  zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w:t>2024-05-06T07:08:09Z</w:t>'), 'docProps/core.xml': strToU8(core(time)), 'word/media/a.jpg': new Uint8Array(500) }, { mtime: new Date(time) });

const made = (time: string, rewrite?: Container['rewrite']) => collected((append) => writeDeterministic({ zip: container(time), isoDate: '2022-11-30', ...(rewrite ? { rewrite } : {}) }, append));

describe('an office container', () => {
  it('has the same bytes whenever it was written', async () => {
    const [early, late] = await Promise.all(['2024-05-06T07:08:09Z', '2025-01-02T03:04:05Z'].map((time) => made(time)));
    expect(Buffer.compare(early!, late!)).toBe(0);
  });

  it('carries the date given, and nothing else has changed', async () => {
    const entries = unzipSync(await made('2024-05-06T07:08:09Z'));
    expect(Object.keys(entries)).toEqual(['[Content_Types].xml', 'word/document.xml', 'docProps/core.xml', 'word/media/a.jpg']);
    expect(strFromU8(entries['docProps/core.xml']!)).toBe(core('2022-11-30T12:00:00Z'));
    expect(strFromU8(entries['word/document.xml']!)).toContain('2024-05-06T07:08:09Z');
  });

  it('has the same bytes in every time zone', async () => {
    const zone = process.env['TZ'];
    try {
      const bytes = new Set<string>();
      for (const each of ['Asia/Shanghai', 'America/New_York', 'Pacific/Apia']) {
        process.env['TZ'] = each;
        bytes.add(Buffer.from(await made('2024-05-06T07:08:09Z')).toString('hex'));
      }
      expect(bytes.size).toBe(1);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it('takes other bytes in the place of an entry, asked for when their turn comes', async () => {
    const entries = unzipSync(await made('2024-05-06T07:08:09Z', (path, bytes) => (path.endsWith('.jpg') ? async () => new Uint8Array([1, 2]) : bytes)));
    expect(entries['word/media/a.jpg']).toEqual(new Uint8Array([1, 2]));
  });
});
