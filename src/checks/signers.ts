import type { DocumentFacts } from '../model/facts.js';

/** Who issued a paper: who signed or heads it, and of a joint one whom its title names before 关于. Nobody that a web page is only taken from. */
export function signersOf({ issuers, issuerFrom, title }: Pick<DocumentFacts, 'issuers' | 'issuerFrom' | 'title'>): readonly string[] {
  if (issuers.length === 0 || issuerFrom === 'label') return [];
  const before = (title?.match(/^(.+?)关于/su)?.[1] ?? '').split(/[\s　、]+/u).filter((name) => name.length > 3);
  return [...new Set([...issuers, ...before])];
}
