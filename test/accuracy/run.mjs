/** How well a recogniser does on material made for it: npm run accuracy -- NAME. Prints a table and accepts nothing. */
const MEASURES = { ocr: () => import('./ocr.mjs'), pictures: () => import('./pictures.mjs'), words: () => import('./words.mjs') };

const [name, ...rest] = process.argv.slice(2);
const measure = MEASURES[name];
if (!measure) {
  console.error(`npm run accuracy -- ${Object.keys(MEASURES).join('|')}`);
  process.exit(2);
}
await (await measure()).default(rest);
