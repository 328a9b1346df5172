import inForce from '../../src/checks/in-force.js';
import { checkTest, document, file, text } from './check-test.js';

const certificate = { kind: 'certificate' } as const;
const says = (content: string, over = {}) => [file({ text: text(content, 'ocr'), document: document(over) })];

checkTest(inForce, {
  pass: [
    { what: 'one that runs beyond the as-of date', context: certificate, files: says('有 效 期 限：2020年10月22日至2025年10月21日') },
    { what: 'one that was renewed', context: certificate, files: says('有效期至2020年10月21日\n有效期至2024年10月21日') },
    { what: 'one that runs for years', context: certificate, files: says('有效期五年', { date: '2020-10-22' }) },
    { what: 'one without any', context: certificate, files: says('优秀组织单位 2015年10月22日') },
    { what: 'a paper that speaks of certificates', files: says('持有有效期至2020年10月21日的证书的单位') },
    { what: 'one that also ends an older paper', files: says('关于印发激励办法的通知\n原办法同时废止。', { title: '关于印发激励办法的通知' }) },
  ],
  fail: [
    { what: 'one that has run out', context: certificate, files: says('有 效 期 限：2015年10月22日至2020年10月21日'), codes: ['expired'], says: ['期限到 2020-10-21 为止', '2022-11-30'] },
    { what: 'one of three years', context: certificate, files: says('有效期为三年', { date: '2018-03-05' }), codes: ['expired'], says: ['2021-03-05'] },
    { what: 'a paper that ends what it names', files: says('经研究，决定废止该办法。', { title: '云澜区科学技术协会关于废止《激励办法》的通知' }), codes: ['ends'], says: ['关于废止'] },
  ],
});
