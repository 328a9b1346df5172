import { z } from 'zod';
import type { Unit } from '../model/standard.js';
import { defineCheck, type CheckContext } from './check.js';
import { givenNames, namesAny, plain } from './text.js';

/** What cameras, telephones and messengers call pictures, and what people call any picture. */
const ANY_PICTURE = /img|dsc[nf]?|pic|image|photo|mvimg|mmexport|wechat|screenshot|untitled|copy|scan|new|jpe?g|png|heic|微信|企业|钉钉|相机|手机|图片|照片|相片|图像|截图|截屏|扫描|活动|现场|材料|佐证|证明|附件|附图|配图|插图|原图|合影|素材|图|未命名|新建|副本|复制|文件夹|文件|编辑|下载|压缩|最终|修改|案例|场馆|部分|其他|其它/gu;

/** Nobody can tell from pixels what a photo shows; who hands it in can say so, and a banner in it does. */
export default defineCheck({
  id: 'captioned',
  summary: 'A photo says what it shows: in its caption, in its name, or in words to be read on it.',
  scope: 'each',
  params: z.strictObject({ words: z.array(z.string().min(1)).min(1).describe('Words on the photo that say what it shows') }),
  needs: ['text'],
  messages: {
    unsaid: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”没有说明拍的是什么：图片说明和文件名都没有写，画面上也没有读出有关的字。', en: '“{file}” does not say what it shows: neither its caption nor its name tells, and no words that would were read on it.' },
      remedy: { zh: '请在“图片说明.xlsx”中写明时间、地点、人物、主题，或把文件改名为“时间_地点_主题”；由专人看过的，请确认。', en: 'Write time, place, people and topic into the table of captions, or name the file time_place_topic; or let a person who looked at it confirm it.' },
    },
  },
  asks: () => ({ zh: '写明时间、地点、人物、主题（填入“图片说明.xlsx”，或写在文件名里）', en: 'say time, place, people and topic (in the table of captions, or in the name of the file)' }),
  find: (files, { words }, context) =>
    files.flatMap((file) => (isCaptioned(file.path, context) || saysSomething(file.path, context.units) || namesAny(file.facts.text.content, words) ? [] : [{ code: 'unsaid', file: file.path }])),
});

function isCaptioned(path: string, { caption }: CheckContext): boolean {
  const { place, people, topic } = caption(path) ?? {};
  return [place, people, topic].some((said) => said !== null && said !== undefined && WORD.test(said));
}

/** Two Han characters, or a word of Latin letters. */
const WORD = /\p{Script=Han}{2}|\p{Script=Latin}{4}/u;

/** Who took it is no word of what it shows. */
function saysSomething(path: string, units: readonly Unit[]): boolean {
  const known = units.flatMap(({ name, aliases }) => [name, ...aliases]).map(plain).sort((a, b) => b.length - a.length);
  return givenNames(path).some((name) => WORD.test(known.reduce((left, unit) => left.replaceAll(unit, ' '), plain(name)).replace(ANY_PICTURE, ' ')));
}
