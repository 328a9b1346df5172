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
    { what: 'a title over a picture of what is meant', files: says('组织架构图', { format: 'docx', pages: [], pictures: 1 }) },
    { what: 'a scan of a paper that was not read', files: [file({ pages: [page({ content: 'scan' })], text: text('', 'none') })] },
  ],
  fail: [
    { what: 'the clause copied, in other brackets and blanks', context: { printed, kind: 'summary' }, files: says('2020 年以来，社会资源参与科普活动情况简述，\n提供不少于 3 个企业或机构开展科普工作的情况(不超过500字)'), codes: ['copied'], says: ['照抄要求的原文'] },
    { what: 'the clause and a signature', context: { printed }, files: says(`${CLAUSE}\n云澜区科学技术协会\n2021年5月6日`), codes: ['copied'], says: ['只有 9 字'] },
    { what: 'a heading that copies even the word 情况简述', params: { min: 12, run: 23 }, context: { printed: { texts: ['辖区内近三年未发生恶劣影响的迷信、伪科学活动情况简述（不超过100字）'], names: [] } }, files: says('辖区内近三年未发生恶劣影响的迷信、伪科学活动情况简述'), codes: ['copied'] },
    { what: 'a title and nothing more', files: says('某某区科普经费管理办法'), codes: ['too-little'], says: ['可能只有标题'] },
    { what: 'nothing but years', files: says('2019年、2020年、2021年、2022年。二〇二一年十二月。'), codes: ['too-little'] },
    { what: 'a summary that is a picture nobody read', context: { kind: 'summary' }, files: [file({ pages: [page({ content: 'scan' })], text: text('', 'none') })], codes: ['not-read'] },
  ],
});
