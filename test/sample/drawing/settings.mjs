import { between, oneOf } from './chance.mjs';
import { banner, board, person, seated, shade, table, tent, tree } from './figures.mjs';
import { svgText } from './glyphs.mjs';

/** Places where pictures are taken, 1440 × 1080 pixels: each returns layers from far to near, `[svg, blur]`. */

const W = 1440;
const H = 1080;

const fill = (id, stops, vertical = true) => `<linearGradient id="${id}" x2="${vertical ? 0 : 1}" y2="${vertical ? 1 : 0}">${stops.map(([at, colour]) => `<stop offset="${at}" stop-color="${colour}"/>`).join('')}</linearGradient>`;
const rows = (count, make) => Array.from({ length: count }, (_, index) => make(index)).join('');

/** A square between houses: banner, tents, boards, people. */
export function square(next, { text, tents = 2, vests = 3, crowd = 9, boards = 3, sky = ['#9db9d3', '#e4e6e2'] }) {
  const horizon = 560;
  const houses = rows(9, (i) => {
    const [x, w, h] = [i * 175 - 60 + between(next, -20, 20), between(next, 150, 215), between(next, 190, 460)];
    const wall = oneOf(next, ['#c9bfae', '#b9b3a8', '#d3cabb', '#a9a79f', '#c2ad98']);
    const windows = rows(Math.floor(h / 46), (r) => rows(Math.floor(w / 40), (c) => `<rect x="${x + 12 + c * 40}" y="${horizon - h + 18 + r * 46}" width="22" height="28" fill="${oneOf(next, ['#5f6f7c', '#77868f', '#4c5a66', '#93a3ab'])}"/>`));
    return `<rect x="${x}" y="${horizon - h}" width="${w}" height="${h + 20}" fill="${wall}"/><rect x="${x + w * 0.7}" y="${horizon - h}" width="${w * 0.3}" height="${h + 20}" fill="#000" opacity=".1"/>${windows}`;
  });
  const paving = rows(14, (i) => `<path d="M0 ${horizon + 12 + i * i * 2.7}H${W}" stroke="#8c8577" stroke-width="${0.6 + i * 0.12}" opacity=".5"/>`) + rows(23, (i) => `<path d="M${W / 2 + (i - 11) * 42} ${horizon}L${W / 2 + (i - 11) * 260} ${H}" stroke="#8c8577" stroke-width="1.2" opacity=".45"/>`);
  const far = `<defs>${fill('sky', [[0, sky[0]], [1, sky[1]]])}${fill('ground', [[0, '#b5ad9d'], [1, '#8f887b']])}</defs><rect width="${W}" height="${horizon + 20}" fill="url(#sky)"/>${houses}`;
  const ground = `<rect y="${horizon}" width="${W}" height="${H - horizon}" fill="url(#ground)"/>${paving}`;
  const green = rows(6, (i) => tree(next, i * 270 + between(next, -40, 60), horizon + 40, between(next, 85, 130)));
  const stalls = rows(tents, (i) => {
    const x = 90 + i * (1180 / Math.max(1, tents - 0.2));
    return `${tent(x, 800, 330, oneOf(next, ['#1d5fa8', '#b7272c', '#2d7d58']))}${table(x + 30, 802, 270, oneOf(next, ['#9fb8cf', '#c9d3c0', '#d8cdb8']))}${rows(7, (k) => `<rect x="${x + 44 + k * 34}" y="${700 + (k % 2) * 6}" width="26" height="16" fill="${oneOf(next, ['#d9534f', '#f0ad4e', '#5bc0de', '#f7f7f2', '#6aa84f'])}" transform="rotate(${between(next, -9, 9)} ${x + 57 + k * 34} 708)"/>`)}${person(next, x + 90, 790, 300, { vest: true })}${person(next, x + 215, 792, 292, { vest: true })}${table(x + 30, 820, 270, '#b8c7d4')}`;
  });
  const panels = rows(boards, (i) => board(next, 560 + i * 150 - boards * 20, 790, 118, { title: oneOf(next, ['科学生活', '防灾减灾', '健康素养', '节能环保', '食品安全']), colour: oneOf(next, ['#1f7a5c', '#b0343a', '#235a97']) }));
  const people = Array.from({ length: crowd }, (_, i) => ({ x: between(next, 60, W - 60), y: 850 + (i / crowd) * 215 })).map(({ x, y }, i) => person(next, x, y, 330 + (y - 850) * 0.85, { back: next() < 0.62, child: next() < 0.22, vest: i < vests - 2 })).join('');
  return [[far, 2.2], [ground + green, 1.4], [`<rect x="250" y="318" width="10" height="470" fill="#77787a"/><rect x="1180" y="318" width="10" height="470" fill="#77787a"/>${banner(text, { x: 250, y: 330, width: 940, height: 104 })}${stalls}${panels}`, 0.6], [people, 0.5]];
}

