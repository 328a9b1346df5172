import district from '../../src/checks/district.js';
import showsNumber from '../../src/checks/shows-number.js';
import type { Seal } from '../../src/model/facts.js';
import { checkTest, document, file, text, unit } from './check-test.js';

const issued = (issuers: string[], issuerFrom: 'letterhead' | 'label' = 'letterhead', seals: Partial<Seal>[] = []) => [file({ document: document({ issuer: issuers[0] ?? null, issuers, issuerFrom: issuers.length > 0 ? issuerFrom : null }), seals: seals as Seal[] })];
const sealed = (text: string, confidence = 0.95): Partial<Seal> => ({ page: 2, name: { text, confidence } });
checkTest(district, {
  pass: [
    { what: 'of the district itself', files: issued(['中共云澜区委办公室']) },
    { what: 'of the district with its city before', files: issued(['云江市云澜区人民政府']) },
    { what: 'of a project that names the city too', context: { district: '云江市云澜区' }, files: issued(['云澜区教育局']) },
    { what: 'of the city, province or state', files: issued(['云江市科学技术协会', '湖南省财政厅', '中国科学技术协会']) },
    { what: 'a short name', files: issued(['区科协', '全区科普工作领导小组办公室']) },
    { what: 'zones are no districts', files: issued(['云江高新技术产业开发区管理委员会', '广西壮族自治区科学技术协会', '青山社区居委会']) },
    { what: 'a firm may have its seat elsewhere', files: issued(['汉阳区智能科技有限公司']) },
    { what: 'a unit on the project’s list', context: { units: [unit('区园林局', ['汉阳区园林局'])] }, files: issued(['汉阳区园林局']) },
    { what: 'a joint paper', files: issued(['汉阳区科学技术协会', '云澜区科学技术协会']) },
    { what: 'where a web page took it from', files: issued(['汉阳区融媒体中心'], 'label') },
    { what: 'a seal of its own beside', files: issued([], 'letterhead', [sealed('汉阳区教育局'), sealed('云澜区教育局')]) },
    { what: 'a seal not read surely', files: issued([], 'letterhead', [sealed('汉阳区教育局', 0.6)]) },
  ],
  fail: [
    { what: 'the county next door', files: issued(['中共汉阳区委办公室']), codes: ['elsewhere'], says: ['汉阳区', '云澜区'] },
    { what: 'the same with its city', files: issued(['云江市临江县科学技术协会']), codes: ['elsewhere'], says: ['临江县'] },
    { what: 'an autonomous county', files: issued(['芷江侗族自治县人民政府']), codes: ['elsewhere'] },
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
