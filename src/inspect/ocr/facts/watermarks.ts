import type { ReadPage } from '../../../model/facts.js';

/** Lines read less surely are not quoted. */
const SURE = 0.8;
/** What a camera program writes stands in a corner: within these shares of the edges. */
const BESIDE = 0.1;
const [ABOVE, BELOW] = [0.12, 0.7];
/** The same words so often all over a picture are a pattern laid over it. */
const REPEATED = 3;
const MOST = 6;

/** A day, a clock, a place, the weather as camera programs write them; an account, a site or a copyright. */
const STAMP = /\d{4}[-./年]\d{1,2}[-./月]\d{1,2}|\d{1,2}[:：]\d{2}|星期[一二三四五六日天]|地[点址][:：]|[经纬]度|[@©]|www\.|\.(?:com|cn|net)\b|水印|相机|摄影|视频号|公众号|抖音|微博|图库|新闻网/iu;

/** The words of a watermark on a photo, as read: what a camera or a site wrote over it, or what is repeated all over it. */
export function watermarksIn({ lines }: ReadPage): string[] {
  const sure = lines.map((line) => ({ ...line, text: line.text.trim() })).filter(({ confidence, text }) => confidence >= SURE && text.length >= 2);
  const often = sure.filter(({ text }) => sure.filter((other) => other.text === text).length >= REPEATED);
  const inCorners = sure.filter(({ box, text }) => STAMP.test(text) && isBeside(box) && (box.top + box.height < ABOVE || box.top > BELOW));
  return [...new Set([...inCorners, ...often].map(({ text }) => text))].slice(0, MOST);
}

function isBeside({ left, width }: ReadPage['lines'][number]['box']): boolean {
  return left < BESIDE || left + width > 1 - BESIDE;
}
