import ownWords from '../../src/checks/own-words.js';
import { checkTest, file, page, text } from './check-test.js';

const CLAUSE = '②2020年以来，社会资源参与科普活动情况简述，提供不少于3个企业或机构开展科普工作的情况（不超过500字）。';
const OWN = '星河科技公司向全区十二所学校开放实验室，组织工程师讲课三十余场，青松书院每月举办一次亲子阅读。';
const printed = { texts: [CLAUSE], names: [] };
const says = (content: string, over = {}) => [file({ text: text(content), ...over })];

checkTest(ownWords, {
  params: { min: 30 },
  pass: [
    { what: 'a text of its own', files: says(OWN) },
    { what: 'one that opens with the printed words', context: { printed }, files: says(`${CLAUSE}\n${OWN}`) },
    { what: 'an answer that has to use the words of the clause', params: { min: 12, run: 23 }, context: { printed: { texts: ['辖区内近三年未发生恶劣影响的迷信、伪科学活动情况简述（不超过100字）'], names: [] } }, files: says('辖区内近三年未发生恶劣影响的迷信、伪科学活动。') },
    { what: 'a table of many that say the same', context: { kind: 'summary' }, files: says('', { text: text(`${OWN}\n${'科普教育基地市级认定\t'.repeat(12)}`), body: [{ type: 'paragraph', text: OWN, heading: null }, { type: 'table', rows: Array.from({ length: 12 }, () => ['科普教育基地市级认定']) }] }) },
    { what: 'a row of words in what is no prose', context: { kind: 'document' }, files: says('主席、副主席、常委、办公室、科普部、学会部、秘书长、委员、会员、代表、监事、顾问、专家、专干、信息员、志愿者、辅导员、宣传员') },
    { what: 'a summary that has to use the words asked for', context: { printed, kind: 'summary' }, files: says(`2020年以来，全区社会资源参与科普活动，企业和机构开展科普工作。${OWN}`) },
    { what: 'a title over a picture of what is meant', files: says('组织架构图', { format: 'docx', pages: [], pictures: 1 }) },
    { what: 'a scan of a paper that was not read', files: [file({ pages: [page({ content: 'scan' })], text: text('', 'none') })] },
  ],
  fail: [
    { what: 'the clause copied, in other brackets and blanks', context: { printed, kind: 'summary' }, files: says('2020 年以来，社会资源参与科普活动情况简述，\n提供不少于 3 个企业或机构开展科普工作的情况(不超过500字)'), codes: ['copied'], says: ['照抄要求的原文'] },
    { what: 'the clause and a signature', context: { printed }, files: says(`${CLAUSE}\n云澜区科学技术协会\n2021年5月6日`), codes: ['copied'], says: ['只有 9 字'] },
    { what: 'a heading that copies even the word 情况简述', params: { min: 12, run: 23 }, context: { printed: { texts: ['辖区内近三年未发生恶劣影响的迷信、伪科学活动情况简述（不超过100字）'], names: [] } }, files: says('辖区内近三年未发生恶劣影响的迷信、伪科学活动情况简述'), codes: ['copied'] },
    { what: 'one sentence over and over', context: { kind: 'summary' }, files: says('全区社会资源参与科普活动开展情况良好。'.repeat(6)), codes: ['repeats'], says: ['同样的话重复'] },
    { what: 'a row of words', context: { kind: 'summary' }, files: says('科普、企业、机构、社会资源、活动、宣传、平台、落地、学校、社区、街道、群众、青少年、讲座、展览、志愿者、培训、参观'), codes: ['listed'], says: ['罗列词语'] },
    { what: 'the words of the clause turned round', context: { kind: 'summary', printed }, files: says('社会资源参与科普活动，企业或机构开展科普工作，提供科普活动情况，参与科普工作的企业，社会资源的情况，机构开展科普活动的情况简述。'), codes: ['turned'], says: ['换个次序'] },
    { what: 'a title and nothing more', files: says('某某区科普经费管理办法'), codes: ['too-little'], says: ['可能只有标题'] },
    { what: 'nothing but years', files: says('2019年、2020年、2021年、2022年。二〇二一年十二月。'), codes: ['too-little'] },
    { what: 'a summary that is a picture nobody read', context: { kind: 'summary' }, files: [file({ pages: [page({ content: 'scan' })], text: text('', 'none') })], codes: ['not-read'] },
  ],
});
