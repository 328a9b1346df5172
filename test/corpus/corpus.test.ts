import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Facts } from '../../src/model/facts.js';
import { mapInOrder, openPool } from '../../src/workers/pool.js';
import { noted, readCorpus, type CorpusFile } from './read-corpus.js';

/** What must hold of every file of a class, where it concerns inspection. Classes not listed must only be survived. */
const EXPECTATIONS: Readonly<Record<string, (facts: Facts, file: CorpusFile) => void>> = {
  seal_pos: (facts) => {
    expect(facts.seals.length).toBeGreaterThan(0);
    expect(facts.sealVerdict).toBe('seen');
  },
  seal_pdf: (facts) => expect(facts.sealVerdict).not.toBe('seen'),
  'pdf/encrypted_user': (facts) => {
    expect(facts.encrypted).toBe('user');
    expect(codes(facts)).toContain('encrypted');
  },
  'pdf/encrypted_owner': (facts, file) => {
    expect(facts).toMatchObject({ encrypted: 'owner', readable: 'yes' });
    expect(facts.pages).toHaveLength(noted(file, 'pages') as number);
    expect(facts.text.characters).toBeGreaterThan(0);
  },
  'pdf/signed_visible': (facts, { path }) => {
    if (ALTERED.some((name) => path.endsWith(name))) return expect(facts.signatures.map(({ integrity }) => integrity)).not.toContain('intact');
    isSignedIntact(facts);
    expect(facts.signatures.every(({ place }) => place !== null)).toBe(true);
  },
  'pdf/signed_invisible': (facts) => {
    isSignedIntact(facts);
    expect(facts.signatures.every(({ place }) => place === null)).toBe(true);
  },
  'pdf/sigfield_empty': (facts) => expect(facts.signatures).toEqual([]),
  'pdf/highlight': (facts) => {
    expect(facts.highlightVerdict).toBe('seen');
    expect(facts.highlights.map((highlight) => highlight.kind)).toContain('highlight');
  },
  'pdf/corrupt': hasAProblem,
  'pdf/repairable': (facts) => {
    expect(facts.readable).toBe('repaired');
    expect(codes(facts)).toContain('repaired');
    expect(facts.pages.length).toBeGreaterThan(0);
  },
  'pdf/image_only': hasItsPages,
  'pdf/jbig2': hasItsPages,
  'pdf/ccitt': hasItsPages,
  'pdf/jpx': hasItsPages,
  'pdf/many_pages': hasItsPages,
  'pdf/rotated': hasItsPages,
  'pdf/cropbox': hasItsPages,
  'pdf/box_origin': hasItsPages,
  'pdf/huge_page': hasItsPages,
  'pdf/tiny_page': hasItsPages,
  'pdf/form_acro': hasItsPages,
  'pdf/form_xfa': hasItsPages,
  'pdf/cjk_nonembedded': (facts) => expect(facts.pages.map((page) => page.content)).not.toContain('blank'),
  'pdf/cjk_text': (facts) => expect(facts.text.content).toMatch(/\p{Script=Han}/u),
  ofd: (facts, file) => {
    expect(facts.format).toBe('ofd');
    if (!TEMPLATES_COUNTED.some((name) => file.path.endsWith(name))) hasItsPages(facts, file);
    expect(facts.signatures).toHaveLength(noted(file, 'signatures') as number);
    expect(facts.seals.filter((seal) => seal.kind === 'signature')).toHaveLength(noted(file, 'stampAnnots') as number);
    for (const signature of facts.signatures) expect(signature.integrity, signature.reason ?? '').toBe(ALTERED.some((name) => file.path.endsWith(name)) ? 'broken' : 'intact');
    if ((noted(file, 'cjk') as number) > 0) expect(facts.text.content).toMatch(/\p{Script=Han}/u);
  },
  word: (facts, { label }) => {
    if (label === 'doc_encrypted') expect(facts.encrypted).toBe('user');
    else if (label.startsWith('docx')) expect(facts).toMatchObject({ format: 'docx', readable: 'yes', text: { source: 'native' } });
    else if (facts.readable === 'yes') expect(facts.text.characters).toBeGreaterThan(0);
    else hasAProblem(facts);
  },
  'nasty/exif_rotated': (facts, { path }) => {
    if (path.includes('Portrait')) expect(facts.image?.height).toBeGreaterThan(facts.image?.width as number);
    if (path.includes('Landscape')) expect(facts.image?.width).toBeGreaterThan(facts.image?.height as number);
    expect(facts.image).not.toBeNull();
  },
  'nasty/animated': (facts) => expect(codes(facts)).toContain('animated'),
  'nasty/multipage': (facts) => expect(facts.pages.length > 1 || codes(facts).includes('animated') || facts.format === 'jpeg').toBe(true),
  'nasty/heic_webp_avif': isShownOrNamed,
  'nasty/colour_modes': isShownOrNamed,
  'nasty/bomb_image': isShownOrNamed,
  'nasty/bomb_zip': hasAProblem,
  'nasty/broken_image': isShownOrNamed,
  'nasty/zip_names': (facts) => expect(codes(facts)).toContain('archive'),
  'nasty/wrong_ext': hasAProblem,
};

