import { AlignmentType, DocumentGridType, Footer, Header, PageNumber, Paragraph, SectionType, TextRun, type ISectionOptions } from 'docx';

/** One millimetre in twips (1/20 pt). */
export const TWIPS_PER_MM = 1440 / 25.4;
const twips = (mm: number) => Math.round(mm * TWIPS_PER_MM);

/** 22 lines in 225 mm: 29 pt. */
export const PITCH = 580;
/** Between the foot of a line of 16 pt and the head of the next. */
export const LINE_GAP = PITCH - 320;
// GB/T 9704-2012, 5.2.1 and 5.2.3: 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, 22 lines of 28 characters.
const WIDTH = twips(210);
const HEIGHT = twips(297);
const TOP = twips(37);
const LEFT = twips(28);
const RIGHT = twips(26);
/** 35 mm less 0.7 pt, so that 22 lines of 29 pt go in: a twip too little, rounded somewhere on the way, and LibreOffice counts 21 and begins half a line lower. */
const BOTTOM = HEIGHT - TOP - 22 * PITCH - 10;
export const TEXT_WIDTH = WIDTH - LEFT - RIGHT;
/** 28 characters of 16 pt are 448 pt, the 版心 is 442 pt wide: each gives way by 848/4096 pt. */
const CHARACTER_SPACE = -848;

/** 7.5: 7 mm below the 版心; one line of 14 pt. */
const FOOTER = twips(35 - 7) - 280;
const HEADER = twips(22);
const ONE_CHARACTER = 280;

/** Pages of evidence have less margin above, so that the picture is larger; number and draft word stay where they are. */
const EVIDENCE_TOP = twips(30);
const EVIDENCE_BOTTOM = twips(30);
/** What the line that names an exhibit takes up, with its rule. */
const EXHIBIT_LINE = 520;
/** Left for a picture below the line that names it, millimetres; wider than the text by 10 mm on both sides. */
export const EVIDENCE_AREA = { widthMm: 176, heightMm: 297 - 30 - 30 - 12 } as const;
/** How far a picture may stand out on both sides of the text, twips. */
export const EVIDENCE_OVERHANG = twips(10);

export interface Section {
  /** The printed number of its first page; null: counts on. */
  readonly start: number | null;
  /** `typeset`: the first page of an exhibit that is set from its text; the line that names it stands above the 版心. */
  readonly kind: 'cover' | 'text' | 'evidence' | 'typeset';
  /** Begins on a right-hand page: Word leaves the left one empty where it has to. */
  readonly rightHand?: boolean;
  readonly children: ISectionOptions['children'];
}

/** Sections as Word has them. Header and footer are said once and stay until a section says otherwise. */
export function sectionOptions(sections: readonly Section[], draftWord: string | null): ISectionOptions[] {
  return sections.map((section, index) => {
    const before = sections[index - 1];
    const numbered = section.kind !== 'cover';
    const changes = !before || (before.kind !== 'cover') !== numbered;
    return {
      properties: properties(section),
      ...(changes ? { footers: numbered ? numberFooters() : emptyFooters() } : {}),
      ...(!before ? { headers: draftHeaders(draftWord) } : {}),
      children: section.children,
    };
  });
}

function properties({ kind, start, rightHand }: Section): ISectionOptions['properties'] {
  const evidence = kind === 'evidence';
  const top = evidence ? EVIDENCE_TOP : kind === 'typeset' ? TOP - EXHIBIT_LINE : TOP;
  return {
    ...(rightHand ? { type: SectionType.ODD_PAGE } : {}),
    page: {
      size: { width: WIDTH, height: HEIGHT },
      margin: { top, bottom: evidence ? EVIDENCE_BOTTOM : BOTTOM, left: LEFT, right: RIGHT, header: HEADER, footer: FOOTER, gutter: 0 },
      ...(start === null ? {} : { pageNumbers: { start } }),
    },
    // On a grid a picture would grow to whole lines and no longer fit its page, and part of a line above the 版心 would be shared out.
    grid: evidence || kind === 'typeset' ? { type: DocumentGridType.DEFAULT, linePitch: PITCH } : { type: DocumentGridType.LINES_AND_CHARS, linePitch: PITCH, charSpace: CHARACTER_SPACE },
  };
}

/** 5.3.1: “— 1 —”, odd pages right, even pages left, one character in. */
function numberFooters() {
  const number = (alignment: 'left' | 'right') =>
    new Footer({ children: [new Paragraph({ style: 'Footer', alignment: AlignmentType[alignment === 'left' ? 'LEFT' : 'RIGHT'], indent: { [alignment]: ONE_CHARACTER }, children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })] })] });
  return { default: number('right'), even: number('left') };
}

function emptyFooters() {
  const empty = () => new Footer({ children: [new Paragraph({ style: 'Footer' })] });
  return { default: empty(), even: empty() };
}

function draftHeaders(word: string | null) {
  const header = () => new Header({ children: [new Paragraph({ style: 'Header', children: word === null ? [] : [new TextRun(word)] })] });
  return { default: header(), even: header() };
}
