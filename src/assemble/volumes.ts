/** Pages that begin with a heading or an exhibit, up to the next such place. */
export interface Section {
  /** Of its first heading: 1 group or part, 2 indicator, 3 item, 4 requirement; 5: an exhibit. */
  readonly level: number;
  /** Of its last heading, or 5 where it holds an exhibit: what follows on a deeper level belongs to it. */
  readonly endLevel: number;
  readonly pages: number;
  readonly bytes: number;
  /** A volume of its own begins here, when each group has one. */
  readonly opensGroup: boolean;
}

export interface VolumeRules {
  readonly caps: { readonly bytes: number | null; readonly pages: number | null };
  readonly perGroup: boolean;
  /** What a volume needs besides its sections: its own contents, and what every file has. */
  readonly opening: { readonly pages: number; readonly bytes: number };
}

/**
 * The section that opens each volume; the first is 0. A volume ends before it grows over a cap, at the weightiest
 * boundary of its second half, and never between a heading and what it stands over. Sections that cannot be parted
 * stay together even when they alone are larger.
 */
export function cutVolumes(sections: readonly Section[], rules: VolumeRules): number[] {
  const starts = [0];
  const start = () => starts.at(-1) as number;
  sections.forEach((section, index) => {
    if (rules.perGroup && section.opensGroup && sections.slice(0, index).some((each) => each.opensGroup)) starts.push(index);
    while (isOver(sections, start(), index + 1, rules)) {
      const cut = bestCut(sections, start(), index);
      if (cut === start()) break;
      starts.push(cut);
    }
  });
  return starts;
}

export function isOver(sections: readonly Section[], from: number, to: number, { caps, opening }: VolumeRules): boolean {
  const inside = sections.slice(from, to);
  const pages = inside.reduce((sum, section) => sum + section.pages, from > 0 ? opening.pages : 0);
  const bytes = inside.reduce((sum, section) => sum + section.bytes, opening.bytes);
  return (caps.pages !== null && pages > caps.pages) || (caps.bytes !== null && bytes > caps.bytes);
}

/** Of the boundaries after `from` up to `to`, the weightiest that leaves the volume half full, else the last; `from` when there is none. */
function bestCut(sections: readonly Section[], from: number, to: number): number {
  const allowed = Array.from({ length: to - from }, (_each, offset) => from + 1 + offset).filter((cut) => mayPart(sections, cut));
  const filled = (cut: number, measure: 'pages' | 'bytes') => sections.slice(from, cut).reduce((sum, section) => sum + section[measure], 0);
  const isHalfFull = (cut: number) => (['pages', 'bytes'] as const).some((measure) => filled(cut, measure) * 2 >= filled(to, measure) && filled(to, measure) > 0);
  const good = allowed.filter(isHalfFull);
  const weightiest = Math.min(...good.map((cut) => sections[cut]?.level ?? 0));
  return good.filter((cut) => sections[cut]?.level === weightiest).at(-1) ?? allowed.at(-1) ?? from;
}

/** A heading stays with what it stands over. */
function mayPart(sections: readonly Section[], cut: number): boolean {
  return (sections[cut - 1]?.endLevel ?? 0) >= (sections[cut]?.level ?? 0);
}
