import { cropOf, SIDE } from './crop.js';
import type { Ellipse } from './ellipse.js';
import { ADDENDS, SCALES, SHAPES, WEIGHTS } from './crop-weights.js';
import { convolved, halvedPlanes, type Layer, type Planes } from './network.js';
import type { Pixels } from './pixels.js';

/** Levels added to every channel, so that dark places are as good as black, and the logarithm that counts as 1. */
const DARK = 16;
const UNIT = 0.5;
const LOGARITHMS = Float32Array.from({ length: 256 }, (_, level) => Math.log(level + DARK) / UNIT);
/** Weights of one output for each of its inputs: 3 × 3. */
const KERNEL = 9;

interface Network {
  readonly layers: readonly Layer[];
  /** A weight for each place of the last layer's planes, and what is added to their sum. */
  readonly head: Float32Array;
  readonly addend: number;
}

let network: Network | null = null;

/**
 * How much what lies within an outline looks like a seal: about 0 when as much speaks for it as against, ±3 when it is plain. A small
 * network of convolutions, learned from pictures (`test/accuracy/learn-seals/`). It sees colours beside the mean of its crop, so
 * neither light nor tint of the paper.
 */
export function cropLikeness(pixels: Pixels, ellipse: Ellipse): number {
  network ??= unpacked();
  const { layers, head, addend } = network;
  const planes = layers.reduce((seen, layer, index) => convolved(index === 0 ? seen : halvedPlanes(seen), layer), inkOf(cropOf(pixels, ellipse)));
  return head.reduce((total, weight, i) => total + weight * planes.data[i]!, addend);
}

/** Logarithms of the levels, each colour beside its mean over the crop. */
function inkOf(crop: Uint8Array): Planes {
  const cells = SIDE * SIDE;
  const data = new Float32Array(3 * cells);
  for (let colour = 0; colour < 3; colour++) {
    let sum = 0;
    for (let i = 0; i < cells; i++) sum += data[colour * cells + i] = LOGARITHMS[crop[3 * i + colour]!]!;
    for (let i = 0; i < cells; i++) data[colour * cells + i]! -= sum / cells;
  }
  return { side: SIDE, count: 3, data };
}

function unpacked(): Network {
  const steps = new Int8Array(Buffer.from(WEIGHTS, 'base64'));
  let [at, output] = [0, 0];
  const take = (outputs: number, each: number): Float32Array => {
    const weights = Float32Array.from(steps.subarray(at, at + outputs * each), (step, i) => step * SCALES[output + Math.floor(i / each)]!);
    [at, output] = [at + outputs * each, output + outputs];
    return weights;
  };
  const layers = SHAPES.map(([inputs, outputs]): Layer => {
    const addends = Float32Array.from(ADDENDS.slice(output, output + outputs));
    return { inputs, outputs, weights: take(outputs, inputs * KERNEL), addends };
  });
  return { layers, addend: ADDENDS[output]!, head: take(1, steps.length - at) };
}
