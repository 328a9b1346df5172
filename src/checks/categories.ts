import { z } from 'zod';
import type { Finding } from '../model/outcome.js';
import { categoriesIn } from './category-words.js';
import { defineCheck, type CheckedFile } from './check.js';
import { doubtfulText, givenNames, namesAny, stem } from './text.js';

const params = z.strictObject({
  min: z.int().positive().describe('How many of the categories must be there'),
  of: z.array(z.strictObject({ name: z.string().min(1), words: z.array(z.string().min(1)).min(1).describe('By any of these, in a file’s name or text, the category is known') })).min(1).describe('The categories there are'),
  emphasised: z.strictObject({ names: z.array(z.string().min(1)).min(1).describe('Categories of which at least one should be there') }).optional().describe('What the clause stresses'),
});

export default defineCheck({
  id: 'categories',
  summary: 'The material covers enough different categories.',
  scope: 'together',
  params,
  needs: ['text'],
  messages: {
    covered: {
      severity: 'notice', effect: 'none',
      message: { zh: '“{title}”看得出 {found} 类：{covered}。', en: '“{title}” covers {found} categories: {covered}.' },
      remedy: { zh: '请核对归类是否恰当。', en: 'Check that they are rightly told.' },
    },
    'too-few': {
      severity: 'error', effect: 'fail', lacks: true,
      message: { zh: '“{title}”看得出的有 {found} 类（{covered}），要求不少于 {expected} 类。', en: '“{title}” covers {found} categories that can be told ({covered}); at least {expected} are asked for.' },
      remedy: { zh: '请补充其他类别的材料（如{others}），并在文件名中写明。', en: 'Add others (such as {others}) and name them in the files’ names.' },
    },
    unsure: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{title}”看得出的有 {found} 类（{covered}），要求不少于 {expected} 类；另有{others}，但识别把握不大，或只是顺带提到。', en: '“{title}” covers {found} categories that can be told ({covered}); at least {expected} are asked for; {others} may be there too, but were not read surely or only named in passing.' },
      remedy: { zh: '请对照原件核对，由专人确认；或补充材料。', en: 'Compare with the originals and let a person confirm it, or add others.' },
    },
    'no-emphasis': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{title}”没有看到“{names}”的材料，条文要求着重提供。', en: '“{title}” shows nothing of “{names}”, which the clause stresses.' },
      remedy: { zh: '请补充，并在文件名中写明；已经有的，由专人指明后确认。', en: 'Add it and name it in the file’s name; if it is there already, let a person confirm it.' },
    },
  },
  asks: ({ min, of, emphasised }) => ({
    zh: `不少于 ${min} 类（${of.map((each) => each.name).join('、')}）${emphasised ? `，着重提供${emphasised.names.join('、')}` : ''}`,
    en: `at least ${min} categories (${of.map((each) => each.name).join(', ')})${emphasised ? `, above all ${emphasised.names.join(', ')}` : ''}`,
  }),
  find: (files, { min, of, emphasised }, { asOf }) => {
    const told = files.flatMap((file) => categoriesIn(tell(file), of, asOf).map((each) => ({ ...each, path: file.path })));
    const found = of.flatMap(({ name }) => told.find((each) => each.name === name && each.sure) ?? []);
    const covered = found.map((each) => each.name);
    const others = of.map((category) => category.name).filter((name) => !covered.includes(name));
    const shown = found.map(({ name, word, path }) => `${name}（“${word}”，${stem(path)}）`);
    const findings: Finding[] = covered.length < min ? [] : [{ code: 'covered', found: covered.length, expected: min, args: { covered: shown } }];
    const likely = of.filter(({ name, words }) => others.includes(name) && (told.some((each) => each.name === name) || files.some((file) => namesAny(doubtfulText(file), words)))).map(({ name }) => name);
    const unsure = covered.length < min && covered.length + likely.length >= min;
    if (unsure) findings.push({ code: 'unsure', found: covered.length, expected: min, args: { covered: covered.length > 0 ? covered : ['—'], others: likely } });
    else if (covered.length < min) findings.push({ code: 'too-few', found: covered.length, expected: min, args: { covered: covered.length > 0 ? covered : ['—'], others } });
    if (emphasised && !emphasised.names.some((name) => covered.includes(name))) findings.push({ code: 'no-emphasis', args: { names: emphasised.names } });
    return findings;
  },
});

/** What names and text say. The folder of the unit that handed it in is no place where something happened. */
function tell(file: CheckedFile<'text'>): string {
  return [...givenNames(file.path).filter((name) => name !== file.unit), file.facts.text.content].join('\n');
}
