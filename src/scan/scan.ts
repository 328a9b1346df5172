import type { AssignedBy, DispositionReason, EvidenceFile, InspectedFile } from '../model/evidence.js';
import type { Facts } from '../model/facts.js';
import type { Project } from '../model/project.js';
import type { Item, Standard } from '../model/standard.js';
import { assign } from './assign.js';
import { locate, type Location } from './locate.js';
import { CAPTION_NAME, isForm, isGuide, isSystemFile, PROJECT_FILE } from './system-files.js';

/** An entry of the evidence folder, as `io/walk` lists it. */
export interface Entry {
  readonly path: string;
  readonly type: 'file' | 'link' | 'other' | 'unreadable-name';
  readonly bytes: number;
}

/** An entry with what its path says; `exclude` is set when its content is of no concern. */
export interface Scanned {
  readonly path: string;
  readonly bytes: number;
  readonly location: Location;
  readonly exclude: DispositionReason | null;
  /** A picture of the same name lies beside it. */
  readonly isBesidePicture?: boolean;
}

/** What the names say, for every entry: nothing is dropped. */
export function scan(entries: readonly Entry[], standard: Standard, project: Pick<Project, 'units'> & { readonly unpacked?: ReadonlySet<string> }): Scanned[] {
  const pictures = new Set(entries.flatMap(({ path }) => (/\.(?:heic|heif|jpe?g)$/iu.test(path) ? [stemOf(path)] : [])));
  return entries.map((entry) => ({
    path: entry.path,
    bytes: entry.bytes,
    location: locate(entry.path, standard, project.units),
    exclude: project.unpacked?.has(entry.path) ? 'unpacked' : exclusion(entry),
    isBesidePicture: pictures.has(stemOf(entry.path)),
  }));
}

function stemOf(path: string): string {
  return path.replace(/\.[^./]*$/u, '').toLowerCase();
}

function exclusion(entry: Entry): DispositionReason | null {
  if (entry.type === 'link') return 'link';
  if (entry.type === 'other') return 'not-a-file';
  if (entry.type === 'unreadable-name') return 'unreadable-name';
  if (isSystemFile(entry.path)) return 'system-file';
  if (entry.path === PROJECT_FILE) return 'project-file';
  if (isGuide(entry.path)) return 'guide';
  return null;
}

/** Gives a scanned file its place for good, now that its content is known. */
export function settle(scanned: Scanned, content: { readonly sha256: string; readonly facts: Facts }, standard: Standard, project: Project): InspectedFile {
  const base = describe(scanned);
  if (scanned.exclude) return { ...base, ...content, disposition: 'excluded', reason: scanned.exclude };
  if (CAPTION_NAME.test(scanned.path)) return { ...base, ...content, disposition: 'excluded', reason: 'captions' };
  const declared = declaredRequirement(scanned.path, standard, project);
  if (declared) return { ...base, ...content, ...declared, ...disposition(content.facts), assignedBy: 'declared' };
  if (isForm(scanned.path) && content.facts.readable === 'yes' && content.facts.figures.length === 0) return { ...base, ...content, disposition: 'excluded', reason: 'blank-form' };
  if (scanned.isBesidePicture && isMoment(content.facts)) return { ...base, ...content, disposition: 'excluded', reason: 'live-photo' };
  if (isArchive(content.facts)) return { ...base, ...content, disposition: 'excluded', reason: 'archive' };
  const item = findItem(scanned.location.item, standard);
  if (scanned.location.trouble || !item) {
    return { ...base, ...content, disposition: 'unassigned', reason: scanned.location.trouble ?? 'no-item', suggestions: suggestItems(scanned, content.facts, standard) };
  }
  const decision = assign(scanned.location, content.facts, item);
  if (!decision.requirement && isMedia(content.facts)) return { ...base, ...content, disposition: 'excluded', reason: 'media' };
  if (!decision.requirement) {
    return { ...base, ...content, disposition: 'unassigned', reason: 'no-requirement', suggestions: decision.suggestions };
  }
  return { ...base, ...content, requirement: decision.requirement, assignedBy: decision.by, ...disposition(content.facts) };
}

function describe(scanned: Scanned): EvidenceFile {
  const { location } = scanned;
  return {
    path: scanned.path, bytes: scanned.bytes,
    indicator: location.indicator, item: location.item, requirement: null, assignedBy: null,
    unit: location.unit, tag: location.tag, suggestions: [], disposition: 'included', reason: null,
  };
}

/** A file that cannot be opened has its place but no pages: excluded from the dossier, named in its requirement. */
function disposition(facts: Facts): { disposition: 'included' | 'excluded'; reason: DispositionReason | null } {
  if (facts.readable === 'no') return { disposition: 'excluded', reason: 'unreadable' };
  if (isMedia(facts)) return { disposition: 'excluded', reason: 'media' };
  if (facts.readable === 'unsupported') return { disposition: 'excluded', reason: 'unsupported' };
  return { disposition: 'included', reason: null };
}

function isMedia(facts: Facts): boolean {
  return facts.format === 'video' || facts.format === 'audio';
}

/** A film of a few seconds: telephones put one beside each picture (实况照片, Live Photo). */
function isMoment({ format, problems }: Facts): boolean {
  return format === 'video' && problems.some(({ detail }) => /, 0:0[0-5]$/u.test(detail ?? ''));
}

function isArchive(facts: Facts): boolean {
  return facts.format === 'zip' || facts.format === 'rar' || facts.format === '7z';
}

function declaredRequirement(path: string, standard: Standard, project: Project): { indicator: string; item: string; requirement: string; assignedBy: AssignedBy } | null {
  for (const declaration of project.declarations) {
    if (declaration.type !== 'assigned' || declaration.file !== path) continue;
    for (const indicator of standard.indicators) {
      for (const item of indicator.items) {
        if (item.requirements.some((each) => each.id === declaration.requirement)) {
          return { indicator: indicator.code, item: item.id, requirement: declaration.requirement, assignedBy: 'declared' };
        }
      }
    }
  }
  return null;
}

function findItem(id: string | null, standard: Standard): Item | null {
  if (!id) return null;
  return standard.indicators.flatMap((indicator) => indicator.items).find((item) => item.id === id) ?? null;
}

/** For a file without a place: the requirements whose words are in its name or text, at most three. */
function suggestItems(scanned: Scanned, facts: Facts, standard: Standard): readonly string[] {
  const within = standard.indicators.filter((each) => !scanned.location.indicator || each.code === scanned.location.indicator);
  const scored = within.flatMap((indicator) => indicator.items).flatMap((item) => {
    const decision = assign({ ...scanned.location, slot: null }, facts, item);
    const words = item.requirements.find((each) => each.id === decision.requirement);
    return decision.by === 'name' || decision.by === 'text' || (words && mentions(scanned.location.stem, words.words)) ? [decision.requirement as string] : [];
  });
  return scored.slice(0, 3);
}

function mentions(stem: string, words: readonly string[]): boolean {
  return words.some((word) => word.length >= 2 && stem.includes(word));
}
