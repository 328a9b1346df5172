import type { Result } from '../../model/result.js';
import { safeFileName } from '../package/file-name.js';
import { debtsByUnit, unitsWithoutDebts } from '../word/debts.js';

/** What each unit owes, with its notice beside the report, and the units that are done. */
export function unitsView(result: Result) {
  return {
    owing: debtsByUnit(result).map(({ unit, requirements, strays }) => ({
      unit,
      filter: `unit=${encodeURIComponent(unit)}`,
      open: requirements.length,
      strays: strays.length > 0 ? strays.length : null,
      notice: `notices/${encodeURIComponent(`${safeFileName(unit)}.docx`)}`,
    })),
    done: unitsWithoutDebts(result),
  };
}
