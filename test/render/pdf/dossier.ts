import { createHash } from 'node:crypto';
import type { Block, Exhibit } from '../../../src/model/dossier.js';
import type { RequirementKind } from '../../../src/model/kinds.js';
import { loadFonts, type Fonts } from '../../../src/render/pdf/fonts.js';
import { layoutDossier, type Layout, type LayoutInput, type PagedLayout } from '../../../src/render/pdf/layout.js';
import { writeVolumes, type WriteInput, type WrittenDossier } from '../../../src/render/pdf/write.js';
import { sha256 } from './sources.js';

export interface Piece {
  readonly bytes: Uint8Array;
  readonly type: 'pdf' | 'image';
  readonly pages: number;
  readonly kind?: RequirementKind;
  readonly cuts?: readonly number[];
  readonly title?: string;
}

let fonts: Promise<Fonts> | null = null;
export const shippedFonts = (): Promise<Fonts> => (fonts ??= loadFonts());

export const words = (text: string) => ({ type: 'text', text }) as const;
export const paragraph = (text: string): Block => ({ type: 'paragraph', style: 'body', inlines: [words(text)] });
export const heading = (level: 1 | 2 | 3 | 4, id: string, text: string, inContents = true): Block => ({ type: 'heading', level, id, inlines: [words(text)], inContents });
export const exhibitBlock = (number: string, blocks: readonly Block[] | null = null): Block => ({ type: 'exhibit', number, blocks });
export const PAGE_BREAK: Block = { type: 'page-break' };

export function exhibitOf(number: string, { bytes, type, pages, kind, title, cuts }: Piece): Exhibit {
  return {
    number, title: title ?? `材料${number}`, path: `${number}.${type}`, sha256: sha256(bytes), requirement: 'X-1/proof', kind: kind ?? 'proof',
    responsible: null, documentNumber: null, date: null, remark: null, source: type === 'image' ? { type, pages, ...(cuts ? { cuts } : {}) } : { type, pages },
  };
}

export function textExhibit(number: string): Exhibit {
  return { ...exhibitOf(number, { bytes: new Uint8Array(), type: 'pdf', pages: 1 }), source: { type: 'text', body: [], notice: null } };
}

export async function layout(blocks: readonly Block[], exhibits: readonly Exhibit[], more: Partial<LayoutInput> = {}): Promise<PagedLayout> {
  return layoutDossier({ blocks, exhibits, draft: false, title: '测试卷宗', author: '测试单位', date: '2022-11-30', fonts: await shippedFonts(), ...more });
}

export interface Written extends WrittenDossier {
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Writes volumes into memory. */
export async function write(plan: Layout, exhibits: readonly Exhibit[], pieces: Readonly<Record<string, Piece>>, more: Partial<WriteInput> = {}): Promise<Written> {
  const parts = new Map<string, Uint8Array[]>();
  const written = await writeVolumes({
    layout: plan, exhibits, fonts: await shippedFonts(), starts: [1],
    evidence: { read: async ({ path, sha256: inspected }) => { const bytes = pieces[path.replace(/\.\w+$/, '')]?.bytes; return bytes && sha256(bytes) === inspected ? bytes : null; }, ahead: () => {}, turn: () => {}, close: () => {} },
    target: { append: async (file) => ({ append: async (bytes) => { parts.set(file, [...(parts.get(file) ?? []), bytes.slice()]); }, digest: () => createHash('sha256').update(Buffer.concat(parts.get(file) ?? [])).digest('hex'), close: async () => {} }) },
    ...more,
  });
  return { ...written, files: new Map([...parts].map(([file, list]) => [file, new Uint8Array(Buffer.concat(list))])) };
}

/** A contents page, then for each piece a slip with link and page number, then the piece. */
export async function smallDossier(pieces: Readonly<Record<string, Piece>>, more: Partial<LayoutInput> = {}): Promise<{ plan: PagedLayout; exhibits: Exhibit[] }> {
  const exhibits = Object.entries(pieces).map(([number, piece]) => exhibitOf(number, piece));
  const blocks: Block[] = [
    { type: 'paragraph', style: 'cover-title', inlines: [words('测试卷宗')] }, PAGE_BREAK,
    heading(1, 'contents', '目录', false), { type: 'contents', depth: 3 },
    ...exhibits.flatMap((exhibit, i): Block[] => [
      PAGE_BREAK,
      ...(i === 0 ? [heading(1, 'group', '第一部分')] : []),
      heading(2, `slip-${exhibit.number}`, `要求${exhibit.number}`),
      { type: 'paragraph', style: 'body', inlines: [{ type: 'link', to: exhibit.number, text: exhibit.title }, words('，第'), { type: 'page', of: exhibit.number }, words('页')] },
      exhibitBlock(exhibit.number),
    ]),
  ];
  return { plan: await layout(blocks, exhibits, more), exhibits };
}
