import { join } from 'node:path';
import { readWhole } from '../io/read-evidence.js';
import { walk } from '../io/walk.js';
import type { CheckingKey } from '../model/signing-key.js';
import { DOSSIER_SEAL, PROOF_MANIFEST, PROOF_SIGNATURE } from '../render/package/proof.js';
import { compareListed } from './bag.js';
import type { Flaw } from './flaw.js';
import { readManifest } from './read-manifest.js';

/** Holds everything outside the dossier, and the dossier's seal, against the package's list; and the list against its signature when a key is given. */
export async function verifyProof(out: string, key: CheckingKey | null): Promise<{ readonly files: number; readonly flaws: readonly Flaw[] }> {
  const { text, listed, flaws } = await readManifest(out, PROOF_MANIFEST);
  const entries = (await walk(out)).entries.map((entry) => entry.path);
  const present = entries.filter((path) => (!path.startsWith('dossier/') || path === DOSSIER_SEAL) && path !== PROOF_MANIFEST && path !== PROOF_SIGNATURE);
  const found = [...flaws, ...(text === null ? [] : await compareListed(out, listed, present))];
  if (key && text !== null) {
    const signature = await readWhole(join(out, PROOF_SIGNATURE)).then((bytes) => new TextDecoder().decode(bytes)).catch(() => null);
    if (signature === null) found.push({ code: 'proof/not-signed', file: PROOF_SIGNATURE });
    else if (!signature.endsWith('\n') || !key.fits(text, signature.slice(0, -1))) found.push({ code: 'proof/wrong-signature', file: PROOF_SIGNATURE });
  }
  return { files: present.length, flaws: found };
}
