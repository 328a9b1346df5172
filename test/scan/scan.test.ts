import { describe, expect, it } from 'vitest';
import { emptyFacts } from '../../src/inspect/empty-facts.js';
import type { Facts } from '../../src/model/facts.js';
import type { Format, RequirementKind } from '../../src/model/kinds.js';
import type { Project } from '../../src/model/project.js';
import type { Requirement, Standard, Unit } from '../../src/model/standard.js';
import { scan, settle } from '../../src/scan/scan.js';

const requirement = (item: string, key: string, kind: RequirementKind, title: string, words: string[] = []): Requirement => ({
  id: `${item}/${key}`, key, kind, title, words, clause: title, units: ['区教育局'], absent: 'fail', demands: {}, forms: [{ title, kind, words, demands: {} }],
});
const item = (id: string, title: string, requirements: Requirement[]) => ({ id, number: Number(id.slice(-1)), mark: null, title, text: title, units: [], openUnits: false, precondition: null, veto: null, notApplicableIf: null, reading: null, requirements });
const unit = (name: string, more: Partial<Unit> = {}): Unit => ({ name, aliases: [], open: false, members: [], ...more });

const STANDARD = {
  indicators: [
    { code: 'A2-3', title: '阵地', items: [
      item('A2-3-1', '场馆建设', [requirement('A2-3-1', 'summary', 'summary', '场馆简述'), requirement('A2-3-1', 'photo', 'photo', '场馆图片')]),
      item('A2-3-2', '基地名单', [requirement('A2-3-2', 'list', 'list', '名单'), requirement('A2-3-2', 'proof', 'sealed', '认定文件', ['认定'])]),
      item('A2-3-3', '平台截图', [requirement('A2-3-3', 'people', 'screenshot', '志愿者人数截图', ['志愿者注册']), requirement('A2-3-3', 'teams', 'screenshot', '服务队截图', ['服务队'])]),
    ] },
    { code: 'A3-3', title: '平台', items: [item('A3-3-1', '信息员队伍', [requirement('A3-3-1', 'summary', 'summary', '情况简述'), requirement('A3-3-1', 'rank', 'proof', '排名依据')])] },
  ],
} as unknown as Standard;
const UNITS = [unit('区教育局', { aliases: ['教育局'] }), unit('区科协', { aliases: ['区科学技术协会'] }), unit('各街道', { members: ['街道'] }), unit('相关单位', { open: true })];
const project = (more: Partial<Project> = {}) => ({ units: UNITS, declarations: [], ...more }) as unknown as Project;
const facts = (format: Format, text = ''): Facts => ({ ...emptyFacts('x'), format, readable: 'yes', text: { source: 'native', characters: text.length, content: text } });

const place = (path: string, format: Format = 'pdf', text = '', given = project()) => {
  const [scanned] = scan([{ path, type: 'file', bytes: 1 }], STANDARD, given);
  return settle(scanned!, { sha256: 'x', facts: facts(format, text) }, STANDARD, given);
};

describe('a file finds its requirement, and says how', () => {
  it.each([
    ['A2-3 阵地/A2-3-1 场馆建设/1 场馆简述/区教育局/a.docx', 'docx', '', 'A2-3-1/summary', 'slot'],
    ['Ａ２—３阵地/①场馆/（2）/a.jpg', 'jpeg', '', 'A2-3-1/photo', 'slot'],
    ['a2.3/第一项/图片/a.jpg', 'jpeg', '', 'A2-3-1/photo', 'slot'],
    ['A2-3/1/【简述】馆.pdf', 'pdf', '', 'A2-3-1/summary', 'tag'],
    ['A2-3/1/a.png', 'png', '', 'A2-3-1/photo', 'kind'],
    ['A2-3/2/关于认定科普基地的通知.pdf', 'pdf', '', 'A2-3-2/proof', 'name'],
    ['A2-3/3/p1.png', 'png', '平台显示：科技志愿者注册 1286 人', 'A2-3-3/people', 'text'],
    ['A2-3-3 服务队.png', 'png', '', 'A2-3-3/teams', 'name'],
    ['A2—3③【截图】志愿者注册.png', 'png', '', 'A2-3-3/people', 'name'],
    ['A2-3 阵地/认定文件/a.pdf', 'pdf', '', 'A2-3-2/proof', 'slot'],
    ['A3-3 平台/情况简述/a.docx', 'docx', '', 'A3-3-1/summary', 'slot'],
    ['A3-3 平台/云溪街道/【简述】a.docx', 'docx', '', 'A3-3-1/summary', 'tag'],
  ] as const)('%s', (path, format, text, requirement, by) => {
    expect(place(path, format, text)).toMatchObject({ requirement, assignedBy: by, disposition: 'included', reason: null });
  });

  it("takes a person's word before anything else", () => {
    const given = project({ declarations: [{ type: 'assigned', file: '杂/a.pdf', requirement: 'A2-3-2/list', by: '李' }] });
    expect(place('杂/a.pdf', 'pdf', '', given)).toMatchObject({ requirement: 'A2-3-2/list', item: 'A2-3-2', assignedBy: 'declared' });
  });

  it.each([
    ['A2-3/1/区教育局/a.png', '区教育局'], ['A2-3/1/教育局/a.png', '区教育局'], ['A2-3/1/区科学技术协会-场馆.png', '区科协'],
    ['A2-3/1/云溪街道/a.png', '云溪街道'], ['区教育局/A2-3/1/a.png', '区教育局'], ['A2-3/1/相关单位/a.png', null],
  ])('%s comes from %s', (path, unitName) => expect(place(path, 'png').unit).toBe(unitName));
});

