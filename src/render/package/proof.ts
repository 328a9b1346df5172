import { manifest, type Hashed } from './bag.js';

/** Folder of the package with the list of everything outside the dossier, and its signature when there is one. */
export const PROOF = 'proof';
export const PROOF_MANIFEST = `${PROOF}/manifest-sha256.txt`;
export const PROOF_SIGNATURE = `${PROOF}/manifest-sha256.sig`;

/** The one file of the dossier that its own manifests cannot list; it seals all the others. */
export const DOSSIER_SEAL = 'dossier/tagmanifest-sha256.txt';

/**
 * The list that seals the whole package: everything outside `dossier/`, and the dossier by the one file that lists its
 * lists. Signing this list signs every byte of the package.
 */
export function proofManifest(files: readonly Hashed[]): string {
  return manifest(files.filter((file) => !file.path.startsWith('dossier/') || file.path === DOSSIER_SEAL));
}
