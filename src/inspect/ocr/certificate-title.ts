import type { ReadLine, ReadPage } from '../../model/facts.js';
import { isSurelyRead } from '../../model/reading.js';

/** What a certificate calls itself, in the largest type on it; 证书 alone is the end of a title over two lines. */
const CERTIFICATE = /^(?:[\p{Script=Han}、（）()“”·]{2,24}证书|[\p{Script=Han}、（）()“”·]{0,24}(?:奖状|聘书|执照|许可证|资格证|登记证|工作证|授权书|介绍信|委托书|荣誉证|捐赠证|牌照))$/u;
const LEAST_LENGTH = 2;
const MOST_LENGTH = 26;
/** Of the height of the largest line: a maker's ornament may be read a little larger. */
const LARGE = 0.8;
/** The prize itself is set larger than the title. */
const PRIZE = /^.{0,8}(?:[金银铜]?奖|[冠亚季]军|第.名)$/u;
/** Of the page's height: what is higher is a frame or a pattern that was taken for words. */
const MOST_HEIGHT = 0.25;

/** 标题 of a certificate, scanned or photographed; null where the largest words on the page are none. */
export function certificateTitle({ lines }: Pick<ReadPage, 'lines'>): string | null {
  const sure = lines.filter((line) => isSurelyRead(line) && line.box.height <= MOST_HEIGHT);
  const pieces = sure.map(({ text, box }): Row => ({ text: text.replace(/\s/gu, ''), height: box.height }));
  const largest = Math.max(0, ...pieces.filter(({ text }) => !PRIZE.test(text)).map(({ height }) => height));
  const isTitle = ({ text, height }: Row) => height >= largest * LARGE && [...text].length >= LEAST_LENGTH && [...text].length <= MOST_LENGTH && CERTIFICATE.test(text);
  // Words beside the title on one row are not part of it; a title set wide apart is one row of many pieces.
  const found = [...new Set([...pieces, ...rowsOf(sure)].filter(isTitle).map(({ text }) => text))];
  const whole = found.filter((text) => !found.some((other) => other !== text && other.endsWith(text)));
  return whole.length === 1 ? (whole[0] as string) : null;
}

interface Row {
  readonly text: string;
  readonly height: number;
}

/** 荣 誉 证 书 set wide apart are pieces of one row. */
function rowsOf(lines: readonly ReadLine[]): Row[] {
  const rows: Row[] = [];
  for (const { text, box, startsRow } of lines) {
    const before = startsRow ? undefined : rows.pop();
    rows.push({ text: (before?.text ?? '') + text.replace(/\s/gu, ''), height: Math.max(before?.height ?? 0, box.height) });
  }
  return rows;
}
