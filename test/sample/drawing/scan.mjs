import sharp from 'sharp';
import { between, chance } from './chance.mjs';
import { inkSvg, marksSvg, sealsSvg } from './page.mjs';

/**
 * A page as a flat-bed scanner sees it: paper that is not white, a sheet that lies a little askew, ink that is not
 * even, the noise of the sensor, the shadow of the lid.
 *
 * @param {import('./page.mjs').Page} page
 * @param {{ seed: string, dpi?: number, grey?: boolean, marks?: 'marker'|'underline', quality?: number, punched?: boolean }} options
 * @returns {Promise<Buffer>} JPEG
 */
export async function scan(page, { seed, dpi = 200, grey = false, marks, quality = 52, punched = false }) {
  const next = chance(seed);
  const [width, height] = [Math.round((page.width / 25.4) * dpi), Math.round((page.height / 25.4) * dpi)];
  const skew = between(next, -0.7, 0.7);
  const [dx, dy] = [between(next, -1.5, 1.5), between(next, -1.5, 1.5)];
  const wrap = (content) => Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${page.width} ${page.height}"><rect width="100%" height="100%" fill="#fff"/><g transform="translate(${dx.toFixed(2)} ${dy.toFixed(2)}) rotate(${skew.toFixed(3)} 105 148)">${content}</g></svg>`,
  );
  const raster = async (content, blur) => (await sharp(wrap(content), { unlimited: true }).blur(blur).removeAlpha().raw().toBuffer());
  const ink = await raster(inkSvg(page), 0.55);
  const seals = page.elements.some((each) => each.type === 'seal') ? await raster(sealsSvg(page), 0.7) : null;
  const bars = marks ? await raster(marksSvg(page, marks), 0.8) : null;
  const out = paper({ width, height, next, punched: punched ? dpi / 25.4 : 0 });
  press({ out, ink, seals, bars, width, next });
  const image = sharp(out, { raw: { width, height, channels: 3 } });
  return (grey ? image.greyscale().linear(1.18, -22) : image).withMetadata({ density: dpi }).jpeg({ quality, mozjpeg: true }).toBuffer();
}

/** Warm paper, darker towards one side, with soft blotches and a little noise. */
function paper({ width, height, next, punched }) {
  const out = Buffer.alloc(width * height * 3);
  const white = between(next, 246, 251);
  const tone = [white, white - between(next, 1, 2.5), white - between(next, 6, 11)];
  const blotches = grid(next, 14, 20);
  const shade = between(next, 2, 7);
  const left = next() < 0.5;
  const lid = between(next, 6, 14);
  let noise = Math.floor(next() * 4294967295) || 1;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      noise ^= noise << 13;
      noise ^= noise >>> 17;
      noise ^= noise << 5;
      const grain = ((noise & 255) / 255 - 0.5) * 3.2;
      const from = (left ? x : width - 1 - x) / width;
      const dim = shade * from + (from < 0.012 ? lid * (1 - from / 0.012) * 3 : 0) + blotch(blotches, x / width, y / height) * 1.6;
      out[at] = clamp(tone[0] - dim + grain);
      out[at + 1] = clamp(tone[1] - dim * 1.02 + grain);
      out[at + 2] = clamp(tone[2] - dim * 1.1 + grain);
    }
  }
  if (punched) for (const at of [0.36, 0.635]) hole(out, { width, x: 11 * punched, y: height * at, radius: 2.8 * punched });
  return out;
}

function hole(out, { width, x, y, radius }) {
  for (let j = Math.floor(y - radius); j <= y + radius; j++) {
    for (let i = Math.floor(x - radius); i <= x + radius; i++) {
      const away = Math.hypot(i - x, j - y) / radius;
      if (away > 1) continue;
      const dark = away > 0.9 ? 150 : 74 + 30 * away;
      out.fill(dark, (j * width + i) * 3, (j * width + i) * 3 + 3);
    }
  }
}

/** Ink, stamp and marker take light from the paper; the stamp is blotchy, as stamp pads make it. */
function press({ out, ink, seals, bars, width, next }) {
  const wear = grid(next, 90, 128);
  const rows = out.length / 3 / width;
  const strength = between(next, 0.8, 0.92);
  for (let i = 0, pixel = 0; i < out.length; i += 3, pixel++) {
    const worn = seals && seals[i + 1] < 250 ? strength * (0.92 + 0.2 * blotch(wear, (pixel % width) / width, Math.floor(pixel / width) / rows)) : 0;
    for (let c = 0; c < 3; c++) {
      let value = out[i + c];
      if (bars) value *= bars[i + c] / 255;
      value = 22 + ((value - 22) * (ink[i + c])) / 255;
      if (worn) value *= 1 - Math.min(1, worn) * (1 - seals[i + c] / 255);
      out[i + c] = value;
    }
  }
}

function grid(next, columns, rows) {
  return { columns, rows, values: Array.from({ length: columns * rows }, () => next() * 2 - 1) };
}

/** Smooth values between the points of a grid. */
function blotch({ columns, rows, values }, u, v) {
  const [x, y] = [u * (columns - 1), v * (rows - 1)];
  const [i, j] = [Math.min(columns - 2, Math.floor(x)), Math.min(rows - 2, Math.floor(y))];
  const [s, t] = [x - i, y - j];
  const at = (a, b) => values[(j + b) * columns + i + a];
  return (at(0, 0) * (1 - s) + at(1, 0) * s) * (1 - t) + (at(0, 1) * (1 - s) + at(1, 1) * s) * t;
}

function clamp(value) {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}
