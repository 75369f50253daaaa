import { describe, expect, it } from '@jest/globals';
import { readFileSync, rmSync } from 'node:fs';
import { parsePlan } from '../../../lib/plan';
import { fuzz } from './fuzz-run';
import { parsers, type Parser } from './parsers';

const OPTIONS = { inputs: 2_000, seed: 7 };

const faultsOf = (parser: Parser): readonly string[] => fuzz({ planted: parser }, OPTIONS).faults;

describe('a parser with a fault is found out', () => {
  const plan = { seeds: 'plans', weight: 1 } as const;

  it('when it crashes on what is no document, with the input and the command that show it again', () => {
    const run = (bytes: Buffer): unknown => JSON.parse(bytes.toString());
    const [fault = ''] = faultsOf({ seeds: 'records', weight: 1, run });
    expect(fault).toMatch(/^planted throws SyntaxError/);
    expect(fault).toContain(
      'FLEETWRIGHT_SEED=7 FLEETWRIGHT_FUZZ_INPUTS=2000 FLEETWRIGHT_FUZZ_PARSER=planted npx jest',
    );
    const file = /the input is in (\S+);/.exec(fault)?.[1] ?? '';
    expect(() => run(readFileSync(file))).toThrow(SyntaxError);
    rmSync(file);
  });

  it('when it crashes only on one key deep in a document that is sound otherwise', () => {
    const run = (bytes: Buffer): unknown => {
      const parsed = parsePlan(bytes);
      if (!parsed.ok && parsed.problems.some(({ path }) => path.startsWith('$.machines[0].')))
        throw new TypeError('planted');
      return parsed;
    };
    expect(faultsOf({ ...plan, run })).toEqual([expect.stringContaining('TypeError: planted')]);
  });

  it('when it keeps what it has read', () => {
    const kept: unknown[] = [];
    const run = (bytes: Buffer): unknown => kept.push(Array(3_000).fill(bytes.length));
    expect(faultsOf({ seeds: 'keys', weight: 1, run })).toEqual([expect.stringContaining('planted keeps')]);
  });

  it('when it takes too long', () => {
    let isFirst = true;
    const run = (): void => {
      if (!isFirst) return;
      isFirst = false;
      for (const begin = performance.now(); performance.now() - begin < 3_100;);
    };
    expect(faultsOf({ ...plan, run })).toEqual([expect.stringMatching(/planted takes 3\d\d\d ms/)]);
  });

  it('when it changes what it is given', () => {
    const run = (bytes: Buffer): unknown => bytes.fill(0);
    expect(faultsOf({ seeds: 'keys', weight: 1, run })).toEqual([
      expect.stringContaining('changes what it is given'),
    ]);
  });
});

describe('the inputs', () => {
  it('are the same for the same seed, and others for another', () => {
    const seen = (seed: number): readonly string[] => {
      const inputs: string[] = [];
      const run = (bytes: Buffer): void => void inputs.push(bytes.toString('base64'));
      fuzz({ collect: { seeds: 'words', weight: 1, run } }, { inputs: 600, seed });
      return inputs;
    };
    expect(seen(1)).toEqual(seen(1));
    expect(seen(1)).not.toEqual(seen(2));
    expect(new Set(seen(1)).size).toBeGreaterThan(400);
  });

  it('come far into a plan: some are refused by every kind of check, and some are taken', () => {
    const codes = new Set<string>();
    const run = (bytes: Buffer): void => {
      const parsed = parsePlan(bytes);
      if (parsed.ok) codes.add('taken');
      else for (const { code } of parsed.problems) codes.add(code);
    };
    fuzz({ plans: { ...parsers['parsePlan'], seeds: 'plans', weight: 1, run } }, { inputs: 3_000, seed: 3 });
    expect(codes.size).toBeGreaterThan(12);
    expect(codes).toContain('taken');
  });
});
