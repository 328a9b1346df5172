// Writes one package after the other to the same place, until it is killed. Each file of a package holds its number.
import { openStaging } from '../../dist/io/staging.js';

const [place, mode] = process.argv.slice(2);
for (let number = Number(process.argv[4]); ; number++) {
  const staging = await openStaging(place);
  for (const path of ['result.json', 'report/index.html', 'report/notices/甲.docx', ...(mode === 'whole' ? ['dossier/卷宗.pdf', 'dossier/data/a'] : [])]) await staging.write(path, String(number));
  await (mode === 'whole' ? staging.publish() : staging.publishParts());
  await staging.discard();
  process.stdout.write(`${number}\n`);
}
