import type { Sharp } from 'sharp';

/** A 64-bit difference hash (each bit: is a pixel brighter than its right neighbour, on 9 × 8 greys), 16 hexadecimal digits. */
export async function perceptualHash(picture: Sharp): Promise<string> {
  const { data, info } = await picture.flatten({ background: '#ffffff' }).greyscale().resize(9, 8, { fit: 'fill' }).raw().toBuffer({ resolveWithObject: true });
  let bits = 0n;
  for (let y = 0; y < 8; y++) {
    for (let x = 0; x < 8; x++) {
      const at = (y * 9 + x) * info.channels;
      bits = (bits << 1n) | ((data[at] as number) > (data[at + info.channels] as number) ? 1n : 0n);
    }
  }
  return bits.toString(16).padStart(16, '0');
}
