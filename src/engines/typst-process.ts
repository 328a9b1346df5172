import { createRequire } from 'node:module';
import type { TypstAnswer, TypstInput } from './typst.js';

type Native = typeof import('@myriaddreamin/typst-ts-node-compiler');

/** The entry of the process of the native compiler: a source in, its pages out. It lives as long as the one who asks. */
process.on('message', (input: TypstInput) => void process.send?.(answer(input)));
process.on('disconnect', () => process.exit());

function answer(input: TypstInput): TypstAnswer {
  const native = loadNative();
  if (!native) return { state: 'no-engine' };
  try {
    return compile(native, input);
  } catch (error) {
    return { state: 'failed', detail: String(error) };
  }
}

function loadNative(): Native | null {
  try {
    return createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler') as Native;
  } catch {
    return null;
  }
}

/** A folder that need not exist: the source and its data live in memory only. */
const WORKSPACE = process.platform === 'win32' ? 'C:/juanzong-typst' : '/juanzong-typst';

function compile({ NodeCompiler }: Native, { main, data, fonts, fontFolder, labels }: TypstInput): TypstAnswer {
  const compiler = NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontPaths: [fontFolder] }, { fontBlobs: fonts.map((font) => Buffer.from(font.buffer, font.byteOffset, font.byteLength)) }] });
  compiler.addSource(`${WORKSPACE}/main.typ`, main);
  compiler.mapShadow(`${WORKSPACE}/data.json`, Buffer.from(JSON.stringify(data)));
  const compiled = compiler.compile({ mainFilePath: `${WORKSPACE}/main.typ` });
  const document = compiled.result;
  if (!document) {
    const error = compiled.takeDiagnostics();
    return { state: 'failed', detail: JSON.stringify(error ? compiler.fetchDiagnostics(error) : 'no diagnostics') };
  }
  const pdf = new Uint8Array(compiler.pdf(document, { creationTimestamp: 0 }));
  const query = (label: string): unknown[] => (compiler.query(document, { selector: `<${label}>` }) as { value: unknown }[]).map((found) => found.value);
  return { state: 'compiled', result: { pdf, values: Object.fromEntries(labels.map((label) => [label, query(label)])) } };
}
