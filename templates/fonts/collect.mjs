// Brings the four faces of the dossier from their packages into dist/fonts; part of `npm run build`.
// The packages carry many weights, so they are needed for building only and do not travel with the program.
import { copyFile, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const FACES = [
  ['NotoSerifSC-Regular.ttf', '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'],
  ['NotoSerifSC-Bold.ttf', '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'],
  ['NotoSansSC-Medium.ttf', '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf'],
  // The file named latin-500 holds the whole face.
  ['LXGWWenKai-Regular.ttf', '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff2'],
];

const folder = fileURLToPath(new URL('../../dist/fonts/', import.meta.url));
const exists = (path) => stat(path).then(() => true, () => false);

await mkdir(folder, { recursive: true });
for (const [name, source] of FACES) {
  if (await exists(folder + name)) continue;
  const from = fileURLToPath(new URL(`../../node_modules/${source}`, import.meta.url));
  const beside = `${folder}${name}.part`;
  if (source.endsWith('.woff2')) {
    const { default: wawoff2 } = await import('wawoff2');
    await writeFile(beside, await wawoff2.decompress(await readFile(from)));
  } else {
    await copyFile(from, beside);
  }
  await rename(beside, folder + name);
}
