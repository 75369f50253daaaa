import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { cloudInitSeed } from '../../../../host-agent/executor/seed/cloud-init-seed';
import type { JsonValue } from '../../../../lib/plan';
import { readJoliet } from './read-iso';

const structured = <Value>(value: Value) => ({ kind: 'structured' as const, value });

function filesOf(seed: Buffer): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...readJoliet(seed).files].map(([name, bytes]) => [name, bytes.toString('utf8')]),
  );
}

describe('the cloud-init seed', () => {
  it('holds each document under the name that NoCloud reads, user and vendor data with their first line', () => {
    const seed = cloudInitSeed({
      metaData: structured({ 'instance-id': 'web-1', 'local-hostname': 'web' }),
      userData: structured({ packages: ['nginx'] }),
      vendorData: structured({ timezone: 'UTC' }),
      networkConfig: structured({ version: 2, ethernets: {} }),
    });
    expect(readJoliet(seed).label).toBe('cidata');
    const files = filesOf(seed);
    expect(Object.keys(files).toSorted()).toEqual([
      'meta-data',
      'network-config',
      'user-data',
      'vendor-data',
    ]);
    expect(files['user-data']).toBe('#cloud-config\n{\n  "packages": [\n    "nginx"\n  ]\n}\n');
    expect(files['vendor-data']).toMatch(/^#cloud-config\n\{/);
    expect(parse(files['meta-data'] ?? '')).toEqual({ 'instance-id': 'web-1', 'local-hostname': 'web' });
    expect(parse(files['network-config'] ?? '')).toEqual({ version: 2, ethernets: {} });
  });

  it('writes text as it is', () => {
    const text = '#!/bin/sh\necho äöü\n';
    const seed = cloudInitSeed({ metaData: structured({}), userData: { kind: 'text', text } });
    expect(filesOf(seed)['user-data']).toBe(text);
  });

  it('always has user data, because NoCloud passes over a disk without it', () => {
    expect(filesOf(cloudInitSeed({ metaData: structured({}) }))['user-data']).toBe('#cloud-config\n{}\n');
  });

  it('escapes what JSON may hold as it is but YAML may not', () => {
    const value = 'a\u007fb\u0085c\u2028d\ufeffe \ud83d\ude00';
    const text = filesOf(cloudInitSeed({ metaData: structured({ value }) }))['meta-data'] ?? '';
    expect(text).toContain('a\\u007fb\u0085c\\u2028d\\ufeffe \ud83d\ude00');
    expect(parse(text)).toEqual({ value });
  });

  it('refuses documents that take more room than a seed has, once they are laid out', () => {
    const nested = (levels: number, value: JsonValue): JsonValue =>
      levels === 0 ? value : [nested(levels - 1, value)];
    const value = nested(25, Array<number>(1_300_000).fill(1));
    expect(() => cloudInitSeed({ metaData: structured({ value }) })).toThrow(
      expect.objectContaining({ name: 'StepError', code: 'too-large' }),
    );
  });

  it('is read by another program as it was meant, where that is installed', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'fleetwright-seed-'));
    try {
      const path = join(directory, 'seed.iso');
      await writeFile(path, cloudInitSeed({ metaData: structured({ 'instance-id': 'x' }) }));
      const read = await promisify(execFile)('isoinfo', ['-i', path, '-J', '-x', '/meta-data']).catch(
        notInstalled,
      );
      expect(read?.stdout ?? '{\n  "instance-id": "x"\n}\n').toBe('{\n  "instance-id": "x"\n}\n');
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});

/** isoinfo is no part of a bare Debian; everything else about it failing is a failure. */
function notInstalled(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
