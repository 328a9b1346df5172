import type { Signature } from './facts.js';
import type { Text } from './text.js';

/** What was added to a file after it was signed, in words. */
export const SIGNATURE_CHANGES: Readonly<Record<Signature['changes'][number], Text>> = {
  pages: { zh: '页数', en: 'number of pages' },
  content: { zh: '页面内容', en: 'content of pages' },
  overlay: { zh: '遮盖或添写页面内容', en: 'pages covered or written over' },
  annotations: { zh: '批注', en: 'annotations' },
  form: { zh: '表单填写', en: 'form values' },
  signature: { zh: '又加签名', en: 'further signatures' },
  forbidden: { zh: '签署者不许可的改动', en: 'changes its signer does not permit' },
  archive: { zh: '校验凭据', en: 'proof for later checking' },
  other: { zh: '其他数据', en: 'other data' },
  unknown: { zh: '内容未能比对', en: 'could not be compared' },
};
