import { AlignmentType, Document, LevelFormat, Packer, type INumberingOptions } from 'docx';
import { visible } from '../report/visible.js';
import { writeDeterministic } from './deterministic.js';
import { fontTable } from './faces.js';
import { sectionOptions, type Section } from './page.js';
import { mendStyles, styles } from './styles.js';
import { collected, type Append, type ZipEntry } from './zip.js';

export interface PackInput {
  readonly sections: readonly Section[];
  readonly title: string;
  readonly author?: string;
  /** `YYYY-MM-DD`, the only date in the file. */
  readonly asOf: string;
  /** The word in the header of every page; null: none. */
  readonly draftWord: string | null;
  /** Pictures by the name that stands in for each while the document is made: they are not copied about. */
  readonly pictures?: ReadonlyMap<string, ZipEntry['content']>;
}

/** Sections as a DOCX file; same input, same bytes. */
export function packWord(input: PackInput): Promise<Uint8Array> {
  return collected((append) => writeWordFile(input, append));
}

/** The same, written as it goes: one picture in memory at a time. */
export async function writeWordFile(input: PackInput, append: Append): Promise<void> {
  const document = new Document({
    title: visible(input.title),
    creator: visible(input.author ?? ''),
    lastModifiedBy: visible(input.author ?? ''),
    description: '',
    styles: styles(),
    numbering: NUMBERING,
    evenAndOddHeaderAndFooters: true,
    defaultTabStop: 640,
    sections: sectionOptions(input.sections, input.draftWord),
  });
  const zip = await Packer.toBuffer(document, false, [{ path: 'word/fontTable.xml', data: fontTable() }]);
  const rewrite = (path: string, content: Uint8Array): ZipEntry['content'] => {
    if (path === 'word/styles.xml') return new TextEncoder().encode(mendStyles(new TextDecoder().decode(content)));
    if (path === 'word/settings.xml') return new TextEncoder().encode(mendSettings(new TextDecoder().decode(content)));
    if (!path.startsWith('word/media/')) return content;
    return input.pictures?.get(new TextDecoder().decode(content)) ?? content;
  };
  await writeDeterministic({ zip, isoDate: input.asOf, rewrite }, append);
}

/** Marks at the end of a line and beside each other are drawn together, as Chinese Word does by itself (ECMA-376, 17.15.1.18). */
function mendSettings(settingsXml: string): string {
  return settingsXml.replace('<w:compat>', '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>');
}

const ITEM = { style: { paragraph: { indent: { left: 1120, hanging: 480 } } }, alignment: AlignmentType.LEFT, level: 0 } as const;

const NUMBERING: INumberingOptions = {
  config: [
    { reference: 'ordered', levels: [{ ...ITEM, format: LevelFormat.DECIMAL, text: '%1.' }] },
    { reference: 'dots', levels: [{ ...ITEM, format: LevelFormat.BULLET, text: '·' }] },
  ],
};
