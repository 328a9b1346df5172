import { describe, expect, it } from 'vitest';
import { documentFacts } from '../../src/inspect/document.js';
import { linesOfText } from '../../src/inspect/text-line.js';

/** Papers laid out as real ones are, with what leads a reader to the wrong date, number, body or title. */
const of = (text: string, name = '文件.pdf') => documentFacts(linesOfText(text), { name, takenAt: null });
const BODY = '为落实《科学素质纲要》，现将有关事项通知如下。\n一、总体要求\n各单位要在2022年12月31日前完成。\n二、任务\n提升科学素质。\n三、保障\n加强领导。';
const paper = (foot: string, head = '云澜区科学技术协会文件\n云科协发〔2022〕15号\n关于开展科普日活动的通知') => `${head}\n${BODY}\n${foot}`;
const SIGNED = '云澜区科学技术协会\n2022年8月5日';

describe('the date is the paper’s own', () => {
  it.each([
    ['an attachment with its title on the line', `${SIGNED}\n附件：2022年科普日活动方案\n${BODY}\n云澜区教育局\n2022年9月17日`],
    ['an attachment with number and title on the line', `${SIGNED}\n附件1：活动方案\n${BODY}\n区科协\n2023年1月17日`],
    ['a table attached', `${SIGNED}\n附表1\n统计表\n云澜区统计局\n2023年9月17日`],
    ['a paper that it forwards', `${SIGNED}\n关于举办科普大赛的通知\n各区科协：\n某某市科学技术协会\n2022年4月28日`],
    ['a list of names, not called an attachment', `${SIGNED}\n云澜区科普工作领导小组成员名单\n组长：王某\n云澜区科学技术协会\n2023年5月16日`],
    ['copies over two lines, the printer’s line below', `${SIGNED}\n抄送：区委各部门，区政协办\n公室，区法院。\n云澜区科学技术协会办公室 2022年8月9日印发`],
    ['a date that the line breaks', '云澜区科学技术协会\n2022年\n8月5日'],
    ['with the day of the week', '云澜区科学技术协会\n2022年8月5日（星期五）'],
    ['in numerals with a Greek zero', '云澜区科学技术协会\n二Ο二二年八月五日'],
    ['in numerals with a Cyrillic zero', '云澜区科学技术协会\n二О二二年八月五日'],
    ['in numerals with a large circle', '云澜区科学技术协会\n二◯二二年八月五日'],
  ])('%s', (_what, foot) => expect(of(paper(foot))).toMatchObject({ date: '2022-08-05', dateSureness: 'sure' }));

  it('十十 is no month: one of them was misread', () => expect(of(paper('云澜区科学技术协会\n二〇二四年十十月')).date).not.toBe('2024-10'));
  it('二十〇 is no day: 八 was misread', () => expect(of(paper('云澜区科学技术协会\n二〇二二年八月二十〇日')).date).not.toBe('2022-08-20'));
  it('廿五 is the 25th', () => expect(of(paper('云澜区科学技术协会\n二〇二二年八月廿五日')).date).toBe('2022-08-25'));
  it('copies run on to their full stop', () => expect(of(paper('2022年5月16日\n抄送：区委各部门，区政协办\n公室，区法院。\n区科协办公室 2022年5月17日印发'))).toMatchObject({ date: '2022-05-16', dateSureness: 'likely' }));
  it('the day on which a form was filled in dates no paper', () => expect(of(paper('2019年3月5日\n填报日期：2022年5月1日'))).toMatchObject({ date: '2019-03-05', dateSureness: 'guess' }));

  it.each([
    ['a day by which something is due', `关于报送材料的通知\n一、报送时间\n2022年6月30日\n${BODY}`],
    ['a day on which something will be', `科普日活动方案\n活动时间：2022年9月17日\n${BODY}`],
  ])('%s is a guess', (_what, text) => expect(of(text).dateSureness).toBe('guess'));
  it('a guess gives way to the date in the name', () => {
    expect(of(`${'正文。\n'.repeat(12)}2020年3月1日\n${'正文。\n'.repeat(5)}`, '2021-05-12 通知.pdf')).toMatchObject({ date: '2021-05-12', dateFrom: 'name', dateSureness: 'likely' });
  });

  it.each([
    ['发布 with its source', '云澜区举办科普日活动\n2021年09月19日 来源：云澜区融媒体中心\n活动启动。'], ['with the clock', '云澜区举办科普日活动\n2021-09-19 10:32:00\n活动启动。'], ['of an account', '云澜区举办科普日活动\n云澜科协 2021-09-19 18:00 发表于湖南\n活动启动。'],
  ])('of a web page: %s', (_what, text) => expect(of(text)).toMatchObject({ date: '2021-09-19', dateSureness: 'likely' }));
  it('of a law: the day it was passed', () => expect(of('云澜区科学技术普及条例\n（2019年3月1日云澜区人民代表大会常务委员会通过）\n第一条 为了普及科学技术。').date).toBe('2019-03-01'));
});

