import type { ConvertedFrom } from '../model/dossier.js';
import type { Prepared } from '../model/prepared.js';
import { preparePdf } from './prepare-pdf.js';

/** The pages of a file as they will go into the dossier. Throws when the file gives none; that is then its reason. */
export async function prepare(bytes: Uint8Array, from: 'pdf' | ConvertedFrom): Promise<Prepared> {
  return preparePdf(bytes);
}
