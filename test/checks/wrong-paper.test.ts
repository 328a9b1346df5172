import district from '../../src/checks/district.js';
import showsNumber from '../../src/checks/shows-number.js';
import responsible from '../../src/checks/responsible.js';
import type { Seal } from '../../src/model/facts.js';
import { checkTest, CONTEXT, document, file, text, unit } from './check-test.js';

const issued = (issuers: string[], issuerFrom: 'letterhead' | 'label' = 'letterhead', seals: Partial<Seal>[] = []) => [file({ document: document({ issuer: issuers[0] ?? null, issuers, issuerFrom: issuers.length > 0 ? issuerFrom : null }), seals: seals as Seal[] })];
const sealed = (text: string, confidence = 0.95): Partial<Seal> => ({ page: 2, name: { text, confidence } });
const said = (content: string) => [file({ text: text(content) })];
checkTest(district, {
  pass: [
    { what: 'of the district itself', files: issued(['中共云澜区委办公室']) },
    { what: 'of the district with its city before', files: issued(['云江市云澜区人民政府']) },
    { what: 'of a project that names the city too', context: { district: '云江市云澜区' }, files: issued(['云澜区教育局']) },
    { what: 'of the city, province or state', context: { superiors: ['云江市'] }, files: issued(['云江市科学技术协会', '湖南省财政厅', '中国科学技术协会']) },
    { what: 'of a province, where nothing is said of it', files: issued(['湖南省科学技术协会']) },
    { what: 'of the city that the project writes before it', context: { district: '湖南省云江市云澜区' }, files: issued(['云江市科学技术协会', '湖南省科学技术协会']) },
    { what: 'a county-level city under its superior', context: { district: '浏阳市', superiors: ['长沙市', '湖南省'] }, files: issued(['长沙市浏阳市科学技术协会']) },
    { what: 'a county-level city, its superior', context: { district: '浏阳市', superiors: ['长沙市', '湖南省'] }, files: issued(['长沙市科学技术协会']) },
    { what: 'a county-level city itself', context: { district: '浏阳市' }, files: issued(['浏阳市人民政府办公室']) },
    { what: 'a prefecture above it', context: { district: '吉首市', superiors: ['湘西土家族苗族自治州'] }, files: issued(['湘西土家族苗族自治州科学技术协会']) },
    { what: 'words that only look like a city', files: issued(['区城市管理和综合执法局', '区市场监督管理局', '市科学技术协会', '城市管理局', '云澜超市协会']) },
    { what: 'an organ of the state in the district', files: issued(['国家税务总局云澜区税务局']) },
    { what: 'a short name', files: issued(['区科协', '全区科普工作领导小组办公室']) },
    { what: 'zones are no districts', files: issued(['云江高新技术产业开发区管理委员会', '广西壮族自治区科学技术协会', '青山社区居委会']) },
    { what: 'a firm may have its seat elsewhere', files: issued(['汉阳区智能科技有限公司']) },
    { what: 'a unit on the project’s list', context: { units: [unit('区园林局', ['汉阳区园林局'])] }, files: issued(['汉阳区园林局']) },
    { what: 'a joint paper', files: issued(['汉阳区科学技术协会', '云澜区科学技术协会']) },
    { what: 'where a web page took it from', files: issued(['汉阳区融媒体中心'], 'label') },
    { what: 'a certificate given to a body of the district', context: { kind: 'certificate' }, files: [file({ text: text('荣誉证书\n云澜区科学技术协会：\n被评为优秀组织单位。', 'ocr') })] },
    { what: 'one that names nobody', context: { kind: 'certificate' }, files: [file({ text: text('全国科普日优秀组织单位\n二〇二一年十二月', 'ocr') })] },
    { what: 'a letter to another county is no certificate', context: { kind: 'document' }, files: [file({ text: text('汉阳区科学技术协会：\n来函收悉。', 'ocr') })] },
    { what: 'a body above, where any will do', context: { superiors: ['云江市'] }, files: issued(['中共云江市委办公室']) },
    { what: 'the district itself, where it alone will do', params: { level: 'own' }, context: { superiors: ['云江市'] }, files: issued(['中共云江市云澜区委办公室']) },
    { what: 'one that learned from another place', files: said('云澜区科协学习汉阳区科协的做法，发展信息员。') },
    { what: 'the own place by a shorter name', files: said('“科普云澜”与汉阳区融媒体中心联办') },
    { what: 'a township of the own list', context: { units: [unit('竹汀街道')] }, files: said('竹汀街道与汉阳区科协结对') },
    { what: 'words that only look like a place', files: said('展厅设有互动区、体验区。经区政府同意，由区财政局拨付，报请区委审定；已经区科协核对，费由区财政局承担，希望区教育局支持。') },
    { what: 'a body above that writes of one of its districts', context: { superiors: ['云江市'] }, files: [file({ document: document({ issuer: '云江市教育局', issuers: ['云江市教育局'], issuerFrom: 'letterhead' }), text: text('汉阳区教育局开展试点') })] },
    { what: 'a part of the screen', context: { kind: 'screenshot' }, files: said('展示区\n科普区\n志愿者 12 人') },
    { what: 'a seal of its own beside', files: issued([], 'letterhead', [sealed('汉阳区教育局'), sealed('云澜区教育局')]) },
    { what: 'a seal whose place is the own one but for a character that is not sure', files: issued([], 'letterhead', [{ ...sealed('云漏区教育局'), name: { text: '云漏区教育局', confidence: 0.95, least: 0.5 } }]) },
    { what: 'a seal not read surely', files: issued([], 'letterhead', [sealed('汉阳区教育局', 0.6)]) },
  ],
  fail: [
    { what: 'the county next door', files: issued(['中共汉阳区委办公室']), codes: ['elsewhere'], says: ['汉阳区', '云澜区'] },
    { what: 'a city of which nothing is said', files: issued(['云江市科学技术协会']), codes: ['other-city'], says: ['superiors: [云江市]'] },
    { what: 'another city than the one above', context: { superiors: ['云江市'] }, files: issued(['临湖市科学技术协会']), codes: ['elsewhere'], says: ['临湖市'] },
    { what: 'a county-level city: the one next door', context: { district: '浏阳市', superiors: ['长沙市'] }, files: issued(['醴陵市科学技术协会']), codes: ['elsewhere'], says: ['醴陵市', '浏阳市'] },
    { what: 'a county-level city: the one next door under the same superior', context: { district: '浏阳市', superiors: ['长沙市'] }, files: issued(['长沙市宁乡市科学技术协会']), codes: ['elsewhere'], says: ['宁乡市'] },
    { what: 'a county-level city, nothing said of what lies above', context: { district: '浏阳市' }, files: issued(['醴陵市科学技术协会']), codes: ['other-city'] },
    { what: 'another province', context: { superiors: ['云江市', '湖南省'] }, files: issued(['湖北省科学技术协会']), codes: ['elsewhere'], says: ['湖北省'] },
    { what: 'the county whose name ends as ours', context: { district: '文县' }, files: issued(['修文县科学技术协会']), codes: ['elsewhere'], says: ['修文县'] },
    { what: 'a certificate given to a body of another county', context: { kind: 'certificate' }, files: [file({ text: text('荣誉证书\n汉阳区科学技术协会：\n被评为优秀组织单位。\n中国科学技术协会', 'ocr'), document: document({ issuer: '中国科学技术协会', issuers: ['中国科学技术协会'], issuerFrom: 'letterhead' }) })], codes: ['given-elsewhere'], says: ['汉阳区科学技术协会', '属于汉阳区'] },
    { what: 'one whose words are set in a row', context: { kind: 'certificate' }, files: [file({ text: text('经评选，决定授予汉阳区科学技术协会优秀组织单位称号', 'ocr') })], codes: ['given-elsewhere'] },
    { what: 'a body above, where the own is asked for', params: { level: 'own' }, context: { superiors: ['云江市'] }, files: issued(['中共云江市委办公室']), codes: ['above'], says: ['上级的“中共云江市委办公室”', '云澜区自己的文件'] },
    { what: 'a text on another place, unsigned', files: said('2021年以来，汉阳区科协发展信息员3412名。'), codes: ['told-elsewhere'], says: ['写的是汉阳区（“汉阳区科协”）', '没有提到云澜区'] },
    { what: 'one that speaks of the place alone', files: said('汉阳区近三年没有发生这样的事。'), codes: ['told-elsewhere'] },
    { what: 'a screenshot of another place', context: { kind: 'screenshot' }, files: said('志愿服务平台\n汉阳区\n志愿者 1286 人'), codes: ['told-elsewhere'] },
    { what: 'a seal of a city of which nothing is said', files: issued([], 'letterhead', [sealed('临湖市教育局')]), codes: ['seal-other-city'], says: ['第 2 页', '临湖市'] },
    { what: 'the same with its city', files: issued(['云江市临江县科学技术协会']), codes: ['elsewhere'], says: ['临江县'] },
    { what: 'an autonomous county', files: issued(['芷江侗族自治县人民政府']), codes: ['elsewhere'] },
    { what: 'a seal of the place that one character parts from the own one, read surely', files: issued([], 'letterhead', [{ ...sealed('云漏区教育局'), name: { text: '云漏区教育局', confidence: 0.95, least: 0.8 } }]), codes: ['seal-elsewhere'] },
    { what: 'a seal of quite another place with a character that is not sure', files: issued([], 'letterhead', [{ ...sealed('汉阳区教育局'), name: { text: '汉阳区教育局', confidence: 0.95, least: 0.5 } }]), codes: ['seal-elsewhere'] },
    { what: 'a seal of another place', files: issued([], 'letterhead', [sealed('汉阳区教育局')]), codes: ['seal-elsewhere'], says: ['第 2 页', '汉阳区教育局'] },
  ],
});

