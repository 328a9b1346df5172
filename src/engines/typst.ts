import { createRequire } from 'node:module';
import { readBytes, readFolder } from '../io/read-bytes.js';

export interface TypstInput {
  /** The Typst source. It is ours: text from outside belongs into `data`. */
  readonly main: string;
  /** Read by the source as `/data.json`. */
  readonly data: unknown;
  /** Whole TrueType or OpenType files. Fonts of the system are never named, so they are never used. */
  readonly fonts: readonly Uint8Array[];
  /** A folder of such files, of which only what is set is read: the native compiler takes half the memory so. */
  readonly fontFolder: string;
}

export interface TypstResult {
  readonly pdf: Uint8Array;
  /** The values of all `metadata` elements with this label, in the order of the document. */
  readonly query: (label: string) => readonly unknown[];
}

export type TypstEngine = 'native' | 'wasm';

/**
 * Lays out one document. The native compiler where it loads, else WebAssembly: both give the same bytes.
 * Throws an Error that carries the compiler's diagnostics; a mistake in `main` is a bug.
 */
export async function compileTypst(input: TypstInput, engine?: TypstEngine): Promise<TypstResult> {
  const native = engine === 'wasm' ? null : loadNative();
  if (engine === 'native' && !native) throw new Error('The native Typst compiler is not installed here.');
  return native ? compileNative(native, input) : compileWasm(input);
}

type Native = typeof import('@myriaddreamin/typst-ts-node-compiler');

/** A folder that need not exist: the source and its data live in memory only. */
const WORKSPACE = '/juanzong-typst';

function loadNative(): Native | null {
  try {
    return createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler') as Native;
  } catch {
    // An optional dependency: no build for this machine.
    return null;
  }
}

function compileNative({ NodeCompiler }: Native, { main, data, fonts, fontFolder }: TypstInput): TypstResult {
  const workspace = process.platform === 'win32' ? `C:${WORKSPACE}` : WORKSPACE;
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [fontFolder] }, { fontBlobs: fonts.map((font) => Buffer.from(font.buffer, font.byteOffset, font.byteLength)) }] });
  compiler.addSource(`${workspace}/main.typ`, main);
  compiler.mapShadow(`${workspace}/data.json`, Buffer.from(JSON.stringify(data)));
  const compiled = compiler.compile({ mainFilePath: `${workspace}/main.typ` });
  const document = compiled.result;
  if (!document) {
    const error = compiled.takeDiagnostics();
    throw new Error(`Typst: ${JSON.stringify(error ? compiler.fetchDiagnostics(error) : 'no diagnostics')}`);
  }
  const pdf = new Uint8Array(compiler.pdf(document, { creationTimestamp: 0 }));
  const query = (label: string): unknown[] => (compiler.query(document, { selector: `<${label}>` }) as { value: unknown }[]).map((found) => found.value);
  return { pdf, query };
}

type Wasm = typeof import('@myriaddreamin/typst-ts-web-compiler');

let wasm: Promise<Wasm> | null = null;

async function compileWasm({ main, data, fonts, fontFolder }: TypstInput): Promise<TypstResult> {
  const { TypstCompilerBuilder } = await (wasm ??= loadWasm());
  const builder = new TypstCompilerBuilder();
  builder.set_dummy_access_model();
  for (const font of [...(await readFolder(fontFolder, '.ttf')), ...fonts]) await builder.add_raw_font(font);
  const compiler = await builder.build();
  compiler.add_source('/main.typ', main);
  compiler.map_shadow('/data.json', new TextEncoder().encode(JSON.stringify(data)));
  const world = compiler.snapshot('/', '/main.typ');
  const FULL_DIAGNOSTICS = 3;
  const PAGED = 0;
  const compiled = world.compile(PAGED, FULL_DIAGNOSTICS) as { hasError: boolean; diagnostics?: unknown };
  if (compiled.hasError) throw new Error(`Typst: ${JSON.stringify(compiled.diagnostics)}`);
  const { result } = compiler.compile('/main.typ', undefined, 'pdf', FULL_DIAGNOSTICS) as { result: Uint8Array };
  const query = (label: string): unknown[] => (JSON.parse(world.query(PAGED, `<${label}>`)) as { value: unknown }[]).map((found) => found.value);
  return { pdf: result, query };
}

async function loadWasm(): Promise<Wasm> {
  const loaded = await import('@myriaddreamin/typst-ts-web-compiler');
  const place = createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-web-compiler/wasm');
  const bytes = await readBytes(place);
  await loaded.default({ module_or_path: bytes as Uint8Array<ArrayBuffer> });
  return loaded;
}
