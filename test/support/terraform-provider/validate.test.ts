import { expect, it } from '@jest/globals';
import type { Attributes } from '../terraform/provider-schema';
import { configProblems } from './validate';
import { Unknown } from './values';

const ATTRIBUTES: Attributes = {
  name: { type: 'string', required: true },
  id: { type: 'string', computed: true },
  size: { type: 'number', optional: true, computed: true },
  target: {
    optional: true,
    nested_type: { nesting_mode: 'single', attributes: { path: { type: 'string', required: true } } },
  },
  disks: {
    optional: true,
    nested_type: { nesting_mode: 'list', attributes: { key: { type: 'string', computed: true } } },
  },
};
const NOTHING = { name: 'a', id: null, size: null, target: null, disks: null };

it.each([
  ['a complete configuration', {}, []],
  ['a value that is known later', { name: new Unknown(), target: new Unknown(), disks: [new Unknown()] }, []],
  ['no name', { name: null }, [{ path: ['name'], summary: 'is required' }]],
  ['no path within', { target: { path: null } }, [{ path: ['target', 'path'], summary: 'is required' }]],
  ['an id', { id: 'b' }, [{ path: ['id'], summary: 'cannot be set: it is for the host to say' }]],
  [
    'a key in the second of a list',
    { disks: [{ key: null }, { key: 'k' }] },
    [{ path: ['disks', 1, 'key'], summary: 'cannot be set: it is for the host to say' }],
  ],
])('says what is wrong with %s', (_what, config, problems) => {
  expect(configProblems(ATTRIBUTES, { ...NOTHING, ...config })).toEqual(problems);
});
