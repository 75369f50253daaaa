import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { findTerraform } from './terraform';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fleetwright-programs-'));
  const says = (version: string) => `#!/bin/sh\necho '{"terraform_version":"${version}"}'\n`;
  const programs = {
    'new/terraform': says('1.11.4'),
    'new/tofu': says('1.9.0'),
    'old/terraform': says('1.3.9'),
    'tofu/tofu': says('1.6.0'),
    'broken/terraform': '#!/bin/sh\nexit 3\n',
  };
  for (const [path, text] of Object.entries(programs)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text, { mode: 0o755 });
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  ['terraform', ['new'], undefined, { found: true, path: '<new/terraform>', version: '1.11.4' }],
  [
    'tofu where there is no terraform',
    ['tofu'],
    undefined,
    { found: true, path: '<tofu/tofu>', version: '1.6.0' },
  ],
  [
    'tofu where terraform is too old',
    ['old', 'tofu'],
    undefined,
    { found: true, path: '<tofu/tofu>', version: '1.6.0' },
  ],
  ['what is named before all', ['new'], 'tofu', { found: true, path: '<new/tofu>', version: '1.9.0' }],
  ['what is named by its path', [], '<new/tofu>', { found: true, path: '<new/tofu>', version: '1.9.0' }],
  [
    'nothing where nothing is',
    [],
    undefined,
    { found: false, reason: 'there is no "terraform", there is no "tofu"' },
  ],
  [
    'nothing where all is too old or broken',
    ['old'],
    undefined,
    { found: false, reason: '"<old/terraform>" is 1.3.9, older than 1.4, there is no "tofu"' },
  ],
  ['nothing but what is named', ['new'], 'other', { found: false, reason: 'there is no "other"' }],
  [
    'nothing that does not say its version',
    ['broken', 'tofu'],
    'terraform',
    { found: false, reason: '"<broken/terraform>" does not say its version' },
  ],
])('finds %s', (_what, folders, named, expected) => {
  const there = (text: string) => text.replaceAll(/<(.*?)>/g, (_whole, path: string) => join(folder, path));
  const found = findTerraform({
    PATH: folders.map((name) => join(folder, name)).join(':'),
    ...(named === undefined ? {} : { FLEETWRIGHT_TERRAFORM: there(named) }),
  });
  expect(found).toEqual(JSON.parse(there(JSON.stringify(expected))));
});
