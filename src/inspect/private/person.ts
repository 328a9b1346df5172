/** Whether words say that a person stands beside them: 联系人, 姓名. */
export function speaksOfPerson(text: string): boolean {
  return OF_A_PERSON.test(text);
}

/** Whether a line holds a name alone between blanks or signs, of a family name that begins few other words. */
export function namesPerson(line: string): boolean {
  return NAME.test(line);
}

const OF_A_PERSON = /联\s{0,2}系\s{0,2}人|姓\s{0,4}名|负责人|经办人|填[报表写]人|报名人|申报人|申请人|作者|教师|导师|个人(?:电子)?(?:邮箱|信箱)/u;
/** No place and no body ends so. */
const NAME = /(?<!\p{Script=Han})[王李张刘陈杨赵吴周徐孙朱胡郭何罗郑梁谢宋许邓韩冯曹彭曾肖董潘袁蔡蒋余杜叶程魏苏吕丁卢姚沈钟姜崔谭陆汪廖贾韦傅邹熊孟秦邱尹薛闫侯贺郝龚邵钱戴]\p{Script=Han}?\p{Script=Han}(?<![省市县区旗州局馆乡镇村校院会部站所办厅社处科组员务元路号街家])(?!\p{Script=Han})/u;
