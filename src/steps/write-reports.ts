import type { Staging } from '../io/staging.js';
import type { Result } from '../model/result.js';
import type { Language } from '../model/text.js';
import { renderHtmlReport } from '../render/report/html.js';
import type { Glimpse } from '../render/report/glimpses.js';
import { renderWorkbook } from '../render/report/workbook.js';
import { renderGapReport } from '../render/word/gap-report.js';
import { planNotices, renderNotice } from '../render/word/notice.js';
import { safeFileName } from '../render/package/file-name.js';
import type { Pool } from '../workers/pool.js';
import type { Reuse } from './reuse.js';

export interface ReportsJob {
  readonly result: Result;
  readonly staging: Staging;
  readonly reuse: Reuse;
  readonly pool: Pool;
  readonly language: Language;
  readonly glimpses: ReadonlyMap<string, Glimpse>;
}

/** More than any report takes. */
const GAP_REPORT_SECONDS = 600;
const SMALL_REPORT_FILES = 200;

/** Everything that is made from the result alone: the HTML report, the workbook, the report and the notices in Word. */
export async function writeReports({ result, staging, reuse, pool, language, glimpses }: ReportsJob): Promise<void> {
  // In a thread, while the others are made here; here as well, where the thread has too little memory for it, and where it would only begin as the report is done.
  const gapReport = result.files.length > SMALL_REPORT_FILES ? pool.run('gap-report', result, { seconds: GAP_REPORT_SECONDS }).catch(() => renderGapReport(result)) : null;
  gapReport?.catch(() => {});
  await staging.write('result.json', `${JSON.stringify(result, null, 2)}\n`);
  await staging.write('report/index.html', await renderHtmlReport(result, { language, glimpses }));
  await staging.write('report/缺项报告.xlsx', await renderWorkbook(result));
  await staging.write('report/缺项报告.docx', await (gapReport ?? renderGapReport(result)));
  for (const notice of planNotices(result)) {
    // Most units owe what they owed before.
    await reuse.step(`notice ${notice.unit}`, notice, async () => staging.write(`report/notices/${safeFileName(notice.unit)}.docx`, await renderNotice(notice)));
  }
}
