import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

/** The hash of a file that grows, taken over what was added since the last look; in pieces, so that no size fills the memory. */
export interface GrowingHash {
  /** Reads on to this place. Throws what the disk throws, and when the file ends before. */
  upTo(bytes: number): void;
  /** SHA-256 up to there, hexadecimal. */
  digest(): string;
  close(): void;
}

const PIECE_BYTES = 1 << 20;

export function openGrowingHash(path: string): GrowingHash {
  const file = openSync(path, 'r');
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
  let at = 0;
  return {
    upTo(bytes) {
      while (at < bytes) {
        const read = readSync(file, piece, 0, Math.min(piece.length, bytes - at), at);
        if (read === 0) throw new Error(`the file ends after ${at} of ${bytes} bytes`);
        hash.update(piece.subarray(0, read));
        at += read;
      }
    },
    digest: () => hash.copy().digest('hex'),
    close: () => closeSync(file),
  };
}
