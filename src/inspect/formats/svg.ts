import sharp from 'sharp';
import { Parser } from 'htmlparser2';
import { drawSvg, SvgError, svgText } from '../../engines/svg.js';
import { leftOut } from '../../model/left-out.js';
import { Unreadable, type FormatReader } from '../format.js';
import image from './image.js';

/** Drawings in XML: drawn, then looked at and read like any other picture. Words that are not drawn are none. */
const reader: FormatReader = {
  id: 'svg',
  formats: ['svg'],
  async read(file) {
    const { width, height, data, pixelsPerPoint } = await pixelsOf(file.bytes);
    const png = await sharp(data, { raw: { width, height, channels: 3 } }).withMetadata({ density: 72 * pixelsPerPoint }).png({ compressionLevel: 0 }).toBuffer();
    const facts = await image.read({ ...file, bytes: new Uint8Array(png), format: 'png' });
    return {
      ...facts,
      // A drawing is neither a photo nor what a screen showed, and a seal in it was drawn.
      looks: (facts.looks ?? []).map((look) => ({ ...look, kind: 'cannot-tell' as const, confidence: 0, reasons: [] })),
      ...(facts.sealVerdict === 'seen' ? { sealVerdict: 'cannot-tell' as const, sealReason: 'not-inspected' as const } : {}),
      ...leftOut(notDrawn(svgText(file.bytes))),
    };
  },
};

export default reader;

async function pixelsOf(bytes: Uint8Array) {
  try {
    return await drawSvg(bytes);
  } catch (error) {
    if (error instanceof SvgError) throw new Unreadable(error.reason, error.message);
    throw error;
  }
}

const MOVING = new Set(['animate', 'animatetransform', 'animatemotion', 'set', 'video', 'audio']);
const SHOWN_FROM = new Set(['image', 'use', 'feimage', 'tref']);

/** What a viewer may show of it and the drawing does not: pictures from other files, pages within it, films and animations. */
function notDrawn(svg: string): { readonly picture: number; readonly frame: number; readonly media: number } {
  let [picture, frame, media] = [0, 0, 0];
  const parser = new Parser({
    onopentag(tag, attributes) {
      const name = tag.replace(/^\w+:/u, '').toLowerCase();
      if (name === 'foreignobject' || name === 'iframe') frame++;
      if (MOVING.has(name)) media++;
      const target = (attributes['href'] ?? attributes['xlink:href'] ?? '').trim();
      if (SHOWN_FROM.has(name) && target !== '' && !target.startsWith('#') && !/^data:/iu.test(target)) picture++;
    },
  }, { xmlMode: true });
  parser.end(svg);
  return { picture, frame, media };
}
