/** Stands where a sign is that no table here knows; never a box, which a reader of a form would take for one that is not ticked. */
export const UNKNOWN_SIGN = '〓';

/** The character for a sign that a document names by a face and a place in it (ISO/IEC 29500-1, 17.3.3.30); null when it is not known. */
export function signOf(face: string | undefined, place: string | undefined): string | null {
  const code = Number.parseInt(place ?? '', 16);
  if (!Number.isInteger(code)) return null;
  const table = TABLES[(face ?? '').trim().toLowerCase()];
  // Faces of pictures lie in the private area from F000 on; what stands elsewhere in another face is the character itself.
  if (table) return table[(code & 0xff).toString(16).toUpperCase().padStart(2, '0')] ?? null;
  return code >= 0x20 && code < 0xd800 ? String.fromCodePoint(code) : null;
}

const WINGDINGS: Readonly<Record<string, string>> = { '4A': '☺', '6C': '●', '6D': '○', '6E': '■', '6F': '□', '71': '□', '72': '□', '74': '◆', '75': '◆', '76': '◆', '77': '◆', 'A1': '○', 'A3': '□', 'A4': '◎', 'A7': '■', 'A8': '□', 'D8': '▶', 'DF': '←', 'E0': '→', 'E1': '↑', 'E2': '↓', 'E8': '→', 'F0': '→', 'FB': '☒', 'FC': '✓', 'FD': '☒', 'FE': '☑', '81': '①', '82': '②', '83': '③', '84': '④', '85': '⑤', '86': '⑥', '87': '⑦', '88': '⑧', '89': '⑨', '8A': '⑩', '8C': '①', '8D': '②', '8E': '③', '8F': '④', '90': '⑤', '91': '⑥', '92': '⑦', '93': '⑧', '94': '⑨', '95': '⑩' };
const WINGDINGS_2: Readonly<Record<string, string>> = { '4F': '×', '50': '✓', '51': '☒', '52': '☑', '53': '☒', '54': '☒', '97': '●', '98': '●', '99': '○', '9A': '○', 'A2': '■', 'A3': '□', 'A4': '□' };
const SYMBOL: Readonly<Record<string, string>> = { '44': 'Δ', '53': 'Σ', '57': 'Ω', '61': 'α', '62': 'β', '67': 'γ', '64': 'δ', '6C': 'λ', '6D': 'μ', '70': 'π', '71': 'θ', '72': 'ρ', '73': 'σ', '66': 'φ', '77': 'ω', 'A3': '≤', 'A5': '∞', 'AB': '↔', 'AC': '←', 'AD': '↑', 'AE': '→', 'AF': '↓', 'B0': '°', 'B1': '±', 'B2': '″', 'A2': '′', 'B3': '≥', 'B4': '×', 'B7': '•', 'B8': '÷', 'B9': '≠', 'BA': '≡', 'BB': '≈', 'BC': '…', 'C7': '∩', 'C8': '∪', 'CE': '∈', 'D0': '∠', 'D5': '∏', 'D6': '√', 'D7': '·', 'DE': '⇒', 'E5': '∑', 'F2': '∫' };
const TABLES: Readonly<Record<string, Readonly<Record<string, string>>>> = { wingdings: WINGDINGS, 'wingdings 2': WINGDINGS_2, symbol: SYMBOL };