describe('what has no place is named, with a suggestion', () => {
  it.each([
    ['散/照片.png', 'no-indicator'], ['A2-3 阵地/照片.png', 'no-item'], ['A9-9 其他/a.png', 'unknown-indicator'], ['A2-3/第7项/a.png', 'unknown-item'],
    ['A2-3/1/A3-3 平台.png', 'conflicting-codes'], ['A2-3/3/未命名.png', 'no-requirement'],
  ] as const)('%s: %s', (path, reason) => {
    expect(place(path, 'png')).toMatchObject({ disposition: 'unassigned', reason, requirement: null });
  });

  it('suggests what its words speak of', () => {
    expect(place('散/科普基地认定通知.pdf').suggestions).toEqual(['A2-3-2/proof']);
    expect(place('A2-3/3/未命名.png', 'png').suggestions).toEqual(['A2-3-3/people', 'A2-3-3/teams']);
  });

  it('a code quoted in the middle of a name does not move the file', () => {
    expect(place('A2-3/1/场馆与A3-3的关系.png', 'png')).toMatchObject({ requirement: 'A2-3-1/photo', reason: null });
  });
});

describe('every entry is accounted for', () => {
  const dispositionOf = (path: string, type: 'file' | 'link' | 'other' | 'unreadable-name' = 'file') => scan([{ path, type, bytes: 0 }], STANDARD, project())[0]?.exclude;
  it.each([
    ['A2-3/Thumbs.db', 'system-file'], ['A2-3/~$草稿.docx', 'system-file'], ['.DS_Store', 'system-file'], ['A2-3/1/填报说明.txt', 'guide'], ['project.yaml', 'project-file'], ['A2-3/desktop.ini', 'system-file'],
  ])('%s is excluded as %s', (path, reason) => expect(dispositionOf(path)).toBe(reason));
  it('a project.yaml of someone else is no project file', () => expect(dispositionOf('A2-3/1/project.yaml')).toBeNull());
  it('links, devices and unreadable names are excluded as such', () => {
    expect([dispositionOf('a', 'link'), dispositionOf('a', 'other'), dispositionOf('a', 'unreadable-name')]).toEqual(['link', 'not-a-file', 'unreadable-name']);
  });
  it('an archive is excluded and says so', () => expect(place('A2-3/1/照片.zip', 'zip')).toMatchObject({ disposition: 'excluded', reason: 'archive' }));
  it('an archive that was unpacked is excluded for that reason, and its files go by its folders', () => {
    const entries = ['A2-3/1/照片.zip', 'A2-3/1/照片.zip/活动.jpg'].map((path) => ({ path, type: 'file' as const, bytes: 1 }));
    const [archive, inner] = scan(entries, STANDARD, { ...project(), unpacked: new Set(['A2-3/1/照片.zip']) });
    expect(archive).toMatchObject({ exclude: 'unpacked' });
    expect(settle(inner!, { sha256: 'x', facts: facts('jpeg') }, STANDARD, project())).toMatchObject({ disposition: 'included', requirement: 'A2-3-1/photo' });
  });
  it('the few seconds beside a picture of a telephone are part of it; a longer film, or one by itself, is a film', () => {
    const film = (length: string, ...names: string[]) => {
      const [scanned] = scan(names.map((name) => ({ path: `A2-3/1/${name}`, type: 'file' as const, bytes: 1 })), STANDARD, project());
      const { disposition, reason } = settle(scanned!, { sha256: 'x', facts: { ...facts('video'), readable: 'unsupported', problems: [{ code: 'unsupported-format', page: null, detail: `video, ${length}` }] } }, STANDARD, project());
      return [disposition, reason];
    };
    expect(film('0:03', 'IMG_1.MOV', 'IMG_1.HEIC')).toEqual(['excluded', 'live-photo']);
    expect(film('1:03', 'IMG_1.MOV', 'IMG_1.HEIC')).toEqual(['excluded', 'media']);
    expect(film('0:03', 'IMG_2.MOV', 'IMG_1.HEIC')).toEqual(['excluded', 'media']);
  });
  it('a film keeps its place and is excluded as one', () => {
    const [scanned] = scan([{ path: 'A2-3/1/a.mp4', type: 'file', bytes: 1 }], STANDARD, project());
    const film = settle(scanned!, { sha256: 'x', facts: { ...facts('video'), readable: 'unsupported' } }, STANDARD, project({ declarations: [{ type: 'assigned', file: 'A2-3/1/a.mp4', requirement: 'A2-3-1/photo', by: null }] }));
    expect(film).toMatchObject({ disposition: 'excluded', reason: 'media' });
  });
  it('a file that cannot be opened keeps its place', () => {
    const [scanned] = scan([{ path: 'A2-3/1/a.jpg', type: 'file', bytes: 1 }], STANDARD, project());
    const broken = settle(scanned!, { sha256: 'x', facts: { ...facts('jpeg'), readable: 'no' } }, STANDARD, project());
    expect(broken).toMatchObject({ disposition: 'excluded', reason: 'unreadable', requirement: 'A2-3-1/photo' });
  });
});
