import type { Requirement } from '../model/standard.js';

/** One line of a form: which figure, of which year, in which unit. The value is left for the unit to fill in. */
export interface FigureRow {
  readonly name: string;
  readonly year: number | null;
  readonly unit: string;
}

interface AskedFigure {
  readonly name: string;
  readonly unit: string;
  readonly years?: readonly number[];
}

/** The rows that the demand `figures` of a requirement asks for; none when it asks for none. */
export function figureRows(requirement: Requirement): FigureRow[] {
  const demand = requirement.demands['figures'] as { readonly figures: readonly AskedFigure[] } | undefined;
  return (demand?.figures ?? []).flatMap((figure) => (figure.years ?? [null]).map((year) => ({ name: figure.name, year, unit: figure.unit })));
}
