import { z } from 'zod';
import type { Facts } from '../model/facts.js';
import type { Finding } from '../model/outcome.js';
import { defineCheck } from './check.js';

/**
 * A red imprint or an electronic signature is seen, not seen, or cannot be told. Originals may rightly carry none
 * (普发性公文, 会议纪要), so the words ask for a seal or an explanation and never call a document invalid.
 */
export default defineCheck({
  id: 'seal',
  summary: 'A seal can be seen on the document.',
  scope: 'each',
  params: z.strictObject({ need: z.enum(['required', 'advised']).describe('required: 盖章版 is written in the clause; advised: it is not, but usual') }),
  needs: ['seals', 'sealVerdict', 'sealReason', 'signatures'],
  messages: {
    seen: {
      severity: 'notice', effect: 'none',
      message: { zh: '“{file}”检出红色印迹 {found} 处（首处在第 {page} 页），须人工核对。', en: '{found} red imprint(s) seen in “{file}” (first on page {page}); a person must check.' },
      remedy: { zh: '请核对印章与发文机关是否一致。', en: 'Check that the seal is that of the issuer.' },
    },
    signed: {
      severity: 'notice', effect: 'none',
      message: { zh: '“{file}”含电子签章数据 {found} 处，完整性校验见检测信息，须人工核对。', en: '“{file}” contains {found} electronic signature(s); a person must check.' },
      remedy: { zh: '请核对签章单位；签章以原件为准。', en: 'Check the signer; the signature counts on the original only.' },
    },
    'not-seen': {
      severity: 'error', effect: 'fail',
      message: { zh: '“{file}”未见印章。', en: 'No seal is seen on “{file}”.' },
      remedy: { zh: '请补盖印章后重新扫描，或附不加盖印章的说明。', en: 'Have it sealed and scan it again, or add an explanation why it carries none.' },
    },
    'not-seen-advised': {
      severity: 'notice', effect: 'none',
      message: { zh: '“{file}”未见印章（条文未要求盖章）。', en: 'No seal is seen on “{file}” (the clause does not ask for one).' },
      remedy: { zh: '建议提交盖章版。', en: 'A sealed copy is better.' },
    },
    'cannot-tell': {
      severity: 'warning', effect: 'review',
      message: { zh: '无法判断“{file}”有无印章（{reason}）。', en: 'Whether “{file}” carries a seal cannot be told ({reason}).' },
      remedy: { zh: '请改交彩色扫描件，或由人核对原件后登记确认。', en: 'Hand in a colour scan, or have a person look at the original and confirm.' },
    },
  },
  asks: ({ need }) => (need === 'required' ? { zh: '盖章版（彩色扫描，看得清印章）', en: 'sealed copy (colour scan, seal visible)' } : { zh: '最好是盖章版', en: 'preferably a sealed copy' }),
  find: (files, { need }) => files.flatMap((file) => look(file.path, file.facts, need)),
});

const REASONS = { grey: '黑白或灰度图像', 'low-resolution': '分辨率过低', unreadable: '页面无法读取', 'not-inspected': '未检测全部页面' } as const;

function look(file: string, facts: Pick<Facts, 'seals' | 'sealVerdict' | 'sealReason' | 'signatures'>, need: 'required' | 'advised'): Finding[] {
  const findings: Finding[] = facts.signatures.length > 0 ? [{ code: 'signed', file, found: facts.signatures.length }] : [];
  if (facts.sealVerdict === 'seen') findings.push({ code: 'seen', file, found: facts.seals.length, page: Math.min(...facts.seals.map((seal) => seal.page)) });
  if (findings.length > 0) return findings;
  if (facts.sealVerdict === 'cannot-tell') return need === 'required' ? [{ code: 'cannot-tell', file, args: { reason: REASONS[facts.sealReason ?? 'unreadable'] } }] : [];
  return [{ code: need === 'required' ? 'not-seen' : 'not-seen-advised', file }];
}
