/** Whole screens as devices report them, short side × long side, in pixels; either way up. Sizes of 4:3 are left out: cameras and messengers make them too. */
const SCREENS = new Set([
  // Telephones, Android and iOS.
  '480x800', '480x854', '540x960', '640x960', '640x1136', '720x1280', '720x1440', '720x1520', '720x1560', '720x1600', '720x1612', '720x1640', '750x1334', '828x1792',
  '1080x1920', '1080x2016', '1080x2040', '1080x2160', '1080x2220', '1080x2244', '1080x2246', '1080x2248', '1080x2280', '1080x2310', '1080x2312', '1080x2316', '1080x2338', '1080x2340', '1080x2376', '1080x2388', '1080x2400', '1080x2408', '1080x2412', '1080x2424', '1080x2460', '1080x2520',
  '1125x2436', '1170x2532', '1179x2556', '1206x2622', '1284x2778', '1290x2796', '1320x2868', '1242x2208', '1242x2688',
  '1176x2400', '1200x2640', '1200x2670', '1220x2712', '1224x2700', '1228x2700', '1240x2772', '1256x2760', '1260x2800', '1264x2780', '1312x2848', '1344x2772', '1344x2992',
  '1440x2560', '1440x2880', '1440x2960', '1440x3040', '1440x3088', '1440x3120', '1440x3168', '1440x3200', '1440x3216', '1176x2560', '1200x2499',
  // Tablets.
  '800x1280', '1200x1920', '1200x2000', '1600x2560', '1640x2360', '1668x2224', '1668x2388', '2048x2732', '1752x2800', '1800x2880', '1600x2176',
  // Desks and laptops.
  '600x1024', '720x1366', '768x1366', '768x1360', '800x1280', '900x1440', '900x1600', '1050x1680', '1080x1920', '1200x1920', '1280x2048', '1440x2560', '1440x3440', '1600x2560', '1664x2496', '1800x2880', '2160x3840', '1864x2880', '1964x3024', '2234x3456', '1440x2304', '1692x3008', '1152x2048', '864x1536', '824x1536', '720x1280', '1260x2240', '2520x4480', '2880x5120',
]);

export function isScreenSize(width: number, height: number): boolean {
  return SCREENS.has(`${Math.min(width, height)}x${Math.max(width, height)}`);
}

/** Sides of A4 and B5 in millimetres at the densities scanners offer: within half a percent, for each driver rounds its own way. */
export function isSheetAt(width: number, height: number): number | null {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  const dpi = DENSITIES.find((each) => SHEETS.some(([narrow, tall]) => near(short, (narrow / 25.4) * each) && near(long, (tall / 25.4) * each)));
  return dpi ?? null;
}

const SHEETS = [[210, 297], [297, 420], [215.9, 279.4], [215.9, 297], [210, 295]] as const;
const DENSITIES = [100, 150, 200, 240, 300, 400, 600] as const;

function near(found: number, wanted: number): boolean {
  return Math.abs(found - wanted) <= Math.max(3, wanted * 0.006);
}

/** A4 and its kind 1:√2, Letter 1:1.294; within two percent, for a scanner cuts as it likes. */
export function isSheetShaped(width: number, height: number): boolean {
  const shape = Math.max(width, height) / Math.min(width, height);
  return [Math.SQRT2, 11 / 8.5].some((sheet) => Math.abs(shape - sheet) < 0.02 * sheet);
}

/** As tall as only telephones are: no camera takes pictures of that shape. */
export function isTall(width: number, height: number): boolean {
  return height >= width * 1.9 && height <= width * 2.4;
}
