import { z } from 'zod';
import type { Facts } from '../model/facts.js';
import type { Finding } from '../model/outcome.js';
import { defineCheck } from './check.js';

/** A file that cannot be looked at can prove nothing; what was mended or unlocked is said. */
export default defineCheck({
  id: 'readable',
  summary: 'The file can be opened and shows something.',
  scope: 'each',
  params: z.strictObject({}),
  needs: ['readable', 'encrypted', 'pages', 'problems', 'format'],
  messages: {
    encrypted: {
      severity: 'error', effect: 'fail',
      message: { zh: '“{file}”设有打开密码，无法读取。', en: '“{file}” needs a password to open.' },
      remedy: { zh: '请取消密码后重新提交。', en: 'Remove the password and hand it in again.' },
    },
    empty: {
      severity: 'error', effect: 'fail',
      message: { zh: '“{file}”是空文件。', en: '“{file}” is empty.' },
      remedy: { zh: '请重新导出或复制后提交。', en: 'Export or copy it again.' },
    },
    damaged: {
      severity: 'error', effect: 'fail',
      message: { zh: '“{file}”已损坏或不完整，无法打开。', en: '“{file}” is damaged or incomplete and cannot be opened.' },
      remedy: { zh: '请重新扫描、导出或复制后提交。', en: 'Scan, export or copy it again.' },
    },
    'too-large': {
      severity: 'error', effect: 'fail',
      message: { zh: '“{file}”过大，未检测。', en: '“{file}” is too large and was not looked at.' },
      remedy: { zh: '请拆分或压缩后提交。', en: 'Split or compress it.' },
    },
    unsupported: {
      severity: 'error', effect: 'fail',
      message: { zh: '“{file}”是 {found} 格式，暂不能检测和编入卷宗。', en: '“{file}” is in the format {found}, which cannot be inspected or included yet.' },
      remedy: { zh: '请另存为 PDF 或 DOCX（图片请存为 JPG 或 PNG）后提交。', en: 'Save it as PDF or DOCX (pictures as JPG or PNG).' },
    },
    blank: {
      severity: 'error', effect: 'fail',
      message: { zh: '“{file}”各页均为空白。', en: 'Every page of “{file}” is blank.' },
      remedy: { zh: '请检查扫描或导出过程后重新提交。', en: 'Check how it was scanned or exported and hand it in again.' },
    },
    repaired: {
      severity: 'notice', effect: 'none',
      message: { zh: '“{file}”结构有损，修复后可用。', en: '“{file}” was damaged but could be mended.' },
      remedy: { zh: '如有原文件，建议重新导出。', en: 'If you have the source, export it again.' },
    },
    'owner-locked': {
      severity: 'notice', effect: 'none',
      message: { zh: '“{file}”设有权限限制（不影响阅读），已照常编入。', en: '“{file}” restricts editing; it can be read and was included.' },
      remedy: { zh: '无须处理。', en: 'Nothing to do.' },
    },
    'blank-page': {
      severity: 'notice', effect: 'none',
      message: { zh: '“{file}”第 {page} 页为空白页。', en: 'Page {page} of “{file}” is blank.' },
      remedy: { zh: '请确认不是漏扫。', en: 'Make sure that nothing was missed in scanning.' },
    },
  },
  asks: () => null,
  find: (files) => files.flatMap((file) => look(file.path, file.facts)),
});

function look(file: string, facts: Pick<Facts, 'readable' | 'encrypted' | 'pages' | 'problems' | 'format'>): Finding[] {
  const has = (code: string) => facts.problems.some((problem) => problem.code === code);
  if (facts.encrypted === 'user' || has('encrypted')) return [{ code: 'encrypted', file }];
  if (facts.format === 'empty' || has('empty')) return [{ code: 'empty', file }];
  if (has('too-large')) return [{ code: 'too-large', file }];
  if (facts.readable === 'unsupported') return [{ code: 'unsupported', file, found: facts.format }];
  if (facts.readable === 'no' || has('truncated') || has('corrupt')) return [{ code: 'damaged', file }];
  if (facts.pages.length > 0 && facts.pages.every((page) => page.content === 'blank')) return [{ code: 'blank', file }];
  return [
    ...(facts.readable === 'repaired' ? [{ code: 'repaired', file }] : []),
    ...(facts.encrypted === 'owner' ? [{ code: 'owner-locked', file }] : []),
    ...facts.pages.flatMap((page, index) => (page.content === 'blank' ? [{ code: 'blank-page', file, page: index + 1 }] : [])),
  ];
}
