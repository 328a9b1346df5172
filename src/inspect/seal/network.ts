/** Convolutions over 3 × 3 places, what is negative cut off: in the order output, input, row, column; one addend an output. */
export interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: Float32Array;
  readonly addends: Float32Array;
}

/** Square planes of one size, one after the other, rows from the top. */
export interface Planes {
  readonly side: number;
  readonly count: number;
  readonly data: Float32Array;
}

/** Beyond the border lies 0. Sums run in one order, so that they are the same on every machine. */
export function convolved({ side, data }: Planes, { inputs, outputs, weights, addends }: Layer): Planes {
  const [area, wide] = [side * side, (side + 2) * (side + 2)];
  const framed = framedIn(data, side, inputs);
  const result = new Float32Array(outputs * area);
  for (let output = 0; output < outputs; output += 2) {
    const [one, other] = [result.subarray(output * area, (output + 1) * area).fill(addends[output]!), result.subarray((output + 1) * area, (output + 2) * area).fill(addends[output + 1]!)];
    for (let input = 0; input < inputs; input++) {
      const [at, next] = [(output * inputs + input) * 9, ((output + 1) * inputs + input) * 9];
      addPlane(one, other, framed.subarray(input * wide, (input + 1) * wide), side, [weights.subarray(at, at + 9), weights.subarray(next, next + 9)]);
    }
  }
  for (let i = 0; i < result.length; i++) if (result[i]! < 0) result[i] = 0;
  return { side, count: outputs, data: result };
}

function framedIn(data: Float32Array, side: number, count: number): Float32Array {
  const wide = side + 2;
  const framed = new Float32Array(count * wide * wide);
  for (let plane = 0; plane < count; plane++) {
    for (let y = 0; y < side; y++) framed.set(data.subarray((plane * side + y) * side, (plane * side + y + 1) * side), (plane * wide + y + 1) * wide + 1);
  }
  return framed;
}

type Kernel = readonly [number, number, number, number, number, number, number, number, number];

/** Two outputs at once: each place is read for both. */
function addPlane(one: Float32Array, other: Float32Array, from: Float32Array, side: number, weights: readonly [Float32Array, Float32Array]): void {
  const [a, b, c, d, e, f, g, h, k] = weights[0] as unknown as Kernel;
  const [l, m, n, o, p, q, r, s, t] = weights[1] as unknown as Kernel;
  const wide = side + 2;
  for (let y = 0, out = 0; y < side; y++) {
    for (let i = y * wide, end = i + side; i < end; i++, out++) {
      const v0 = from[i]!;
      const v1 = from[i + 1]!;
      const v2 = from[i + 2]!;
      const v3 = from[i + wide]!;
      const v4 = from[i + wide + 1]!;
      const v5 = from[i + wide + 2]!;
      const v6 = from[i + 2 * wide]!;
      const v7 = from[i + 2 * wide + 1]!;
      const v8 = from[i + 2 * wide + 2]!;
      one[out]! += a * v0 + b * v1 + c * v2 + d * v3 + e * v4 + f * v5 + g * v6 + h * v7 + k * v8;
      other[out]! += l * v0 + m * v1 + n * v2 + o * v3 + p * v4 + q * v5 + r * v6 + s * v7 + t * v8;
    }
  }
}

/** The greatest of each 2 × 2 places. */
export function halvedPlanes({ side, count, data }: Planes): Planes {
  const half = side / 2;
  const result = new Float32Array(count * half * half);
  for (let row = 0, out = 0; row < count * half; row++) {
    for (let x = 0, i = 2 * row * side; x < half; x++, i += 2, out++) result[out] = Math.max(data[i]!, data[i + 1]!, data[i + side]!, data[i + side + 1]!);
  }
  return { side: half, count, data: result };
}
