import type { DossierPlan, Exhibit, ExhibitSource, PlanIndicator } from '../model/dossier.js';
import type { InspectedFile } from '../model/evidence.js';
import { KINDS } from '../model/kinds.js';
import type { Result, ResultRequirement } from '../model/result.js';
import { say, type Text } from '../model/text.js';
import type { Numbered } from './numbering.js';
import { exhibitTitle } from './title.js';

const TYPESET_NOTICE: Text = {
  zh: '以下内容由电子文档的文字和表格重新排印，版式以所附原件为准。',
  en: 'Set from the text and tables of the electronic document; for its layout see the original file.',
};

/** Everything the dossier will say, in order. Pure: page counts are known from the facts; only page numbers are open. */
export function planDossier(result: Result, numbered: readonly Numbered[]): DossierPlan {
  const exhibits = numbered.map((each) => describeExhibit(each, result));
  return {
    result,
    draft: result.verdict !== 'complete',
    indicators: planIndicators(result, exhibits),
    exhibits,
    gapsByUnit: gapsByUnit(result),
  };
}

function planIndicators(result: Result, exhibits: readonly Exhibit[]): PlanIndicator[] {
  return result.indicators.map((indicator, index) => ({
    ...indicator,
    opensGroup: result.indicators[index - 1]?.group !== indicator.group,
    rules: result.score.rules.filter((rule) => rule.indicator === indicator.code),
    items: indicator.items.map((item) => ({
      ...item,
      requirements: result.requirements.filter((each) => each.item === item.id).map((each) => ({ ...each, exhibits: exhibits.filter((exhibit) => exhibit.requirement === each.id) })),
    })),
  }));
}

function describeExhibit({ file, number }: Numbered, result: Result): Exhibit {
  const requirement = result.requirements.find((each) => each.id === file.requirement) as ResultRequirement;
  const { document } = file.facts;
  return {
    number,
    title: exhibitTitle(file),
    path: file.path,
    sha256: file.sha256,
    requirement: requirement.id,
    kind: requirement.kind,
    responsible: document.issuer ?? file.unit,
    documentNumber: document.number,
    date: document.date,
    remark: remark(file),
    source: sourceOf(file, requirement, result),
  };
}

const FLOWING: readonly string[] = ['docx', 'txt', 'md', 'xlsx', 'html', 'yaml'];

function sourceOf(file: InspectedFile, requirement: ResultRequirement, result: Result): ExhibitSource {
  if (file.facts.format === 'pdf') return { type: 'pdf', pages: file.facts.pages.length };
  if (!FLOWING.includes(file.facts.format)) return { type: 'image', pages: Math.max(1, file.facts.pages.length) };
  // A summary is handed in to be set; of any other office file the reader must know that the layout is ours.
  const isProse = KINDS[requirement.kind].formats[0] === 'docx';
  return { type: 'text', body: file.facts.body, notice: isProse ? null : say(TYPESET_NOTICE, result.language) };
}

function remark(file: InspectedFile): string | null {
  if (file.facts.signatures.length > 0) return '含电子签名，签名见原件';
  if (file.facts.readable === 'repaired') return '原件结构有损，已修复后编入';
  return null;
}

/** Who owes what: every requirement that is not settled, under each unit that answers for it; an open phrase owes nothing. */
function gapsByUnit(result: Result): DossierPlan['gapsByUnit'] {
  const open = result.requirements.filter((each) => ['fail', 'pending', 'review', 'error'].includes(each.outcome));
  const units = [...new Set(open.flatMap((each) => each.units))];
  return units.map((unit) => ({
    unit,
    gaps: open
      .filter((each) => each.units.includes(unit))
      .map((requirement) => ({ requirement, lines: requirement.problems.filter((problem) => problem.effect !== 'none').map((problem) => problem.message) })),
  }));
}
