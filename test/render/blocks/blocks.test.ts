import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.js';
import { assetPath } from '../../../src/io/assets.js';
import { readTemplates } from '../../../src/io/read-templates.js';
import { PARAGRAPH_STYLES } from '../../../src/model/dossier.js';
import { HELPERS } from '../../../src/render/blocks/helpers.js';
import { parseBlocks } from '../../../src/render/blocks/html.js';
import { TAGS } from '../../../src/render/blocks/tags.js';
import { compileTemplates } from '../../../src/render/blocks/templates.js';

const template = (text: string, name = 'dossier') => ({ name, path: `packs/x/${name}.hbs`, text });
const details = (work: () => unknown): readonly string[] => {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error.details;
    throw error;
  }
  return [];
};

describe('templates become blocks', () => {
  const shape = (html: string) => parseBlocks(html).flatMap((block) => (block.type === 'table' ? block.rows.map((row) => row.map(({ inlines, colspan }) => `${inlines.map((inline) => ('text' in inline ? inline.text : '/')).join('')}×${colspan}`)) : []));

  it('fills short rows, so that no cell slips into the row above', () => {
    expect(shape('<table><tr><td>标题</td></tr><tr><td>甲</td><td>乙</td><td>丙</td></tr><tr></tr><tr><td>丁</td><td>戊</td></tr></table>')).toEqual([['标题×3'], ['甲×1', '乙×1', '丙×1'], ['×1', '×1', '×1'], ['丁×1', '戊×2']]);
    expect(shape('<table><tr><td>甲</td><td rowspan="2">乙</td><td>丙</td></tr><tr><td>丁</td></tr><tr><td>戊</td></tr></table>')).toEqual([['甲×1', '乙×1', '丙×1'], ['丁×1', '×1'], ['戊×3']]);
  });

  it('takes cells merged over more than a hundred rows', () => {
    expect(shape('<table><tr><td rowspan="150">甲</td><td colspan="120">乙</td></tr></table>')).toEqual([['甲×1', '乙×120']]);
  });

  it('parts the lines of a text that was read', () => {
    const templates = compileTemplates([template('<table>{{#each rows}}<tr><td>{{#each (lines this)}}{{this}}{{#unless @last}}<br>{{/unless}}{{/each}}</td></tr>{{/each}}</table>')]);
    expect(templates.blocks('dossier', { rows: ['10\n20'] })).toMatchObject([{ rows: [[{ inlines: [{ text: '10' }, { type: 'break' }, { text: '20' }] }]] }]);
  });

  it('reads every construct', () => {
    const blocks = parseBlocks(`
      <h1 id="a">一、<b>总</b></h1>
      <p class="note">甲<br>乙 <em>丙</em><span class="gap">丁</span> <a href="#x">戊</a>第<page of="x"></page>页</p>
      <ul><li>一</li><li>二</li></ul>
      <table columns="1 2"><thead><tr><th>头</th><th>尾</th></tr></thead><tr><td colspan="2" align="right">格</td></tr></table>
      <space lines="2"></space><page-break></page-break><contents depth="2"></contents>
      <exhibit number="A-1-01"></exhibit><exhibit number="A-1-02"><p>正文</p></exhibit>`);
    expect(blocks.map((block) => block.type)).toEqual(['heading', 'paragraph', 'list', 'table', 'space', 'page-break', 'contents', 'exhibit', 'exhibit']);
    expect(blocks[1]).toMatchObject({
      style: 'note',
      inlines: [
        { type: 'text', text: '甲' }, { type: 'break' }, { type: 'text', text: '乙 ' }, { type: 'text', text: '丙', kai: true },
        { type: 'text', text: '丁', tone: 'gap' }, { type: 'text', text: ' ' }, { type: 'link', to: 'x', text: '戊' }, { type: 'text', text: '第' }, { type: 'page', of: 'x' }, { type: 'text', text: '页' },
      ],
    });
    expect(blocks[3]).toMatchObject({ columns: [1, 2], headerRows: 1 });
    expect(blocks[7]).toMatchObject({ number: 'A-1-01', blocks: null });
    expect(blocks[8]).toMatchObject({ number: 'A-1-02', blocks: [{ type: 'paragraph' }] });
  });

  it('keeps hostile names as text', () => {
    const hostile = '<script>alert(1)</script>{{x}}=cmd()\u202E"\'&amp;';
    const blocks = compileTemplates([template('<p>{{name}}</p>')]).blocks('dossier', { name: hostile });
    expect(blocks).toEqual([{ type: 'paragraph', style: 'body', inlines: [{ type: 'text', text: hostile }] }]);
  });

  it('cannot reach prototypes', () => {
    expect(details(() => compileTemplates([template('<p>{{constructor.constructor}}</p>')]).blocks('dossier', {}))).toHaveLength(1);
  });

  it.each([
    ['{{__proto__.x}}'], ['{{name.constructor.name}}'], ['{{lookup name "constructor"}}'], ['{{#with (lookup name "constructor")}}{{name}}{{/with}}'], ['{{lookup (lookup this "__proto__") "constructor"}}'],
    ['{{> ../../../../etc/passwd}}'], ['{{> (lookup this "name")}}'], ['{{process.env.HOME}}'], ['{{require "node:fs"}}'], ['{{#each __proto__}}{{@key}}{{/each}}'], ['{{helperMissing}}'], ['{{blockHelperMissing}}'],
  ])('cannot reach prototypes, files or the program: %s is a mistake or empty', (source) => {
    let text = '';
    try {
      text = JSON.stringify(compileTemplates([template(`<p>此处${source}</p>`)]).blocks('dossier', { name: 'x' }));
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      return;
    }
    expect(JSON.parse(text)).toEqual([{ type: 'paragraph', style: 'body', inlines: [{ type: 'text', text: '此处' }] }]);
  });

  it.each(['<img src="file:///etc/passwd">', '<script>x</script>', '<link href="x">', '<iframe src="x"></iframe>', '<style>@import "x"</style>'])('has no tag that could fetch: %s', (tag) => {
    expect(details(() => compileTemplates([template(`<p>x</p>${tag}`)]).blocks('dossier', {})).join()).toMatch(/unknown tag|has no attribute/);
  });
});

