// node test/accuracy/learn-seals/gather.mjs FOLDER OUT: what `learn.py` learns from, out of labelled pictures.
// FOLDER/labels.json: [{ "file", "source", "seals": [[x, y, radius], …], "isPartly"?, "isDrawn"? }], places in pixels of the copy the
// program looks at (880 along the long side, or as many as the picture has); `isPartly`: there are seals that nobody marked, so what
// is found elsewhere tells nothing; `isDrawn`: learned from and not counted.
// OUT/crops.bin holds one crop after the other, WIDE × WIDE cells of three bytes; OUT/crops.json says of each what it shows.
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { smallCopy } from '../../../dist/inspect/pictures.js';
import { cropOf } from '../../../dist/inspect/seal/crop.js';
import { gatherEvidence } from '../../../dist/inspect/seal/evidence.js';
import { outlinesOn } from '../../../dist/inspect/seal/outlines.js';
import { findPatches } from '../../../dist/inspect/seal/patches.js';
import { sheetOf } from '../../../dist/inspect/seal/sheet.js';

/** Half as wide again as what the network sees, so that crops can be turned. */
const WIDE = 72;
/** Outlines of a picture, those that are most of a ring on paper. */
const MOST = 28;
/** Nearer than this, in radii, an outline is the seal's; farther than that it has nothing to do with it. */
const SAME = 0.13;
const APART = 2.3;

const [folder, out] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const crops = openSync(`${out}/crops.bin`, 'w');
const rows = [];
for (const [picture, label] of JSON.parse(readFileSync(`${folder}/labels.json`, 'utf8')).entries()) {
  const { pixels } = await smallCopy(readFileSync(`${folder}/${label.file}`)).catch(() => ({ pixels: null }));
  const sheet = pixels && sheetOf(pixels, null);
  if (!sheet?.hasColour) continue;
  const isSealed = label.seals.length > 0 || label.isPartly === true;
  const add = (ellipse, kind, isFound) => {
    writeSync(crops, cropOf(sheet.copy, ellipse, WIDE));
    rows.push({ picture, source: label.source, kind, isSealed, isFound, isDrawn: label.isDrawn === true });
  };
  for (const [x, y, radius] of label.seals) add({ x, y, a: radius, b: radius, angle: 0 }, 'seal', false);
  for (const outline of mostRings(sheet)) {
    const kind = kindOf(outline, label);
    if (kind) add(outline, kind, true);
  }
  // Any place at all: what a seal may be stamped over.
  const [x, y] = [picture * 7919 % sheet.copy.width, picture * 104_729 % sheet.copy.height];
  if (!isSealed) add({ x, y, a: 55, b: 55, angle: 0 }, 'ground', false);
}
closeSync(crops);
writeFileSync(`${out}/crops.json`, JSON.stringify(rows));

function mostRings(sheet) {
  const patches = findPatches(sheet);
  const outlines = patches ? outlinesOn(sheet, patches) : [];
  const measured = outlines.map((outline) => ({ outline, evidence: gatherEvidence(sheet.red, outline) }));
  return measured.sort((p, q) => q.evidence.ring * q.evidence.clear - p.evidence.ring * p.evidence.clear).slice(0, MOST).map(({ outline }) => outline);
}

function kindOf(outline, { seals, isPartly }) {
  const radius = Math.sqrt(outline.a * outline.b);
  const nearness = seals.map(([x, y, r]) => ({ far: Math.hypot(outline.x - x, outline.y - y), r }));
  if (nearness.some(({ far, r }) => far < SAME * r && Math.abs(radius - r) < SAME * r)) return 'seal';
  if (nearness.some(({ far, r }) => far < r + radius && (radius < 0.62 * r || radius > 1.6 * r || far > 0.35 * (r + radius)))) return 'part';
  return isPartly || nearness.some(({ far, r }) => far < (APART / 2) * (r + radius)) ? null : 'other';
}
