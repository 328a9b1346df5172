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
  const filled = filling(sections);
  const starts = [0];
  const start = () => starts.at(-1) as number;
  let isInGroup = false;
  sections.forEach((section, index) => {
    if (rules.perGroup && section.opensGroup && isInGroup) starts.push(index);
    isInGroup ||= section.opensGroup;
    while (isOver(filled, start(), index + 1, rules)) {
      const cut = bestCut(sections, filled, { from: start(), to: index });
      if (cut === start()) break;
      starts.push(cut);
    }
  });
  return starts;
}

/** What the sections from one up to another fill. */
export type Filling = (from: number, to: number) => { readonly pages: number; readonly bytes: number };

/** Added up once, so that a dossier of thousands of sections is cut in no time. */
export function filling(sections: readonly Section[]): Filling {
  const upTo = [{ pages: 0, bytes: 0 }];
  for (const { pages, bytes } of sections) upTo.push({ pages: (upTo.at(-1)?.pages ?? 0) + pages, bytes: (upTo.at(-1)?.bytes ?? 0) + bytes });
  const at = (index: number) => upTo[Math.min(index, sections.length)] ?? { pages: 0, bytes: 0 };
  return (from, to) => ({ pages: at(to).pages - at(from).pages, bytes: at(to).bytes - at(from).bytes });
}

export function isOver(filled: Filling, from: number, to: number, { caps, opening }: VolumeRules): boolean {
  const { pages, bytes } = filled(from, to);
  return (caps.pages !== null && pages + (from > 0 ? opening.pages : 0) > caps.pages) || (caps.bytes !== null && bytes + opening.bytes > caps.bytes);
}

/** Of the boundaries after `from` up to `to`, the weightiest that leaves the volume half full, else the last; `from` when there is none. */
function bestCut(sections: readonly Section[], filled: Filling, { from, to }: { readonly from: number; readonly to: number }): number {
  const allowed = Array.from({ length: to - from }, (_each, offset) => from + 1 + offset).filter((cut) => mayPart(sections, cut));
  const whole = filled(from, to);
  const isHalfFull = (cut: number) => (['pages', 'bytes'] as const).some((measure) => filled(from, cut)[measure] * 2 >= whole[measure] && whole[measure] > 0);
  const good = allowed.filter(isHalfFull);
  const weightiest = Math.min(...good.map((cut) => sections[cut]?.level ?? 0));
  return good.filter((cut) => sections[cut]?.level === weightiest).at(-1) ?? allowed.at(-1) ?? from;
}

/** A heading stays with what it stands over. */
function mayPart(sections: readonly Section[], cut: number): boolean {
  return (sections[cut - 1]?.endLevel ?? 0) >= (sections[cut]?.level ?? 0);
}
