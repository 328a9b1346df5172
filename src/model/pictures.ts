import type { PictureKind, PictureReason } from './facts.js';
import type { Text } from './text.js';

export const PICTURE_KINDS: Readonly<Record<PictureKind['kind'], Text>> = {
  screenshot: { zh: '截图', en: 'a screenshot' },
  photo: { zh: '照片', en: 'a photo' },
  scan: { zh: '扫描件', en: 'a scan' },
  'cannot-tell': { zh: '看不出是截图、照片还是扫描件', en: 'a screenshot, a photo or a scan: cannot tell' },
};

/** What was noticed of a picture, as a reason for its kind. */
export const PICTURE_REASONS: Readonly<Record<PictureReason, Text>> = {
  'screenshot-mark': { zh: '图片信息注明是截屏', en: 'its data call it a screenshot' },
  camera: { zh: '图片信息中有相机型号', en: 'its data name a camera' },
  exposure: { zh: '图片信息中有曝光参数', en: 'its data give an exposure' },
  scanner: { zh: '图片信息中有扫描仪型号', en: 'its data name a scanner' },
  'screen-size': { zh: '尺寸与常见屏幕一致', en: 'the size of a known screen' },
  'sheet-size': { zh: '尺寸是整张纸的扫描尺寸', en: 'the size of a scanned sheet' },
  'sheet-shape': { zh: '长宽比是整张纸', en: 'the shape of a sheet' },
  'scan-density': { zh: '带有扫描精度', en: 'a scanner’s density' },
  'even-areas': { zh: '大片颜色完全均匀', en: 'large areas of exactly one colour' },
  'no-even-areas': { zh: '没有完全均匀的色块', en: 'no area of exactly one colour' },
  'few-colours': { zh: '颜色少而集中', en: 'few colours' },
  'many-colours': { zh: '颜色多而分散', en: 'many colours' },
  bars: { zh: '有贯通画面的色条和直线', en: 'bars and lines from edge to edge' },
  paper: { zh: '有纸面底色', en: 'a ground of paper' },
  'page-on-black': { zh: '黑边之内是纸面', en: 'paper within a black frame' },
  'no-paper': { zh: '没有纸面底色', en: 'no ground of paper' },
  'two-tones': { zh: '只有黑白两色', en: 'black and white only' },
};
