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
  if (view.getUint32(0) === 0x1a45dfa3) return matroskaSeconds(bytes, view);
  if (view.getUint32(0) === 0x3026b275) return asfSeconds(bytes, view);
  if (tag(0).startsWith('FLV')) return flashSeconds(bytes, view);
  if (tag(0) === 'OggS') return oggSeconds(bytes, view);
  // Anything else that is not MPEG audio would find frames by chance.
  return tag(0).startsWith('ID3') || (view.getUint16(0) >>> 5 === 0x7ff && (view.getUint8(1) & 0x06) !== 0) ? mp3Seconds(bytes, view) : null;
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

/** Where bytes stand in the head of a file; below zero when they do not. */
function find(bytes: Uint8Array, sought: readonly number[] | string, from = 0): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 262_144)).indexOf(typeof sought === 'string' ? Buffer.from(sought, 'latin1') : Buffer.from(sought), from);
}

/** Duration by time scale of the segment’s Info (RFC 9559, 5.1.2). */
function matroskaSeconds(bytes: Uint8Array, view: DataView): number | null {
  const info = find(bytes, [0x15, 0x49, 0xa9, 0x66]);
  const scale = info < 0 ? -1 : find(bytes, [0x2a, 0xd7, 0xb1, 0x83], info);
  const at = info < 0 ? -1 : Math.max(find(bytes, [0x44, 0x89, 0x88], info), find(bytes, [0x44, 0x89, 0x84], info));
  if (at < 0 || at > info + 1024) return null;
  const ticks = bytes[at + 2] === 0x88 ? view.getFloat64(at + 3) : view.getFloat32(at + 3);
  return (ticks * (scale < 0 ? 1_000_000 : view.getUint32(scale + 3) & 0xffffff)) / 1e9;
}

/** Play duration of the file properties, less what is loaded before it begins (ASF, 3.2). */
function asfSeconds(bytes: Uint8Array, view: DataView): number | null {
  const at = find(bytes, [0xa1, 0xdc, 0xab, 0x8c, 0x47, 0xa9, 0xcf, 0x11]);
  return at < 0 ? null : Number(view.getBigUint64(at + 64, true)) / 1e7 - Number(view.getBigUint64(at + 80, true)) / 1e3;
}

/** `duration` of onMetaData: a number in AMF. */
function flashSeconds(bytes: Uint8Array, view: DataView): number | null {
  const at = find(bytes, 'duration\0');
  return at < 0 ? null : view.getFloat64(at + 9);
}

/** Samples of the last page by the rate that the first one gives (RFC 3533; Opus counts at 48 kHz, RFC 7845). */
function oggSeconds(bytes: Uint8Array, view: DataView): number | null {
  const last = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).lastIndexOf('OggS');
  const vorbis = find(bytes, '\u0001vorbis');
  const rate = vorbis >= 0 && vorbis < 128 ? view.getUint32(vorbis + 12, true) : find(bytes, 'OpusHead') >= 0 ? 48_000 : null;
  return rate === null ? null : Number(view.getBigUint64(last + 6, true)) / rate;
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
