import { describe, expect, it } from 'vitest';
import { captionsOf, strayCaptions } from '../../src/assemble/captions.js';
import { emptyFacts } from '../../src/inspect/empty-facts.js';
import type { BodyBlock } from '../../src/model/facts.js';
import type { InspectedFile } from '../../src/model/evidence.js';
import { strayCaptionProblems } from '../../src/steps/stray-captions.js';
import { captionLines, cutCaption } from '../../src/render/blocks/caption.js';

const file = (path: string, more: Partial<InspectedFile['facts']> = {}, reason: InspectedFile['reason'] = null): InspectedFile => ({
  path, bytes: 1, sha256: path, disposition: reason ? 'excluded' : 'included', reason, indicator: null, item: null, requirement: null, assignedBy: null,
  suggestions: [], unit: null, tag: null, facts: { ...emptyFacts(path), ...more },
});
const IMAGE = { width: 10, height: 10, dpi: null, grey: false, takenAt: null, camera: null, hash: '' };
const photo = (path: string, date: string | null = null) => file(path, { image: IMAGE, document: { ...emptyFacts(path).document, date } });
const table = (rows: readonly (readonly string[])[]): BodyBlock => ({ type: 'table', rows });
const captions = (path: string, body: readonly BodyBlock[]) => file(path, { body }, 'captions');

describe('what photographs show', () => {
  it('is read from the table beside them, under a title, in any order of columns', () => {
    const told = captions('A/图片说明.xlsx', [table([['活动图片说明', '', ''], ['主题', '文件名', '地点', '时间', '人物'], ['科普日', '周末科学课.jpg', '枕溪街道', '2022年9月17日', '居民 60 人']])]);
    expect(captionsOf([told, photo('A/周末科学课【图片】.jpg', '2020-01-01')]).get('A/周末科学课【图片】.jpg')).toEqual({ time: '2022年9月17日', place: '枕溪街道', people: '居民 60 人', topic: '科普日' });
  });
  it('is read from lines of text', () => {
    const told = captions('A/图片说明.txt', [{ type: 'paragraph', heading: null, text: '讲座.jpg：时间 2022年7月9日；地点：区图书馆；主题：天文' }]);
    expect(captionsOf([told, photo('A/讲座.jpg')]).get('A/讲座.jpg')).toEqual({ time: '2022年7月9日', place: '区图书馆', people: null, topic: '天文' });
  });
  it('comes from the nearest folder', () => {
    const row = (place: string) => [table([['文件名', '地点'], ['a', place]])];
    expect(captionsOf([captions('图片说明.xlsx', row('远')), captions('A/B/图片说明.xlsx', row('近')), photo('A/B/a.jpg')]).get('A/B/a.jpg')?.place).toBe('近');
  });
  it('is not taken from a table in another folder', () => {
    expect(captionsOf([captions('B/图片说明.xlsx', [table([['文件名', '地点'], ['a.jpg', '别处']])]), photo('A/a.jpg')]).get('A/a.jpg')?.place).toBeNull();
  });
  it('is read from a name of the form 时间_地点_人物_主题', () => {
    expect(captionsOf([photo('A/2022-09-17_枕溪社区_居民_科普日.jpg', '2022-09-17')]).get('A/2022-09-17_枕溪社区_居民_科普日.jpg')).toEqual({ time: '2022-09-17', place: '枕溪社区', people: '居民', topic: '科普日' });
  });
  it('is at least its date', () => {
    expect(captionsOf([photo('A/IMG_0001.jpg', '2022-09-17')]).get('A/IMG_0001.jpg')).toEqual({ time: '2022-09-17', place: null, people: null, topic: null });
  });
  it('is written under them', () => {
    expect(captionLines({ time: '2022-09-17', place: '枕溪社区', people: null, topic: '科普日' })).toEqual(['主题：科普日', '时间：2022年9月17日　地点：枕溪社区']);
    expect(captionLines({ time: '2022-09', place: null, people: null, topic: '科普日' }, 'A1-1-1-01')).toEqual(['A1-1-1-01　主题：科普日', '时间：2022年9月']);
  });
  it('is told whole elsewhere where it finds no room', () => {
    const long = { time: '2022-09-17', place: '枕溪社区', people: '志愿者、'.repeat(60), topic: '科普日' };
    expect(captionLines(long).at(-1)).toMatch(/…$/);
    expect(cutCaption(long, 'A1-1-1-01')).toBe(`主题：科普日；时间：2022年9月17日；地点：枕溪社区；人物：${long.people}`);
    expect(cutCaption({ ...long, people: '志愿者' }, 'A1-1-1-01')).toBe('');
  });
  it('runs on over several lines and loses nothing', () => {
    const people = '枕溪街道科协专干、社区居民、志愿者代表'.repeat(4);
    const lines = captionLines({ time: '2022-09-17', place: '枕溪社区', people, topic: '科普日' });
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.join('')).toBe(`主题：科普日时间：2022年9月17日　地点：枕溪社区人物：${people}`);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(35);
  });
});

describe('captions that fit no picture', () => {
  const rows = [table([['文件名', '地点'], ['讲座.jpg', '馆'], ['讲坐.jpg', '馆'], ['B/远.jpg', '外']])];
  it('are told with the name as it is written; pictures elsewhere do not count', () => {
    expect(strayCaptions([captions('A/图片说明.xlsx', rows), photo('A/讲座.jpg'), photo('C/讲坐.jpg'), photo('A/B/远.jpg')])).toEqual([{ path: 'A/图片说明.xlsx', names: ['讲坐.jpg'] }]);
    const [problem] = strayCaptionProblems([captions('A/图片说明.xlsx', rows), photo('A/讲座.jpg')], 'zh-CN');
    expect(problem).toMatchObject({ code: 'captions/no-picture', effect: 'none', found: 2, file: 'A/图片说明.xlsx', message: expect.stringContaining('“讲坐.jpg”、“B/远.jpg”') });
  });
  it('are none when every row has its picture; a file without any row is told', () => {
    expect(strayCaptions([captions('A/图片说明.xlsx', rows.slice(0, 0)), photo('A/讲座.jpg')])).toEqual([{ path: 'A/图片说明.xlsx', names: [] }]);
    expect(strayCaptionProblems([captions('A/图片说明.txt', [])], 'zh-CN')[0]).toMatchObject({ code: 'captions/no-rows', remedy: expect.stringContaining('每张图片一行') });
    expect(strayCaptions([captions('A/图片说明.xlsx', [table([['文件名'], ['讲座']])]), photo('A/讲座.jpg')])).toEqual([]);
  });
});
