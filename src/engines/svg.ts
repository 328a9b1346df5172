import { fileURLToPath } from 'node:url';
import { ChildTimeout, openChild } from '../io/child.js';

/** Larger drawings are not parsed: a parse takes many times their bytes. */
const MOST_BYTES = 20_000_000;
const MOST_SECONDS = 30;

export class SvgError extends Error {
  override readonly name = 'SvgError';
  readonly reason: 'corrupt' | 'too-large';
  constructor(reason: SvgError['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/** RGB on white. One unit of the drawing is one point on paper, as a pixel of other pictures is. */
export interface SvgPixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  readonly pixelsPerPoint: number;
}

/** What the process that draws answers. */
export type SvgAnswer =
  | { readonly state: 'drawn'; readonly pixels: SvgPixels }
  | { readonly state: 'failed'; readonly detail: string };

const PROLOGUE = /^\s*(?:<\?xml[^>]{0,300}\?>\s*)?(?:<!--[\s\S]{0,4000}?-->\s*)*(?:<!DOCTYPE\s+(?:svg:)?svg\b[^[>]{0,500}(?:\[[\s\S]{0,20000}?\]\s*)?>\s*)?(?:<!--[\s\S]{0,4000}?-->\s*)*<(?:svg:)?svg[\s>]/iu;
const HEAD = 60_000;

/** A drawing in XML (SVG 1.1, 2): told by its root element. */
export function isSvg(bytes: Uint8Array): boolean {
  // Blank, “<” or the mark of UTF-8: pictures of other formats begin otherwise and are not decoded as text.
  const mayBe = wide(bytes) !== null || [0x09, 0x0a, 0x0d, 0x20, 0x3c, 0xef].includes(bytes[0] ?? 0);
  return mayBe && PROLOGUE.test(svgText(bytes.subarray(0, HEAD)));
}

/** Its text, whichever Unicode it is written in. */
export function svgText(bytes: Uint8Array): string {
  return new TextDecoder(wide(bytes) ?? 'utf-8').decode(bytes);
}

function wide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  return bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

// Processes load built files: under the test runner this module is the source, the process is not.
const ENTRY = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../../dist/engines/svg-process.js' : './svg-process.js', import.meta.url));

/**
 * Draws it as librsvg does, in a process of its own that is ended when it takes too long: no script runs, and nothing outside the
 * file is opened, for it is given no place to look from; entities and references are bounded there. Throws SvgError.
 */
export async function drawSvg(bytes: Uint8Array): Promise<SvgPixels> {
  if (bytes.length > MOST_BYTES) throw new SvgError('too-large', `${bytes.length} bytes`);
  const plain = wide(bytes) === null ? bytes : new TextEncoder().encode(svgText(bytes).replace(/^(\s*<\?xml[^>]*?)\sencoding=["'][^"']*["']/iu, '$1'));
  const child = openChild<Uint8Array, SvgAnswer>(ENTRY);
  try {
    const answer = await child.ask(plain, { seconds: MOST_SECONDS });
    if (answer.state === 'drawn') return answer.pixels;
    const detail = answer.detail.replace(/\s+/g, ' ').slice(0, 200);
    throw new SvgError(/exceeds pixel limit|too (?:large|big)|amplification|referenced elements|dimensions/i.test(detail) ? 'too-large' : 'corrupt', detail);
  } catch (error) {
    if (error instanceof ChildTimeout) throw new SvgError('too-large', error.message);
    throw error;
  } finally {
    child.end();
  }
}
