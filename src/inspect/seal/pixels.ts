/** A picture in memory: RGB, three bytes a pixel, rows from the top, no padding. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** The recogniser's own small copy, and how many pixels of the original one of its pixels stands for. */
export interface SmallCopy extends Pixels {
  readonly factor: number;
}

/**
 * A copy whose long side is at most `longSide` pixels, each the mean of the pixels it covers.
 * A picture that is small enough is returned as it is, with factor 1.
 */
export function shrink(pixels: Pixels, longSide: number): SmallCopy {
  const factor = Math.max(pixels.width, pixels.height) / longSide;
  if (factor <= 1) return { ...pixels, factor: 1 };
  const width = Math.max(1, Math.round(pixels.width / factor));
  const height = Math.max(1, Math.round(pixels.height / factor));
  const data = new Uint8Array(width * height * 3);
  const columnOf = new Int32Array(pixels.width);
  const columnCount = new Int32Array(width);
  for (let x = 0; x < pixels.width; x++) {
    const column = Math.min(width - 1, Math.floor((x * width) / pixels.width));
    columnOf[x] = column * 3;
    columnCount[column]!++;
  }
  const sums = new Uint32Array(width * 3);
  let y = 0;
  for (let row = 0; row < height; row++) {
    const end = row === height - 1 ? pixels.height : Math.ceil(((row + 1) * pixels.height) / height);
    const rows = end - y;
    sums.fill(0);
    for (; y < end; y++) addRow(pixels, y, columnOf, sums);
    for (let column = 0; column < width; column++) {
      const count = Math.max(1, rows * columnCount[column]!);
      for (let channel = 0; channel < 3; channel++) {
        data[(row * width + column) * 3 + channel] = sums[column * 3 + channel]! / count + 0.5;
      }
    }
  }
  return { data, width, height, factor };
}

function addRow(pixels: Pixels, y: number, columnOf: Int32Array, sums: Uint32Array): void {
  const { data, width } = pixels;
  for (let x = 0, at = y * width * 3; x < width; x++, at += 3) {
    const column = columnOf[x]!;
    sums[column]! += data[at]!;
    sums[column + 1]! += data[at + 1]!;
    sums[column + 2]! += data[at + 2]!;
  }
}
