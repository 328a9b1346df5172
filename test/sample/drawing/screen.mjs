import sharp from 'sharp';
import { svgText, widthOf, wrap } from './glyphs.mjs';

/** Screenshots: a browser on an office computer, a phone. All addresses end in .example, which nobody can own. */

const text = (content, x, y, size, style = {}) => svgText(content, { x, y, size, face: 'hei', fill: '#222', ...style });
const rect = (x, y, width, height, fill, radius = 0) => `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"${radius ? ` rx="${radius}"` : ''}/>`;

/**
 * @param {{ address: string, tab: string, clock: [string, string], site: string, tint: string, content: (area: { x: number, y: number, width: number }) => string, height?: number, pictures?: { input: Buffer, left: number, top: number, width: number, height: number }[], jpeg?: boolean }} page
 * clock: time and day in the task bar
 */
export async function browser({ address, tab, clock, site, tint, content, height = 900, pictures = [], jpeg = false, scale = 1 }) {
  const width = 1440;
  const bottom = height - 44;
  const furniture = [
    rect(0, 0, width, 44, '#dee1e6'), `<path d="M14 44V20q0-10 10-10h238q10 0 10 10v24Z" fill="#fff"/>`, `<circle cx="36" cy="27" r="8" fill="${tint}"/>`,
    text(clip(tab, 14), 54, 33, 14), text('×', 246, 33, 16, { fill: '#5f6368' }), text('+', 290, 34, 20, { fill: '#5f6368' }),
    `<path d="M1310 28h14M1354 20h12v12h-12ZM1398 20l13 13M1411 20l-13 13" stroke="#444" fill="none" stroke-width="1.5"/>`,
    rect(0, 44, width, 42, '#fff'), `<path d="M30 65h-14m6-6l-6 6l6 6M52 65h14m-6-6l6 6l-6 6" stroke="#5f6368" fill="none" stroke-width="2"/><path d="M104 60a8 8 0 1 0 2 7M105 55v7h-7" stroke="#5f6368" fill="none" stroke-width="2"/>`,
    rect(128, 50, 1180, 30, '#f1f3f4', 15), `<path d="M146 62v-3a4 4 0 0 1 8 0v3M144 62h12v9h-12Z" stroke="#5f6368" fill="none" stroke-width="1.6"/>`, text(address, 166, 71, 15, { fill: '#33373b' }),
    rect(0, 86, width, 1, '#d5d8db'),
    rect(0, bottom, width, 44, '#1f2a38'), `<path d="M18 ${bottom + 14}h7v7h-7zM27 ${bottom + 14}h7v7h-7zM18 ${bottom + 23}h7v7h-7zM27 ${bottom + 23}h7v7h-7z" fill="#5ab4f0"/>`, rect(56, bottom + 9, 190, 26, '#34424f', 3), text('在这里输入你要搜索的内容', 68, bottom + 27, 12, { fill: '#b7c1c9' }),
    ...['#f2c14e', '#4aa3df', '#5cb85c'].map((colour, index) => rect(266 + index * 44, bottom + 11, 22, 22, colour, 4)),
    text(clock[0], 1410, bottom + 19, 13, { fill: '#fff', anchor: 'end' }), text(clock[1], 1410, bottom + 36, 13, { fill: '#fff', anchor: 'end' }),
  ].join('');
  const header = rect(0, 87, width, 108, tint) + `<path d="M0 195Q360 ${140} 720 175T1440 150V195Z" fill="#fff" opacity=".09"/>` + `<circle cx="176" cy="141" r="30" fill="#fff" opacity=".92"/><path d="M156 148q10-26 20-12t20-8q-2 22-20 26t-20-6Z" fill="${tint}"/>` + text(site, 222, 156, 40, { fill: '#fff', spacing: 3 });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width * scale}" height="${height * scale}" viewBox="0 0 ${width} ${height}">${rect(0, 0, width, height, '#f5f6f7')}${rect(120, 195, 1200, bottom - 195, '#fff')}${content({ x: 170, y: 195, width: 1100 })}${header}${furniture}</svg>`;
  return finish(svg, pictures.map((each) => ({ ...each })), jpeg, scale);
}

/** Where the picture of an article with a headline of one line stands. */
export const PICTURE = { left: 440, top: 374, width: 560, height: 420 };

/** A news page: path, headline, source and date, paragraphs, room for a picture. */
export function article({ path, headline, source, published, paragraphs, picture = null }) {
  return ({ x, y, width }) => {
    const parts = [text(`当前位置：${path}`, x, y + 34, 15, { fill: '#8a8f94' }), rect(x, y + 48, width, 1, '#e3e6e8')];
    const lines = wrap(headline, 'hei', 33, width - 60);
    lines.forEach((line, index) => parts.push(text(line, x + width / 2, y + 102 + index * 46, 33, { anchor: 'middle', fill: '#111' })));
    let at = y + 96 + lines.length * 46;
    parts.push(text(`发布时间：${published}　　来源：${source}　　字体：【大 中 小】`, x + width / 2, at, 15, { anchor: 'middle', fill: '#8a8f94' }));
    at += 20;
    parts.push(rect(x, at, width, 1, '#eceeef'));
    at += 40 + (picture ? picture.height + 26 : 0);
    for (const paragraph of paragraphs) {
      for (const line of wrap(`　　${paragraph}`, 'song', 20, width - 40)) {
        parts.push(svgText(line, { x: x + 20, y: at, size: 20, face: 'song', fill: '#222' }));
        at += 36;
      }
      at += 6;
    }
    return parts.join('');
  };
}