/** A lecture: screen, speaker, rows of listeners from behind. */
export function hall(next, { text, slide, wall = '#cfc6b6', crowd = 4 }) {
  const back = `<defs>${fill('wall', [[0, shade(wall, 14)], [1, shade(wall, -46)]])}${fill('floor', [[0, '#7b6a57'], [1, '#4c4034']])}<radialGradient id="glow"><stop offset="0" stop-color="#fff" stop-opacity=".8"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient></defs><rect width="${W}" height="700" fill="url(#wall)"/><rect width="${W}" height="150" fill="#e9e5dc"/>${rows(5, (i) => `<rect x="${100 + i * 270}" y="${44}" width="180" height="30" fill="#fffef4"/><ellipse cx="${190 + i * 270}" cy="70" rx="190" ry="90" fill="url(#glow)" opacity=".55"/>`)}<rect y="690" width="${W}" height="400" fill="url(#floor)"/><rect x="40" y="250" width="150" height="330" fill="#aebfca"/><rect x="54" y="262" width="56" height="306" fill="#d5e2e8"/><rect x="120" y="262" width="56" height="306" fill="#cddce3"/>`;
  const screen = `<rect x="386" y="196" width="688" height="404" fill="#39393b"/><rect x="400" y="210" width="660" height="376" fill="#f5f8fb"/><rect x="400" y="210" width="660" height="70" fill="#1e63b0"/>${svgText(slide[0], { x: 730, y: 260, size: Math.min(40, 600 / [...slide[0]].length), face: 'hei', fill: '#fff', anchor: 'middle' })}${slide.slice(1).map((line, i) => svgText(`${i + 1}. ${line}`, { x: 452, y: 348 + i * 66, size: 32, face: 'hei', fill: '#26323d' })).join('')}<rect x="830" y="400" width="190" height="140" fill="#cfe3d4"/><path d="M840 530l50-70l36 34l40-62l46 98Z" fill="#5f9a72"/>`;
  const speaker = `${person(next, 1190, 800, 400, { shirt: '#f0eee8' })}<rect x="1120" y="610" width="150" height="200" fill="#6b4a2f"/><rect x="1108" y="596" width="174" height="24" fill="#7d5838"/><rect x="1150" y="560" width="4" height="40" fill="#222"/><circle cx="1152" cy="556" r="8" fill="#222"/>`;
  const listeners = rows(crowd, (row) => {
    const [size, y] = [46 + row * 20, 740 + row * row * 16 + row * 58];
    const each = size * 2.75;
    return rows(Math.ceil(W / each) + 1, (i) => seated(next, i * each - (row % 2) * each * 0.5 + between(next, -10, 10), y + between(next, -10, 10), size) + `<rect x="${i * each - (row % 2) * each * 0.5 - size * 0.95}" y="${y + size * 1.25}" width="${size * 1.9}" height="${size * 2.4}" rx="10" fill="#59311f"/>`);
  });
  return [[back, 1.2], [`${banner(text, { x: 250, y: 96, width: 960, height: 78 })}${screen}${speaker}`, 0.6], [listeners, 1]];
}

