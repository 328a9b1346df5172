import { unzipSync } from 'fflate';

/** A zip container opened for single parts; nothing is unpacked that was not asked for. */
export interface Container {
  readonly names: readonly string[];
  /** A part's bytes; null when it is not there. Throws ContainerError over the limits. */
  read(name: string): Uint8Array | null;
}

export class ContainerError extends Error {
  override readonly name = 'ContainerError';
}

const MAX_ENTRIES = 20_000;
const MAX_PART_BYTES = 64 * 1024 * 1024;
/** Office XML packs well; beyond this it is a bomb. */
const MAX_RATIO = 400;

/** Lists a zip by its central directory. Throws ContainerError for what is no zip or has too many entries. */
export function openContainer(bytes: Uint8Array): Container {
  const entries = new Map<string, { readonly packed: number; readonly size: number }>();
  scan(bytes, (entry) => {
    if (entries.size >= MAX_ENTRIES) throw new ContainerError(`more than ${MAX_ENTRIES} entries`);
    entries.set(entry.name, { packed: entry.size, size: entry.originalSize });
    return false;
  });
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name);
      if (!entry) return null;
      if (entry.size > MAX_PART_BYTES) throw new ContainerError(`${name} is ${entry.size} bytes`);
      if (entry.size > 1_000_000 && entry.size > entry.packed * MAX_RATIO) throw new ContainerError(`${name} is packed ${Math.round(entry.size / Math.max(1, entry.packed))} times`);
      return scan(bytes, (each) => each.name === name)[name] ?? null;
    },
  };
}

function scan(bytes: Uint8Array, filter: (entry: { readonly name: string; readonly size: number; readonly originalSize: number }) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof ContainerError) throw error;
    throw new ContainerError(error instanceof Error ? error.message : String(error));
  }
}
