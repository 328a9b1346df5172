import type { DispositionReason } from './evidence.js';
import type { Text } from './text.js';

/** Why a file is not in the dossier, and what to do about it. */
export const REASONS: Readonly<Record<DispositionReason, Text>> = {
  'system-file': { zh: '系统或办公软件产生的临时文件', en: 'left behind by the system or an office program' },
  'project-file': { zh: '本项目的设置文件', en: 'the settings of this project' },
  guide: { zh: '填报说明', en: 'filling-in guide' },
  captions: { zh: '图片说明，已用作图片的题注', en: 'says what pictures show, and is used for their captions' },
  'blank-form': { zh: '尚未填写的数据填报表', en: 'a form that has not been filled in' },
  link: { zh: '链接或快捷方式，未跟随；请放入文件本身', en: 'a link, not followed; put the file itself here' },
  'not-a-file': { zh: '不是普通文件', en: 'not a regular file' },
  'unreadable-name': { zh: '文件名编码无法识别；请重命名后再放入', en: 'the name is not valid text; rename it' },
  unreadable: { zh: '无法打开，未编入卷宗', en: 'cannot be opened, so it is not in the dossier' },
  unsupported: { zh: '格式暂不能检测和编入；请另存为 PDF 或 DOCX', en: 'a format that cannot be inspected or included yet; save it as PDF or DOCX' },
  media: { zh: '视频或录音，卷宗无法编入；请另附画面截图或文字材料', en: 'a film or a recording, for which a dossier has no place; hand in pictures or a text as well' },
  'live-photo': { zh: '实况照片的动态部分；照片本身已收', en: 'the moving part of a live photo, whose picture is here' },
  'no-indicator': { zh: '不在任何指标文件夹内，文件名也没有指标代码', en: 'in no indicator folder and without a code in its name' },
  'unknown-indicator': { zh: '标准中没有这个指标代码', en: 'the standard has no such indicator' },
  'no-item': { zh: '看不出属于该指标的哪一项', en: 'which item of the indicator it belongs to is not clear' },
  'unknown-item': { zh: '该指标没有这一项', en: 'the indicator has no such item' },
  'conflicting-codes': { zh: '文件名与所在文件夹的代码不一致', en: 'the code in its name and that of its folder differ' },
  'no-requirement': { zh: '看不出对应哪一条材料要求', en: 'which requirement it answers is not clear' },
  unpacked: { zh: '压缩包，已取出其中的文件逐一检测', en: 'an archive; its files were taken out and looked into one by one' },
  archive: { zh: '压缩包，内容未检测；请解压后把文件放入对应文件夹', en: 'an archive, not looked into; unpack it and put its files into their folders' },
};
