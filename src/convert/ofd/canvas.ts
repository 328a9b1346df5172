import type { Font } from 'fontkit';
import type { PDFContext, PDFRef } from '../../engines/pdf-lib.js';
import type { Faces } from './faces.js';
import type { Resources } from './resources.js';

/** A font as pages use it. */
export interface OpenedFont {
  readonly font: Font;
  readonly key: string;
  /** It came with the document, so its glyph numbers may be used. */
  readonly own: boolean;
  /** Of a shipped face: it is a bold one, or stands in for one and is made bolder. */
  readonly bold?: 'is' | 'wanted' | null;
}

/** A sheet under way: what has been drawn and what that needs. One for each page, and for each picture of a seal. */
export interface Canvas {
  readonly context: PDFContext;
  readonly resources: Resources;
  readonly faces: Faces;
  readonly out: string[];
  /** The faces of a font, likeliest first: its own when it came with the document, then those that stand in. */
  fontsFor(id: string): readonly OpenedFont[];
  useFace(name: string): void;
  /** Gives the name under which an image or form can be drawn. */
  useObject(ref: PDFRef): string;
  /** Gives the name of a shading. */
  useShading(shading: object): string;
  /** Gives the name of a graphics state. */
  state(state: { readonly ca?: number; readonly CA?: number; readonly BM?: string }): string;
  /** Names what cannot be drawn. */
  lose(what: string): void;
}

export interface SheetOptions {
  readonly context: PDFContext;
  readonly resources: Resources;
  readonly faces: Faces;
  readonly fontsFor: (id: string) => readonly OpenedFont[];
  readonly lose: (what: string) => void;
}

export type Sheet = Canvas & { readonly pdfResources: () => Record<string, Record<string, unknown>> };

export function openSheet({ context, resources, faces, fontsFor, lose }: SheetOptions): Sheet {
  const usedFaces = new Set<string>();
  const objects = new Map<PDFRef, string>();
  const shadings = new Map<string, { readonly name: string; readonly shading: object }>();
  const states = new Map<string, { readonly name: string; readonly state: Record<string, unknown> }>();
  return {
    context, resources, faces, fontsFor, lose,
    out: [],
    useFace: (name) => void usedFaces.add(name),
    useObject(ref) {
      const name = objects.get(ref) ?? `X${objects.size + 1}`;
      objects.set(ref, name);
      return name;
    },
    useShading(shading) {
      const key = JSON.stringify(shading);
      const known = shadings.get(key) ?? { name: `H${shadings.size + 1}`, shading };
      shadings.set(key, known);
      return known.name;
    },
    state(state) {
      const key = JSON.stringify(state);
      const known = states.get(key) ?? { name: `S${states.size + 1}`, state: { ...state } };
      states.set(key, known);
      return known.name;
    },
    pdfResources: () => ({
      Font: Object.fromEntries([...usedFaces].map((name) => [name, faces.ref(name)])),
      XObject: Object.fromEntries([...objects].map(([ref, name]) => [name, ref])),
      Shading: Object.fromEntries([...shadings.values()].map(({ name, shading }) => [name, shading])),
      ExtGState: Object.fromEntries([...states.values()].map(({ name, state }) => [name, state])),
    }),
  };
}