describe('number and title', () => {
  const headed = (number: string) => of(paper(SIGNED, `云澜区科学技术协会文件\n${number}\n关于表彰科普先进的决定`));
  it.each([
    '云科协发[2022]15号', '云科协发【2022】15号', '云科协发〔2022〕第15号', '云科协发(2022) 15 号', '云科协发「2022」15号', '云科协发〔二〇二二〕十五号', '云科协发〔2022〕15 号 签发人：王明', '云科协发〔2022〕15',
    '云科协发〔2022〕\n15号', '云科协发\n〔2022〕15号',
  ])('%s', (number) => expect(headed(number)).toMatchObject({ number: '云科协发〔2022〕15号', title: '关于表彰科普先进的决定' }));

  it.each([
    ['专 题 会 议 纪 要\n〔2022〕7号\n云澜区人民政府办公室 2022年4月12日\n关于研究科普场馆建设的会议纪要\n会议议定：', '关于研究科普场馆建设的会议纪要'],
    ['中共云澜区委办公室 通报\n〔2022〕3号\n关于2021年度绩效考核结果的通报\n各街道：', '关于2021年度绩效考核结果的通报'],
    ['云澜区科学技术协会公告\n2022年第3号\n关于命名科普基地的公告\n现公告如下。', '关于命名科普基地的公告'],
    ['中共云澜区委常委会会议纪要\n〔2022〕12号\n会议听取科普工作汇报。', '中共云澜区委常委会会议纪要'],
  ])('the title below the name of the series: %s', (text, title) => expect(of(text).title).toBe(title));
  it('words for a catalogue are no title', () => expect(of('考勤制度说明材料汇编二\n主题词：考勤制度 通知\n双方协商解决。').title).not.toContain('主题词'));
  it.each(['一、基本情况', '五、合同纠纷处理', '第三条 违约责任说明'])('the heading of a part is no title: %s', (line) => expect(of(`${line}\n双方协商解决，协商不成的，依法处理。`).title).toBeNull());
});

describe('who issued it', () => {
  it.each([
    ['two, each with the day under its name', '云澜区科学技术协会\n2022年5月6日\n云澜区教育局\n2022年5月6日', ['云澜区科学技术协会', '云澜区教育局']],
    ['the name below the day', '2022年5月16日\n云澜区科学技术协会', ['云澜区科学技术协会']],
    ['the League over the college it sits in', '共青团云澜大学\n机械工程学院委员会\n2022年5月6日', ['共青团云澜大学机械工程学院委员会']],
    ['of a column beside another title', '荣誉证书\t云澜大学\n2022年5月6日', ['云澜大学']],
    ['an ending that a blank parts from its name', '云澜市\t教育委员会\n2022年5月6日', ['云澜市教育委员会']],
    ['an ending whose name is lost', '教育委员会\n2022年5月6日', []],
    ['a headline', '走进区科技体验馆\n2022年5月6日', []],
    ['a group of a contest', '组别\t本科组\n2022年5月6日', []],
  ])('%s', (_what, foot, issuers) => expect(of(paper(foot, '关于开展活动的通知')).issuers).toEqual(issuers));
  it('no body at the foot stands for one at the head when nothing there is in Chinese', () => expect(of('A-1\nB-2\nC-3\n现将有关事项通知如下。\n发布日期：2022-05-06\n第一条 范围。\n第二条 时间。\n云澜区教育局').issuers).toEqual([]));
  it('the body at the head, under a code for returned letters', () => expect(of(`122-866\n国家知识产权局\n发文日：\n受理通知书\n${BODY}`)).toMatchObject({ issuer: '国家知识产权局', issuerFrom: 'letterhead' }));
  it('not what a web page stands under', () => expect(of('云澜区人民政府门户网站\n首页 > 新闻\n云澜区举办科普日活动\n发布时间：2021-09-19 来源：云澜区融媒体中心\n活动启动。').issuers).toEqual(['云澜区融媒体中心']));
});

describe('as papers of schools and employers are laid out', () => {
  it('what is attached is named above the signature, each on its line', () => {
    const list = '附件：\n1．大一年度项目管理办法\n2．申报项目汇总表';
    expect(of(paper(`${list}\n云澜区科学技术协会\n2018年11月26日`), '关于开展2018级项目立项工作的通知.docx')).toMatchObject({ date: '2018-11-26', dateFrom: 'text', issuer: '云澜区科学技术协会' });
    // What begins there is the attachment itself.
    expect(of(paper(`${SIGNED}\n附件：\n活动方案\n${BODY}\n区科协\n2023年1月17日`)).date).toBe('2022-08-05');
  });
  it.each(['关于2018届毕业生学位授予仪式的通知.docx', '2018 级新生名单.docx'])('a class is no date: %s', (name) => expect(of('学生按时参加。', name).date).toBeNull());
  it('the year after the paper’s own, of which it speaks, is no conflict', () => {
    const text = `云澜水务公司2018年招聘公告\n${BODY}\n云澜区人才服务中心\n2017年9月15日`;
    expect(of(text, '云澜水务公司2018年招聘公告.doc')).toMatchObject({ date: '2017-09-15', conflicts: [] });
    expect(of(text.replace('2018年', ''), '云澜水务公司2018年招聘公告.doc').conflicts).toMatchObject([{ what: 'date', other: '2018' }]);
  });
  it('a cover closes with its month, and no title runs over it', () => expect(of('云澜区规范化幼儿园评估标准（试行）\n幼儿园名称：（盖章）\n填报日期：\n云澜区教育局制\n二○一○年十一月\n说  明\n一、本标准用于评估。').title).toBe('云澜区规范化幼儿园评估标准(试行)'));
  it('the head of a table is no title', () => expect(of('序号 岗位名称 专业要求 岗位\n编码 单位 学历 人数 备注\nB18101 北京站 大学本科 1', '附件.pdf').title).toBeNull());
});
