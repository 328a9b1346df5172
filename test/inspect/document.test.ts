import { describe, expect, it } from 'vitest';
import { namedYears, nameDate, signatureDate } from '../../src/inspect/dates.js';
import { documentFacts, documentNumber } from '../../src/inspect/document.js';

const of = (text: string, name = '文件.pdf') => documentFacts(text, name, null);

describe('文号', () => {
  it.each([
    '科协发〔2022〕15号', '科协发[2022]15号', '科协发［2022］15号', '科协发（2022）15号', '科协发(2022)15号', '科协发【2022】15号', '科协发〔２０２２〕１５号',
    '科协发〔2022〕第15号', '科协发 〔 2022 〕 15 号', '科协发〔2022〕015号', '科协发〔2022年〕15号',
  ])('%s', (text) => expect(documentNumber(text)).toBe('科协发〔2022〕15号'));

  it.each(['2022年15号', '第15号', '〔2022〕', '会议（2022）共15人'])('is none: %s', (text) => expect(documentNumber(text)).toBeNull());

  it('is the document’s own, not one it cites', () => {
    expect(of('关于开展科普日活动的通知\n各街道：\n根据《实施意见》（国办发〔2021〕10号）要求，现通知如下。').number).toBeNull();
    expect(of('某区科学技术协会文件\n某科协发〔2022〕15号\n关于开展活动的通知\n根据国办发〔2021〕10号文件').number).toBe('某科协发〔2022〕15号');
    expect(of('某科协发〔2022〕15号 签发人：甲某').number).toBe('某科协发〔2022〕15号');
  });

  it('may stand in the file’s name', () => expect(of('', '1 某政办〔2021〕3号 通知.pdf').number).toBe('某政办〔2021〕3号'));
});

describe('成文日期', () => {
  const date = (...lines: string[]) => signatureDate(lines)?.date ?? null;

  it.each([
    ['2021年5月12日', '2021-05-12'], ['2021 年 5 月 12 日', '2021-05-12'], ['二〇二一年五月十二日', '2021-05-12'], ['二○二一年十月三十一日', '2021-10-31'],
    ['二〇二〇年十二月二十日', '2020-12-20'], ['2021-05-12', '2021-05-12'], ['2021.5.12', '2021-05-12'], ['２０２１年５月１２日', '2021-05-12'], ['（2021年5月12日）', '2021-05-12'],
    ['2021年5月', '2021-05'], ['2021年2月30日', null], ['2021年13月1日', null],
  ])('%s', (line, expected) => expect(date('关于某事的通知', line)).toBe(expected));

  it('stands beside or under the issuer', () => {
    expect(date('现通知如下。', '某区科学技术协会  2021年5月12日')).toBe('2021-05-12');
    expect(date('现通知如下。', '某区科学技术协会（章）', '2021年5月12日')).toBe('2021-05-12');
  });

  it('is not a date in a sentence', () => {
    expect(date('请于2021年6月1日前报送。')).toBeNull();
    expect(date('活动时间定于2021年6月1日')).toBeNull();
  });

  it('is the signature’s, not that of the attachment or of the print shop', () => {
    expect(date('通知', '某区科协', '2021年5月12日', '附件1', '活动方案', '2020年1月1日')).toBe('2021-05-12');
    expect(date('通知', '某区科协', '2021年5月12日', '某区科协办公室 2021年5月20日印发')).toBe('2021-05-12');
    expect(date('通知', '正文。', '某区科协办公室 2021年5月20日印发')).toBe('2021-05-20');
  });

  it('is that of publication on a web page', () => expect(date('某区举办科普日', '发布时间：2021-09-18 10:20 来源：本站', '9月18日，活动启动。')).toBe('2021-09-18'));

  it.each([
    ['2021年5月活动照片', '2021-05'], ['IMG_20210512_103000', '2021-05-12'], ['2021-05-12 启动仪式', '2021-05-12'], ['科协发〔2021〕3号', '2021'], ['2021年度总结', '2021'],
    ['2019-2022年经费', null], ['202105简报', '2021-05'], ['mmexport1620800000000', null], ['无日期', null],
  ])('from the name %s', (name, expected) => expect(nameDate(name)).toBe(expected));

  it('comes from text before name before the camera', () => {
    expect(documentFacts('通知\n2021年5月12日', '2020年.pdf', '2019-01-01')).toMatchObject({ date: '2021-05-12', dateFrom: 'text' });
    expect(documentFacts('', '2020年.jpg', '2019-01-01')).toMatchObject({ date: '2020', dateFrom: 'name' });
    expect(documentFacts('', '照片.jpg', '2019-01-01')).toMatchObject({ date: '2019-01-01', dateFrom: 'exif' });
  });
});

describe('years named', () => {
  it.each([
    ['2019—2022年逐年增长', [2019, 2020, 2021, 2022]], ['2019年至2021年', [2019, 2020, 2021]], ['2019、2020和2022年', [2019, 2020, 2022]], ['二〇二一年', [2021]],
    ['投入 2000 元，共 2021 人', []], ['科协发〔2021〕3号', [2021]], ['2021\n2022', [2021, 2022]], ['于2021-05-12举行', [2021]], ['电话 20211234567', []],
  ])('in a text: %s', (text, years) => expect(namedYears(text, 'text')).toEqual(years));

  it('in a name a bare number is a year', () => expect(namedYears('2019-2021 经费 20220101', 'name')).toEqual([2019, 2020, 2021, 2022]));
});

describe('issuer, title, draft', () => {
  const letter = '某区人民政府办公室文件\n某政办发〔2022〕7号\n某区人民政府办公室\n关于印发《科学素质纲要实施方案》的通知\n各街道办事处：\n现印发给你们。\n某区人民政府办公室\n2022年3月1日';

  it('of an official letter', () => expect(of(letter)).toMatchObject({
    number: '某政办发〔2022〕7号', issuer: '某区人民政府办公室', date: '2022-03-01', title: '某区人民政府办公室关于印发《科学素质纲要实施方案》的通知', draft: null,
  }));

  it('takes a title over two lines whole', () => expect(of('关于印发科普工作方案\n的通知\n各单位：').title).toBe('关于印发科普工作方案的通知'));
  it('takes no sentence for a title', () => expect(of('我区高度重视科普工作，成立了领导小组。').title).toBeNull());
  it('takes the issuer from the signature', () => expect(of('通知\n正文。\n某区科学技术协会\n2022年3月1日').issuer).toBe('某区科学技术协会'));
  it('takes no body text for an issuer', () => expect(of('通知\n特此通知\n2022年3月1日').issuer).toBeNull());

  it.each([
    ['科普方案（征求意见稿）\n一、目标', '征求意见稿'], ['科普方案\n（讨论稿）', '讨论稿'], ['草案\n科普方案', '草案'], ['通知\n正文。\n样章\n正文。', '样章'],
  ])('marked as a draft: %s', (text, word) => expect(of(text).draft).toBe(word));
  it('marked as a draft in its name', () => expect(of('', '方案-送审稿.docx').draft).toBe('送审稿'));
  it('that speaks of a draft is none', () => expect(of('会议纪要\n会议审议了《科普条例（草案）》，原则通过。').draft).toBeNull());
});
