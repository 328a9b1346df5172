import { inserted, openings, sectionsOf, type PlacedSection } from '../assemble/sections.js';
import { cutVolumes, filling, isOver, type Filling, type VolumeRules } from '../assemble/volumes.js';
import { UserError } from '../errors.js';
import type { Block, PlannedVolume } from '../model/dossier.js';
import { plainText } from '../render/blocks/contents.js';
import type { Front, Layout, PagedLayout } from '../render/pdf/layout.js';

export interface VolumeJob {
  /** The dossier as blocks that know of these volumes. */
  readonly render: (volumes: readonly PlannedVolume[]) => readonly Block[];
  /** With what a volume after the first opens: its own contents. */
  readonly opening: (volume: PlannedVolume, of: number, goesOn: GoingOn | null) => Block[];
  readonly layout: (blocks: readonly Block[], fronts?: readonly Front[]) => Promise<PagedLayout>;
  /** What the pages of an exhibit weigh. */
  readonly bytesOf: (exhibit: string) => number;
  readonly caps: VolumeRules['caps'];
  readonly perGroup: boolean;
  /** Parts, indicators, items and volumes begin on right-hand pages. */
  readonly doubleSided: boolean;
}

/** What a volume goes on with: what alone is larger than a volume. */
export interface GoingOn {
  /** Number of an exhibit, or id of a heading. */
  readonly id: string;
  readonly title: string;
  /** Its own pages, counted from 1, that are in this volume, of so many; and the numbers printed on them. */
  readonly from: number;
  readonly until: number;
  readonly of: number;
  readonly firstPage: number;
  readonly lastPage: number;
}

export interface VolumePlan {
  readonly blocks: readonly Block[];
  readonly layout: PagedLayout;
  readonly volumes: readonly PlannedVolume[];
  /** Printed page with which each volume begins. */
  readonly starts: readonly number[];
}

/** Contents of its own, as a first guess. */
const OPENING_PAGES = 1;
const BLANK: readonly Block[] = [{ type: 'blank-page' }, { type: 'page-break' }];
const DEEPEST_ON_THE_RIGHT = 3;
const ATTEMPTS = 6;
const FRONT_PAGES = 2;

/**
 * Where volumes begin, and the dossier laid out with their openings. The openings take pages themselves, so after a
 * volume came out too long the cut is made again with more room left for them.
 */
export async function planVolumes(job: VolumeJob): Promise<VolumePlan> {
  const whole = await layOut(job, []);
  let spare = 0;
  for (let attempt = 1; ; attempt++) {
    const volumes = cut(job, whole, OPENING_PAGES + spare);
    const plan = volumes.length === 1 ? whole : await layOut(job, volumes);
    const excess = excessOf(job, plan);
    if (excess <= 0 || attempt === ATTEMPTS) return plan;
    spare += excess;
  }
}

function cut(job: VolumeJob, { blocks, layout }: VolumePlan, openingPages: number): PlannedVolume[] {
  const sections = sectionsOf(blocks, layout.map, job.bytesOf);
  const rules: VolumeRules = { caps: job.caps, perGroup: job.perGroup, opening: { pages: openingPages, bytes: fontBytes(layout) } };
  const starts = cutVolumes(sections, rules);
  const filled = filling(sections);
  const pieces = starts.flatMap((from, index) => skips(filled, { from, to: starts[index + 1] ?? sections.length, rules }).map((skip) => ({ from, skip })));
  return pieces.map(({ from, skip }, index) => {
    const next = pieces.slice(index + 1).find((piece) => piece.skip === 0);
    const exhibits = skip > 0 ? [] : blocks.slice(sections[from]?.index ?? 0, next ? sections[next.from]?.index : undefined).flatMap((block) => (block.type === 'exhibit' ? [block.number] : []));
    return { number: index + 1, from: sections[from]?.id ?? null, title: titleAt(blocks, sections[from]?.index ?? 0), skip, until: next ? (sections[next.from]?.id ?? null) : null, exhibits };
  });
}

/** The first heading from there on, or the number of the exhibit. */
function titleAt(blocks: readonly Block[], index: number): string {
  const first = blocks.slice(index).find((block) => block.type === 'heading' || block.type === 'exhibit');
  return first?.type === 'heading' ? plainText(first.inlines) : first?.type === 'exhibit' ? first.number : '';
}

/** Every volume carries the faces of the generated pages. */
function fontBytes(layout: Layout): number {
  return Math.round(layout.pdf.length / 2) + 100_000;
}

/** Only what cannot be parted and alone is larger than a volume goes on in the next one: after so many pages. */
function skips(filled: Filling, { from, to, rules }: { readonly from: number; readonly to: number; readonly rules: VolumeRules }): number[] {
  if (!isOver(filled, from, to, rules)) return [0];
  const inside = filled(from, to);
  const pages = inside.pages + (from > 0 ? rules.opening.pages : 0);
  // Those after the first begin with a sheet of contents, or two sides of it.
  const pageRoom = Math.max(1, (rules.caps.pages ?? Infinity) - FRONT_PAGES);
  const room = Math.max(1, (rules.caps.bytes ?? Infinity) - rules.opening.bytes);
  const parts = Math.min(pages, Math.max(Math.ceil(pages / pageRoom), Math.ceil(inside.bytes / room), 1));
  return Array.from({ length: parts }, (_each, part) => Math.ceil(pages / parts) * part).filter((skip) => skip < pages);
}

