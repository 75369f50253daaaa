import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const text = readFileSync(join(root, 'docs/threat-model.md'), 'utf8');

/** Rows of the tables below "What is promised". */
const promises = (text.split('\n## What is promised\n')[1]?.split('\n## ')[0] ?? '')
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\|[ -]+\|[ -]+\|$/.test(line) && !line.includes('| held by'));

describe('the threat model', () => {
  it('promises nothing that no test holds', () => {
    expect(promises.length).toBeGreaterThan(20);
    const held = promises.map((line) => ({
      line,
      tests: [...(line.split('|').at(-2) ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    }));
    expect(held.filter(({ tests }) => tests.length === 0).map(({ line }) => line)).toEqual([]);
    const missing = held
      .flatMap(({ tests }) => tests)
      .filter((name) => !existsSync(join(root, 'test', name)));
    expect(missing).toEqual([]);
  });
});
