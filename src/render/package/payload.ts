import { createHash } from 'node:crypto';
import type { Result } from '../../model/result.js';
import { manifest, PAYLOAD } from './bag.js';

/** What answers a requirement goes along, even when it could not be opened; strays, system files and what the disk did not give stay behind. */
export function belongsInPackage(file: Result['files'][number]): boolean {
  return file.sha256 !== '' && file.requirement !== null && (file.disposition === 'included' || file.reasonCode === 'unreadable' || file.reasonCode === 'unsupported' || file.reasonCode === 'media');
}

/** SHA-256 of `manifest-sha256.txt`, which lists the originals: known before the dossier is written, so that it can be printed in it. */
export function payloadManifestHash(result: Pick<Result, 'files'>): string {
  const payload = result.files.filter(belongsInPackage).map((file) => ({ path: `${PAYLOAD}/${file.path}`, sha256: file.sha256, bytes: file.bytes }));
  return createHash('sha256').update(manifest(payload)).digest('hex');
}
