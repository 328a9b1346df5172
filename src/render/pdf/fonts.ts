import type { FontSlot } from '../../model/project.js';

/** The faces the dossier is set in, read once. */
export interface Fonts {
  /** Each slot's own face. */
  readonly slots: Readonly<Record<FontSlot, Face>>;
  /** Every face once, in the order in which they stand in for each other. */
  readonly faces: readonly Face[];
}

export interface Face {
  /** The name under which Typst knows it; never the font's own, so that no font of the system can stand in. */
  readonly key: string;
  /** As in the font: `Noto Serif SC`. */
  readonly family: string;
  readonly bytes: Uint8Array;
  readonly has: (codePoint: number) => boolean;
  /** True when it stands in for a face that may not be shipped (仿宋_GB2312, 方正小标宋 …). */
  readonly substitute: boolean;
}

/** Loads the shipped faces, or the configured file of a slot (absolute paths). Throws a UserError for a file that is no TrueType font. */
export async function loadFonts(_configured: Readonly<Partial<Record<FontSlot, string>>> = {}): Promise<Fonts> {
  throw new Error('not yet');
}