/** A science hall: exhibits on stands, children, a guide. */
export function museum(next, { text, crowd = 8 }) {
  const back = `<defs>${fill('wall', [[0, '#22344d'], [1, '#4a6a8c']])}${fill('floor', [[0, '#c8ccd2'], [1, '#8d939b']])}<radialGradient id="ball" cx=".35" cy=".3"><stop offset="0" stop-color="#9fd0f2"/><stop offset=".5" stop-color="#2f78b7"/><stop offset="1" stop-color="#0c2340"/></radialGradient><radialGradient id="lamp"><stop offset="0" stop-color="#dff1ff" stop-opacity=".75"/><stop offset="1" stop-color="#dff1ff" stop-opacity="0"/></radialGradient></defs><rect width="${W}" height="640" fill="url(#wall)"/>${rows(7, (i) => `<path d="M${i * 240 - 40} 0l130 640h60L${i * 240 + 60} 0Z" fill="#fff" opacity=".035"/><ellipse cx="${i * 240 + 40}" cy="60" rx="150" ry="110" fill="url(#lamp)"/>`)}<rect y="636" width="${W}" height="${H - 636}" fill="url(#floor)"/>${rows(12, (i) => `<path d="M${W / 2 + (i - 6) * 80} 640L${W / 2 + (i - 6) * 330} ${H}" stroke="#767d86" opacity=".4"/>`)}${svgText(text, { x: 720, y: 190, size: Math.min(74, 1100 / [...text].length), face: 'hei', fill: '#eaf6ff', anchor: 'middle', spacing: 12 })}`;
  const globe = `<rect x="190" y="640" width="160" height="120" fill="#e8eaec"/><rect x="310" y="640" width="40" height="120" fill="#000" opacity=".12"/><circle cx="270" cy="500" r="142" fill="url(#ball)"/><path d="M190 440q60 -50 110 -20q20 50 -40 70q-60 10 -70 -50ZM300 540q50 -20 60 20q-20 60 -60 50q-30 -40 0 -70Z" fill="#6faf6a" opacity=".8"/><ellipse cx="270" cy="500" rx="176" ry="36" fill="none" stroke="#d7b45c" stroke-width="7" transform="rotate(-18 270 500)"/>`;
  const helix = `<rect x="640" y="640" width="150" height="110" fill="#e2e4e7"/>${rows(17, (i) => { const a = i * 0.52; return `<path d="M${715 + Math.sin(a) * 58} ${330 + i * 18}L${715 - Math.sin(a) * 58} ${330 + i * 18}" stroke="#c9d6df" stroke-width="5"/><circle cx="${715 + Math.sin(a) * 58}" cy="${330 + i * 18}" r="13" fill="#e06a3b"/><circle cx="${715 - Math.sin(a) * 58}" cy="${330 + i * 18}" r="13" fill="#f2c14e"/>`; })}`;
  const rocket = `<rect x="1080" y="650" width="170" height="110" fill="#dfe2e5"/><path d="M1165 260q54 90 54 200v170h-108v-170q0 -110 54 -200Z" fill="#eceff1"/><path d="M1165 260q54 90 54 200v170h-44v-170Z" fill="#000" opacity=".16"/><path d="M1111 560l-44 90h44ZM1219 560l44 90h-44Z" fill="#b7272c"/><circle cx="1165" cy="430" r="24" fill="#33597a"/><rect x="1111" y="500" width="108" height="20" fill="#b7272c"/>`;
  const glass = `<rect x="830" y="470" width="190" height="190" fill="#bfe3f2" opacity=".25"/><rect x="830" y="660" width="190" height="90" fill="#cfd5da"/><path d="M850 652l40-70l34 40l30-86l44 116Z" fill="#a98555"/><rect x="430" y="560" width="150" height="100" fill="#10202e"/><rect x="438" y="568" width="134" height="84" fill="#49c2e6" opacity=".8"/><rect x="486" y="660" width="38" height="90" fill="#9aa3ab"/>`;
  const people = Array.from({ length: crowd }, (_, i) => ({ x: 110 + (i * 1240) / crowd + between(next, -30, 30), y: 860 + between(next, 0, 170) })).sort((a, b) => a.y - b.y).map(({ x, y }) => person(next, x, y, 270 + (y - 860) * 0.9, { child: next() < 0.7, back: next() < 0.6 })).join('');
  return [[back, 1.8], [globe + helix + rocket + glass, 0.8], [people + person(next, 960, 940, 400, { vest: true }), 0.5]];
}

