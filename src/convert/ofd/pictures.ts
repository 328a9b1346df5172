import type { PDFContext, PDFRef } from '../../engines/pdf-lib.js';
import { readJbig2 } from './jbig2.js';
import { embedJpeg, embedPicture, embedPng } from '../../render/pdf/image-codecs.js';
import { readJpeg } from '../../render/pdf/jpeg.js';
import { openPicture } from '../../render/pdf/open-picture.js';

/** A picture of a document, with what shines through it kept. Throws when no decoder knows it. */
export async function embedMedia(context: PDFContext, bytes: Uint8Array): Promise<PDFRef> {
  const jpeg = readJpeg(bytes);
  const asItIs = jpeg ? embedJpeg(context, jpeg) : embedPng(context, bytes);
  if (asItIs) return asItIs.ref;
  const bilevel = readJbig2(bytes);
  if (bilevel) return context.register(context.stream(bilevel.data, { Type: 'XObject', Subtype: 'Image', Width: bilevel.width, Height: bilevel.height, BitsPerComponent: 1, ColorSpace: 'DeviceGray', Filter: 'JBIG2Decode' }));
  const picture = await openPicture(bytes, 0);
  if (!(await picture.clone().metadata()).hasAlpha) return (await embedPicture(context, picture)).ref;
  const { data, info } = await picture.toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const [colours, mask] = [new Uint8Array(info.width * info.height * 3), new Uint8Array(info.width * info.height)];
  for (let i = 0; i < mask.length; i++) {
    colours.set(data.subarray(i * 4, i * 4 + 3), i * 3);
    mask[i] = data[i * 4 + 3] as number;
  }
  const about = { Type: 'XObject', Subtype: 'Image', Width: info.width, Height: info.height, BitsPerComponent: 8 } as const;
  const soft = context.register(context.flateStream(mask, { ...about, ColorSpace: 'DeviceGray' }));
  return context.register(context.flateStream(colours, { ...about, ColorSpace: 'DeviceRGB', SMask: soft }));
}
