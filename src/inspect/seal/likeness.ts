import { radiusOf, type Ellipse } from './ellipse.js';
import { ringBeyondChance, type Evidence } from './evidence.js';
import type { InsideColours } from './inside-colours.js';
import { BASE, TREES } from './likeness-trees.js';

/** Inner nodes of a tree: feature and cut of each, in the order of a heap; the leaves follow. */
const NODES = 7;

/**
 * How often an outline that measures so was a seal among those the trees were learned from, 0…1. Sums one leaf of every tree.
 * More of a ring raises it as a rule, not at every step: single trees go the other way by a few hundredths.
 * @param shortSide of the picture, in the pixels of the ellipse.
 */
export function likenessOf(evidence: Evidence, colours: InsideColours, { ellipse, shortSide }: { readonly ellipse: Ellipse; readonly shortSide: number }): number {
  const features = featuresOf(evidence, colours, (2 * radiusOf(ellipse)) / shortSide);
  const sum = TREES.reduce((total, tree) => total + leafOf(tree, features), BASE);
  return 1 / (1 + Math.exp(-sum));
}

/** The most it can be, whatever the colours are: cheap, and most outlines are done with it. */
export function likenessAtMost(evidence: Evidence, { ellipse, shortSide }: { readonly ellipse: Ellipse; readonly shortSide: number }): number {
  const features = featuresOf(evidence, UNKNOWN, (2 * radiusOf(ellipse)) / shortSide);
  const sum = TREES.reduce((total, tree) => total + highestLeaf(tree, features, 0), BASE);
  return 1 / (1 + Math.exp(-sum));
}

const UNKNOWN: InsideColours = { foreign: NaN, paper: NaN, pure: NaN, light: NaN };

/** In the order in which the trees count them. */
function featuresOf(evidence: Evidence, { foreign, paper, pure }: InsideColours, share: number): number[] {
  const { oval, radius, visible, inkLevel, ring, gap, clear, thickness, text, pieces, bandFill, middleFill, innerRing } = evidence;
  return [
    oval, radius, visible, inkLevel, ring, gap, clear, thickness, text, pieces, bandFill, middleFill, innerRing,
    foreign, paper, pure, share,
    ringBeyondChance(evidence), gap / Math.max(ring, 0.01), ring * clear,
  ];
}

function leafOf(tree: readonly number[], features: readonly number[]): number {
  let node = 0;
  while (node < NODES) node = 2 * node + (features[tree[2 * node]!]! <= tree[2 * node + 1]! ? 1 : 2);
  return tree[NODES + node]!;
}

/** Below a node, where features that are not numbers may go either way. */
function highestLeaf(tree: readonly number[], features: readonly number[], node: number): number {
  if (node >= NODES) return tree[NODES + node]!;
  const feature = features[tree[2 * node]!]!;
  if (Number.isNaN(feature)) return Math.max(highestLeaf(tree, features, 2 * node + 1), highestLeaf(tree, features, 2 * node + 2));
  return highestLeaf(tree, features, 2 * node + (feature <= tree[2 * node + 1]! ? 1 : 2));
}
