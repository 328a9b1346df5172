/** The header of an ICC profile, and a tag in the table behind it: signature, offset, size (ICC.1:2022, 7.2 and 7.3). */
const HEADER = 128;
const TAG = 12;
const MOST_TAGS = 100;

/**
 * Whether a colour profile says that a picture's levels are sRGB already: it calls itself so, and is made of a matrix and curves.
 * Following such a profile changes no level and takes as long as decoding; and most pictures with a profile have this one.
 */
export function isSrgbProfile(profile: Uint8Array | undefined): boolean {
  if (!profile || profile.length < HEADER + 4) return false;
  const bytes = Buffer.from(profile.buffer, profile.byteOffset, profile.length);
  const tags = new Map<string, Buffer>();
  for (let k = 0, count = Math.min(MOST_TAGS, bytes.readUInt32BE(HEADER)), at = HEADER + 4; k < count && at + TAG <= bytes.length; k++, at += TAG) {
    const [offset, size] = [bytes.readUInt32BE(at + 4), bytes.readUInt32BE(at + 8)];
    tags.set(bytes.toString('latin1', at, at + 4), bytes.subarray(offset, offset + size));
  }
  return !tags.has('A2B0') && tags.has('rXYZ') && nameIn(tags.get('desc')).startsWith('sRGB');
}

/** The profile's name, as ASCII (ICC.1:2001-04, 6.5.17) or as the first of several in UTF-16 (ICC.1:2022, 10.15). */
function nameIn(tag: Buffer | undefined): string {
  if (!tag || tag.length < 28) return '';
  if (tag.toString('latin1', 0, 4) === 'desc') return tag.toString('latin1', 12, 12 + tag.readUInt32BE(8));
  const offset = tag.readUInt32BE(24);
  return tag.subarray(offset, offset + tag.readUInt32BE(20)).toString('latin1').replaceAll('\0', '');
}
