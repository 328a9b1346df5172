import type { Text } from './text.js';

/**
 * What a signature's `reason` says, for readers of Chinese. Among the facts it is technical English, its parts set apart
 * by `; `; a part without words here stays as it is.
 */
export function signatureReason(reason: string): Text {
  return { en: reason, zh: reason.split('; ').map(inChinese).join('；') };
}

function inChinese(part: string): string {
  for (const [pattern, chinese] of PARTS) {
    const match = pattern.exec(part);
    if (match) return chinese.replace(/\$(\d)/g, (_whole, group: string) => inChinese(match[Number(group)] ?? ''));
  }
  return part;
}

const PARTS: readonly (readonly [RegExp, string])[] = [
  [/^the ByteRange is malformed$/, 'ByteRange 写法有误'],
  [/^signed bytes are missing at the end of the file$/, '文件末尾缺少签署过的内容'],
  [/^the parts of the ByteRange overlap$/, 'ByteRange 各段互相重叠'],
  [/^the ByteRange does not begin at the first byte$/, 'ByteRange 没有从文件开头算起'],
  [/^the ByteRange leaves out more than the signature itself$/, '除签名值外，ByteRange 还漏掉了内容'],
  [/^changes after signing: (\d+) bytes follow the signed part$/, '签署后文件又增加了 $1 字节'],
  [/^changes after signing: a further signature was added$/, '签署后又加了签名'],
  [/^the first of (\d+) signers was checked$/, '共有 $1 个签署者，只校验了第一个'],
  [/^the signature cannot be read: (.+)$/, '签名数据读不出（$1）'],
  [/^the signed content has been changed: its digest differs$/, '签署过的内容有改动，摘要不一致'],
  [/^the timestamp is empty$/, '时间戳是空的'],
  [/^the hash algorithm of the timestamp is not known$/, '不认识时间戳所用的摘要算法'],
  [/^the signer’s certificate is not in the (?:field|signature)$/, '签名数据中没有签署者的证书'],
  [/^the hash algorithm (\S+) is not known$/, '不认识摘要算法 $1'],
  [/^the digest method (\S+) is not known$/, '不认识摘要算法 $1'],
  [/^the signature algorithm (.+) is not known$/, '不认识签名算法 $1'],
  [/^the signed attributes hold no digest of the content$/, '签名属性中没有内容的摘要'],
  [/^the signature value does not fit the signer’s key$/, '签名值与签署者的公钥不符'],
  [/^the signer’s key or signature cannot be read: (.+)$/, '签署者的公钥或签名值读不出（$1）'],
  [/^the form of the document cannot be read$/, '文档的表单读不出'],
  [/^digests: (\d+) of \1 match$/, '摘要 $1 项全部一致'],
  [/^digests: (\d+) of (\d+) differ \((.+)\)$/, '摘要 $2 项中有 $1 项不一致（$3）'],
  [/^the signature protects no part$/, '签名没有保护任何内容'],
  [/^signature value: fits the signer’s key$/, '签名值与签署者的公钥相符'],
  [/^signature value: wrong, (.+)$/, '签名值不符：$1'],
  [/^signature value: not checked, (.+)$/, '签名值无法校验：$1'],
  [/^its value is missing$/, '缺少签名值'],
  [/^its value is neither a seal’s nor CMS: (.+)$/, '签名值既不是电子印章签名也不是 CMS（$1）'],
  [/^not protected by it: (.+)$/, '不在它保护之内的部分：$1'],
  [/^(\d+) of (\d+) pages are not protected by it$/, '$2 页中有 $1 页不在它的保护之内'],
  [/^seal “(.*)” made by (.+), meant for (\S+) to (\S+)$/, '印章“$1”，制章者 $2，有效期 $3 至 $4'],
  [/^seal “(.*)” made by (.+)$/, '印章“$1”，制章者 $2'],
  [/^an unnamed maker$/, '未署名'],
  [/^certificate of (.+)$/, '证书属于 $1'],
  [/^the maker’s signature over the seal does not fit$/, '制章者对印章的签名不符'],
  [/^the maker’s signature over the seal was not checked, (.+)$/, '制章者对印章的签名无法校验：$1'],
  [/^the seal carries no signature of its maker$/, '印章没有制章者的签名'],
  [/^the description (.+) is missing$/, '缺少签名描述文件 $1'],
  [/^cut off$/, '数据不完整'],
];
