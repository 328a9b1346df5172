import { strayCaptions } from '../assemble/captions.js';
import type { InspectedFile } from '../model/evidence.js';
import type { Problem } from '../model/outcome.js';
import { say, type Language, type Text } from '../model/text.js';

/** Named one by one; a list of a hundred is counted. */
const MOST_NAMED = 8;

/** What a caption file says of pictures that are not there would be lost in silence: a name is misspelt, or a picture is missing. */
export function strayCaptionProblems(files: readonly InspectedFile[], language: Language): Problem[] {
  return strayCaptions(files).map(({ path, names }): Problem => {
    const shown = names.slice(0, MOST_NAMED).map((name) => `“${name}”`).join(language === 'en' ? ', ' : '、');
    const args = { file: path, count: names.length, names: names.length > MOST_NAMED ? say(AND_OTHERS, language, { names: shown }) : shown };
    if (names.length === 0) return { code: 'captions/no-rows', severity: 'warning', effect: 'none', message: say(EMPTY, language, args), remedy: say(FORM, language), file: path };
    return { code: 'captions/no-picture', severity: 'warning', effect: 'none', message: say(MESSAGE, language, args), remedy: say(REMEDY, language, args), file: path, found: names.length };
  });
}

const MESSAGE: Text = {
  zh: '“{file}”中有 {count} 行说明找不到对应的图片：{names}。',
  en: '“{file}” has {count} row(s) that fit no picture beside it or below: {names}.',
};
const EMPTY: Text = { zh: '“{file}”中读不出任何一张图片的说明。', en: 'In “{file}” no caption of any picture could be made out.' };
const FORM: Text = {
  zh: '请用表格，列为“文件名、时间、地点、人物、主题”，每张图片一行；或每行写“文件名.jpg：时间…；地点…；人物…；主题…”。',
  en: 'Use a table with the columns 文件名, 时间, 地点, 人物, 主题 and a row for each picture; or lines such as “name.jpg：时间 …；地点 …；人物 …；主题 …”.',
};
const AND_OTHERS: Text = { zh: '{names}等', en: '{names} and others' };
const REMEDY: Text = {
  zh: '请核对“文件名”一栏与图片文件名是否一致，或补交缺少的图片；说明文件应与图片放在同一文件夹或其上级文件夹。',
  en: 'Check that the column of file names agrees with the pictures’ names, or hand in the pictures that are missing; the file must lie beside the pictures or in a folder above.',
};
