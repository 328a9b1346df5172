import { ImageRun, Paragraph, TextRun, type ISectionOptions, type ParagraphChild } from 'docx';
import { say, type Language, type Text } from '../../model/text.js';
import { visibleLine } from '../report/visible.js';
import type { LoadedImages } from './dossier.js';
import { textRuns } from './inlines.js';
import { EVIDENCE_AREA, EVIDENCE_OVERHANG } from './page.js';
import { STYLE_IDS } from './styles.js';

/** One page of evidence as a picture, with the size it has on paper. */
export interface EvidenceImage {
  /** The bytes, or where to get them when the file is written. */
  readonly jpeg: Uint8Array | (() => Promise<Uint8Array>);
  readonly widthMm: number;
  readonly heightMm: number;
  /** Why there is no picture of this page; then `jpeg` is empty. */
  readonly missing?: string;
}

/** What is known of it without its bytes. */
export type PlacedImage = Omit<EvidenceImage, 'jpeg'>;

export interface EvidenceInput {
  readonly number: string;
  readonly title: string;
  /** Relative to `evidence/`: where a reader finds the original when a picture is missing. */
  readonly path: string;
  readonly firstPage: number | null;
  /** As counted by the layout. */
  readonly pages: number;
  readonly images: LoadedImages<PlacedImage>;
  /** Lines under a photograph. */
  readonly caption: readonly string[];
  /** Of its page, where two photographs share it. */
  readonly half: 'upper' | 'lower' | null;
  readonly bookmark: (children: readonly ParagraphChild[]) => ParagraphChild[];
  /** Receives the name that stands in for each picture. */
  readonly pictures: Set<string>;
  readonly language: Language;
}

const PIXELS_PER_MM = 96 / 25.4;

/** One page of Word for each page of the exhibit: a line that names it, and the picture, never larger than what is left. */
export function evidencePages(input: EvidenceInput): ISectionOptions['children'][number][] {
  const { images } = input.images;
  const pages = Math.max(input.pages, images.length);
  return Array.from({ length: pages }, (_, index) => {
    const image = images[index];
    const line = new TextRun(visibleLine(`${input.number}　${input.title}　　${index + 1}/${pages}`));
    return [
      new Paragraph({ style: 'JzExhibitLine', ...(index > 0 ? { pageBreakBefore: true } : {}), children: index === 0 ? input.bookmark([line]) : [line] }),
      ...(image && image.missing === undefined ? [picture(input, image, index), ...input.caption.map((text) => new Paragraph({ style: 'JzPhotoCaption', children: textRuns(text) }))] : placeholder(input, index, image?.missing ?? input.images.cause)),
    ];
  }).flat();
}

/** Stands in for a page of an exhibit while the document is made; `index` from 0. */
export function pictureName(exhibit: string, index: number): string {
  return `${exhibit}/${index + 1}`;
}

function picture(input: EvidenceInput, image: PlacedImage, index: number): Paragraph {
  const name = pictureName(input.number, index);
  input.pictures.add(name);
  const { width, height } = fit(image, input);
  const description = visibleLine(`${input.number}　${input.title}　${index + 1}`);
  return new Paragraph({
    style: 'JzExhibitImage',
    indent: { left: -EVIDENCE_OVERHANG, right: -EVIDENCE_OVERHANG },
    children: [new ImageRun({ type: 'jpg', data: new TextEncoder().encode(name), transformation: { width, height }, altText: { id: String(input.pictures.size), name, title: name, description } })],
  });
}

/** What a caption and the line that names an exhibit take up, millimetres. */
const CAPTION_LINE = 8;
const EXHIBIT_LINE = 12;

/** Its own size where that has room, in pixels of 1/96 inch. Never enlarged. */
function fit({ widthMm, heightMm }: PlacedImage, { caption, half }: EvidenceInput): { readonly width: number; readonly height: number } {
  const room = half ? (EVIDENCE_AREA.heightMm - EXHIBIT_LINE) / 2 : EVIDENCE_AREA.heightMm;
  const scale = Math.min(1, EVIDENCE_AREA.widthMm / widthMm, (room - CAPTION_LINE * caption.length) / heightMm);
  return { width: Math.max(1, Math.floor(widthMm * scale * PIXELS_PER_MM)), height: Math.max(1, Math.floor(heightMm * scale * PIXELS_PER_MM)) };
}

/** A page without a picture says so, and where to look. */
function placeholder({ path, firstPage, language }: EvidenceInput, index: number, cause: string | null): Paragraph[] {
  const where = say(firstPage === null ? LOOK : LOOK_PRINTED, language, { path, page: index + 1, printed: (firstPage ?? 0) + index });
  return [
    new Paragraph({ style: STYLE_IDS['slip-gap'], children: textRuns(say(NO_PICTURE, language)) }),
    new Paragraph({ style: STYLE_IDS.plain, children: textRuns(where) }),
    ...(cause ? [new Paragraph({ style: STYLE_IDS.note, children: textRuns(say(CAUSE, language, { cause })) })] : []),
  ];
}

const NO_PICTURE: Text = { zh: '本页画面未能生成', en: 'No picture of this page could be made' };
const LOOK: Text = { zh: '请查阅原件“{path}”第{page}页。', en: 'See page {page} of the original “{path}”.' };
const LOOK_PRINTED: Text = { zh: '请查阅 PDF 卷宗第{printed}页，或原件“{path}”第{page}页。', en: 'See page {printed} of the PDF dossier, or page {page} of the original “{path}”.' };
const CAUSE: Text = { zh: '原因：{cause}', en: 'Reason: {cause}' };