/** Their documents list one page; the manifest counts the template under it as a second. */
const TEMPLATES_COUNTED = ['2ea354ac77_testImageOverridePage.ofd', 'ecfb92f9ab_testPathClip.ofd'];

/** The words of its page tree were overwritten with zeros: nothing says any more what a page is. It must at least be named as damaged. */
const NOT_MENDED = ['2aaaafc96e_issue-119.pdf'];

/** Changed after they were signed: an old sample, and one that was damaged on purpose. */
const ALTERED = ['306dba9b79_n.ofd', 'e2ec919e78_poppler-395-0-fuzzed.pdf'];

/** A file that takes longer hangs; its thread is ended and its problem is `timeout`. */
const SECONDS = 60;
const THREADS = 2;

interface Seen {
  readonly facts: Facts | null;
  readonly failure: string | null;
  readonly milliseconds: number;
}

const corpus = readCorpus();
if (!corpus) console.log('The corpus is not here (JUANZONG_CORPUS, or ../shared/corpus beside the checkout): its tests do not run.');
const files = corpus?.files ?? [];

describe.skipIf(!corpus)('the corpus', () => {
  let seen: readonly Seen[] = [];
  const good = new Set<string>();

  beforeAll(async () => {
    const pool = openPool({ jobs: THREADS, megabytes: 1024 });
    seen = await mapInOrder(files, THREADS, async ({ path }): Promise<Seen> => {
      const started = performance.now();
      const ask = { file: `${corpus?.folder}/${path}`, name: path.slice(path.lastIndexOf('/') + 1), cacheFolder: null, useCache: false, maxBytes: 1024 ** 3 };
      const answer = await pool.run('inspect', ask, { seconds: SECONDS }).catch((error: unknown) => String(error));
      const milliseconds = Math.round(performance.now() - started);
      return typeof answer === 'string' ? { facts: null, failure: answer, milliseconds } : { facts: answer.facts, failure: null, milliseconds };
    });
    await pool.close();
  }, files.length * SECONDS * 1000);

  afterAll(() => {
    for (const name of new Set(files.map((file) => file.class))) {
      const own = files.flatMap((file, index) => (file.class === name ? [{ path: file.path, milliseconds: seen[index]?.milliseconds ?? 0 }] : []));
      console.log(`${name.padEnd(24)} ${own.filter(({ path }) => good.has(path)).length} of ${own.length}, slowest ${Math.max(...own.map((each) => each.milliseconds))} ms`);
    }
  });

  it.each(files.map((file, index) => [file.path, file, index] as const))('%s', (path, file, index) => {
    const { facts, failure } = seen[index] as Seen;
    expect(failure).toBeNull();
    if (!facts) return;
    expect(codes(facts)).not.toContain('crashed');
    if (facts.readable === 'no' || facts.readable === 'unsupported') expect(codes(facts)).not.toEqual([]);
    if (NOT_MENDED.some((name) => path.endsWith(name))) expect(codes(facts).some((code) => code === 'corrupt' || code === 'truncated')).toBe(true);
    else EXPECTATIONS[file.class]?.(facts, file);
    if (!NOT_MENDED.some((name) => path.endsWith(name))) good.add(path);
  });
});

function codes(facts: Facts): string[] {
  return facts.problems.map((problem) => problem.code);
}

/** A picture with its size, or a problem that says why not. */
function isShownOrNamed(facts: Facts): void {
  if (facts.image === null) expect(codes(facts)).not.toEqual([]);
  else expect(facts.image.width * facts.image.height).toBeGreaterThan(0);
}

/** Every signature of these files holds; what follows a signed part is named, and is never words on a page. */
function isSignedIntact({ signatures }: Facts): void {
  expect(signatures.length).toBeGreaterThan(0);
  for (const { integrity, page, filter, subFilter, signer, signedAt, covers, changes } of signatures) {
    expect({ integrity, page: page !== null, named: [filter, subFilter, signer, signedAt].includes(null) }).toEqual({ integrity: 'intact', page: true, named: false });
    expect(covers === 'whole').toBe(changes.length === 0);
    expect(changes).not.toContain('content');
  }
}

function hasAProblem(facts: Facts): void {
  expect(codes(facts)).not.toEqual([]);
}

/** As many pages as the manifest counts. */
function hasItsPages(facts: Facts, file: CorpusFile): void {
  const pages = noted(file, 'pages');
  if (pages !== null) expect(facts.pages).toHaveLength(pages);
  expect(facts.pages.every((page) => page.widthMm > 0 && page.heightMm > 0)).toBe(true);
}
