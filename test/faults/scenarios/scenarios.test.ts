import { describe, expect, it } from '@jest/globals';
import { planDigest } from '../../../lib/plan';
import type { Stage } from '../types';
import { faultScenarios } from '.';

const digest = (digit: string): string => digit.repeat(64);

const stage: Stage = {
  sandbox: { poolDirectory: '/pools' },
  guest: {
    kernel: '/images/vmlinuz',
    initrd: '/images/initrd.img',
    image: '/images/disk.qcow2',
    sha256: { kernel: digest('1'), initrd: digest('2'), image: digest('3') },
  },
};

describe('the scenarios', () => {
  it('have names of their own', () => {
    const names = faultScenarios.map(({ name }) => name);
    expect(names).toHaveLength(7);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(faultScenarios.map((scenario) => [scenario.name, scenario] as const))(
    '%s changes something, on the same stage always the same',
    (_name, scenario) => {
      const { before, after } = scenario.plans(stage);
      expect(planDigest(after)).toBe(planDigest(scenario.plans(stage).after));
      expect(before === undefined || planDigest(before) !== planDigest(after)).toBe(true);
    },
  );
});
