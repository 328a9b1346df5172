import { describe, expect, it } from 'vitest';
import { signatureDate } from '../../src/inspect/dates.js';
import { namedYears, nameDate } from '../../src/inspect/named-dates.js';
import { documentFacts } from '../../src/inspect/document.js';
import { documentNumber } from '../../src/inspect/document-number.js';
import { linesOfText } from '../../src/inspect/text-line.js';

const of = (text: string, name = '文件.pdf', takenAt: string | null = null) => documentFacts(linesOfText(text), { name, takenAt });

describe('文号', () => {
  it.each([
    '科协发〔2022〕15号', '科协发[2022]15号', '科协发［2022］15号', '科协发（2022）15号', '科协发(2022)15号', '科协发【2022】15号', '科协发〔２０２２〕１５号',
    '科协发〔2022〕第15号', '科协发 〔 2022 〕 15 号', '科协发〔2022年〕15号',
  ])('%s', (text) => expect(documentNumber(text)).toBe('科协发〔2022〕15号'));

  it('keeps the noughts that it is printed with', () => expect(documentNumber('科协发〔2022〕015号')).toBe('科协发〔2022〕015号'));

  it.each(['2022年15号', '第15号', '〔2022〕', '会议（2022）共15人'])('is none: %s', (text) => expect(documentNumber(text)).toBeNull());

  it('is the document’s own, not one it cites', () => {
    expect(of('关于开展科普日活动的通知\n各街道：\n根据《实施意见》（国办发〔2021〕10号）要求，现通知如下。').number).toBeNull();
    expect(of('某区科学技术协会文件\n某科协发〔2022〕15号\n关于开展活动的通知\n根据国办发〔2021〕10号文件').number).toBe('某科协发〔2022〕15号');
    expect(of('某科协发〔2022〕15号 签发人：甲某').number).toBe('某科协发〔2022〕15号');
    // Without brackets, with one of the two, within another pair, in capital numerals.
    for (const written of ['某科协发2022年15号', '某科协发2022-15号', '某科协发2022〕15号', '某科协发〔2022 15号', '（某科协发〔2022〕15号）', '某科协发〔贰零贰贰〕15号', '某科协发〔二〇二二〕十五号', '〔2022〕某科协发15号', '某科协发〔22〕15号']) expect(of(`某区科学技术协会文件\n${written}\n关于开展活动的通知`).number, written).toBe('某科协发〔2022〕15号');
    expect(of('某科协发〔2022〕一百零三号').number).toBe('某科协发〔2022〕103号');
    for (const other of ['某科协发202215号', '某科协发〔20221〕15号', '某科协发〔222〕15号', '按照〔2022〕某科协发15号要求', '会议室2022年15号', '文件（某科协发〔2022〕15号）有关要求']) expect(of(`某区科学技术协会文件\n${other}\n关于开展活动的通知`).number, other).toBeNull();
  });

  it('may stand in the file’s name', () => expect(of('', '1 某政办〔2021〕3号 通知.pdf').number).toBe('某政办〔2021〕3号'));
});

