import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { makeDeterministic } from '../../../src/render/word/deterministic.js';

const core = (time: string) => `<cp:coreProperties><dc:title>甲</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified></cp:coreProperties>`;
const container = (time: string) =>
  zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w:t>2024-05-06T07:08:09Z</w:t>'), 'docProps/core.xml': strToU8(core(time)), 'word/media/a.jpg': new Uint8Array(500) }, { mtime: new Date(time) });

describe('makeDeterministic', () => {
  it('gives the same bytes whenever the container was written', () => {
    const [early, late] = ['2024-05-06T07:08:09Z', '2025-01-02T03:04:05Z'].map((time) => makeDeterministic(container(time), '2022-11-30'));
    expect(Buffer.compare(early!, late!)).toBe(0);
  });

  it('writes the date given, and changes nothing else', () => {
    const entries = unzipSync(makeDeterministic(container('2024-05-06T07:08:09Z'), '2022-11-30'));
    expect(Object.keys(entries)).toEqual(['[Content_Types].xml', 'word/document.xml', 'docProps/core.xml', 'word/media/a.jpg']);
    expect(strFromU8(entries['docProps/core.xml']!)).toBe(core('2022-11-30T12:00:00Z'));
    expect(strFromU8(entries['word/document.xml']!)).toContain('2024-05-06T07:08:09Z');
  });

  it('gives the same bytes in every time zone', () => {
    const zone = process.env['TZ'];
    try {
      const bytes = ['Asia/Shanghai', 'America/New_York', 'Pacific/Apia'].map((each) => {
        process.env['TZ'] = each;
        return Buffer.from(makeDeterministic(container('2024-05-06T07:08:09Z'), '2022-11-30')).toString('hex');
      });
      expect(new Set(bytes).size).toBe(1);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it('puts other bytes in the place of an entry', () => {
    const entries = unzipSync(makeDeterministic(container('2024-05-06T07:08:09Z'), '2022-11-30', (path, bytes) => (path.endsWith('.jpg') ? new Uint8Array([1, 2]) : bytes)));
    expect(entries['word/media/a.jpg']).toEqual(new Uint8Array([1, 2]));
  });
});
