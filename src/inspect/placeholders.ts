/** What a filled form or a finished text has no more: places that a template leaves to be filled. */
const CERTAIN: readonly RegExp[] = [
  // 20××年, ××年×月×日, 〔20××〕×号; 〔2022〕　号 has no number yet
  /(?<!\d)(?:(?:19|20)[×xX*_〇○]{2}|[×xX]{2,4})年(?:[×xX_]{1,2}月(?:[×xX_]{1,2}日)?)?/u,
  /[〔\[【](?:(?:19|20)?[×xX*_]{2,4})[〕\]】]第?[×xX*_\d]{1,4}号|[〔\[]\d{4}[〕\]]第?[×xX*_]{0,4}号/u,
  /[(（【\[<〈](?:此处|请在?此处?|在此)?(?:请)?(?:填写|填入|输入|插入)[^)）】\]>〉]{0,16}[)）】\]>〉]/u,
  /[【\[<〈](?:单位名称|单位全称|姓名|日期|标题|正文|年份|地点|待补充|待填|待定|××)[】\]>〉]/u,
  /(?:单击|点击)(?:或点击)?此处(?:输入|添加|编辑|填写)[^。]{0,12}/u,
  /\{\{[^{}]{1,30}\}\}|\$\{[^{}]{1,30}\}/u,
];
/** A line to write on, unless it is one to sign on. */
const BLANK_LINE = /([\p{Script=Han}:：]{0,8})_{3,}/gu;
const TO_SIGN = /(?:签字|签名|签章|盖章|印章|签署|负责人|经办人|代表人|法人|填表人|审核人|见证人|电话|日期|时间|年|月|[甲乙丙]方)[:：]?$/u;
/** ××区, ××街道: may also hide a name. */
const MAYBE = /(?<![A-Za-z×])[×xX]{2,}(?:自治区|省|市|县|区|旗|街道|镇|乡|村|社区|局|办公室|委员会|委|学校|小学|中学|公司|单位|同志|部门|号|人|万元|元|次|场|活动)/gu;
const HIDDEN_NAME = /[赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁韦马方任袁柳唐罗薛雷贺倪汤殷罗郝安常于傅齐康伍余顾孟黄穆萧尹姚邵汪毛戴宋庞熊纪舒屈项祝董梁杜阮蓝季贾江童郭梅林徐邱高夏蔡田胡霍万柯卢莫房解丁邓洪包石崔龚程陆翁焦侯宁甘武刘景龙叶黎白赖卓乔谭申][×xX]{1,2}(?![×xX\p{Script=Han}A-Za-z])/u;

const MOST = 10;
/** Placeholders of the doubtful kind from which a text counts as a template: one may be a name left out. */
const FEWEST_MAYBE = 2;

/**
 * Placeholders that a template left behind (20××年, （请填写…）, ＿＿＿), each once, at most ten. ×× that hides the name
 * of a person or a house in a case is none, and neither is a line to sign on.
 */
export function placeholders(lines: readonly string[], title: string | null): readonly string[] {
  const found = new Set<string>();
  const maybe = new Set<string>();
  let hidesNames = false;
  for (const raw of lines) {
    const line = raw.normalize('NFKC').replace(/[^\S\t]+/gu, ' ');
    if (!/[×xX*_【〔\[(（<〈{击]/u.test(line)) continue;
    for (const pattern of CERTAIN) {
      const match = pattern.exec(line.replace(/ /gu, ''));
      if (match) found.add(match[0]);
    }
    for (const [whole, before = ''] of line.replace(/ /gu, '').matchAll(BLANK_LINE)) if (!TO_SIGN.test(before)) found.add(whole);
    for (const [whole] of line.matchAll(MAYBE)) maybe.add(whole);
    hidesNames ||= HIDDEN_NAME.test(line);
  }
  const isTitled = [...maybe].some((each) => title?.includes(each));
  if (isTitled || (maybe.size >= FEWEST_MAYBE && !hidesNames)) for (const each of maybe) found.add(each);
  return [...found].slice(0, MOST).map((each) => each.slice(0, 30));
}
