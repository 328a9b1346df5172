import { z } from 'zod';
import type { Finding } from '../model/outcome.js';
import { defineCheck } from './check.js';
import { yearsOf } from './dates.js';
import { laterYears, pendingReasons, reasonsBy } from './pending.js';

const params = z.strictObject({
  years: z.array(z.int().min(1900).max(2200)).min(1).describe('Every one of them needs a file'),
  pending: pendingReasons.optional(),
});

export default defineCheck({
  id: 'each-year',
  summary: 'Every year asked for has a file of its own.',
  scope: 'together',
  params,
  needs: ['document', 'text'],
  messages: {
    'missing-year': {
      severity: 'error', effect: 'fail', lacks: true,
      message: { zh: '“{title}”缺 {years} 年的材料。', en: '“{title}” has nothing for {years}.' },
      remedy: { zh: '请补齐，放入“evidence/{folder}”，并在文件名中写明年份。', en: 'Put it into “evidence/{folder}”, with the year in the file’s name.' },
    },
    'pending-year': {
      severity: 'notice', effect: 'pending', lacks: true,
      message: { zh: '“{title}”{years} 年的材料待补：{reason}。', en: '“{title}” for {years} is pending: {reason}.' },
      remedy: { zh: '材料形成后请补入“evidence/{folder}”，并在文件名中写明年份。', en: 'Put it into “evidence/{folder}” as soon as it exists, with the year in the file’s name.' },
    },
    'unclear-year': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{title}”没有一件标明是 {years} 年的，只是文中提到这些年份：{files}。', en: 'No file of “{title}” is marked as being of {years}; the years are only named in the text of: {files}.' },
      remedy: { zh: '请在文件名中写明各是哪一年的材料。', en: 'Write into each file’s name which year it is for.' },
    },
  },
  asks: ({ years }) => ({ zh: `${years.join('、')} 年每年都要有`, en: `one for each of ${years.join(', ')}` }),
  shows: ({ years, pending }) => ({ eachOf: years, later: laterYears(pending) }),
  find: (files, { years, pending }) => {
    const stated = files.map((file) => ({ path: file.path, ...yearsOf(file) }));
    const open = years.filter((year) => !stated.some((file) => file.sure.includes(year)));
    const unmarked = stated.filter((file) => file.sure.length === 0);
    const unclear = open.filter((year) => unmarked.some((file) => file.maybe.includes(year)));
    const absent = open.filter((year) => !unclear.includes(year));
    const missing = absent.filter((year) => !pending?.[String(year)]);
    const findings: Finding[] = reasonsBy(absent, pending).map(([reason, of]) => ({ code: 'pending-year', args: { years: of, reason } }));
    if (unclear.length > 0) findings.unshift({ code: 'unclear-year', args: { years: unclear, files: unmarked.filter((file) => file.maybe.some((year) => unclear.includes(year))).map((file) => file.path) } });
    if (missing.length > 0) findings.unshift({ code: 'missing-year', args: { years: missing } });
    return findings;
  },
});
