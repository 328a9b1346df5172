import type { FactProblem, Facts } from '../model/facts.js';

/** The facts of a file nothing could be read from; with a problem it counts as unreadable. */
export function emptyFacts(name: string, problem?: FactProblem): Facts {
  const extension = /\.([^./]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return {
    format: 'unknown',
    extension: { found: extension, fits: true },
    readable: problem ? 'no' : 'unsupported',
    encrypted: 'no',
    pages: [],
    text: { source: 'none', characters: 0, content: '' },
    body: [],
    words: null,
    image: null,
    looks: [],
    seals: [],
    stamps: [],
    sealVerdict: 'cannot-tell',
    sealReason: problem ? 'unreadable' : 'not-inspected',
    signatures: [],
    highlights: [],
    highlightVerdict: 'cannot-tell',
    document: {
      number: null, numberFrom: null, issuer: null, issuers: [], issuerFrom: null, title: null, date: null, dateFrom: null, dateSureness: null,
      events: [], conflicts: [], draft: null, placeholders: [], years: [],
    },
    privateNumbers: [],
    figures: [],
    entries: null,
    problems: problem ? [problem] : [],
  };
}
