/** How long a film or recording plays, in seconds, where its container says so; null when it does not. */
export function mediaSeconds(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    const seconds = lengthOf(bytes, view);
    return seconds !== null && Number.isFinite(seconds) && seconds > 0 && seconds < MOST_SECONDS ? seconds : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A thousand hours: more is a damaged header. */
const MOST_SECONDS = 3_600_000;

function lengthOf(bytes: Uint8Array, view: DataView): number | null {
  const tag = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (tag(4) === 'ftyp') return movieSeconds(view, tag);
  if (tag(0) === 'RIFF' && tag(8) === 'WAVE') return waveSeconds(view, tag);
  if (tag(0) === 'RIFF' && tag(8) === 'AVI ') return aviSeconds(view, tag);
  if (tag(0) === 'fLaC') return flacSeconds(view);
  return mp3Seconds(bytes, view);
}

type Tag = (at: number) => string;

/** `moov` → `mvhd` (ISO 14496-12, 8.2.2): duration by time scale. */
function movieSeconds(view: DataView, tag: Tag): number | null {
  for (let at = 0, end = view.byteLength; at + 8 <= end;) {
    const long = view.getUint32(at) === 1;
    const size = long ? Number(view.getBigUint64(at + 8)) : view.getUint32(at) || end - at;
    const body = at + (long ? 16 : 8);
    if (tag(at + 4) === 'mvhd') return view.getUint8(body) === 1 ? Number(view.getBigUint64(body + 24)) / view.getUint32(body + 20) : view.getUint32(body + 16) / view.getUint32(body + 12);
    if (tag(at + 4) === 'moov') at = body;
    else if (size < 8) return null;
    else at += size;
  }
  return null;
}

/** Bytes of `data` by bytes a second of `fmt ` (RIFF WAVE). */
function waveSeconds(view: DataView, tag: Tag): number | null {
  let rate = 0;
  for (let at = 12; at + 8 <= view.byteLength;) {
    const size = view.getUint32(at + 4, true);
    if (tag(at) === 'fmt ') rate = view.getUint32(at + 16, true);
    if (tag(at) === 'data') return Math.min(size, view.byteLength - at - 8) / rate;
    at += 8 + size + (size % 2);
  }
  return null;
}

/** Frames by microseconds a frame of `avih`, which comes first (RIFF AVI). */
function aviSeconds(view: DataView, tag: Tag): number | null {
  return tag(24) === 'avih' ? (view.getUint32(48, true) * view.getUint32(32, true)) / 1e6 : null;
}

/** Samples by samples a second of STREAMINFO, which comes first (RFC 9639, 8.2). */
function flacSeconds(view: DataView): number {
  const rate = view.getUint32(18) >>> 12;
  return ((view.getUint8(21) & 0x0f) * 2 ** 32 + view.getUint32(22)) / rate;
}

const BIT_RATES_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const BIT_RATES_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const SAMPLE_RATES = [44_100, 48_000, 32_000];

/** The number of frames of a Xing header, else the size by the bit rate of the first frame: near enough to name a recording. */
function mp3Seconds(bytes: Uint8Array, view: DataView): number | null {
  const tagged = bytes[0] === 0x49 && bytes[1] === 0x44 && bytes[2] === 0x33;
  const start = tagged ? 10 + (([6, 7, 8, 9].reduce((size, at) => size * 128 + (view.getUint8(at) & 0x7f), 0))) : 0;
  for (let at = start; at + 4 <= Math.min(bytes.length, start + 65_536); at++) {
    const header = view.getUint32(at);
    const [version, layer, bits, sampling] = [(header >>> 19) & 3, (header >>> 17) & 3, (header >>> 12) & 15, (header >>> 10) & 3];
    if (header >>> 21 !== 0x7ff || version === 1 || layer !== 1 || bits === 0 || bits === 15 || sampling === 3) continue;
    const rate = (SAMPLE_RATES[sampling] as number) / (version === 3 ? 1 : version === 2 ? 2 : 4);
    const frames = xingFrames(bytes.subarray(at, at + 200));
    if (frames !== null) return (frames * (version === 3 ? 1152 : 576)) / rate;
    return ((bytes.length - at) * 8) / (((version === 3 ? BIT_RATES_1 : BIT_RATES_2)[bits] as number) * 1000);
  }
  return null;
}

function xingFrames(frame: Uint8Array): number | null {
  const buffer = Buffer.from(frame.buffer, frame.byteOffset, frame.length);
  const at = Math.max(buffer.indexOf('Xing'), buffer.indexOf('Info'));
  return at > 0 && at + 12 <= buffer.length && (buffer.readUInt32BE(at + 4) & 1) === 1 ? buffer.readUInt32BE(at + 8) : null;
}
