import type { Seal, Signature } from '../../model/facts.js';
import { parseSignedData, verifySignedData, type Verdict } from '../signature/cms.js';
import { parseSealSignature } from '../signature/ses.js';
import { child, descendants, type XmlNode } from '../xml.js';
import { boxOf } from './numbers.js';
import { folderOf, locationOf, type OfdDocument, type OfdPackage, type OfdPart } from './package.js';
import type { OfdPage } from './pages.js';
import { checkReferences, type ReferenceState } from './references.js';

export interface OfdSignatures {
  readonly signatures: readonly Signature[];
  readonly seals: readonly Seal[];
}

const MOST_SIGNATURES = 200;
const MOST_STAMPS = 5000;

/**
 * The signatures of a document (GB/T 33190, 18) and the seals they stamp on its pages. The digests of the protected
 * parts and the signature value are two things and told apart: a value that fits may stand over changed parts.
 * `firstPage` is the 1-based number of the document's first page in the file.
 */
export function ofdSignatures(file: OfdPackage, document: OfdDocument, { pages, firstPage }: { readonly pages: readonly OfdPage[]; readonly firstPage: number }): OfdSignatures {
  const list = document.signatures === null ? null : file.xml(document.signatures, 'OFD.xml');
  const entries = list?.root.children.filter((each) => each.name === 'Signature').slice(0, MOST_SIGNATURES) ?? [];
  const numbers = new Map(pages.map((page, index) => [page.id, { page, number: firstPage + index }]));
  const parts = entries.map((entry) => (list ? file.part(entry.attributes['BaseLoc'] ?? '', list.path) : null));
  const folders = parts.flatMap((part) => (part ? [folderOf(part.path)] : []));
  const read = entries.map((entry, index) => {
    const location = entry.attributes['BaseLoc'] ?? '';
    const field = entry.attributes['ID'] ?? String(index + 1);
    const part = parts[index];
    if (!part || !list) return { signature: unreadable(field, `the description ${location} is missing`), seals: [] };
    try {
      return describe({ file, part, field, pages, home: folderOf(document.path), folders, list: { path: list.path, isLast: index === entries.length - 1 } }, numbers);
    } catch (error) {
      return { signature: unreadable(field, error instanceof Error ? error.message : String(error)), seals: [] };
    }
  });
  return { signatures: read.map((each) => each.signature), seals: read.flatMap((each) => each.seals) };
}

function unreadable(field: string, why: string): Signature {
  return { page: null, place: null, field, filter: null, subFilter: null, integrity: 'unverifiable', covers: 'unknown', changes: [], reason: `the signature cannot be read: ${why}`, signer: null, signedAt: null };
}

interface Described {
  readonly file: OfdPackage;
  readonly part: OfdPart;
  readonly field: string;
  readonly pages: readonly OfdPage[];
  /** The document's folder. */
  readonly home: string;
  /** Those of its signatures. */
  readonly folders: readonly string[];
  readonly list: { readonly path: string; readonly isLast: boolean };
}

type PageNumbers = ReadonlyMap<string, { readonly page: OfdPage; readonly number: number }>;

function describe({ file, part, field, pages, home, folders, list }: Described, numbers: PageNumbers): { readonly signature: Signature; readonly seals: Seal[] } {
  const root = file.xml(`/${part.path}`, '')?.root;
  const information = root && child(root, 'SignedInfo');
  if (!root || !information) throw new Error('it has no SignedInfo');
  const seals = stampsOf(information, numbers);
  const references = checkReferences(file, information, part.path);
  const opened = openValue(file.part(locationOf(child(root, 'SignedValue')), part.path), part.bytes);
  const { integrity, states, later } = judge(references, opened.verdict, list);
  const open = pages.filter((page) => page.path !== null && !references.covered.has(page.path)).length;
  if (open > 0) states.push(`${open} of ${pages.length} pages are not protected by it`);
  // Templates, annotations and pictures draw as pages do; the signatures themselves cannot be protected by each other.
  const isOfSignatures = (path: string) => path === list.path || (folders.includes(folderOf(path)) && /\.(?:xml|dat|esl)$/i.test(path));
  const unprotected = file.paths.filter((path) => path.startsWith(home) && !references.covered.has(path) && !isOfSignatures(path));
  if (unprotected.length > 0) states.push(`not protected by it: ${unprotected.slice(0, 3).join(', ')}${unprotected.length > 3 ? ', …' : ''}`);
  const provider = child(information, 'Provider');
  return {
    seals,
    signature: {
      page: seals[0]?.page ?? null,
      field,
      filter: provider ? (provider.attributes['ProviderName'] ?? locationOf(child(provider, 'ProviderName'))) || null : null,
      subFilter: locationOf(child(information, 'SignatureMethod')) || null,
      place: seals[0] ? { x: seals[0].x, y: seals[0].y, widthMm: seals[0].diameterMm ?? 0, heightMm: seals[0].diameterMm ?? 0 } : null,
      integrity,
      covers: unprotected.length === 0 && open === 0 && later.length === 0 ? 'whole' : 'part',
      changes: later.length > 0 ? ['signature'] : [],
      reason: [...states, ...later, ...opened.remarks].join('; ').slice(0, 600),
      signer: opened.signer,
      signedAt: opened.signedAt ?? timeOf(locationOf(child(information, 'SignatureDateTime'))),
    },
  };
}

