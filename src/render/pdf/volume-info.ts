/** What the generated pages are written in. */
export const LANGUAGE = 'zh-CN';

/** The title of one of several volumes; `index` counts from 0. */
export function volumeTitle(dossier: string, index: number, of: number): string {
  return of > 1 ? `${dossier}（第${index + 1}册，共${of}册）` : dossier;
}
