import { straightenedOf, straightenedRemark } from './straightened.js';
import type { DossierPlan, Exhibit, ExhibitSource, OfficePages, PhotoCaption, PlanIndicator } from '../model/dossier.js';
import type { InspectedFile } from '../model/evidence.js';
import type { Facts, Signature } from '../model/facts.js';
import type { LeftOutPart } from '../model/left-out.js';
import type { Result, ResultRequirement } from '../model/result.js';
import { say, type Text } from '../model/text.js';
import { narrowTables } from './narrow-tables.js';
import type { Numbered } from './numbering.js';
import { officeRemark } from './office.js';
import { photoPairs } from './photo-pairs.js';
import { pointsOf, tally } from './tally.js';
import { exhibitTitle } from './title.js';
import { toldProblems, type ExhibitNumbers } from './told-problems.js';
import { leftOutRemark, typesetNotice } from './typeset-notice.js';

/** What else is known of single files, by path. */
export interface KnownFiles {
  /** What photographs show. */
  readonly captions: ReadonlyMap<string, PhotoCaption>;
  /** What LibreOffice made of office documents. */
  readonly office: ReadonlyMap<string, OfficePages>;
  /** Resolution of pictures that were over the cap. */
  readonly reduced: ReadonlyMap<string, number>;
  /** At most so many photographs on a page. */
  readonly photosPerPage: 1 | 2;
}

const NOTHING_KNOWN: KnownFiles = { captions: new Map(), office: new Map(), reduced: new Map(), photosPerPage: 2 };

/** Everything the dossier will say, in order. Pure: page counts are known from the facts; only page numbers are open. */
export function planDossier(result: Result, numbered: readonly Numbered[], known: Partial<KnownFiles> = {}): DossierPlan {
  const described = numbered.map((each) => describeExhibit(each, result, { ...NOTHING_KNOWN, ...known }));
  const pairs = known.photosPerPage === 1 ? null : photoPairs(described, new Map(numbered.map(({ file }) => [file.path, file])));
  const exhibits = pairs ? described.map((exhibit) => ({ ...exhibit, sharesPageWith: pairs.get(exhibit.number) ?? null })) : described;
  const numbers: ExhibitNumbers = new Map(exhibits.map(({ path, number }) => [path, number]));
  return {
    result,
    draft: result.verdict !== 'complete',
    indicators: planIndicators(result, exhibits, numbers),
    exhibits,
    gapsByUnit: gapsByUnit(result, numbers),
  };
}

function planIndicators(result: Result, exhibits: readonly Exhibit[], numbers: ExhibitNumbers): PlanIndicator[] {
  const groups = [...new Set(result.indicators.map((indicator) => indicator.group))];
  return result.indicators.map((indicator, index) => {
    const rules = result.score.rules.filter((rule) => rule.indicator === indicator.code);
    return {
      ...indicator,
      groupOrdinal: groups.indexOf(indicator.group) + 1,
      ordinalInGroup: result.indicators.slice(0, index + 1).filter((each) => each.group === indicator.group).length,
      opensGroup: result.indicators[index - 1]?.group !== indicator.group,
      rules,
      points: pointsOf(rules),
      tally: tally(result.requirements.filter((each) => each.indicator === indicator.code), exhibits),
      items: indicator.items.map((item) => {
        const requirements = result.requirements.filter((each) => each.item === item.id);
        return { ...item, requirements: requirements.map((each) => ({
          ...each, told: toldProblems(each.problems, each, numbers, result.language), exhibits: exhibits.filter((exhibit) => exhibit.requirement === each.id),
        })), tally: tally(requirements, exhibits) };
      }),
    };
  });
}

function describeExhibit({ file, number }: Numbered, result: Result, { captions, office, reduced }: KnownFiles): Exhibit {
  const requirement = result.requirements.find((each) => each.id === file.requirement) as ResultRequirement;
  const { document } = file.facts;
  const title = exhibitTitle(file);
  const laidOut = office.get(file.path);
  const straightened = straightenedOf(file);
  return {
    number,
    title,
    path: file.path,
    sha256: file.sha256,
    requirement: requirement.id,
    kind: requirement.kind,
    responsible: document.issuer ?? file.unit,
    documentNumber: document.number,
    date: document.date,
    remark: [remark(file), leftOutRemark(notShown(file.facts, laidOut), result.language), laidOut && laidOut.pages !== null ? officeRemark(laidOut, result.language) : null, reducedRemark(reduced.get(file.path), result), straightenedRemark(straightened, result.language)].filter(Boolean).join('；') || null,
    signed: signedLine(file, result),
    ...(straightened ? { straightened } : {}),
    caption: requirement.kind === 'photo' ? captionOf(title, captions.get(file.path)) : null,
    source: laidOut && laidOut.pages !== null ? { type: 'pdf', pages: laidOut.pages, from: 'office' } : sourceOf(file, requirement, result),
  };
}

/** Its title is its topic where nothing else is known. */
function captionOf(title: string, known: PhotoCaption | undefined): PhotoCaption {
  return { time: known?.time ?? null, place: known?.place ?? null, people: known?.people ?? null, topic: known?.topic ?? title };
}

