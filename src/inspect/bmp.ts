import { decode } from 'bmp-ts';
import { Unreadable } from './format.js';
import { MOST_PIXELS, pictureError } from './pictures.js';
import type { Pixels } from './seal/pixels.js';

/** sharp reads no BMP. The size in the header is checked before anything is decoded. */
export function decodeBmp(bytes: Uint8Array): Pixels {
  if (bytes.length < 54) throw new Unreadable('truncated', 'the header is cut off');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const [width, height] = [Math.abs(view.getInt32(18, true)), Math.abs(view.getInt32(22, true))];
  if (width * height === 0) throw new Unreadable('corrupt', `${width} × ${height} pixels`);
  if (width * height > MOST_PIXELS) throw new Unreadable('too-large', `${width} × ${height} pixels`);
  const rowBytes = Math.ceil((width * view.getUint16(28, true)) / 32) * 4;
  const isPacked = view.getUint32(30, true) === 1 || view.getUint32(30, true) === 2;
  if (!isPacked && view.getUint32(10, true) + rowBytes * height > bytes.length) throw new Unreadable('truncated', 'rows are missing');
  try {
    const decoded = decode(Buffer.from(bytes), { toRGBA: true });
    const data = new Uint8Array(decoded.width * decoded.height * 3);
    for (let index = 0; index < decoded.width * decoded.height; index++) data.set(decoded.data.subarray(index * 4, index * 4 + 3), index * 3);
    return { data, width: decoded.width, height: decoded.height };
  } catch (error) {
    throw pictureError(error);
  }
}
