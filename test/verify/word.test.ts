import { describe, expect, it } from 'vitest';
import type { ResultDossier } from '../../src/model/result.js';
import type { ReadVolume } from '../../src/render/pdf/read-back.js';
import { compareWord, readWord, type ReadWord } from '../../src/verify/word.js';
import { EXHIBITS, MAP, renderWord, wordInput } from '../render/word/fixture.js';

const exhibit = (number: string, firstPage: number, lastPage: number) => ({ number, title: '', path: '', requirement: '', volume: 1, firstPage, lastPage, method: 'copied' as const });
const DOSSIER = { exhibits: [exhibit('A-01', 3, 4), exhibit('A-02', 6, 6)] } as unknown as ResultDossier;
const volume = (...outline: readonly (readonly [string, number])[]): ReadVolume => ({ pages: [], outline: outline.map(([title, depth]) => ({ title, depth, page: 0 })), destinations: new Map(), lost: [], title: null, language: null });
const WHOLE = volume(['标题', 1], ['A-01　甲', 2], ['要求', 1], ['A-02　乙', 2]);
const WORD: ReadWord = { outline: ['标题', 'A-01　甲', '要求', 'A-02　乙'], exhibits: [{ number: 'A-01', pages: 2, firstPage: 3 }, { number: 'A-02', pages: null, firstPage: 6 }] };
const codes = (word: ReadWord, volumes: readonly ReadVolume[] = [WHOLE]) => compareWord('卷宗.docx', word, DOSSIER, volumes).map(({ code, found }) => `${code} ${found ?? ''}`.trim());

describe('Word beside PDF', () => {
  it('agrees when exhibits, pages, headings and order are the same', () => expect(codes(WORD)).toEqual([]));
  it('agrees when later volumes repeat headings, and files brought bookmarks of their own', () => {
    expect(codes(WORD, [volume(['标题', 1], ['A-01　甲', 2], ['文件自带', 3]), volume(['标题', 1], ['要求', 1], ['A-02　乙', 2])])).toEqual([]);
  });
  it.each([
    ['an exhibit is missing', { ...WORD, outline: WORD.outline.slice(0, 3), exhibits: WORD.exhibits.slice(0, 1) }, ['word/exhibit-missing', 'word/order —']],
    ['one is there that nobody knows', { outline: [...WORD.outline, 'B-01　丙'], exhibits: [...WORD.exhibits, { number: 'B-01', pages: 1, firstPage: 9 }] }, ['word/exhibit-unknown B-01', 'word/order B-01　丙']],
    ['a page number is another', { ...WORD, exhibits: [{ ...WORD.exhibits[0]!, firstPage: 5 }, WORD.exhibits[1]!] }, ['word/exhibit-page 5（2）']],
    ['a page of an exhibit is missing', { ...WORD, exhibits: [{ ...WORD.exhibits[0]!, pages: 1 }, WORD.exhibits[1]!] }, ['word/exhibit-page 3（1）']],
    ['the order is another', { ...WORD, outline: ['标题', '要求', 'A-01　甲', 'A-02　乙'] }, ['word/order 要求']],
  ])('disagrees when %s', (_what, word, expected) => expect(codes(word)).toEqual(expected));
});

it('reads back exhibits with the numbers of their sections', async () => {
  const word = readWord(await renderWord(wordInput()));
  expect(word.exhibits.map(({ number, firstPage }) => [number, firstPage])).toEqual(EXHIBITS.map(({ number }) => [number, MAP.exhibits[number]?.first]));
});