describe('成文日期', () => {
  const date = (...lines: string[]) => signatureDate(lines)?.date ?? null;

  it.each([
    ['2021年5月12日', '2021-05-12'], ['2021 年 5 月 12 日', '2021-05-12'], ['二〇二一年五月十二日', '2021-05-12'], ['二○二一年十月三十一日', '2021-10-31'], ['二0二0年十月三十一日', '2020-10-31'],
    ['二〇二〇年十二月二十日', '2020-12-20'], ['2021-05-12', '2021-05-12'], ['2021.5.12', '2021-05-12'], ['２０２１年５月１２日', '2021-05-12'], ['（2021年5月12日）', '2021-05-12'],
    ['2021年5月', '2021-05'], ['2021年2月30日', null], ['2021年13月1日', null],
  ])('%s', (line, expected) => expect(date('关于某事的通知', line)).toBe(expected));

  it('stands beside or under the issuer', () => {
    expect(date('现通知如下。', '某区科学技术协会  2021年5月12日')).toBe('2021-05-12');
    expect(date('现通知如下。', '某区科学技术协会（章）', '2021年5月12日')).toBe('2021-05-12');
  });

  it.each([
    ['2019\t年\t10\t月\t25\t日\t有效期至\t2024年10月24日', '2019-10-25'], ['证书编号：08FJ-17\t二零一九年十二月', '2019-12'], ['2021年05月06日\t有效期至：\t2023年02月16日', '2021-05-06'],
    ['2017年9月28日\t2017年9月28日', '2017-09-28'], ['成立日期：\t2011年02月20日\t业务范围：', null], ['2017年9月28日\t2018年9月28日', null], ['有效期至\t2024年10月24日', null],
  ])('among pieces of a row that was read from pixels: %s', (row, expected) => expect(date('云澜区教育局', row)).toBe(expected));

  it('on a certificate is the day of issue', () => {
    expect(date('资信等级证书', '有效期：2015年6月至2016年6月', '发证日期：2015年6月15日', '有效期至2016年6月14日')).toBe('2015-06-15');
    expect(date('项目证书', '颁证日期：二0一三年九月')).toBe('2013-09');
    expect(date('许可证', '首次发证日期：2012年3月4日', '有效期至：', '2020年3月4日')).toBeNull();
    expect(signatureDate(['荣誉证书', '福建省教育厅', '二零一九年十二月'])).toMatchObject({ date: '2019-12', sureness: 'sure' });
  });

  it('of a work is the day it was registered, of a company that is another', () => {
    expect(date('作品登记证书', '创作完成日期：2022年1月28日', '首次发表日期：2022年1月28日', '登记日期：2022年4月14日')).toBe('2022-04-14');
    expect(date('执业药师注册证', '有效期至：2028年8月17日', '注册日期：2023年8月31日')).toBe('2023-08-31');
    expect(date('第二类医疗器械经营备案凭证', '备案日期：2023年6月21日')).toBe('2023-06-21');
    expect(date('某公司简介', '注册日期：2023年8月31日')).toBeNull();
    expect(date('私募基金管理人公示信息', '登记日期：2015年12月24日', '成立时间：2015年9月7日')).toBeNull();
  });

  it('stands alone beside itself in English', () => expect(date('安全证书', '有效期：2009年8月10日至2012年8月8日', '发证单位：云澜防腐蚀技术协会', '2009年8月10日 Aug. 10, 2009')).toBe('2009-08-10'));

  it('is none of the days in a list that was read from pixels', () => {
    expect(date('科普活动登记表', '序号\t活动\t时间', '1\t科普讲座\t2021年5月12日', '2\t科普展览\t2021年6月1日')).toBeNull();
    expect(date('科普活动登记表', '1\t科普讲座\t2021年5月12日', '云澜区科协', '2021年7月1日')).toBe('2021-07-01');
  });

  it('of two, a day comes before a month', () => expect(date('通知', '某区科协', '2021年5月12日', '某区教育局', '2021年6月')).toBe('2021-05-12'));

  it('of a contract stands at its end', () => expect(date('技术服务合同', ...Array.from({ length: 15 }, () => '双方约定如下。'), '授权代表：甲某', '日期：2018年1月24日')).toBe('2018-01-24'));

  it('is not a date in a sentence', () => {
    expect(date('请于2021年6月1日前报送。')).toBeNull();
    expect(date('活动时间定于2021年6月1日')).toBeNull();
  });

  it('is the signature’s, not that of the attachment or of the print shop', () => {
    expect(date('通知', '某区科协', '2021年5月12日', '附件1', '活动方案', '2020年1月1日')).toBe('2021-05-12');
    expect(date('通知', '某区科协', '2021年5月12日', '某区科协办公室 2021年5月20日印发')).toBe('2021-05-12');
    expect(date('通知', '正文。', '某区科协办公室 2021年5月20日印发')).toBe('2021-05-20');
  });

  it('stands at the end where only its translation and a web address follow', () => {
    const paper = documentFacts(linesOfText(['荣誉证书', '编号：1', '甲某同学：', '被评为优秀学生。', '特发此证。', ...Array.from({ length: 5 }, () => '以资鼓励。'), '2024年11月20日', 'November 20, 2024', 'http://www.yunlan.example'].join('\n')), { name: '证书.pdf', takenAt: null });
    expect(paper).toMatchObject({ date: '2024-11-20', dateSureness: 'likely' });
  });
  it('is none of a list of notices, each with its moment', () => expect(date('近期公告', '借阅规则更新 2025-03-26 09:30:00', '每位读者最多可借15本。', '关于访问的通知 2025-03-27 14:20:00', '技术部门正在修复。', '读书分享会的通知 2025-03-28 16:00:00', '欢迎参加。')).toBeNull());
  it('is that of publication on a web page', () => expect(date('某区举办科普日', '发布时间：2021-09-18 10:20 来源：本站', '9月18日，活动启动。')).toBe('2021-09-18'));

  it.each([
    ['2021年5月活动照片', '2021-05'], ['IMG_20210512_103000', '2021-05-12'], ['2021-05-12 启动仪式', '2021-05-12'], ['科协发〔2021〕3号', '2021'], ['2021年度总结', '2021'],
    ['2019-2022年经费', null], ['202105简报', '2021-05'], ['mmexport1620800000000', null], ['无日期', null],
  ])('from the name %s', (name, expected) => expect(nameDate(name)).toBe(expected));

  it('comes from text before name before the camera', () => {
    expect(of('通知\n2021年5月12日', '2020年.pdf', '2019-01-01')).toMatchObject({ date: '2021-05-12', dateFrom: 'text' });
    expect(of('', '2020年.jpg', '2019-01-01')).toMatchObject({ date: '2020', dateFrom: 'name' });
    expect(of('', '照片.jpg', '2019-01-01')).toMatchObject({ date: '2019-01-01', dateFrom: 'exif' });
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
  it('takes no letterhead over the number into it', () => expect(of('江云省教师培训中心\n江云省干部培训中心\n云师训〔2021〕43号\n关于公布优秀学校\n名单的通知\n各单位：').title).toBe('关于公布优秀学校名单的通知'));
  it('takes nothing that is labelled into it', () => {
    expect(of('云澜区科学技术协会文件\n主送：各镇科协\n抄送：区科技局\n关于执行新制度的通知\n正文。').title).toBe('关于执行新制度的通知');
    expect(of('云澜区科学技术协会文件\n云科协发〔2019〕1号\t主送：各镇科协\n关于执行新制度的通知\t印发：区科协办公室\n正文。')).toMatchObject({ title: '关于执行新制度的通知', number: '云科协发〔2019〕1号' });
    expect(of('统一社会信用代码\n国家企业信用信息\n公示系统了解更多').title).toBeNull();
  });
  it.each([
    ['康云市人民政府文件\n康府发〔2024〕66号\n康云市人民政府\n森林防火期封山令\n正文如下。', '康云市人民政府森林防火期封山令'],
    ['云澜区人民政府令\n第7号\n云澜区科普管理办法\n正文如下。', '云澜区科普管理办法'],
    ['云澜机器人\nAGILE\n关于创建开源数据集的倡议书\n各高校：', '关于创建开源数据集的倡议书'],
    ['NIA云澜市公安局\n出入境记录查询结果\n正文如下。', '出入境记录查询结果'],
    ['实习证明\n兹证明某某同学在我单位实习，特此证明', '实习证明'],
  ])('%s', (text, title) => expect(of(text).title).toBe(title));
  it.each(['兹证明某某同学于2022年在我单位实习\n特此证明', '第十八届\n云澜设计大赛'])('%s has no title that is sure', (text) => expect(of(`${text}\n云澜大学\n2022年3月1日`).title ?? '').not.toMatch(/特此|届$/u));
  it('an organ without whose it is, and a cell of a table, sign nothing', () => {
    expect(of('录用证明\n论文已被录用。\n组委会\n2025年4月24日').issuer).toBeNull();
    expect(of('关于公布结果的通知\n各单位：\n名单如下。\n旋转单车\t云澜大学\t甲某\n智能台灯\t云澜大学\t乙某').issuer).toBeNull();
  });
  it('who stamps a form is named behind its label', () => {
    expect(of('实习证明\n某某在我公司实习。\n单位名称：（盖章）云澜科技股份有限公司\n2023年8月30日').issuer).toBe('云澜科技股份有限公司');
    expect(of('毕业证书\n成绩合格，准予毕业。\n校名：云澜大学').issuer).toBe('云澜大学');
  });
  it('takes no sentence for a title', () => expect(of('我区高度重视科普工作，成立了领导小组。').title).toBeNull());
  it('takes the issuer from the signature', () => expect(of('通知\n正文。\n某区科学技术协会\n2022年3月1日').issuer).toBe('某区科学技术协会'));
  it.each([['07.25.2025', '2025-07-25'], ['25/07/2025', '2025-07-25'], ['07-07-2025', '2025-07-07'], ['05.06.2025', null], ['13.25.2025', null], ['1.07.25.2025', null]])('reads a year that stands last where only one month can be meant: %s', (day, date) => {
    expect(of(`荣誉证书\n特发此证，以资鼓励。\n云澜学会\n${day}`).date).toBe(date);
  });
  it('takes 2020.08 for a month under a name, and for a number elsewhere', () => {
    expect(of('社区贡献奖\n云澜研究院\n2020.08')).toMatchObject({ date: '2020-08', dateSureness: 'sure' });
    expect(of('本月合计\n金额\n2020.08\n以上。').date).toBeNull();
  });
  it('takes the issuer of a certificate from where it says so', () => {
    expect(of('资格证书\n发证机关：\t云江省药品监督管理局\n2019年10月25日')).toMatchObject({ issuer: '云江省药品监督管理局', issuerFrom: 'authority', date: '2019-10-25', dateSureness: 'sure' });
    expect(of('资格证书\n颁证机构：达摩院-机器智能技术事业部\n2019年10月25日').issuer).toBe('达摩院-机器智能技术事业部');
    expect(of('资格证书\n颁证机构：云澜大学&某某网\n2019年10月25日').issuer).toBeNull();
    expect(of('许可证\n机构名称：云澜科技有限公司\n发证机关：\n2019年10月25日').issuer).toBeNull();
    expect(of('关于证件管理的通知\n发证机关应当定期检查。\n正文。').issuer).toBeNull();
  });
  it('takes the school of a diploma from behind its label, set wide apart, and a name that stands on the row of its date', () => {
    expect(of('毕业证书\n学生甲某，准予毕业。\n校\t名：云澜大学\t校（院）长：\n证书编号：1\t二〇二三年六月三十日')).toMatchObject({ issuer: '云澜大学', date: '2023-06-30' });
    expect(of('获奖证书\n特发此证，以资鼓励。\n云澜和信息化部\n云澜杯大赛组委会\t2022年5月27日').issuers).toEqual(['云澜和信息化部', '云澜杯大赛组委会']);
  });
  it('takes who gives an award, though its date could not be read', () => {
    expect(of('荣誉证书\n甲某同学：\n在竞赛中获一等奖，特发此证。\n云江省教育委员会\n2022年07三月01日\n证字第5087号')).toMatchObject({ issuer: '云江省教育委员会', issuerFrom: 'signature' });
    expect(of('荣誉证书\n授予\n云澜区科学技术协会\n先进集体称号，特发此证。\n编号：3').issuer).toBeNull();
  });
  it('takes a body alone on the first line for who heads the page, and not whom it is sent to', () => {
    const notice = '国家知识产权局\n云澜市云江路8号\n云澜知识产权代理事务所(普通合伙)\n2023年04月19日\n申请号：2023104\n专利申请受理通知书\n根据专利法，申请已予受理。\n提示：请及时缴费。';
    expect(of(notice)).toMatchObject({ issuer: '国家知识产权局', issuerFrom: 'letterhead' });
    expect(of('云澜区第一小学\n云澜区第二小学\n云澜区第三小学\n1\n2\n3').issuer).not.toBe('云澜区第一小学');
  });
  it.each(['关于项目推荐的公示', '云澜大学感谢信', '有关情况声明'])('takes %s for a title', (title) => expect(of(`${title}\n各单位：\n正文如下。`).title).toBe(title));
  it('takes no body text for an issuer', () => expect(of('通知\n特此通知\n2022年3月1日').issuer).toBeNull());

  it.each([
    ['科普方案（征求意见稿）\n一、目标', '征求意见稿'], ['科普方案\n（讨论稿）', '讨论稿'], ['草案\n科普方案', '草案'], ['通知\n正文。\n样章\n正文。', '样章'],
  ])('marked as a draft: %s', (text, word) => expect(of(text).draft).toBe(word));
  it('marked as a draft in its name', () => expect(of('', '方案-送审稿.docx').draft).toBe('送审稿'));
  it('that speaks of a draft is none', () => expect(of('会议纪要\n会议审议了《科普条例（草案）》，原则通过。').draft).toBeNull());
});

describe('numbers without a code', () => {
  it.each([
    ['某区科普工作联席会议纪要\n〔2022〕3号', '〔2022〕3号'], ['某区人民政府公告\n2022年第3号', '公告2022年第3号'], ['某区人民政府令\n第 7 号', '令第7号'], ['某区人民政府令第七号', '令第7号'], ['通告\n（二〇二二年第十二号）', '通告2022年第12号'],
    ['某区人民政府\n2022年第15号令', '令2022年第15号'], ['会议纪要\n（〔2022〕第3期）', '〔2022〕3期'], ['区委常委会会议纪要\n〔2021〕第9次', '〔2021〕9次'], ['发布机构：某区科协 文号：某科协发〔2022〕15号 发布日期：2022-03-01', '某科协发〔2022〕15号'], ['某科协发〔2022〕15—2号', '某科协发〔2022〕15-2号'],
  ])('%s', (text, number) => expect(of(text).number).toBe(number));
  it.each(['第3号台风来袭\n通知', '会议室第7号', '本刊2022年第3号刊登', '第一条 本令自发布之日起施行\n根据第7号令'])('is none: %s', (text) => expect(of(text).number).toBeNull());
});

describe('several bodies', () => {
  it('on the letterhead, 文件 beside the middle one', () => {
    const { issuers, issuer, issuerFrom } = of('中共云澜区委组织部\n云澜区科学技术协会  文件\n云澜区教育局\n云科协发〔2022〕15号\n关于开展科普活动的通知');
    expect({ issuers, issuer, issuerFrom }).toEqual({ issuers: ['中共云澜区委组织部', '云澜区科学技术协会', '云澜区教育局'], issuer: '中共云澜区委组织部', issuerFrom: 'letterhead' });
  });
  it('under the text, on one line and over it', () => {
    expect(of('通知\n特此通知。\n云澜区科学技术协会    云澜区教育局\n2022年3月1日').issuers).toEqual(['云澜区科学技术协会', '云澜区教育局']);
    expect(of('通知\n特此通知。\n云澜区科学技术协会（章）\n云澜区教育局（章）\n2022年3月1日').issuers).toEqual(['云澜区科学技术协会', '云澜区教育局']);
  });
  it('a letter has its name over its number', () => expect(of('云澜区人民政府办公室\n云政办函〔2022〕8号\n关于同意设立科普基地的函').issuers).toEqual(['云澜区人民政府办公室']));
  it('below 特此证明 and 特此鼓励, though no date was understood', () => {
    expect(of('在读证明\n甲某系我校学生。\n特此证明。\n云澜大学教务处（盖章）\nDate of issue').issuers).toEqual(['云澜大学教务处']);
    expect(of('志愿者证书\n甲某同学\n特此鼓励\n云澜大赛组委会\n二零二三六月十一日').issuers).toEqual(['云澜大赛组委会']);
  });
  it('whose name a year heads', () => expect(of('志愿者证书\n甲某同学：\n感谢您的服务。\n2023云澜论坛执行委员会\n2023年9月').issuers).toEqual(['2023云澜论坛执行委员会']));
  it('as a web page labels it', () => expect(of('科普日活动举行\n发布时间：2021-09-18 来源：云澜区融媒体中心').issuers).toEqual(['云澜区融媒体中心']));
  it('a joint paper under the letterhead of one', () => expect(of('云江市财政局文件\n云江财教〔2020〕41号\n关于下达资金的通知\n正文。\n云江市财政局\n云江市科学技术协会\n2020年5月28日').issuers).toEqual(['云江市财政局', '云江市科学技术协会']));
  it('a letter whose number was read with round brackets', () => expect(of('云澜贵金属交易中心有限公司\n云贵交易通字（2014）20号\n关于调整点差的通知\n正文。\n云澜贵金属交易中心有限公司交易部\n2014年8月29日')).toMatchObject({ issuer: '云澜贵金属交易中心有限公司', issuerFrom: 'letterhead' }));
  it('a title is none', () => expect(of('云澜区科学技术协会关于召开大会\n的通知\n正文。').issuers).toEqual([]));
});

describe('which date it is, and how sure', () => {
  const dated = (text: string, name?: string) => {
    const { date, dateFrom, dateSureness } = of(text, name);
    return [date, dateFrom, dateSureness];
  };
  it('sure under a signature', () => expect(dated('通知\n正文。\n某区科协\n2022年3月1日')).toEqual(['2022-03-01', 'text', 'sure']));
  it('likely at the end without a name', () => expect(dated('总结\n正文。\n2022年3月1日')).toEqual(['2022-03-01', 'text', 'likely']));
  it('likely under the title', () => expect(dated('会议记录\n2022年3月1日\n一、议程\n正文。')).toEqual(['2022-03-01', 'text', 'likely']));
  it('a guess amid the text', () => expect(dated(`${'正文。\n'.repeat(12)}2022年3月1日\n${'正文。\n'.repeat(5)}`)).toEqual(['2022-03-01', 'text', 'guess']));
  it('none of a list', () => expect(dated(`活动台账\n${['2021-03-01', '讲座', '2021-04-02', '展览', '2021-05-06', '培训'].join('\n')}`, '台账.pdf')[2]).not.toBe('likely'));
  it('the signature’s among the dates of a list', () => expect(dated('活动台账\n2021-03-01\n讲座\n2021-04-02\n展览\n2021-05-06\n培训\n某区科协\n2021年12月20日')).toEqual(['2021-12-20', 'text', 'sure']));
});

describe('what cannot both be so', () => {
  const said = (text: string, name: string, takenAt: string | null = null) => of(text, name, takenAt).conflicts.map(({ what, one, other }) => [what, one, other]);
  const signed = (date: string, number = '') => `${number}\n关于某事的通知\n正文。\n某区科协\n${date}`;

  it.each([
    ['the text says 2019, the name 2021', signed('2019年5月6日'), '2021年通知.pdf', [['date', '2019-05-06', '2021']]],
    ['months apart', signed('2021年1月6日'), '2021-09-18 通知.pdf', [['date', '2021-01-06', '2021-09-18']]],
    ['number and date', signed('2021年5月6日', '某科协发〔2019〕3号'), '通知.pdf', [['date', '2021-05-06', '2019']]],
    ['two numbers', signed('2021年5月6日', '某科协发〔2021〕3号'), '某科协发〔2021〕8号.pdf', [['number', '某科协发〔2021〕3号', '某科协发〔2021〕8号']]],
    ['letterhead and signature', `某区人民政府办公室文件\n某政办发〔2021〕3号\n${signed('2021年5月6日')}`, '通知.pdf', [['issuer', '某区人民政府办公室', '某区科协']]],
  ])('%s', (_what, text, name, expected) => expect(said(text, name)).toEqual(expected));
  it('the camera and the name', () => expect(said('', '2021-09-18 活动.jpg', '2019-05-01')).toEqual([['date', '2019-05-01', '2021-09-18']]));

  it.each([
    ['a report on the year before', signed('2022年1月10日'), '2021年度总结.pdf'], ['a plan for the next', signed('2021年12月20日'), '2022年工作计划.pdf'], ['the event, a few weeks off', signed('2021年9月25日'), '2021-09-18 科普日.pdf'],
    ['numbered in December, signed in January', signed('2022年1月4日', '某科协发〔2021〕93号'), '通知.pdf'], ['the same number, code left out', signed('2021年5月6日', '某科协发〔2021〕3号'), '发〔2021〕3号.pdf'],
    ['the same number, noughts left out', signed('2021年5月6日', '某科协发〔2021〕003号'), '某科协发〔2021〕3号.pdf'],
    ['a short form of the same body', '某区科学技术协会文件\n某科协发〔2021〕3号\n关于某事的通知\n正文。\n某区科协\n2021年5月6日', '通知.pdf'],
  ])('no conflict: %s', (_what, text, name) => expect(said(text, name)).toEqual([]));
});

describe('titles', () => {
  it.each([
    ['关于印发《科普工作方案》\n的通知', '关于印发《科普工作方案》的通知'], ['某区科学技术协会\n关于表彰先进\n集体和个人的决定\n各单位：', '某区科学技术协会关于表彰先进集体和个人的决定'],
    ['关于印发科普方案的决定（征求意见\n稿）\n各镇：', '关于印发科普方案的决定(征求意见稿)'], ['科普工作方案\n（试行）\n一、目标', '科普工作方案(试行)'], ['特急\n某科协发〔2022〕3号\n关于报送材料的通知', '关于报送材料的通知'], ['云江市财政局　云江市科学技术协会\n关于下达2020年基层科普行动计划\n和科技馆免费开放补助资金的通知\n各县', '云江市财政局云江市科学技术协会关于下达2020年基层科普行动计划和科技馆免费开放补助资金的通知'], ['某区人民政府办公室\n某区重点工作安排一览\n各镇：', '某区重点工作安排一览'], ['某区人民政府办公室\n某区2022年重点工作任务分解\n（征求意见稿）\n各镇：', '某区2022年重点工作任务分解(征求意见稿)'], ['关于印发《某区科普\n工作方案》的通知', '关于印发《某区科普工作方案》的通知'],
  ])('%s', (text, title) => expect(of(text).title).toBe(title));
});
