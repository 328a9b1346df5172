import { fileProblems } from '../checks/file-problems.js';
import type { Language } from '../model/text.js';
import { inspectLines } from '../render/report/inspect-lines.js';
import type { InspectedSingle } from './inspect-files.js';

/** What `inspect` says about one file, line by line. */
export function tellFile(file: InspectedSingle, language: Language): string[] {
  return inspectLines(file, fileProblems(file, language), language);
}