/** Both states in words, and what they come to together. */
function judge(references: ReferenceState, value: Verdict, list: Described['list']): { readonly integrity: Signature['integrity']; readonly states: string[]; readonly later: readonly string[] } {
  const { total, changed, problem } = references;
  // A further signature lengthens the list of signatures: a change, but not of the document.
  const isOnlyList = changed.length === 1 && changed[0] === list.path && !list.isLast;
  const digests = problem ?? (changed.length === 0 ? `digests: ${total} of ${total} match` : `digests: ${changed.length} of ${total} differ (${changed.slice(0, 3).join(', ')}${changed.length > 3 ? ', …' : ''})`);
  const later = isOnlyList ? ['changes after signing: a further signature was added'] : [];
  const signature = `signature value: ${value.holds === true ? 'fits the signer’s key' : `${value.holds === false ? 'wrong' : 'not checked'}, ${value.reason}`}`;
  const isBroken = value.holds === false || (changed.length > 0 && !isOnlyList);
  return { integrity: isBroken ? 'broken' : value.holds === null || problem ? 'unverifiable' : 'intact', states: [digests, signature], later };
}

interface OpenedValue {
  readonly verdict: Verdict;
  readonly signer: string | null;
  readonly signedAt: string | null;
  readonly remarks: readonly string[];
}

/** SignedValue.dat: a seal signature, or CMS for a signature without a seal; both over the description. */
function openValue(value: OfdPart | null, description: Uint8Array): OpenedValue {
  const nothing = (reason: string): OpenedValue => ({ verdict: { holds: null, reason }, signer: null, signedAt: null, remarks: [] });
  if (!value) return nothing('its value is missing');
  try {
    const ses = parseSealSignature(value.bytes);
    const seal = ses.checkSeal();
    const remarks = [
      `seal “${ses.sealName ?? ''}” made by ${ses.maker ?? 'an unnamed maker'}${ses.validTo ? `, meant for ${ses.validFrom} to ${ses.validTo}` : ''}`,
      ...(seal.holds === true ? [] : [`the maker’s signature over the seal ${seal.holds === false ? 'does not fit' : `was not checked, ${seal.reason}`}`]),
      ...(ses.signer && ses.signer !== ses.sealName ? [`certificate of ${ses.signer}`] : []),
    ];
    return { verdict: ses.check(description), signer: ses.sealName ?? ses.signer, signedAt: ses.signedAt, remarks };
  } catch {
    // Not a seal's signature.
  }
  try {
    const signed = parseSignedData(value.bytes);
    return { verdict: verifySignedData(signed, description), signer: signed.certificate?.subject ?? null, signedAt: signed.signingTime, remarks: [] };
  } catch (error) {
    return nothing(`its value is neither a seal’s nor CMS: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** One seal for each StampAnnot (GB/T 33190, 18.2.3): its diameter is the whole stamp's, its place that of the part that shows, for 骑缝章 shows a slice on each page. */
function stampsOf(information: XmlNode, numbers: PageNumbers): Seal[] {
  return descendants(information, 'StampAnnot').slice(0, MOST_STAMPS).flatMap((stamp): Seal[] => {
    const at = numbers.get(stamp.attributes['PageRef'] ?? '');
    const box = boxOf(stamp.attributes['Boundary']);
    if (!at || !box) return [];
    const clip = boxOf(stamp.attributes['Clip']) ?? { x: 0, y: 0, width: box.width, height: box.height };
    const share = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
    return [{
      page: at.number,
      x: share((box.x + clip.x + clip.width / 2) / at.page.widthMm),
      y: share((box.y + clip.y + clip.height / 2) / at.page.heightMm),
      diameterMm: Math.round(Math.max(box.width, box.height) * 10) / 10,
      kind: 'signature',
      confidence: 1,
    }];
  });
}

/** `2020-07-16 16:04:27`, `20220903054127Z`: as ISO 8601, with a zone where one is given. */
function timeOf(text: string): string | null {
  const match = /^(\d{4})-?(\d\d)-?(\d\d)(?:[ T]?(\d\d):?(\d\d):?(\d\d)(?:\.\d+)?(Z)?)?/.exec(text);
  return match ? `${match[1]}-${match[2]}-${match[3]}${match[4] ? `T${match[4]}:${match[5]}:${match[6]}${match[7] ?? ''}` : ''}` : null;
}
