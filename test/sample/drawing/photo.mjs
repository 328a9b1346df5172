import sharp from 'sharp';
import { between, chance } from './chance.mjs';
import * as settings from './settings.mjs';

const [WIDTH, HEIGHT] = [1440, 1080];

/**
 * A picture as a phone or a compact camera takes it: focus that falls off, light that falls off to the corners, colour
 * that is never quite right, noise.
 * @param {{ setting: keyof typeof settings, seed: string, takenAt?: string, camera?: [string, string], width?: number, quality?: number, scene: object }} shot takenAt as `2021:05:12 09:31:07`
 * @returns {Promise<Buffer>} JPEG
 */
export async function photograph({ setting, seed, takenAt, camera = ['YL', 'DC-210'], width = 1280, quality = 70, scene }) {
  const next = chance(seed);
  const height = Math.round((width * HEIGHT) / WIDTH);
  const layers = settings[setting](next, scene);
  const tilt = between(next, -0.9, 0.9).toFixed(2);
  const defs = /<defs>.*?<\/defs>/s.exec(layers[0][0])?.[0] ?? '';
  const drawn = await Promise.all(layers.map(async ([svg, blur], index) => {
    const page = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${index === 0 ? '<rect width="100%" height="100%" fill="#b5b2aa"/>' : defs}<g transform="rotate(${tilt} 720 540) translate(-22 -17) scale(1.03)">${svg}</g></svg>`;
    return { input: await sharp(Buffer.from(page), { unlimited: true }).blur(blur).png({ compressionLevel: 1 }).toBuffer() };
  }));
  const flat = await sharp(drawn[0].input).composite(drawn.slice(1)).removeAlpha().raw().toBuffer();
  develop(flat, width, height, next);
  const image = sharp(flat, { raw: { width, height, channels: 3 } });
  const exif = takenAt ? { IFD0: { Make: camera[0], Model: camera[1], DateTime: takenAt }, IFD2: { DateTimeOriginal: takenAt, DateTimeDigitized: takenAt } } : undefined;
  return (exif ? image.withExif(exif) : image).jpeg({ quality, mozjpeg: true }).toBuffer();
}

function develop(data, width, height, next) {
  const cast = [between(next, 0.97, 1.06), between(next, 0.98, 1.02), between(next, 0.92, 1.02)];
  const light = [between(next, 0.2, 0.8), between(next, 0.1, 0.5)];
  const gain = between(next, 0.95, 1.08);
  let noise = Math.floor(next() * 4294967295) || 1;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const [u, v] = [x / width, y / height];
      const corner = 1 - 0.5 * ((u - 0.5) ** 2 + (v - 0.5) ** 2);
      const glow = 1 + 0.12 * (1 - Math.hypot(u - light[0], v - light[1]));
      for (let c = 0; c < 3; c++) {
        noise ^= noise << 13;
        noise ^= noise >>> 17;
        noise ^= noise << 5;
        const value = data[at + c] * cast[c] * corner * glow * gain;
        const curved = value < 128 ? 128 * (value / 128) ** 1.12 : 255 - 127 * (Math.max(0, 255 - value) / 127) ** 1.06;
        data[at + c] = Math.max(0, Math.min(255, curved + ((noise & 255) / 255 - 0.5) * 15));
      }
    }
  }
}
