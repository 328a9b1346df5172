import type { Finding, Problem } from '../model/outcome.js';
import type { ResultFacts } from '../model/result.js';
import type { Language } from '../model/text.js';
import type { Check, CheckContext } from './check.js';
import extension from './extension.js';
import readable from './readable.js';
import { note, toProblem } from './wording.js';

/** Nothing is asked of a file that belongs to no workspace; what is wrong with the file itself can be said all the same. */
const NOWHERE: CheckContext = {
  asOf: '', units: [], district: '', superiors: [], kind: 'document', requirement: { id: '', title: '', absent: 'fail', folder: '', owedBy: { units: [], isOpen: true } }, applicant: '', issuers: [], notIssuers: [], words: [], printed: { texts: [], names: [] },
  caps: { fileBytes: null, imageBytes: null }, siblings: [], alike: () => [], caption: () => undefined, calledAs: (requirement) => requirement, shared: [],
};

/** What is wrong with a single file, whatever it is wanted for: what was found, and what to do. */
export function fileProblems(file: { readonly path: string; readonly bytes: number; readonly sha256: string; readonly facts: ResultFacts }, language: Language): Problem[] {
  const checked = { ...file, unit: null };
  const said = (check: Check, findings: readonly Finding[]) => findings.map((finding) => toProblem(note(check, finding, NOWHERE), language));
  return [...said(readable as unknown as Check, readable.find([checked], {}, NOWHERE)), ...said(extension as unknown as Check, extension.find([checked], {}, NOWHERE))];
}
