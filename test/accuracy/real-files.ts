import { existsSync, readdirSync } from 'node:fs';

/** A real picture or document somebody sorted by hand. */
export interface RealFile {
  readonly path: string;
  readonly name: string;
  readonly isThere: boolean;
}

/**
 * The files of `JUANZONG_REAL`/`name`/there and …/not-there, by name. Null when there are none. They should come from several
 * sources that nobody tuned on.
 */
export function realFiles(name: string): RealFile[] | null {
  const folder = process.env['JUANZONG_REAL'];
  if (!folder) return null;
  const files = (['there', 'not-there'] as const).flatMap((side) => {
    const place = `${folder}/${name}/${side}`;
    return existsSync(place) ? readdirSync(place).sort().map((file) => ({ path: `${place}/${file}`, name: file, isThere: side === 'there' })) : [];
  });
  return files.length > 0 ? files : null;
}
