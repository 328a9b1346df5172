import { expect, it } from 'vitest';
import { certificateTitle } from '../../../src/inspect/ocr/certificate-title.js';

/** Words and their height, in hundredths of the page; a row begins unless they begin with a bar. */
function page(...lines: readonly (readonly [string, number])[]) {
  return { lines: lines.map(([words, height], index) => ({ text: words.replace('|', ''), confidence: 0.99, least: 0.99, startsRow: !words.startsWith('|'), box: { left: 0.1, top: index / 20, width: 0.5, height: height / 100 }, centres: [] })) };
}

it.each([
  ['in the largest type', page(['荣誉证书', 7], ['授予云澜区科协“先进集体”称号', 3]), '荣誉证书'],
  ['set wide apart', page(['荣', 7], ['|誉', 7], ['|证 书', 7], ['特发此证，以资鼓励。', 3]), '荣誉证书'],
  ['under a prize in larger type, beside another word', page(['一等奖', 11], ['获奖证书', 7], ['|云澜', 4], ['云澜区科协', 4]), '获奖证书'],
  ['with a number over it', page(['证书号第123号', 3], ['实用新型专利证书', 5]), '实用新型专利证书'],
  ['in a frame that was taken for words', page(['0000000', 84], ['社会团体法人登记证书', 5]), '社会团体法人登记证书'],
])('a certificate has its title %s', (_how, seen, title) => expect(certificateTitle(seen)).toBe(title));

it.each([
  ['a certificate that is only spoken of', page(['关于颁发资格证书的通知', 5], ['云澜区人民政府文件', 8])],
  ['the name of a form below larger words', page(['云澜区科普工作成果展', 9], ['荣誉证书', 3])],
  ['a sentence', page(['同志获得荣誉证书，特此通报。', 5])],
  ['the end of a title over two lines', page(['2014年度科学技术进步奖', 5], ['证 书', 6])],
  ['a wall with two of them', page(['荣誉证书', 6], ['聘书', 6])],
])('%s is none', (_what, seen) => expect(certificateTitle(seen)).toBeNull());
