import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { ChildTimeout, openChild } from '../io/child.js';
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
  /** Labels of `metadata` elements whose values are asked for. */
  readonly labels: readonly string[];
}

export interface TypstResult {
  readonly pdf: Uint8Array;
  /** For each label the values of all `metadata` elements that have it, in the order of the document. */
  readonly values: Readonly<Record<string, readonly unknown[]>>;
}

export type TypstEngine = 'native' | 'wasm';

/** What the process of the native compiler answers. */
export type TypstAnswer =
  | { readonly state: 'compiled'; readonly result: TypstResult }
  | { readonly state: 'failed'; readonly detail: string }
  /** An optional dependency: no build for this machine. */
  | { readonly state: 'no-engine' };

/** Ours is the source: a dossier of thousands of pages takes seconds. */
const MOST_SECONDS = 1_800;

// Processes load built files: under the test runner this module is the source, the process is not.
const ENTRY = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../../dist/engines/typst-process.js' : './typst-process.js', import.meta.url));

/**
 * Lays out one document. The native compiler where it loads, else WebAssembly: both give the same bytes.
 * Throws an Error that carries the compiler's diagnostics; a mistake in `main` is a bug.
 */
export async function compileTypst(input: TypstInput, engine?: TypstEngine): Promise<TypstResult> {
  const answer: TypstAnswer = engine === 'wasm' ? { state: 'no-engine' } : await compileNative(input);
  if (answer.state === 'compiled') return answer.result;
  if (answer.state === 'failed') throw new Error(`Typst: ${answer.detail}`);
  if (engine === 'native') throw new Error('The native Typst compiler is not installed here.');
  return compileWasm(input);
}

/** In a process of its own: what the compiler took, some 400 MB, it never gives back to the one it runs in. */
async function compileNative(input: TypstInput): Promise<TypstAnswer> {
  const child = openChild<TypstInput, TypstAnswer>(ENTRY);
  try {
    return await child.ask(input, { seconds: MOST_SECONDS });
  } catch (error) {
    if (error instanceof ChildTimeout) throw error;
    // Where no process may be started, or it died.
    return { state: 'no-engine' };
  } finally {
    child.end();
  }
}

type Wasm = typeof import('@myriaddreamin/typst-ts-web-compiler');

let wasm: Promise<Wasm> | null = null;

async function compileWasm({ main, data, fonts, fontFolder, labels }: TypstInput): Promise<TypstResult> {
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
  return { pdf: result, values: Object.fromEntries(labels.map((label) => [label, query(label)])) };
}

async function loadWasm(): Promise<Wasm> {
  const loaded = await import('@myriaddreamin/typst-ts-web-compiler');
  const place = createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-web-compiler/wasm');
  const bytes = await readBytes(place);
  await loaded.default({ module_or_path: bytes as Uint8Array<ArrayBuffer> });
  return loaded;
}
