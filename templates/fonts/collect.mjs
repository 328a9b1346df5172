// Brings the four faces of the dossier from their packages into dist/fonts; part of `npm run build`.
// The packages carry many weights, so they are needed for building only and do not travel with the program.
// Each is given a family of its own, so that no font of the system can be meant by its name. It may not end in a word for
// a style: Typst cuts those off.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { withFamily } from '../../dist/render/pdf/font-family.js';

const FACES = [
  ['NotoSerifSC-Regular.ttf', 'juanzong-face-1', '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'],
  ['NotoSerifSC-Bold.ttf', 'juanzong-face-2', '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'],
  ['NotoSansSC-Medium.ttf', 'juanzong-face-3', '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf'],
  // The file named latin-500 holds the whole face.
  ['LXGWWenKai-Regular.ttf', 'juanzong-face-4', '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff2'],
];

const folder = fileURLToPath(new URL('../../dist/fonts/', import.meta.url));
const hasFamily = (bytes, family) => bytes.subarray(-2_000).includes(Buffer.from(family, 'utf16le').swap16());

await mkdir(folder, { recursive: true });
for (const [name, family, source] of FACES) {
  const there = await readFile(folder + name).catch(() => null);
  if (there && hasFamily(there, family)) continue;
  const from = await readFile(fileURLToPath(new URL(`../../node_modules/${source}`, import.meta.url)));
  const bytes = source.endsWith('.woff2') ? await (await import('wawoff2')).default.decompress(from) : from;
  const beside = `${folder}${name}.part`;
  await writeFile(beside, withFamily(bytes, family));
  await rename(beside, folder + name);
}
