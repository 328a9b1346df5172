import { describe, expect, it } from 'vitest';
import { framedSeals } from '../../../../src/inspect/ocr/facts/framed-seals.js';
import type { ReadPage, Seal } from '../../../../src/model/facts.js';

const FRAME: Seal = { page: 1, x: 0.5, y: 0.8, diameterMm: null, kind: 'rectangle', confidence: 0.44, box: { left: 0.4, top: 0.75, width: 0.2, height: 0.1 } };
type Line = readonly [text: string, confidence?: number, left?: number, width?: number];

function told(lines: readonly Line[], { seal = FRAME, turn = 0 as ReadPage['turn'] } = {}) {
  const read: ReadPage = {
    page: 1, turn, skew: 0, unread: 0,
    lines: lines.map(([text, confidence = 0.98, left = 0.42, width = 0.16], index) => ({ text, confidence, least: confidence, startsRow: true, box: { left, top: 0.76 + 0.04 * index, width, height: 0.03 }, centres: [] })),
  };
  return framedSeals({ seals: [seal], sealVerdict: 'cannot-tell', sealReason: null }, [read]);
}

describe('a red frame whose words were read', () => {
  it.each<readonly [string, readonly Line[]]>([['two lines', [['云澜赛事中心'], ['赛事认证专用章']]], ['one', [['合同专用章']]], ['公章', [['云澜区科协公章']]], ['with blanks', [['业 务 专 用 章']]]])('is a seal when it calls itself one: %s', (_what, lines) =>
    expect(told(lines)).toMatchObject({ sealVerdict: 'seen', seals: [{ kind: 'rectangle', confidence: 0.6 }] }));

  it('bears the name of the body that a line names', () => {
    expect(told([['云澜区科学技术协会'], ['业务专用章']]).seals[0]!.name).toMatchObject({ text: '云澜区科学技术协会' });
    expect(told([['业务专用章']]).seals[0]!.name).toBeUndefined();
  });

  it.each<readonly [string, readonly Line[]]>([
    ['a 收文章', [['云澜区科协'], ['收文专用章']]], ['a day', [['云澜区科协办公室专用章'], ['2022年3月1日']]], ['a day in numerals', [['专用章'], ['二〇二二']]], ['a number', [['档案专用章'], ['编号：']]], ['a copy that was compared', [['与原件核对无误'], ['业务专用章']]],
    ['the name of a person', [['法定代表人之章']]], ['年报提示', [['年报提示'], ['业务专用章']]], ['a body’s name alone', [['云澜区科学技术协会']]], ['nothing that was read', []],
    ['a word read unsurely', [['合同专用章', 0.79]]], ['a sure word beside one that is not', [['合同专用章'], ['收文', 0.6]]], ['words that run out of the frame', [['合同专用章', 0.98, 0.3, 0.25]]],
  ])('stays for a person with %s', (_what, lines) => expect(told(lines)).toEqual({ sealVerdict: 'cannot-tell', sealReason: null, seals: [FRAME] }));

  it('stays for a person on a page that was turned to be read, and what is no frame is left alone', () => {
    expect(told([['合同专用章']], { turn: 1 }).sealVerdict).toBe('cannot-tell');
    expect(told([['合同专用章']], { seal: { ...FRAME, kind: 'round' } }).sealVerdict).toBe('cannot-tell');
  });
});
