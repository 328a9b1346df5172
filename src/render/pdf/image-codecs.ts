import { PDFHexString, type PDFContext, type PDFRef } from '../../engines/pdf-lib.js';
import type { Sharp } from 'sharp';
import { readJpeg, type Jpeg } from './jpeg.js';

/** A picture in a volume: its reference and its size in pixels as stored. */
export interface PlacedImage {
  readonly ref: PDFRef;
  readonly width: number;
  readonly height: number;
}

const JPEG_QUALITY = 90;
/** A lossless copy above this many bytes per pixel is a photograph or a noisy scan, which JPEG keeps as well in a fifth. */
const PHOTO_BYTES_PER_PIXEL = 0.9;

/** A JPEG as it is, without what it says about camera and place. */
export function embedJpeg(context: PDFContext, jpeg: Jpeg): PlacedImage {
  const { width, height, components, adobe } = jpeg;
  const data = Buffer.concat(jpeg.parts);
  const stream = context.stream(data, {
    Type: 'XObject', Subtype: 'Image', Width: width, Height: height, BitsPerComponent: 8, Filter: 'DCTDecode',
    ColorSpace: components === 1 ? 'DeviceGray' : components === 3 ? 'DeviceRGB' : 'DeviceCMYK',
    // Adobe writes CMYK upside down.
    ...(components === 4 && adobe ? { Decode: [1, 0, 1, 0, 1, 0, 1, 0] } : {}),
  });
  return { ref: context.register(stream), width, height };
}

/** Any other picture: lossless where that is small, JPEG where it is a photograph. */
export async function embedPicture(context: PDFContext, picture: Sharp): Promise<PlacedImage> {
  const grey = (await picture.metadata()).space === 'b-w';
  const opaque = picture.flatten({ background: '#ffffff' }).toColourspace(grey ? 'b-w' : 'srgb');
  const { data: raw, info } = await opaque.raw().toBuffer({ resolveWithObject: true });
  const { default: sharp } = await import('sharp');
  const pixels = sharp(raw, { raw: { width: info.width, height: info.height, channels: info.channels as 1 | 3 } });
  const png = await pixels.clone().png({ compressionLevel: 9, adaptiveFiltering: true }).toBuffer();
  if (png.length > PHOTO_BYTES_PER_PIXEL * info.width * info.height) {
    const jpeg = readJpeg(await pixels.jpeg({ quality: JPEG_QUALITY, chromaSubsampling: '4:4:4' }).toBuffer());
    if (jpeg) return embedJpeg(context, jpeg);
  }
  const placed = embedPng(context, png);
  if (!placed) throw new Error('The picture could not be written as PNG.');
  return placed;
}

/** A PNG whose packed rows can go into a PDF as they are; null when it has transparency or is interlaced. */
export function embedPng(context: PDFContext, bytes: Uint8Array): PlacedImage | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33 || view.getUint32(0) !== 0x89504e47) return null;
  const [width, height, bits, colour, interlace] = [view.getUint32(16), view.getUint32(20), bytes[24] ?? 0, bytes[25] ?? 0, bytes[28]];
  const channels = ({ 0: 1, 2: 3, 3: 1 } as Record<number, number>)[colour];
  if (!channels || interlace !== 0 || bits > 8) return null;
  const data: Uint8Array[] = [];
  let palette: Uint8Array | null = null;
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (body.length < length || type === 'tRNS') return null;
    if (type === 'IDAT') data.push(body);
    if (type === 'PLTE') palette = body;
    if (type === 'IEND') break;
    at += 12 + length;
  }
  if (data.length === 0 || (colour === 3 && !palette)) return null;
  const space = palette && colour === 3 ? ['Indexed', 'DeviceRGB', palette.length / 3 - 1, PDFHexString.of(Buffer.from(palette).toString('hex'))] : colour === 0 ? 'DeviceGray' : 'DeviceRGB';
  const stream = context.stream(new Uint8Array(Buffer.concat(data)), {
    Type: 'XObject', Subtype: 'Image', Width: width, Height: height, BitsPerComponent: bits, ColorSpace: space as never,
    Filter: 'FlateDecode', DecodeParms: { Predictor: 15, Colors: channels, BitsPerComponent: bits, Columns: width },
  });
  return { ref: context.register(stream), width, height };
}
