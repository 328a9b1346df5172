import type { Facts } from '../model/facts.js';
import type { RequirementKind } from '../model/kinds.js';
import { leftOutWords } from '../model/left-out.js';
import { say, type Language, type Text } from '../model/text.js';
import { isWrittenToBeSet } from './office.js';

/**
 * What stands over a file that is set from its text. A summary is handed in to be set; of any other office file the reader must know
 * that the layout is ours, and of every one what is left out.
 */
export function typesetNotice(facts: Pick<Facts, 'pictures' | 'leftOut'>, kind: RequirementKind, language: Language): string | null {
  const parts = leftOutWords(facts, language);
  if (parts !== '') return say(LEFT_OUT_NOTICE, language, { parts });
  return isWrittenToBeSet(kind) ? null : say(TYPESET_NOTICE, language);
}

/** Of a file whose pages go in as they are: what they do not show. */
export function leftOutRemark({ leftOut = [] }: Pick<Facts, 'leftOut'>, language: Language): string | null {
  const parts = leftOutWords({ leftOut }, language);
  return parts === '' ? null : say(LEFT_OUT_REMARK, language, { parts });
}

const LEFT_OUT_REMARK: Text = { zh: '原件另有 {parts}，未编入，见原件', en: 'only in the original file: {parts}' };

const TYPESET_NOTICE: Text = {
  zh: '以下内容由电子文档的文字和表格重新排印，版式以所附原件为准。',
  en: 'Set from the text and tables of the electronic document; for its layout see the original file.',
};

const LEFT_OUT_NOTICE: Text = {
  zh: '以下内容由电子文档的文字和表格重新排印；文中 {parts}未排印，见所附原件。',
  en: 'Set from the text and tables of the electronic document; only in the original file: {parts}.',
};
