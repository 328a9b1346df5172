import type { DossierPlan, Exhibit } from '../model/dossier.js';
import { UNCOMPARED, type PreparedPage } from '../model/prepared.js';
import { noticeLine } from '../render/report/labels.js';
import type { PreparedFile } from './prepare-pages.js';

/** How pages get in is found before the dossier is laid out, so its own catalogue says which were written anew, drawn or not compared. */
export function withPageRemarks(plan: DossierPlan, prepared: ReadonlyMap<string, PreparedFile>): DossierPlan {
  const told = (exhibit: Exhibit): Exhibit => {
    const lines = NOTICED.flatMap((code) => {
      const pages = (prepared.get(exhibit.path)?.pages ?? []).flatMap((page, index) => (codeOf(page) === code ? [index + 1] : []));
      return pages.length > 0 ? [noticeLine({ code, pages }, plan.result.language)] : [];
    });
    return lines.length > 0 ? { ...exhibit, remark: [exhibit.remark, ...lines].filter(Boolean).join('；') } : exhibit;
  };
  return {
    ...plan,
    exhibits: plan.exhibits.map(told),
    indicators: plan.indicators.map((indicator) => ({
      ...indicator,
      items: indicator.items.map((item) => ({ ...item, requirements: item.requirements.map((requirement) => ({ ...requirement, exhibits: requirement.exhibits.map(told) })) })),
    })),
  };
}

const NOTICED = ['mended', 'rendered', 'uncompared'] as const;

function codeOf({ document, method, detail }: PreparedPage): (typeof NOTICED)[number] | null {
  if (document === null) return null;
  if (detail === UNCOMPARED) return 'uncompared';
  return method === 'mended' || method === 'rendered' ? method : null;
}