checkTest(showsNumber, {
  pass: [
    { what: 'a number', files: [file({ text: text('云澜区科技志愿服务平台 注册志愿者 1286 人', 'ocr') })] },
    { what: 'nothing was read', files: [file({ text: text('', 'none') })] },
    { what: 'a heading, or a reading that failed', files: [file({ text: text('志愿服务', 'ocr') })] },
  ],
  fail: [{ what: 'clock, day and address only', files: [file({ text: text('10:22 2022/11/10 https://www.stvs.example/a1b2 云澜区科技志愿服务主页 5G 2022年 80%', 'ocr') })], codes: ['none'], says: ['没有看到数字'] }],
});

const owedBy = (...units: string[]) => ({ applicant: '云澜区科学技术协会', units: [unit('区科协', ['区科学技术协会']), unit('区教育局'), unit('区卫健局', ['区卫生健康局']), unit('各街道', [], { members: ['街道', '镇'] }), unit('其他相关部门', [], { open: true })], requirement: { ...CONTEXT.requirement, owedBy: { units, isOpen: false } } });
checkTest(responsible, {
  pass: [
    { what: 'a unit that owes it', context: owedBy('区科协'), files: issued(['云澜区科学技术协会']) },
    { what: 'one of several that signed', context: owedBy('区科协'), files: issued(['云澜区教育局', '云澜区科学技术协会']) },
    { what: 'one that the title of a joint paper names', context: owedBy('区科协'), files: [file({ document: document({ issuer: '云澜区教育局', issuers: ['云澜区教育局'], issuerFrom: 'letterhead', title: '云澜区教育局 云澜区科学技术协会关于印发办法的通知' }) })] },
    { what: 'party and government, and what they set up', context: owedBy('区科协'), files: [...issued(['云澜区人民政府办公室']), ...issued(['中共云澜区委宣传部']), ...issued(['云澜区科普工作领导小组'])] },
    { what: 'a body on no list, or of another place', context: owedBy('区科协'), files: [...issued(['云江市教育局']), ...issued(['云澜区志愿者协会'])] },
    { what: 'a township, where townships owe it', context: owedBy('各街道'), files: [...issued(['青禾岭镇人民政府']), ...issued(['澜桥街道办事处'])] },
    { what: 'a list that is open', context: { ...owedBy('区科协'), requirement: { ...CONTEXT.requirement, owedBy: { units: ['区科协'], isOpen: true } } }, files: issued(['云澜区教育局']) },
    { what: 'a list with an open phrase', context: owedBy('区科协', '其他相关部门'), files: issued(['云澜区教育局']) },
    { what: 'where the body is asked for by name', context: { ...owedBy('区科协'), issuers: ['教育局'] }, files: issued(['云澜区教育局']) },
    { what: 'a summary by who compiles', context: { ...owedBy('区教育局'), kind: 'summary' }, files: issued(['云澜区科学技术协会']) },
    { what: 'nobody who signed', context: owedBy('区科协'), files: issued([]) },
  ],
  fail: [
    { what: 'the office next door', context: owedBy('区科协'), files: issued(['云澜区教育局']), codes: ['other'], says: ['看来是“云澜区教育局”出的', '责任单位（区科协）'] },
    { what: 'the same by its short name', context: owedBy('区科协'), files: issued(['区卫健局']), codes: ['other'] },
    { what: 'a township for a unit of the district', context: owedBy('区科协'), files: issued(['青禾岭镇人民政府']), codes: ['other'] },
    { what: 'a paper by who compiles, where another is to issue it', context: { ...owedBy('区教育局'), kind: 'sealed' }, files: issued(['云澜区科学技术协会']), codes: ['other'] },
  ],
});