/** Rows of plants under an arched roof: growers and a technician. */
export function greenhouse(next, { text, crowd = 6 }) {
  const back = `<defs>${fill('air', [[0, '#f3f6f1'], [1, '#cddbc9']])}${fill('soil', [[0, '#8d7a5f'], [1, '#5e4e3b']])}</defs><rect width="${W}" height="${H}" fill="url(#air)"/>${rows(9, (i) => { const s = 1 - i * 0.09; return `<path d="M${720 - 860 * s} ${560 + 420 * s}V${560 - 60 * s}Q720 ${560 - 720 * s} ${720 + 860 * s} ${560 - 60 * s}V${560 + 420 * s}" fill="none" stroke="#b3bab5" stroke-width="${11 * s}"/>`; })}`;
  const soil = `<path d="M560 590H880L${W + 300} ${H}H-300Z" fill="url(#soil)"/>`;
  const plants = rows(6, (row) => {
    const lane = row - 2.5;
    return rows(17, (i) => {
      const t = (i / 17) ** 1.7;
      const [x, y, s] = [720 + lane * (64 + t * 420), 600 + t * 520, 10 + t * 62];
      return rows(7, () => `<ellipse cx="${x + between(next, -1, 1) * s}" cy="${y - between(next, 0, 1.2) * s}" rx="${s * between(next, 0.3, 0.6)}" ry="${s * between(next, 0.16, 0.34)}" fill="${oneOf(next, ['#3f7a35', '#55963f', '#2f6330', '#6fae4d', '#7fb75a'])}" transform="rotate(${between(next, -50, 50)} ${x} ${y})"/>`) + (next() < 0.4 ? `<circle cx="${x + between(next, -0.6, 0.6) * s}" cy="${y - s * 0.4}" r="${s * 0.17}" fill="#d03a2d"/>` : '');
    });
  });
  const people = Array.from({ length: crowd }, (_, i) => ({ x: 210 + (i * 1060) / crowd + between(next, -40, 40), y: 800 + between(next, 20, 170) })).sort((a, b) => a.y - b.y).map(({ x, y }) => person(next, x, y, 320 + (y - 800), { back: next() < 0.5 })).join('');
  return [[back, 2], [soil + plants, 0.8], [`${banner(text, { x: 290, y: 150, width: 860, height: 86 })}`, 0.6], [people + person(next, 760, 900, 410, { shirt: '#f3f3ef' }), 0.5]];
}

/** The van of the travelling science museum in front of a village school. */
export function van(next, { text, crowd = 9 }) {
  const back = `<defs>${fill('sky', [[0, '#8fb4d9'], [1, '#eef0ea']])}${fill('yard', [[0, '#bdb5a6'], [1, '#8f8778']])}</defs><rect width="${W}" height="620" fill="url(#sky)"/><path d="M0 520Q240 380 520 470T1020 430T1440 500V640H0Z" fill="#7f9a86"/><path d="M0 560Q300 470 700 540T1440 530V640H0Z" fill="#688468"/><rect x="60" y="330" width="720" height="270" fill="#e6dccb"/><path d="M40 330h760l-40 -46H80Z" fill="#9c4a3a"/>${rows(2, (r) => rows(8, (c) => `<rect x="${92 + c * 86}" y="${356 + r * 122}" width="54" height="66" fill="#6d8494"/><rect x="${118 + c * 86}" y="${356 + r * 122}" width="3" height="66" fill="#e6dccb"/>`))}<rect y="596" width="${W}" height="${H - 596}" fill="url(#yard)"/>`;
  const body = `<ellipse cx="930" cy="872" rx="440" ry="26" fill="#000" opacity=".32"/><path d="M560 470h600q26 0 40 26l86 130q10 16 10 40v180H560Z" fill="#f4f5f4"/><path d="M560 700h736v146H560Z" fill="#2474b8"/><path d="M1186 520h26l66 104h-92Z" fill="#33434f"/><rect x="600" y="512" width="540" height="150" fill="#cfe0ea"/><path d="M590 500h560l40 -104H566Z" fill="#2474b8" opacity=".93"/>${svgText('科普大篷车', { x: 866, y: 476, size: 64, face: 'hei', fill: '#fff', anchor: 'middle', spacing: 16 })}${rows(5, (i) => `<rect x="${616 + i * 104}" y="530" width="86" height="112" fill="${['#e9d8a6', '#9bc1bc', '#e6ebe0', '#f4acb7', '#a3c4f3'][i]}"/><circle cx="${659 + i * 104}" cy="586" r="26" fill="#44576b" opacity=".55"/>`)}<circle cx="700" cy="846" r="54" fill="#1d1e20"/><circle cx="700" cy="846" r="25" fill="#a8acb0"/><circle cx="1164" cy="846" r="54" fill="#1d1e20"/><circle cx="1164" cy="846" r="25" fill="#a8acb0"/><rect x="1278" y="716" width="22" height="34" fill="#f6e7a4"/>`;
  const people = Array.from({ length: crowd }, (_, i) => ({ x: 80 + (i * 1240) / crowd + between(next, -50, 50), y: 890 + between(next, 0, 160) })).sort((a, b) => a.y - b.y).map(({ x, y }) => person(next, x, y, 270 + (y - 890) * 0.9, { child: next() < 0.72, back: next() < 0.7 })).join('');
  return [[back, 2], [`${tree(next, 60, 640, 120)}${tree(next, 1380, 640, 150)}`, 1.4], [body + banner(text, { x: 90, y: 250, width: 640, height: 74 }) + board(next, 330, 830, 150, { title: '光影世界' }), 0.6], [people + person(next, 520, 960, 400, { vest: true }), 0.5]];
}

