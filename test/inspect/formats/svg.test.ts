import { createServer } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawSvg } from '../../../src/engines/svg.js';
import { inspect } from '../../../src/inspect/inspect.js';
import { recognise } from '../../../src/inspect/recognise.js';

const svg = (inside: string, about = 'width="100" height="100"') => new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${about}>${inside}</svg>`);
const RED = '<rect width="100" height="100" fill="#f00"/>';
const isRed = async (bytes: Uint8Array) => {
  const { data, width, height } = await drawSvg(bytes);
  const at = (Math.floor(height / 2) * width + Math.floor(width / 2)) * 3;
  return data[at]! > 200 && data[at + 1]! < 80;
};

describe('a drawing in XML', () => {
  it('is told by its root, behind comments and a document type, in any Unicode', async () => {
    const text = `<?xml version="1.0" encoding="UTF-16"?><!-- <html> --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">${new TextDecoder().decode(svg(RED))}`;
    const wide = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
    expect([recognise(new TextEncoder().encode(text), 'a.txt'), recognise(wide, 'a.svg'), recognise(new TextEncoder().encode('<p>&lt;svg&gt;</p>'), 'a.svg')]).toEqual(['svg', 'svg', 'txt']);
    expect(await isRed(wide)).toBe(true);
  });

  it('is a picture in its own proportions that is neither photo nor screenshot, and says what is not drawn', async () => {
    const facts = await inspect(svg(`${RED}<image href="https://example.org/a.png"/><image xlink:href="data:image/png;base64,AA=="/><foreignObject><p>字</p></foreignObject><animate/>`, 'viewBox="0 0 200 100"'), 'a.svg');
    expect(facts).toMatchObject({ format: 'svg', readable: 'yes', image: { width: 1600, height: 800 } });
    expect(facts.looks.map(({ kind }) => kind)).toEqual(['cannot-tell']);
    expect(facts.leftOut).toEqual([{ part: 'picture', count: 1 }, { part: 'frame', count: 1 }, { part: 'media', count: 1 }]);
    expect(facts.text.content).toBe('');
  });

  it('is lettered in our own faces', async () => {
    const { data } = await drawSvg(svg('<text x="0" y="90" font-size="100" font-family="no such face">澜</text>'));
    // A box for a missing glyph has a tenth of this ink.
    expect(data.filter((value, at) => at % 3 === 0 && value < 128).length / (data.length / 3)).toBeGreaterThan(0.1);
  });

  it('opens nothing outside of itself', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    const { port } = server.address() as { port: number };
    const folder = mkdtempSync(join(tmpdir(), 'jz-svg-'));
    try {
      const file = join(folder, 'red.png');
      writeFileSync(file, await sharp({ create: { width: 9, height: 9, channels: 3, background: '#f00' } }).png().toBuffer());
      for (const target of [`file://${file}`, file, `http://127.0.0.1:${port}/a.png`]) expect(await isRed(svg(`<image href="${target}" xlink:href="${target}" width="100" height="100"/>`)), target).toBe(false);
      await drawSvg(svg(`<style>@import url("http://127.0.0.1:${port}/a.css");</style><script>fetch("http://127.0.0.1:${port}/")</script>${RED}`));
      await expect(drawSvg(new TextEncoder().encode(`<!DOCTYPE svg [<!ENTITY x SYSTEM "file://${file}">]>${new TextDecoder().decode(svg('<text>&x;</text>'))}`))).rejects.toThrow();
      expect(asked).toEqual([]);
    } finally {
      server.close();
      rmSync(folder, { recursive: true });
    }
  });

  it('that grows without end is too large', async () => {
    const letters = 'abcdefghi';
    const entities = [...letters].map((letter, at) => `<!ENTITY ${letter} "${at === 0 ? 'ha' : `&${letters[at - 1]};`.repeat(10)}">`).join('');
    const bomb = new TextEncoder().encode(`<!DOCTYPE svg [${entities}]>${new TextDecoder().decode(svg('<text>&i;</text>'))}`);
    expect((await inspect(bomb, 'a.svg')).problems).toMatchObject([{ code: 'too-large' }]);
    expect(await drawSvg(svg(RED, 'width="100000" height="100000" viewBox="0 0 100 100"'))).toMatchObject({ width: expect.toSatisfy((side: number) => side <= 30_000) });
  });
});
