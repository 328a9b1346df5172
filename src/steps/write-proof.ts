import { join } from 'node:path';
import { hashFile } from '../io/read-evidence.js';
import type { Staging } from '../io/staging.js';
import type { SigningKey } from '../model/signing-key.js';
import { DOSSIER_SEAL, PROOF_MANIFEST, PROOF_SIGNATURE, proofManifest } from '../render/package/proof.js';

/** Seals the package by one list, signed when a key is given. A dossier that stays from an earlier run is sealed as it lies in `out`. */
export async function writeProof(job: { readonly staging: Staging; readonly out: string; readonly key: SigningKey | null }): Promise<void> {
  const { staging, out, key } = job;
  const files = [...staging.files];
  if (!files.some((file) => file.path === DOSSIER_SEAL)) {
    const sha256 = await hashFile(join(out, DOSSIER_SEAL)).catch(() => null);
    if (sha256 !== null) files.push({ path: DOSSIER_SEAL, bytes: 0, sha256 });
  }
  const list = proofManifest(files);
  await staging.write(PROOF_MANIFEST, list);
  if (key) await staging.write(PROOF_SIGNATURE, `${key.sign(list)}\n`);
}
