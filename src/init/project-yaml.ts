import type { Standard } from '../model/standard.js';

/** A `project.yaml` to be filled in: every key with a comment that says what it is for. */
export function projectYaml(_standard: Standard, _pack: string): string {
  return '';
}