async function layOut(job: VolumeJob, volumes: readonly PlannedVolume[]): Promise<VolumePlan> {
  const rendered = job.render(volumes);
  const places = new Map(openings(rendered).map(({ id, index }) => [id, index]));
  const opened = inserted(rendered, new Map(volumes.filter((volume) => volume.number > 1 && volume.skip === 0).map((volume) => [places.get(volume.from) ?? 0, [...openingOf(job, volume, volumes), { type: 'page-break' }]])));
  const layout = await job.layout(opened);
  if (!job.doubleSided) return withFronts(job, planned(opened, layout, volumes));
  const blocks = inserted(opened, blanks(sectionsOf(opened, layout.map, () => 0)));
  return withFronts(job, planned(blocks, await job.layout(blocks), volumes));
}

/** Contents for volumes that begin amid a section; what they say is known once all pages are numbered, and changes none. */
async function withFronts(job: VolumeJob, plan: VolumePlan): Promise<VolumePlan> {
  const { volumes, starts, blocks } = plan;
  const fronts = volumes.flatMap((volume, index): Front[] => {
    const before = starts[index] ?? 1;
    if (volume.skip === 0) return [];
    const goesOn = goingOn(plan, index);
    const own = job.opening({ ...volume, from: goesOn.id }, volumes.length, goesOn);
    return [{ before, blocks: job.doubleSided && before % 2 === 1 ? [...own, { type: 'page-break' }, { type: 'blank-page' }] : own }];
  });
  return fronts.length === 0 ? plan : { ...plan, layout: await job.layout(blocks, fronts) };
}

/** What a volume that begins amid a section begins with: the exhibit on its first page, else what stands under the last heading before. */
function goingOn({ starts, blocks, layout: { map } }: VolumePlan, index: number): GoingOn {
  const [firstPage, end] = [starts[index] ?? 1, (starts[index + 1] ?? map.pages + 1) - 1];
  const exhibit = Object.entries(map.exhibits).find(([, { first, last }]) => first <= firstPage && firstPage <= last);
  const heading = Object.entries(map.headings).findLast(([, page]) => page <= firstPage) ?? ['', 1];
  const pages = [...Object.values(map.headings), ...Object.values(map.exhibits).map(({ first }) => first), map.pages + 1];
  const [id, begins, ends] = exhibit ? [exhibit[0], exhibit[1].first, exhibit[1].last] : [...heading, Math.min(...pages.filter((page) => page > firstPage)) - 1] as const;
  const lastPage = Math.min(end, ends);
  return { id, title: titleAt(blocks, openings(blocks).find((opening) => opening.id === id)?.index ?? 0), from: firstPage - begins + 1, until: lastPage - begins + 1, of: ends - begins + 1, firstPage, lastPage };
}

function openingOf(job: VolumeJob, volume: PlannedVolume, volumes: readonly PlannedVolume[]): Block[] {
  const blocks = job.opening(volume, volumes.length, null);
  const [first] = blocks;
  if (first?.type === 'heading' && first.id === openingId(volume)) return blocks;
  throw new UserError({
    code: 'template/invalid',
    message: { zh: '模板 volume.hbs 应以 id 为“volume-册号”的标题开头。', en: 'The template volume.hbs must begin with a heading whose id is “volume-” and the number of the volume.' },
    hint: { zh: '请参照 templates/common/volume.hbs 修改。', en: 'See templates/common/volume.hbs.' },
  });
}

function openingId({ number }: PlannedVolume): string {
  return `volume-${number}`;
}

/** An empty page shifts everything behind it by one. */
function blanks(sections: readonly PlacedSection[]): Map<number, readonly Block[]> {
  const before = new Map<number, readonly Block[]>();
  for (const { level, page, index } of sections) {
    if (level <= DEEPEST_ON_THE_RIGHT && page > 1 && (page + before.size) % 2 === 0) before.set(index, BLANK);
  }
  return before;
}

function planned(blocks: readonly Block[], layout: PagedLayout, volumes: readonly PlannedVolume[]): VolumePlan {
  const { headings, exhibits } = layout.map;
  const starts: number[] = [];
  let opened = 1;
  for (const volume of volumes) {
    if (volume.skip === 0) opened = volume.number === 1 ? 1 : (headings[openingId(volume)] ?? exhibits[volume.from ?? '']?.first ?? 1);
    starts.push(opened + volume.skip);
  }
  return { blocks, layout, volumes, starts: starts.length > 0 ? starts : [1] };
}

/** Pages by which the longest volume is too long. */
function excessOf({ caps }: VolumeJob, { starts, layout }: VolumePlan): number {
  if (caps.pages === null) return 0;
  const lengths = starts.map((start, index) => (starts[index + 1] ?? layout.map.pages + 1) - start + (layout.fronts.get(start)?.length ?? 0));
  return Math.max(...lengths) - caps.pages;
}
