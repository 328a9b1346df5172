import type { Unit } from './standard.js';

/** What belongs to the district, not to the standard: `evidence/project.yaml`. */
export interface Project {
  /** Pack id or path. */
  readonly standard: string;
  readonly district: string;
  /** Cities, prefectures and province above it; empty when the project does not say. */
  readonly superiors: readonly string[];
  /** The unit that hands the dossier in (填报单位). */
  readonly applicant: string;
  /** Checks see the world as of this day, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** The day by which missing material is to be handed in, `YYYY-MM-DD`. */
  readonly dueDate: string | null;
  /** The pack's units with the district's aliases added, and the district's own. */
  readonly units: readonly Unit[];
  readonly caps: {
    readonly fileBytes: number | null;
    readonly imageBytes: number | null;
    readonly volumeBytes: number | null;
    readonly volumePages: number | null;
  };
  readonly volumes: {
    /** One volume for each level-1 group. */
    readonly perGroup: boolean;
    /** Printed on both sides: parts, indicators, items and volumes begin on right-hand pages. */
    readonly doubleSided: boolean;
    /** 2: two photographs of one requirement share a page where both fit across it. */
    readonly photosPerPage: 1 | 2;
  };
  readonly limits: { readonly fileSeconds: number; readonly fileMegabytes: number };
  /** `auto`: office documents that are not written to be set get their pages from LibreOffice where it is installed. */
  readonly office: 'auto' | 'off';
  /** Font files that replace a slot, absolute paths. */
  readonly fonts: Readonly<Partial<Record<FontSlot, string>>>;
  readonly declarations: readonly Declaration[];
}

export const FONT_SLOTS = ['fangsong', 'song', 'title', 'hei', 'kai'] as const;
export type FontSlot = (typeof FONT_SLOTS)[number];

/** A person's word: printed in the dossier, counted apart, never a pass. */
export type Declaration =
  | { readonly type: 'not-applicable'; readonly item: string; readonly reason: string; readonly by: string; readonly date: string }
  | { readonly type: 'pending'; readonly item: string; readonly reason: string; readonly due: string; readonly by: string | null }
  | { readonly type: 'confirmed'; readonly file: string; readonly what: string; readonly note: string | null; readonly by: string; readonly date: string; /** Of the file that was looked at; absent: whatever lies there counts as looked at. */ readonly sha256?: string | undefined }
  /** One document or picture that several places may show: a joint event, one paper that proves two things. */
  | { readonly type: 'shared'; readonly files: readonly string[]; readonly reason: string; readonly by: string; readonly date: string }
  | { readonly type: 'assigned'; readonly file: string; readonly requirement: string; readonly by: string | null };
