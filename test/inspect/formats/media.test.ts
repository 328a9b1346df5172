import { describe, expect, it } from 'vitest';
import { inspect } from '../../../src/inspect/inspect.js';
import { survives } from './survives.js';

const big = (value: number) => [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const little = (value: number) => big(value).reverse();
const text = (value: string) => [...Buffer.from(value, 'latin1')];
const zeros = (count: number) => Array.from({ length: count }, () => 0);
const box = (name: string, ...data: number[]) => [...big(8 + data.length), ...text(name), ...data];

const mvhd = (scale: number, duration: number) => box('mvhd', 0, 0, 0, 0, ...zeros(8), ...big(scale), ...big(duration), ...zeros(80));
/** The index stands behind the pictures, as cameras write it. */
const mp4 = (scale: number, duration: number) => Uint8Array.from([...box('ftyp', ...text('isom'), ...zeros(8)), ...box('mdat', ...zeros(500)), ...box('moov', ...mvhd(scale, duration))]);
const wav = Uint8Array.from([...text('RIFF'), ...little(8036), ...text('WAVEfmt '), ...little(16), 1, 0, 1, 0, ...little(1000), ...little(1000), 1, 0, 8, 0, ...text('data'), ...little(8000), ...zeros(8000)]);
const double = (value: number) => { const bytes = Buffer.alloc(8); bytes.writeDoubleBE(value); return [...bytes]; };
const wide = (value: number) => { const bytes = Buffer.alloc(8); bytes.writeBigUInt64LE(BigInt(value)); return [...bytes]; };
/** 0xff 0xfb, a frame of MP3, stands in each: it must not be taken for its length. */
const CHANCE = [0xff, 0xfb, 0x90, 0x00, ...zeros(400)];
const matroska = Uint8Array.from([0x1a, 0x45, 0xdf, 0xa3, ...zeros(20), 0x15, 0x49, 0xa9, 0x66, 0x9c, 0x2a, 0xd7, 0xb1, 0x83, 0x0f, 0x42, 0x40, 0x44, 0x89, 0x88, ...double(125_000), ...CHANCE]);
const asf = (...streams: number[]) => Uint8Array.from([0x30, 0x26, 0xb2, 0x75, ...zeros(30), 0xa1, 0xdc, 0xab, 0x8c, 0x47, 0xa9, 0xcf, 0x11, 0x8e, 0xe4, 0, 0xc0, 0x0c, 0x20, 0x53, 0x65, ...zeros(48), ...wide(1_280_000_000), ...wide(0), ...wide(3000), ...streams, ...CHANCE]);
const PICTURES = [0xc0, 0xef, 0x19, 0xbc, 0x4d, 0x5b, 0xcf, 0x11, 0xa8, 0xfd, 0, 0x80, 0x5f, 0x5c, 0x44, 0x2b];
const flash = Uint8Array.from([...text('FLV'), 1, 5, ...zeros(20), ...text('duration'), 0, ...double(125), ...CHANCE]);
const ogg = (head: number[], samples: number) => Uint8Array.from([...text('OggS'), ...zeros(24), ...head, ...CHANCE, ...text('OggS'), 0, 4, ...wide(samples), ...zeros(20)]);
const packets = Uint8Array.from([...Array(3)].flatMap(() => [0x47, ...zeros(187)]));
/** MPEG 1 layer III, 128 kbit/s, 44.1 kHz. */
const FRAME = [0xff, 0xfb, 0x90, 0x00];

const detail = async (bytes: Uint8Array, name: string) => (await inspect(bytes, name)).problems;

describe('films and recordings', () => {
  it.each([
    ['a film', mp4(600, 600 * 125), 'a.mp4', 'video, 2:05'],
    ['a long film', mp4(1000, 3_725_000), 'a.mp4', 'video, 1:02:05'],
    ['a recording', wav, 'a.wav', 'audio, 0:08'],
    ['a film in Matroska', matroska, 'a.mkv', 'video, 2:05'],
    ['a film of Windows Media', asf(...PICTURES), 'a.wmv', 'video, 2:05'],
    ['a recording of Windows Media', asf(), 'a.wma', 'audio, 2:05'],
    ['a film in Flash', flash, 'a.flv', 'video, 2:05'],
    ['Ogg Vorbis', ogg([1, ...text('vorbis'), ...zeros(4), 2, ...little(44_100)], 44_100 * 65), 'a.ogg', 'audio, 1:05'],
    ['Opus', ogg(text('OpusHead'), 48_000 * 65), 'a.opus', 'audio, 1:05'],
    ['AAC, which says no length', Uint8Array.from([0xff, 0xf1, 0x50, 0x80, ...CHANCE]), 'a.aac', 'audio'],
    ['a transport stream, which says none', packets, 'a.ts', 'video'],
    ['MP3 by its bit rate', Uint8Array.from([...FRAME, ...zeros(160_000 - 4)]), 'a.mp3', 'audio, 0:10'],
    ['MP3 by its number of frames', Uint8Array.from([...FRAME, ...zeros(32), ...text('Xing'), 0, 0, 0, 1, ...big(2297), ...zeros(400)]), 'a.mp3', 'audio, 1:00'],
  ])('%s is named with its length', async (_what, bytes, name, expected) => {
    expect(await detail(bytes, name)).toEqual([{ code: 'unsupported-format', page: null, detail: expected }]);
    expect((await inspect(bytes, name)).readable).toBe('unsupported');
  });

  it.each([
    ['without an index', mp4(600, 600).slice(0, 400)],
    ['of no length', mp4(600, 0)],
    ['of a scale of nought', mp4(0, 600)],
  ])('a film %s is named without one', async (_what, bytes) => {
    expect(await detail(bytes, 'a.mp4')).toEqual([{ code: 'unsupported-format', page: null, detail: 'video' }]);
  });

  it('survive damage', async () => {
    await survives(mp4(600, 600), 'a.mp4');
    await survives(wav.slice(0, 400), 'a.wav');
    await survives(matroska.slice(0, 90), 'a.mkv');
    await survives(asf().slice(0, 140), 'a.wma');
    await survives(ogg(text('OpusHead'), 48_000), 'a.opus');
  });
});