/** What the pages of a file do not show; over a text that is set it is said. */
function notShown({ format, leftOut = [] }: Facts, laidOut: OfficePages | undefined): Pick<Facts, 'leftOut'> {
  if (!FLOWING.includes(format)) return { leftOut };
  return { leftOut: laidOut && laidOut.pages !== null ? leftOut.filter(({ part }) => NOT_PRINTED.has(part) || (part === 'note' && format === 'pptx')) : [] };
}

/** What LibreOffice leaves out of the pages it makes. */
const NOT_PRINTED: ReadonlySet<LeftOutPart> = new Set(['comment', 'hidden-slide', 'hidden-sheet', 'hidden-row', 'hidden-column', 'media']);

const FLOWING: readonly string[] = ['docx', 'doc', 'wps', 'rtf', 'pptx', 'txt', 'md', 'xlsx', 'xls', 'html', 'yaml'];

function sourceOf(file: InspectedFile, requirement: ResultRequirement, result: Result): ExhibitSource {
  if (file.facts.format === 'pdf') return { type: 'pdf', pages: file.facts.pages.length };
  if (file.facts.format === 'ofd') return { type: 'pdf', pages: file.facts.pages.length, from: 'ofd' };
  if (!FLOWING.includes(file.facts.format)) return pictureSource(file.facts);
  const { heading, body } = titled(file);
  return { type: 'text', heading, body: narrowTables(body, result.language), notice: typesetNotice(file.facts, requirement.kind, result.language) };
}

function pictureSource({ image, pages }: Facts): ExhibitSource {
  const cuts = image?.cuts ?? [];
  return cuts.length > 0 ? { type: 'image', pages: cuts.length + 1, cuts, rows: image?.height ?? 0 } : { type: 'image', pages: Math.max(1, pages.length) };
}

/** The text's own title line stands over it; only a text without one is given the exhibit's. */
function titled(file: InspectedFile): { heading: string; body: Facts['body'] } {
  const { body, words } = file.facts;
  // The name of a sheet's tab stands before its title.
  const at = body.findIndex(({ part }) => part !== 'tab');
  const first = body[at];
  return words?.title && first?.type === 'paragraph' && first.text.trim() === words.title ? { heading: words.title, body: body.filter((_each, index) => index !== at) } : { heading: exhibitTitle(file), body };
}

function reducedRemark(dpi: number | undefined, { language }: Result): string | null {
  return dpi === undefined ? null : say(REDUCED, language, { dpi });
}

const REDUCED: Text = { zh: '图片过大，编入时缩至 {dpi} dpi，原件未动', en: 'the picture is over the cap: {dpi} dpi here; the original is as it was' };

function remark(file: InspectedFile): string | null {
  if (file.facts.signatures.length > 0) return '含电子签名，签名见原件';
  if (file.facts.format === 'ofd') return '由 OFD 转换编入，以原件为准';
  if (file.facts.format === 'svg') return '由 SVG 绘出编入，以原件为准';
  if (file.facts.readable === 'repaired') return '原件结构有损，已修复后编入';
  return null;
}

const SIGNED: Text = {
  zh: '原件含电子签名 {count} 处（{who}）。卷内为合并复制件，不是签名原件；签名以原件 data/originals/{path} 为准。',
  en: 'The original carries {count} electronic signature(s) ({who}). These pages are a merged copy, not the signed original, which is data/originals/{path}.',
};
const SIGNER: Text = { zh: '{signer}{time}，完整性校验：{integrity}', en: '{signer}{time}, integrity: {integrity}' };
const UNKNOWN_SIGNER: Text = { zh: '签名人不详', en: 'signer unknown' };
const INTEGRITY: Readonly<Record<Signature['integrity'], Text>> = {
  intact: { zh: '一致', en: 'intact' }, broken: { zh: '不一致', en: 'broken' }, unverifiable: { zh: '无法校验', en: 'cannot be verified' },
};
const MOST_SIGNERS = 5;

/** Integrity and names only: whether a certificate is to be trusted is not asked (see ARCHITECTURE.md). */
function signedLine({ path, facts: { signatures } }: InspectedFile, { language }: Result): string | null {
  if (signatures.length === 0) return null;
  const who = signatures.slice(0, MOST_SIGNERS).map(({ signer, signedAt, integrity }) => say(SIGNER, language, {
    signer: signer ?? say(UNKNOWN_SIGNER, language), time: signedAt ? ` ${signedAt.slice(0, 10)}` : '', integrity: say(INTEGRITY[integrity], language),
  }));
  return say(SIGNED, language, { count: signatures.length, path, who: `${who.join('；')}${signatures.length > MOST_SIGNERS ? '；…' : ''}` });
}

/** Who owes what: every requirement that is not settled, under each unit that answers for it; an open phrase owes nothing. */
function gapsByUnit(result: Result, numbers: ExhibitNumbers): DossierPlan['gapsByUnit'] {
  const open = result.requirements.filter((each) => ['fail', 'pending', 'review', 'error'].includes(each.outcome) && !each.confirmed);
  const gaps = open.map((requirement) => ({ requirement, lines: toldProblems(requirement.problems.filter(({ effect }) => effect !== 'none'), requirement, numbers, result.language).map(({ message }) => message) }));
  const units = [...new Set(open.flatMap((each) => each.units))];
  return units.map((unit) => ({ unit, gaps: gaps.filter(({ requirement }) => requirement.units.includes(unit)) }));
}