describe('a mistake in a template names file and line', () => {
  it.each([
    ['an unknown tag', '<p>x</p>\n<div>y</div>', /dossier\.hbs:2: unknown tag <div>/],
    ['an unknown attribute', '<p>x</p>\n\n<p onclick="y">y</p>', /dossier\.hbs:3: <p> has no attribute onclick/],
    ['an unclosed block', '<p>x</p>\n{{#if a}}<p>y</p>', /dossier\.hbs:\d+: /],
    ['raw output', '<p>\n{{{name}}}</p>', /dossier\.hbs:2: .*raw/],
    ['an unknown helper', '<p>{{shout name}}</p>', /no helper named shout/],
    ['a name that the data does not have', '<p>{{name}}</p>\n<p>{{nmae}}</p>', /dossier\.hbs:2: "nmae" not defined/],
    ['text outside a paragraph', '<p>{{name}}</p>\n乱', /text outside a paragraph: “乱”/],
    ['a wrong style', '<p class="big">x</p>', /must be one of body/],
    ['a table whose columns do not fit', '<table columns="1 1 1"><tr><td>x</td></tr></table>', /table has 1 columns/],
  ])('%s', (_what, text, expected) => {
    expect(details(() => compileTemplates([template(text)]).blocks('dossier', { name: '名', a: true }))[0]).toMatch(expected);
  });

  it('names the included template, not the one that includes it', () => {
    const found = details(() => compileTemplates([template('<p>x</p>{{> part}}'), template('<p>y</p>\n<p>{{gone}}</p>', 'part')]).blocks('dossier', {}));
    expect(found[0]).toMatch(/part\.hbs:2: "gone" not defined/);
  });
});

it('the common templates have no mistake that can be seen without data', async () => {
  const templates = await readTemplates('/nowhere');
  expect(templates.map((file) => file.name)).toContain('dossier');
  expect(details(() => compileTemplates(templates))).toEqual([]);
});

it.each([[true], [false]])('says once what is remarked on an exhibit, in its list or below it (alone: %s)', async (alone) => {
  const exhibits = [{ number: 'A-01', title: '通知', remark: '已修复后编入', signed: null, source: { type: 'pdf', pages: 1 } }, { number: 'A-02', title: '证书', remark: '含电子签名', signed: '原件含电子签名 1 处', source: { type: 'pdf', pages: 1 } }];
  const blocks = compileTemplates(await readTemplates('/nowhere')).blocks('requirement', { alone, id: 'a', title: '文件', clause: '条款', outcome: 'pass', units: ['甲局'], kind: 'document', told: [], exhibits: exhibits.map((each) => ({ ...each, date: null })) });
  expect(JSON.stringify(blocks).split('已修复后编入')).toHaveLength(2);
  expect(JSON.stringify(blocks).split('原件含电子签名 1 处')).toHaveLength(2);
});

it('README.md of the templates names every tag, style, helper and template', async () => {
  const text = readFileSync(assetPath('templates/common/README.md'), 'utf8');
  for (const tag of Object.keys(TAGS)) expect(text).toMatch(new RegExp(`\`<${tag}[ >]`));
  for (const helper of Object.keys(HELPERS)) expect(text).toMatch(new RegExp(`\`${helper} `));
  for (const style of PARAGRAPH_STYLES) expect(text).toContain(`\`${style}\``);
  for (const { name } of await readTemplates('/nowhere')) expect(text).toContain(`\`${name}.hbs\``);
});