/** A wide hall of a station or a shopping centre. */
export function concourse(next, { text, sign, crowd = 12 }) {
  const back = `<defs>${fill('ceiling', [[0, '#f2f4f5'], [1, '#c9ced2']])}${fill('floor', [[0, '#d9dcde'], [1, '#a2a6aa']])}</defs><rect width="${W}" height="600" fill="url(#ceiling)"/>${rows(9, (i) => `<path d="M${W / 2 + (i - 4) * 60} 470L${W / 2 + (i - 4) * 330} 0" stroke="#fff" stroke-width="${16}" opacity=".8"/>`)}<rect x="0" y="330" width="${W}" height="270" fill="#b8c4cb"/>${rows(8, (i) => `<rect x="${i * 184 + 10}" y="346" width="160" height="240" fill="${oneOf(next, ['#8fa6b2', '#d9c7a8', '#a7b8a0', '#c2a3a0', '#7d97a8'])}"/><rect x="${i * 184 + 26}" y="362" width="128" height="34" fill="#f5f3ea"/>`)}<rect x="420" y="226" width="600" height="88" fill="#1a4f85"/>${svgText(sign, { x: 720, y: 286, size: 46, face: 'hei', fill: '#fff', anchor: 'middle', spacing: 10 })}<rect y="596" width="${W}" height="${H - 596}" fill="url(#floor)"/>${rows(10, (i) => `<path d="M${W / 2 + (i - 5) * 110} 600L${W / 2 + (i - 5) * 380} ${H}" stroke="#8b9095" opacity=".45"/>`)}`;
  const stand = `${banner(text, { x: 300, y: 420, width: 840, height: 84 })}${rows(4, (i) => board(next, 310 + i * 215, 800, 150, { title: ['食品安全', '防范谣言', '健康出行', '急救常识'][i], colour: ['#1f7a5c', '#b0343a', '#235a97', '#8a5a1f'][i] }))}${table(360, 850, 320, '#a9bfd2')}${person(next, 440, 850, 330, { vest: true })}${table(360, 872, 320, '#b7cadb')}`;
  const people = Array.from({ length: crowd }, (_, i) => ({ x: 60 + (i * 1320) / crowd + between(next, -40, 40), y: 870 + between(next, 0, 190) })).sort((a, b) => a.y - b.y).map(({ x, y }) => person(next, x, y, 320 + (y - 870) * 0.8, { back: next() < 0.7, child: next() < 0.15 })).join('');
  return [[back, 1.6], [stand, 0.6], [people, 0.5]];
}
