import { expect, it } from 'vitest';
import { certificateTitle } from '../../../../src/inspect/ocr/facts/certificate-title.js';

/** Words and their height, in hundredths of the page; a row begins unless they begin with a bar. */
function page(...lines: readonly (readonly [words: string, height: number, left?: number])[]) {
  return { lines: lines.map(([words, height, left = 10], index) => ({ text: words.replace('|', ''), confidence: 0.99, least: 0.99, startsRow: !words.startsWith('|'), box: { left: left / 100, top: index / 12, width: 0.5, height: height / 100 }, centres: [] })) };
}

it.each([
  ['in the largest type', page(['荣誉证书', 7], ['授予云澜区科协“先进集体”称号', 3]), '荣誉证书'],
  ['set wide apart', page(['荣', 7], ['|誉', 7], ['|证 书', 7], ['特发此证，以资鼓励。', 3]), '荣誉证书'],
  ['under a prize in larger type, beside another word', page(['一等奖', 11], ['获奖证书', 7], ['|云澜', 4], ['云澜区科协', 4]), '获奖证书'],
  ['with a number over it', page(['证书号第123号', 3], ['实用新型专利证书', 5]), '实用新型专利证书'],
  ['in a frame that was taken for words', page(['0000000', 84], ['社会团体法人登记证书', 5]), '社会团体法人登记证书'],
  ['over two lines, the second one larger', page(['建筑业企业', 4], ['资质证书', 7], ['企业名称：云澜园林有限公司', 3]), '建筑业企业资质证书'],
  ['over three, with its copy named below', page(['国家火炬计划', 5], ['产业化示范', 5], ['项目证书', 6], ['（副本）', 4], ['项目名称：云澜一号', 3]), '国家火炬计划产业化示范项目证书（副本）'],
  ['that ends in 证书 alone', page(['2014年度科学技术进步奖', 5], ['证 书', 6]), '2014年度科学技术进步奖证书'],
  ['under the name of a body in larger type', page(['云澜市人力资源和社会保障局', 9], ['高等院校毕业生介绍信', 6], ['云澜一中：', 3]), '高等院校毕业生介绍信'],
  ['without the half of a row over it that was read', page(['008年青年艺术设计双年展', 5], ['入选证书', 6]), '入选证书'],
  ['that is nothing but 证书', page(['编号：2014-3', 3], ['证 书', 6]), '证书'],
  ['a letter of thanks, under the name of who writes it', page(['云澜区公益服务中心', 4], ['感谢信', 4], ['云澜大学：', 3]), '感谢信'],
  ['beside the words over a code', page(['统一社会信用代码', 3], ['|营业执照', 6], ['名称：云澜公司', 3]), '营业执照'],
  ['under a word that is laid over the page', page(['样本', 14], ['毕业证书', 5], ['甲某同学：', 3]), '毕业证书'],
  ['of a report over two lines', page(['全国大学英语四级考试', 4], ['成绩报告单', 4], ['姓名：甲某', 2]), '全国大学英语四级考试成绩报告单'],
  ['that ends in 通知 alone', page(['云澜学报编辑部', 6], ['论文录用通知', 5], ['尊敬的作者：', 2]), '论文录用通知'],
  ['of which two copies lie beside each other', page(['学历认证报告', 5], ['|学历认证报告', 5, 60], ['姓名：甲某', 2]), '学历认证报告'],
  ['before a motto in the background', page(['求真务实', 11], ['荣誉证书', 6]), '荣誉证书'],
  ['whose last or first character was lost', page(['荣誉证', 6], ['甲某同学：', 4]), '荣誉证书'],
  ['of which one character was misread', page(['荣誉正书', 6], ['甲某同学：', 4]), '荣誉证书'],
  ['that is whole without 书', page(['毕业证', 6], ['甲某同学：', 4]), '毕业证'],
  ['in smaller type than the words over it', page(['高新技术企业', 9], ['证书', 6], ['企业名称：云澜公司', 3]), '高新技术企业证书'],
  ['as a plaque has it', page(['2018年度全省优秀科普基地', 7], ['云澜科技馆', 6]), '2018年度全省优秀科普基地'],
])('a certificate has its title %s', (_how, seen, title) => expect(certificateTitle(seen)).toBe(title));

it.each([
  ['a certificate that is only spoken of', page(['关于颁发资格证书的通知', 5], ['云澜区人民政府文件', 8])],
  ['the name of a form below larger words', page(['云澜区科普工作成果展', 9], ['荣誉证书', 3])],
  ['a sentence', page(['同志获得荣誉证书，特此通报。', 5])],
  ['a title of which half was not read', page(['荣誉', 6], ['甲某同学：', 4])],
  ['the heading of a part', page(['七、本项目合同', 6], ['由双方签字后生效', 3])],
  ['what is certified here', page(['经审查合格', 5], ['特发此证', 5])],
  ['a wall with two of them', page(['荣誉证书', 6], ['聘书', 6])],
])('%s is none', (_what, seen) => expect(certificateTitle(seen)).toBeNull());

it.each([
  ['the name of a body', page(['云澜大学', 5], ['聘任证书', 6]), '聘任证书'],
  ['its number', page(['编号：云0032', 5], ['聘任证书', 6]), '聘任证书'],
  ['words at the side', page(['研究生', 5, 45], ['聘任证书', 6]), '聘任证书'],
  ['words of 荣誉证书, which is whole', page(['科普之光', 5], ['荣誉证书', 6]), '荣誉证书'],
])('over a title %s is no part of it', (_what, seen, title) => expect(certificateTitle(seen)).toBe(title));

it('the title of a certificate goes without a row over it of which a character was hardly read', () => {
  const read = page(['云澜投资企业', 4], ['批准证书', 6], ['企业名称：云澜公司', 3]);
  expect(certificateTitle(read)).toBe('云澜投资企业批准证书');
  expect(certificateTitle({ lines: read.lines.map((line, index) => (index === 0 ? { ...line, confidence: 0.85, least: 0.2 } : line)) })).toBe('批准证书');
});
