import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inspect } from '../../dist/inspect/inspect.js';
import { countWords } from '../../dist/inspect/words.js';

/**
 * 字数 of the sample's Word files against what LibreOffice 7.4 counted, as recorded in test/inspect/words-elsewhere.test.ts; it
 * counts titles. `npm run accuracy -- words`
 */
export default async function measureWords() {
  const recorded = readFileSync(new URL('../inspect/words-elsewhere.test.ts', import.meta.url), 'utf8');
  const counts = new Map([...recorded.matchAll(/^ {2}'([^']+\.docx)': \[(\d+)/gmu)].map(([, file, counted]) => [file, Number(counted)]));
  const evidence = fileURLToPath(new URL('../../evidence/', import.meta.url));
  let equal = 0;
  for (const path of readdirSync(evidence, { recursive: true, encoding: 'utf8' })) {
    const counted = counts.get(path.split(/[\\/]/u).at(-1));
    if (counted === undefined) continue;
    const { words } = await inspect(readFileSync(`${evidence}${path}`), path, { needs: ['words'] });
    const title = countWords([words.title ?? '']);
    if (words.lower + title.lower <= counted && counted <= words.upper + title.upper) equal++;
    else console.log(`字数: ${path}: LibreOffice ${counted}, here ${words.lower + title.lower}–${words.upper + title.upper}`);
  }
  console.log(`字数: ${equal} of ${counts.size} Word files of the sample within the two counts of LibreOffice’s`);
}
