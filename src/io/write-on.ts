import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, writeSync } from 'node:fs';

/** A file that somebody began, written on by a thread of its own, which reckons the hash of all of it on the way. */
export interface WrittenOn {
  /** Puts pieces behind what is there. Throws what the disk throws. */
  write(pieces: readonly Uint8Array[]): void;
  /** SHA-256 up to there, hexadecimal. */
  digest(): string;
  close(): void;
}

const PIECE_BYTES = 1 << 20;

/** `begun`: so many bytes lie on the disk already. */
export function writeOn(path: string, begun: number): WrittenOn {
  const file = openSync(path, 'r+');
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
  let at = 0;
  while (at < begun) {
    const read = readSync(file, piece, 0, Math.min(piece.length, begun - at), at);
    if (read === 0) throw new Error(`the file ends after ${at} of ${begun} bytes`);
    hash.update(piece.subarray(0, read));
    at += read;
  }
  return {
    write(pieces) {
      for (const each of pieces) {
        // Both while it is near the processor.
        hash.update(each);
        for (let done = 0; done < each.length;) done += writeSync(file, each, done, each.length - done, at + done);
        at += each.length;
      }
    },
    digest: () => hash.copy().digest('hex'),
    close: () => closeSync(file),
  };
}
