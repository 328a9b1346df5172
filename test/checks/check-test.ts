import { describe, expect, it } from 'vitest';
import type { Check, CheckContext, CheckedFile } from '../../src/checks/check.js';
import { note, toProblem } from '../../src/checks/wording.js';
import { emptyFacts } from '../../src/inspect/empty-facts.js';
import type { Facts, PageFacts } from '../../src/model/facts.js';
import type { Unit } from '../../src/model/standard.js';

/** Facts of a one-page PDF with text about which there is nothing to say; `over` says what is different. */
export function facts(over: Partial<Facts> = {}): Facts {
  return {
    format: 'pdf', extension: { found: 'pdf', fits: true }, readable: 'yes', encrypted: 'no', pages: [page()],
    text: { source: 'native', characters: 4, content: '一份材料' }, body: [], words: null, image: null, looks: [],
    seals: [], stamps: [], sealVerdict: 'not-seen', sealReason: null, signatures: [], highlights: [], highlightVerdict: 'not-seen',
    document: emptyFacts('').document, privateNumbers: [],
    figures: [], entries: null, problems: [], ...over,
  };
}

export function page(over: Partial<PageFacts> = {}): PageFacts {
  return { widthMm: 210, heightMm: 297, content: 'text', dpi: null, grey: false, ...over };
}

export function text(content: string, source: 'native' | 'ocr' | 'none' = 'native'): Facts['text'] {
  return { source, characters: [...content.replace(/\s/gu, '')].length, content };
}

export function document(over: Partial<Facts['document']>): Facts['document'] {
  return { ...facts().document, ...over };
}

export function image(width: number, height: number, grey = false): Facts['image'] {
  return { width, height, dpi: null, grey, takenAt: null, camera: null, hash: '0'.repeat(16) };
}

export function unit(name: string, aliases: string[] = [], over: Partial<Unit> = {}): Unit {
  return { name, aliases, open: false, members: [], ...over };
}

export function file(over: Partial<Facts> = {}, path = '材料.pdf', rest: Partial<CheckedFile> = {}): CheckedFile {
  return { path, bytes: 1000, sha256: path, unit: null, facts: facts(over), ...rest };
}

export const CONTEXT: CheckContext = {
  asOf: '2022-11-30', units: [], district: '云澜区', superiors: [], kind: 'document', issuers: [], words: [], printed: { texts: [], names: [] },
  requirement: { id: 'X1-1-1/papers', title: '文件', absent: 'fail', folder: 'X1-1 甲/X1-1-1 乙', owedBy: { units: [], isOpen: true } }, applicant: '云澜区科学技术协会', notIssuers: [],
  caps: { fileBytes: null, imageBytes: null }, siblings: [], alike: () => [], caption: () => undefined, calledAs: (requirement) => `《${requirement}》`, shared: [],
};

interface Case {
  readonly what: string;
  readonly params?: unknown;
  readonly files: readonly CheckedFile[];
  readonly context?: Partial<CheckContext>;
  /** Exactly these codes. In a passing case they must be remarks only. */
  readonly codes?: readonly string[];
  /** Parts of the Chinese sentences. */
  readonly says?: readonly string[];
}

/** Two tables say what a check is. Every message code must appear, and every sentence must be complete. */
export function checkTest(typed: unknown, cases: { readonly params?: unknown; readonly pass: readonly Case[]; readonly fail: readonly Case[] }): void {
  const check = typed as Check;
  const run = (each: Case) => {
    const context = { ...CONTEXT, ...each.context };
    const params = check.params.parse(each.params ?? cases.params ?? {});
    return check.find(each.files, params, context).map((finding) => note(check, finding, context));
  };
  describe(check.id, () => {
    it.each(cases.pass)('passes: $what', (each) => {
      const noted = run(each);
      expect(noted.map((one) => one.finding.code)).toEqual(each.codes ?? []);
      expect(noted.every((one) => one.effect === 'none')).toBe(true);
      saysAll(noted.map((one) => toProblem(one, 'zh-CN').message), each.says);
    });
    it.each(cases.fail)('finds: $what', (each) => {
      const noted = run(each);
      expect(noted.map((one) => one.finding.code)).toEqual(each.codes);
      saysAll(noted.flatMap((one) => [toProblem(one, 'zh-CN').message, toProblem(one, 'zh-CN').remedy]), each.says);
    });
    it('shows every message, each a whole sentence in both languages', () => {
      const noted = [...cases.pass, ...cases.fail].flatMap(run);
      expect(new Set(noted.map((one) => one.finding.code))).toEqual(new Set(Object.keys(check.messages)));
      for (const one of noted) {
        for (const language of ['zh-CN', 'en'] as const) {
          const { message, remedy, file: named } = toProblem(one, language);
          expect(`${message}${remedy}`).not.toMatch(/[{}]|undefined|NaN|\[object/);
          if (named) expect(message).toContain(named);
        }
      }
    });
    it('refuses unknown parameters', () => {
      expect(check.params.safeParse({ nonsense: 1 }).success).toBe(false);
    });
  });
}

function saysAll(sentences: readonly string[], parts: readonly string[] = []): void {
  for (const part of parts) expect(sentences.join('\n')).toContain(part);
}
