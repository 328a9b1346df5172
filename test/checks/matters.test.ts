import { expect, it } from 'vitest';
import { CHECKS } from '../../src/checks/index.js';
import { matterOf } from '../../src/model/matters.js';

it('every check has a name for what a person confirms', () => {
  for (const { id } of CHECKS) {
    expect(matterOf(id).zh, id).toMatch(/^[\p{Script=Han}]+$/u);
    expect(matterOf(id).en, id).not.toBe('');
  }
});
