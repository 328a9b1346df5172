import { OFFICE_ENDINGS, PLACE_ENDINGS } from '../model/body-endings.js';
import type { CheckContext } from './check.js';
import { otherPlace, ownName } from './home.js';
import { plain } from './text.js';

/** Offices that every county has: behind a place they make it one. */
const OFFICES = ['科学技术协会', '科协', '人民政府', '政府', '委办', '委宣传部', '委组织部', '委常委', '委书记', '委副书记', '人大', '政协', '文明办', '融媒体中心', '科技馆', '青少年宫', '教育局', '财政局', '卫健', '卫生健康', '民政局', '农业农村局', '应急管理局', '科技局', '科学技术局', '妇联', '总工会', ...OFFICE_ENDINGS.filter((each) => each.length > 3)];
/** What a sentence about a place goes on with behind its name. */
const TELLS = '近[一二三两0-9]|(?:19|20)\\d\\d|高度重视|认真|坚持|积极|始终|辖区|现有|共有|全面|深入|围绕|紧紧';
/** Nearly all have two characters before theirs; fewer or more are as often the end of a sentence's words: 经区政府同意. */
const PLACE = '\\p{Script=Han}{2}(?:新?区|县|旗)|\\p{Script=Han}{2,6}自治[县旗]';
/** Nothing of a name stands before it. */
const START = '(?<=^|[^\\p{Script=Han}]|[由在与和及向给经为对到从、年月日]|[省市州盟]|中共)';
const OF_OFFICE = new RegExp(`${START}(${PLACE})(?:${OFFICES.join('|')})`, 'gmu');
const AT_HEAD = new RegExp(`(?<=^|[\\n。])(${PLACE})(?=${TELLS})`, 'gu');
const ALONE = new RegExp(`^(${PLACE})$`, 'u');
/** A place stands alone among the first lines of a screen. */
const FIRST_LINES = 8;
/** No county's name has these last: 报请区政府, 已经区政府. */
const NO_END = /[在由经除月日年的与及向对为从到按请让使被把将该因给交送报受](?:新?区|县|旗)$/u;
/** Words for a part of a place, a house or a screen that end like a county. */
const NO_PLACE = /(?:互动|服务|功能|体验|展示|展览|生活|工作|办公|商业|住宅|居民|居住|活动|阅读|休息|讨论|评论|留言|专|分|学|考|实验|实践|试点|辖|片|主城|中心|[新老旧东南西北内外]|行政|牧|山|海|湖|河|江|农|该|本|我|各|某|全|外|邻|周边|地|开发|园|社|景|校|小|街|灾|市|州|知识|普|游戏|观众|作品|教学|种植|养殖|示范|保护|核心|重点|贫困|欠发达|省|直辖|希望)[区县旗]$/u;

/** A township by its name is one of the district's. */
const TOWNSHIP = new RegExp(`^(?![各相全本])\\p{Script=Han}{2,}(?:${PLACE_ENDINGS.join('|')})`, 'u');

/** Another county or district of which a text speaks, where it names the own one nowhere, nor a body of it. */
export function placeToldOf(content: string, context: CheckContext): { readonly place: string; readonly words: string } | null {
  const own = ownName(context);
  const text = content.normalize('NFKC');
  const all = plain(text);
  // 云澜科普 is an account of 云澜区.
  if (own === '' || all.includes(own) || (own.length > 2 && all.includes(own.slice(0, -1)))) return null;
  const townships = context.units.flatMap((unit) => [unit.name, ...unit.aliases]).filter((name) => TOWNSHIP.test(name));
  if (townships.some((name) => all.includes(plain(name)))) return null;
  const lines = text.split(/[\n\t]/u).map((line) => line.trim());
  // To whom it is written is not of whom it speaks.
  const bodies = lines.filter((line) => !line.endsWith(':')).flatMap((line) => [...line.matchAll(OF_OFFICE)].map(([words, place = '']) => ({ place, words })));
  const heads = [...text.matchAll(AT_HEAD)].map(([, place = '']) => ({ place, words: place }));
  const alone = context.kind === 'screenshot' ? lines.slice(0, FIRST_LINES).flatMap((line) => ALONE.exec(line)?.[1] ?? []).map((place) => ({ place, words: place })) : [];
  return [...bodies, ...heads, ...alone].find(({ place }) => !NO_PLACE.test(place) && !NO_END.test(place) && otherPlace(place, context)?.place === place) ?? null;
}
