import type { Result } from '../model/result.js';
import type { ReadVolume } from '../render/pdf/read-back.js';
import { LANGUAGE, volumeTitle } from '../render/pdf/volume-info.js';
import { visibleLine } from '../render/report/visible.js';
import type { Flaw } from './flaw.js';

/** What a volume says of itself: a screen reader picks its voice by the language, a reader's window shows the title. */
export function compareVolumeInfo(volumes: readonly { readonly file: string; readonly read: ReadVolume }[], { standard, dossier }: Pick<Result, 'standard' | 'dossier'>): Flaw[] {
  const of = dossier?.volumes.length ?? 0;
  return volumes.flatMap(({ file, read: { title, language } }): Flaw[] => {
    const index = dossier?.volumes.findIndex((volume) => volume.file === file) ?? 0;
    const expected = visibleLine(volumeTitle(standard.title, index, of));
    return [
      ...(language === LANGUAGE ? [] : [{ code: 'volume/language', file, found: language ?? '—', expected: LANGUAGE } as const]),
      ...(title === expected ? [] : [{ code: 'volume/title', file, found: title ?? '—', expected } as const]),
    ];
  });
}
