import { relative, resolve } from 'node:path';
import { previewSection } from '../index.js';
import type { Invocation } from './arguments.js';
import { showProgress } from './progress.js';

/** `build --preview A2-3`: one section as a PDF, for who edits templates. */
export async function previewCommand({ operands, options }: Invocation, section: string): Promise<number> {
  const progress = showProgress(process.stderr, options.language, { quiet: options.quiet });
  const { file, pages } = await previewSection({
    folder: resolve(operands[0] ?? '.'), section, out: options.out, language: options.language, jobs: options.jobs, cache: options.cache, reading: options.reading, unpack: options.unpack, onProgress: progress.update,
  }).finally(progress.end);
  const place = relative(process.cwd(), file);
  if (options.json) process.stdout.write(`${JSON.stringify({ file, pages })}\n`);
  else process.stdout.write(options.language === 'en' ? `${place}: ${pages} pages\n` : `${place}：${pages} 页\n`);
  return 0;
}