/**
 * @param {{ time: string, title: string, tint?: string, content: (area: { top: number, width: number }) => string, width?: number, pictures?: object[] }} phone
 */
export async function phone({ time, title, tint = '#ffffff', content, width = 1080, height = 2340, pictures = [], jpeg = false }) {
  const ink = tint === '#ffffff' ? '#111' : '#fff';
  const status = rect(0, 0, 1080, 96, tint) + text(time, 64, 66, 40, { fill: ink }) + `<path d="M842 66v-10M856 66v-18M870 66v-26M884 66v-34" stroke="${ink}" stroke-width="8"/><path d="M918 50a30 30 0 0 1 44 0l-22 22Z" fill="${ink}"/><rect x="982" y="40" width="52" height="26" rx="6" fill="none" stroke="${ink}" stroke-width="3"/>${rect(986, 44, 36, 18, ink)}`;
  const bar = rect(0, 96, 1080, 120, tint) + `<path d="M66 134l-22 22l22 22" stroke="${ink}" fill="none" stroke-width="5"/>` + text(title, 540, 172, 46, { fill: ink, anchor: 'middle' }) + `<circle cx="980" cy="156" r="5" fill="${ink}"/><circle cx="1000" cy="156" r="5" fill="${ink}"/><circle cx="1020" cy="156" r="5" fill="${ink}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${Math.round((width * height) / 1080)}" viewBox="0 0 1080 ${height}">${rect(0, 0, 1080, height, '#f4f5f7')}${content({ top: 216, width: 1080 })}${status}${bar}${rect(390, height - 26, 300, 9, '#222', 5)}</svg>`;
  return finish(svg, pictures, jpeg, width / 1080);
}

async function finish(svg, pictures, jpeg, scale) {
  const layers = await Promise.all(pictures.map(async ({ input, left, top, width, height }) => ({ input: await sharp(input).resize(Math.round(width * scale), Math.round(height * scale)).toBuffer(), left: Math.round(left * scale), top: Math.round(top * scale) })));
  const image = sharp(await sharp(Buffer.from(svg), { unlimited: true }).flatten({ background: '#fff' }).composite(layers).png({ compressionLevel: 1 }).toBuffer());
  return jpeg ? image.jpeg({ quality: 74, mozjpeg: true }).toBuffer() : image.png({ palette: true, colours: layers.length > 0 ? 128 : 48, dither: layers.length > 0 ? 0.8 : 0, effort: 7, compressionLevel: 9 }).toBuffer();
}

/** Cards with a number each, as a statistics page shows them. */
export function cards(list, { x, y, width, columns, height, size, tint }) {
  const each = width / columns;
  return list.map(([name, value, unit], index) => {
    const [left, top] = [x + (index % columns) * each, y + Math.floor(index / columns) * (height + size * 0.3)];
    const number = String(value);
    return rect(left + 6, top, each - 12, height, '#fff', 14) + `<rect x="${left + 6}" y="${top}" width="${size * 0.16}" height="${height}" fill="${tint}"/>` + text(name, left + size * 0.7, top + height * 0.34, size * 0.56, { fill: '#6b7177' }) + text(number, left + size * 0.7, top + height * 0.78, size * 1.25, { fill: tint }) + text(unit, left + size * 0.85 + widthOf(number, 'hei', size * 1.25), top + height * 0.78, size * 0.5, { fill: '#6b7177' });
  }).join('');
}

/** A table on a screen. */
export function grid(rows, { x, y, widths, size, pitch, head = '#eaf1f8' }) {
  const whole = widths.reduce((sum, each) => sum + each, 0);
  return rows.map((row, index) => {
    let left = x;
    const top = y + index * pitch;
    const cells = row.map((cell, column) => {
      const drawn = text(clip(String(cell), Math.floor((widths[column] - 12) / size)), left + 10, top + pitch * 0.66, size, { fill: index ? '#333' : '#1d4f7d' });
      left += widths[column];
      return drawn;
    });
    return rect(x, top, whole, pitch, index ? (index % 2 ? '#fff' : '#fafbfc') : head) + rect(x, top + pitch - 1, whole, 1, '#dfe4e8') + cells.join('');
  }).join('');
}

export const label = text;
export const box = rect;

function clip(content, most) {
  let width = 0;
  let out = '';
  for (const character of content) {
    width += character.codePointAt(0) < 256 ? 0.56 : 1;
    if (width > most) return `${out}…`;
    out += character;
  }
  return out;
}
