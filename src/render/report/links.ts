import type { Result, ResultDossier } from '../../model/result.js';
import { pages } from './wording.js';

/** The address of a requirement within the report; stable, so that it can be sent. */
export function anchor(requirement: string): string {
  return `r-${requirement.replaceAll('/', '.')}`;
}

/** A short key for every unit that owes or handed in something, in order of first mention; names may hold any character. */
export function unitKeys(result: Result): Map<string, string> {
  const names = [...result.requirements.flatMap((requirement) => requirement.units), ...result.files.flatMap((file) => file.unit ?? [])];
  return new Map([...new Set(names)].map((name, index) => [name, `u${index + 1}`]));
}

export interface DossierLinks {
  /** Where a file's pages stand; `href` opens the volume at that page. Null while it has no number. */
  of(path: string, number: string | null): { readonly number: string; readonly pages: string | null; readonly href: string | null } | null;
  volume(number: number): string | null;
}

/** Which page of its file a printed number is, counted from 1. */
export function pageInVolume(volume: ResultDossier['volumes'][number] | undefined, printed: number): number {
  return printed - (volume?.firstPage ?? 1) + (volume?.fronts ?? 0) + 1;
}

/** Links from `report/index.html` to the volumes beside it. */
export function dossierLinks({ dossier }: Result): DossierLinks {
  const exhibits = new Map(dossier?.exhibits.map((exhibit) => [exhibit.path, exhibit]));
  const volume = (number: number) => {
    const file = dossier?.volumes[number - 1]?.file;
    if (file === undefined) return null;
    const below = file.startsWith('dossier/') ? file : `dossier/${file}`;
    return `../${below.split('/').map(encodeURIComponent).join('/')}`;
  };
  return {
    volume,
    of(path, number) {
      const exhibit = exhibits.get(path);
      if (!exhibit) return number === null ? null : { number, pages: null, href: null };
      return { number: exhibit.number, pages: pages(exhibit.firstPage, exhibit.lastPage), href: `${volume(exhibit.volume)}#page=${pageInVolume(dossier?.volumes[exhibit.volume - 1], exhibit.firstPage)}` };
    },
  };
}
