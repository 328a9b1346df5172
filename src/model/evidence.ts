import type { Facts } from './facts.js';

/** A file below `evidence/` as the scan found it. */
export interface EvidenceFile {
  /** Relative to `evidence/`, `/` between folders, exactly as on disk. */
  readonly path: string;
  readonly bytes: number;
  readonly disposition: 'included' | 'excluded' | 'unassigned';
  /** Why it is excluded or unassigned; null when included. */
  readonly reason: DispositionReason | null;
  readonly indicator: string | null;
  readonly item: string | null;
  readonly requirement: string | null;
  readonly assignedBy: AssignedBy | null;
  /** Requirements it might belong to, when it is unassigned. */
  readonly suggestions: readonly string[];
  readonly unit: string | null;
  /** Kind named by a tag in the file's name, which narrows the forms it is held against. */
  readonly tag: string | null;
}

export type AssignedBy = 'declared' | 'slot' | 'tag' | 'kind' | 'name' | 'text';

export type DispositionReason =
  | 'system-file' | 'project-file' | 'guide' | 'captions' | 'blank-form' | 'link' | 'not-a-file' | 'unreadable-name'
  | 'unreadable' | 'unsupported' | 'media' | 'live-photo'
  | 'no-indicator' | 'unknown-indicator' | 'no-item' | 'unknown-item' | 'conflicting-codes' | 'no-requirement' | 'archive' | 'unpacked';

/** A file with its facts: what the checks are given. */
export interface InspectedFile extends EvidenceFile {
  readonly sha256: string;
  readonly facts: Facts;
}

/** A folder that could not be listed: its contents are unknown, so nothing may be called complete. */
export interface UnreadableFolder {
  readonly path: string;
  readonly cause: string;
}
