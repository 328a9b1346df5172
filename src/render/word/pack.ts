import { AlignmentType, Document, LevelFormat, type INumberingOptions } from 'docx';
import { visible } from '../report/visible.js';
import { datedEntries, writeEntries } from './deterministic.js';
import { fontTable } from './faces.js';
import { compileDocument } from './compile-document.js';
import { sectionOptions, type Section } from './page.js';
import { mendStyles, styles } from './styles.js';
import { collected, deflate, type Append, type Deflated, type ZipEntry } from './zip.js';

export interface PackInput {
  readonly sections: readonly Section[];
  readonly title: string;
  readonly author?: string;
  /** `YYYY-MM-DD`, the only date in the file. */
  readonly asOf: string;
  /** The word in the header of every page; null: none. */
  readonly draftWord: string | null;
  /** The names that stand in for pictures while the document is made: they are not copied about. */
  readonly pictures?: ReadonlySet<string>;
}

/** A Word file but for its pictures, packed. Plain data: it may be made in another thread. */
export interface WordFrame {
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly parts: readonly FramePart[];
}

interface FramePart {
  readonly path: string;
  readonly content: Deflated | { readonly picture: string };
}

export type Pictures = ReadonlyMap<string, Uint8Array | (() => Promise<Uint8Array>)>;

/** Sections as a DOCX file; same input, same bytes. */
export function packWord(input: Omit<PackInput, 'pictures'>, pictures: Pictures = new Map()): Promise<Uint8Array> {
  return collected(async (append) => writeFrame(await frameOf({ ...input, pictures: new Set(pictures.keys()) }), pictures, append));
}

/** Puts the pictures into their places and writes it all as it goes: one picture in memory at a time. */
export async function writeFrame({ asOf, parts }: WordFrame, pictures: Pictures, append: Append): Promise<void> {
  const entries = parts.map(({ path, content }): ZipEntry => {
    if (!('picture' in content)) return { path, content, isPacked: false };
    const picture = pictures.get(content.picture);
    if (!picture) throw new Error(`no picture ${content.picture}`);
    return { path, content: picture, isPacked: true };
  });
  await writeEntries(entries, asOf, append);
}

export async function frameOf(input: PackInput): Promise<WordFrame> {
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
  const entries = datedEntries(compileDocument(document, [{ path: 'word/fontTable.xml', data: fontTable() }]), input.asOf, rewrite);
  const names = input.pictures ?? new Set();
  const parts = entries.map(({ path, content }): FramePart => {
    const name = path.startsWith('word/media/') ? new TextDecoder().decode(content) : '';
    return { path, content: names.has(name) ? { picture: name } : deflate(content) };
  });
  return { asOf: input.asOf, parts };
}

function rewrite(path: string, content: Uint8Array): Uint8Array {
  if (path === 'word/styles.xml') return new TextEncoder().encode(mendStyles(new TextDecoder().decode(content)));
  return path === 'word/settings.xml' ? new TextEncoder().encode(mendSettings(new TextDecoder().decode(content))) : content;
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
