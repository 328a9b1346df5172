import { z } from 'zod';
import { FONT_SLOTS } from '../model/project.js';
import { inBoth } from './issues.js';

/** How `evidence/project.yaml` is written; `templates/common/project.example.yaml` shows it with comments. */

const text = z.string().min(1);
/** On the cover: more find no room on its page. */
const MOST_ON_COVER = 100;
const onCover = text.refine((name) => [...name].length <= MOST_ON_COVER, inBoth(`不能超过 ${MOST_ON_COVER} 个字：封面上放不下`, `must not have more than ${MOST_ON_COVER} characters: the cover has no room for more`));
const date = z.iso.date(inBoth('应为真实的日期，如 2022-11-30', 'must be a real date such as 2022-11-30'));
const evidencePath = text
  .refine((path) => !path.startsWith('/') && !/^[A-Za-z]:/.test(path) && !path.split(/[\\/]/).includes('..'), inBoth('应为 evidence 文件夹之内的相对路径', 'must be a path inside evidence/, relative to it'))
  .describe('Path relative to `evidence/`, `/` between folders');
const amount = z.number().positive();

const unitSchema = z.strictObject({
  name: text.describe('A name or alias of one of the standard’s units, to which the rest is added; or a new unit'),
  aliases: z.array(text).optional().describe('Other names under which files of this unit may come'),
  members: z.array(text).optional().describe('How names of its members end, for units that stand for many (各街道)'),
});

export const projectSchema = z
  .strictObject({
    standard: text.describe('Id of a pack that came with the program, or a path relative to this file'),
    district: onCover.describe('创建地区'),
    superiors: z.array(text).optional().describe('上级: the city, prefecture and province above the district, such as 长沙市 and 湖南省; papers of another city are then told from theirs'),
    applicant: onCover.describe('填报单位: who hands the dossier in'),
    asOf: date.describe('截止日期: everything is judged as of this day'),
    dueDate: date.optional().describe('The day by which missing material is to be handed in; printed on notices'),
    units: z.array(unitSchema).optional().describe('What units are called here, and units of our own'),
    caps: z
      .strictObject({
        fileMegabytes: amount.optional().describe('Largest single file the receiving system takes (1 MB = 1,000,000 bytes)'),
        imageKilobytes: amount.optional().describe('Largest single picture (1 KB = 1,000 bytes)'),
        volumeMegabytes: amount.optional().describe('A new volume begins before this size'),
        volumePages: z.int().positive().optional().describe('A new volume begins before this many pages'),
        volumeSheets: z.int().positive().optional().describe('A new volume begins before this many sheets of paper: two pages each when printed on both sides'),
      })
      .optional()
      .describe('Upload limits of the receiving system; none unless given'),
    volumes: z
      .strictObject({
        perGroup: z.boolean().optional().describe('One volume for each level-1 group'),
        doubleSided: z.boolean().optional().describe('For printing on both sides: parts, indicators, items and volumes begin on right-hand pages'),
        photosPerPage: z.union([z.literal(1), z.literal(2)]).optional().describe('2, unless given: two photographs of one requirement share a page where both fit across it; 1: each has its own'),
      })
      .optional()
      .describe('How the dossier is bound'),
    limits: z
      .strictObject({
        fileSeconds: amount.optional().describe('A file that takes more seconds of a processor to look into is reported, 30 unless given; by the clock four times as many'),
        fileMegabytes: amount.optional().describe('A larger file is not looked into, nor one that takes more memory; 1000 unless given'),
      })
      .optional(),
    office: z.enum(['auto', 'off']).optional().describe('auto: Word files and slides other than summaries get their pages from LibreOffice where it is installed; off unless given: set from their text and tables, alike on every machine'),
    fonts: z.partialRecord(z.enum(FONT_SLOTS), text).optional().describe('Font files of your own, relative to this file'),
    declarations: z
      .strictObject({
        notApplicable: z.array(z.strictObject({ item: text, reason: text, by: text, date })).optional().describe('不适用'),
        pending: z.array(z.strictObject({ item: text, reason: text, due: date, by: text.optional() })).optional().describe('待补'),
        confirmed: z.array(z.strictObject({ file: evidencePath, what: text.describe('Id of the check whose doubt was settled'), note: text.optional(), by: text, date, sha256: z.string().regex(/^[0-9a-f]{64}$/).optional().describe('Of the file that was looked at, written by `confirm`: another file under its name is not confirmed') })).optional().describe('人工确认'),
        shared: z.array(z.strictObject({ files: z.array(evidencePath).min(2), reason: text, by: text, date })).optional().describe('共用: files that show the same document or picture on purpose'),
        assigned: z.array(z.strictObject({ file: evidencePath, requirement: text.describe('Its id: item and key, 1-2-3/summary'), by: text.optional() })).optional().describe('Which requirement a file answers, where its name does not say'),
      })
      .optional()
      .describe('A person’s word: printed in the dossier, counted apart, never a pass'),
  })
  .describe('What belongs to the district, not to the standard');

export type ProjectYaml = z.infer<typeof projectSchema>;
