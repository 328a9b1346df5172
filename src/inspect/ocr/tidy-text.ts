/** Marks that the recogniser gives in either width. */
const MARKS: readonly (readonly [half: string, full: string])[] = [[',', '，'], [':', '：'], [';', '；'], ['?', '？'], ['!', '！'], ['(', '（'], [')', '）']];
const BESIDE_HAN = MARKS.map(([half, full]) => [new RegExp(`(?<=[\\p{Script=Han}”’》）〕】])[${half}]|[${half}](?=[\\p{Script=Han}“‘《（〔【])`, 'gu'), full] as const);

/**
 * Beside a Han character a full-width mark is meant, around the year of a 文号 the brackets 〔〕. One character stands
 * for one, so that the places of the characters stay right.
 */
export function tidied(text: string): string {
  const wide = BESIDE_HAN.reduce((done, [mark, full]) => done.replace(mark, full), text);
  // In a date nothing else can stand there.
  const dated = wide.replace(/(?<=\d年\d{1,2}月\d{1,2})[口曰目旦](?=\s*$)/u, '日');
  return dated.replace(/[［[](?=(?:19|20)\d{2}[\]］〕])/gu, '〔').replace(/(?<=〔(?:19|20)\d{2})[\]］]/gu, '〕');
}
