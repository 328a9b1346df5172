import { isPlanned } from './body-doubts.js';
import { plain, SENTENCES } from './text.js';

/** What a body does of which the standard asks to be told. */
const DOES = '建立|成立|设立|制定|制订|出台|印发|开展|组织|举办|安排|列入|纳入|落实|形成|建成|建设|实现|完成|启动|配备|开通|实施|召开|达到|发放|设置';
const NOT_DONE = new RegExp(`(?:尚未|暂未|还未|仍未|并未|从未|未能|没有|未|没能|无法)(?!来|间断|停|中断|放松)(?:正式|专门|单独|全面|真正)?(?:${DOES})|暂无|尚无|(?:尚|还|仍)(?:是空白|待|需|不具备)`, 'u');

/**
 * A text without the clauses that say something was not done or is yet to come (尚未建立科普工作制度): what only those name is not stated.
 * A clause of which such a one says the rest (科普工作制度，尚未建立) goes with it.
 */
export function withoutUndone(text: string, asOf: string): string {
  return (text.match(SENTENCES) ?? []).map((sentence) => {
    const clauses = sentence.split(/(?<=[，,])/u);
    const isUndone = clauses.map((clause) => NOT_DONE.test(plain(clause)) || isPlanned(plain(clause), asOf));
    return clauses.filter((_clause, at) => !isUndone[at] && !(isUndone[at + 1] && NOT_DONE.exec(plain(clauses[at + 1] ?? ''))?.index === 0)).join('');
  }).join('');
}
