/**
 * A profile in which no macro runs, no link is followed or updated, and paper is A4.
 * Paths and values from LibreOffice's own schemas (officecfg/registry/schema/org/openoffice).
 */
export function profileSettings(): string {
  const items = SETTINGS.map(([path, name, value]) => `<item oor:path="/org.openoffice.${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n${items.join('\n')}\n</oor:items>\n`;
}

const SETTINGS: readonly (readonly [path: string, name: string, value: string | number | boolean])[] = [
  ['Office.Common/Security/Scripting', 'MacroSecurityLevel', 3],
  ['Office.Common/Security/Scripting', 'DisableMacrosExecution', true],
  ['Office.Common/Security/Scripting', 'DisableActiveContent', true],
  ['Office.Common/Security/Scripting', 'DisableOLEAutomation', true],
  ['Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', true],
  ['Office.Writer/Content/Update', 'Link', 2],
  ['Office.Writer/Content/Update', 'Field', false],
  ['Office.Common/Misc', 'FirstRun', false],
  ['Setup/L10N', 'ooSetupSystemLocale', 'zh-CN'],
  ['Office.Linguistic/General', 'DefaultLocale_CJK', 'zh-CN'],
];

/** The system's faces and, for a machine without Chinese ones, those that came with the program. */
export function fontConfig(fonts: string, cache: string): string {
  const text = (path: string) => path.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const standIn = ([family, face]: (typeof FACES)[number]) => `<alias binding="same"><family>${family}</family><accept><family>${face}</family></accept></alias>`;
  return `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n<include ignore_missing="yes">/etc/fonts/fonts.conf</include>\n<dir>${text(fonts)}</dir>\n<cachedir>${text(cache)}</cachedir>\n${FACES.map(standIn).join('\n')}\n</fontconfig>\n`;
}

/** Which of the faces in `dist/fonts` (named there by `templates/fonts/collect.mjs`) stands in for one that the machine lacks. */
const FACES: readonly (readonly [family: string, face: string])[] = [
  ...['仿宋', '仿宋_GB2312', 'FangSong', 'FangSong_GB2312', '宋体', 'SimSun', 'NSimSun'].map((family) => [family, 'juanzong-face-1'] as const),
  ...['方正小标宋简体', '方正小标宋_GBK', '小标宋'].map((family) => [family, 'juanzong-face-2'] as const),
  ...['黑体', 'SimHei', '微软雅黑', 'Microsoft YaHei', '等线', 'DengXian'].map((family) => [family, 'juanzong-face-3'] as const),
  ...['楷体', '楷体_GB2312', 'KaiTi', 'KaiTi_GB2312'].map((family) => [family, 'juanzong-face-4'] as const),
];
