import { readFileSync } from 'node:fs';

/** A whole file that came with the package, for callers that cannot wait: callbacks from WebAssembly. */
export function readBytesSync(path: string): Uint8Array {
  return readFileSync(path);
}
