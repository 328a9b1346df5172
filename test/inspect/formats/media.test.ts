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
/** MPEG 1 layer III, 128 kbit/s, 44.1 kHz. */
const FRAME = [0xff, 0xfb, 0x90, 0x00];

const detail = async (bytes: Uint8Array, name: string) => (await inspect(bytes, name)).problems;

describe('films and recordings', () => {
  it.each([
    ['a film', mp4(600, 600 * 125), 'a.mp4', 'video, 2:05'],
    ['a long film', mp4(1000, 3_725_000), 'a.mp4', 'video, 1:02:05'],
    ['a recording', wav, 'a.wav', 'audio, 0:08'],
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
  });
});
