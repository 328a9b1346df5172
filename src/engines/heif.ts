/**
 * libheif (WebAssembly): the pictures of telephones (HEIC, HEIF) to pixels. The only module that knows it. Each picture
 * has an instance of its own, so that one that makes it fail leaves nothing behind. It cannot be interrupted.
 */
export interface HeifPixels {
  readonly width: number;
  readonly height: number;
  /** RGB, upright, rows without padding. */
  readonly data: Uint8Array;
  /** In the file, this one included; thumbnails, depth and tiles are none. */
  readonly pictures: number;
}

export class HeifError extends Error {
  override readonly name = 'HeifError';
  readonly reason: 'too-large' | 'format';
  constructor(reason: 'too-large' | 'format', message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Decodes the primary picture. Throws HeifError; more than `maxPixels` are not decoded. */
export async function decodeHeif(bytes: Uint8Array, maxPixels: number): Promise<HeifPixels> {
  try {
    const { default: makeLibheif } = await import('libheif-js/libheif-wasm/libheif-bundle.js');
    const heif = makeLibheif({ print: () => {}, printErr: () => {} });
    await heif.ready;
    return await decodePrimary(heif, bytes, maxPixels);
  } catch (error) {
    throw error instanceof HeifError ? error : new HeifError('format', error instanceof Error ? error.message : String(error));
  }
}

/** Whether the file's first box names a brand of HEIF (ISO 23008-12, 10 and annex B), in any coding but that of AVIF. */
export function isHeif(bytes: Uint8Array): boolean {
  return /^ftyp(?:hei[cxms]|hev[cxms]|mif\d|msf1|miaf|avc[is]|jpeg|j2ki)/.test(String.fromCharCode(...bytes.subarray(4, 12))) && !String.fromCharCode(...bytes.subarray(16, 64)).includes('avif');
}

async function decodePrimary(heif: Libheif, bytes: Uint8Array, maxPixels: number): Promise<HeifPixels> {
  const context = heif.heif_context_alloc();
  const read = heif.heif_context_read_from_memory(context, bytes);
  if (read.code !== heif.heif_error_code.heif_error_Ok) throw new HeifError('format', read.message);
  const handle = heif.heif_js_context_get_primary_image_handle(context);
  if (isFailure(handle)) throw new HeifError('format', handle.message);
  const [width, height] = [heif.heif_image_handle_get_width(handle), heif.heif_image_handle_get_height(handle)];
  if (width * height > maxPixels) throw new HeifError('too-large', `${width} × ${height} pixels`);
  const decoded = await heif.heif_js_decode_image2(handle, heif.heif_colorspace.heif_colorspace_RGB, heif.heif_chroma.heif_chroma_interleaved_RGB);
  if (isFailure(decoded)) throw new HeifError('format', decoded.message);
  const plane = decoded.channels.find((channel) => channel.id === heif.heif_channel.heif_channel_interleaved);
  if (!plane) throw new HeifError('format', 'no pixels');
  const rows = new Uint8Array(plane.width * plane.height * 3);
  for (let y = 0; y < plane.height; y++) rows.set(plane.data.subarray(y * plane.stride, y * plane.stride + plane.width * 3), y * plane.width * 3);
  return { width: plane.width, height: plane.height, data: rows, pictures: heif.heif_context_get_number_of_top_level_images(context) };
}

interface Failure {
  readonly code: unknown;
  readonly message: string;
}

function isFailure(result: object): result is Failure {
  return 'code' in result && Boolean(result.code);
}

interface Handle {
  readonly handle: never;
}

interface Decoded {
  readonly channels: readonly { readonly id: unknown; readonly width: number; readonly height: number; readonly stride: number; readonly data: Uint8Array }[];
}

/** The part of libheif's interface that is used here. */
export interface Libheif {
  readonly ready?: Promise<unknown>;
  readonly heif_error_code: { readonly heif_error_Ok: unknown };
  readonly heif_colorspace: { readonly heif_colorspace_RGB: unknown };
  readonly heif_chroma: { readonly heif_chroma_interleaved_RGB: unknown };
  readonly heif_channel: { readonly heif_channel_interleaved: unknown };
  heif_context_alloc(): unknown;
  heif_context_read_from_memory(context: unknown, bytes: Uint8Array): Failure;
  heif_context_get_number_of_top_level_images(context: unknown): number;
  heif_js_context_get_primary_image_handle(context: unknown): Handle | Failure;
  heif_image_handle_get_width(handle: Handle): number;
  heif_image_handle_get_height(handle: Handle): number;
  heif_js_decode_image2(handle: Handle, colours: unknown, chroma: unknown): Promise<Decoded | Failure> | Decoded | Failure;
}
