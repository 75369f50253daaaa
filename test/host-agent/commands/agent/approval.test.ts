import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  approvalDigest,
  approvalLine,
  readApproval,
  requireApproved,
} from '../../../../host-agent/commands/agent/approval';
import { UNATTENDED_LIMIT } from '../../../../host-agent/commands/agent/allowance';
import { planChanges, type PlannerInput } from '../../../../host-agent/planner';
import { appliedHost, inputOf } from '../../planner/apply';
import { sampleMachine, samplePlan } from '../../planner/sample-plan';
import { everyKindOfChange } from '../rendering/sample-changes';

const DAY_MS = 24 * 3600 * 1000;
const digest = approvalDigest(everyKindOfChange);

describe('an approval', () => {
  it('names the content of a change plan, in 64 digits', () => {
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(() => requireApproved(digest, everyKindOfChange)).not.toThrow();
  });

  it('stays the same for figures that move by themselves', () => {
    const later = { ...everyKindOfChange, warnings: [], basis: { planDigest: '', inventoryDigest: '' } };
    expect(approvalDigest(later)).toBe(digest);
  });

  it.each([
    ['a step is missing', { steps: everyKindOfChange.steps.slice(1) }],
    ['nothing is refused any more', { refusals: [] }],
    [
      'an impact is another',
      { steps: everyKindOfChange.steps.map((step) => ({ ...step, impact: 'destroy' as const })) },
    ],
  ])('does not fit when %s', (_what, other) => {
    const changed = { ...everyKindOfChange, ...other };
    expect(() => requireApproved(digest, changed)).toThrow(
      expect.objectContaining({ code: 'approval-mismatch', exitCode: 3 }),
    );
  });

  it('fits an untouched host tomorrow, and not one on which something else is to be done', () => {
    const host = appliedHost(samplePlan());
    const now = inputOf(host, samplePlan({ machines: [sampleMachine({ cpuModel: 'qemu64' })] }));
    const approved = approvalDigest(planChanges(now));
    const digestOf = (change: Partial<PlannerInput>): string =>
      approvalDigest(planChanges({ ...now, ...change }));
    expect(digestOf({ nowMs: now.nowMs + DAY_MS })).toBe(approved);
    expect(digestOf({ policy: { maxImpact: UNATTENDED_LIMIT } })).not.toBe(approved);
    expect(digestOf({ plan: samplePlan({ machines: [sampleMachine({ cpuModel: 'qemu32' })] }) })).not.toBe(
      approved,
    );
  });
});

describe('an approval as it is typed', () => {
  let workingDirectory: string;
  beforeAll(() => {
    workingDirectory = mkdtempSync(join(tmpdir(), 'fleetwright-approval-'));
  });
  afterAll(() => rmSync(workingDirectory, { recursive: true }));
  const read = (text: string): Promise<string> => readApproval(text, { host: 'kvm-1', workingDirectory });
  const other = '0'.repeat(64);

  it('is the digest', async () => {
    expect(await read(digest)).toBe(digest);
  });

  it('is a file with a line for the host', async () => {
    writeFileSync(
      join(workingDirectory, 'approved'),
      approvalLine('kvm-10', other) + approvalLine('kvm-1', digest),
    );
    expect(await read('approved')).toBe(digest);
  });

  it.each([
    ['without a line for the host', approvalLine('kvm-2', digest)],
    ['with two lines for it', approvalLine('kvm-1', digest) + approvalLine('kvm-1', other)],
    ['with a shortened digest', approvalLine('kvm-1', digest.slice(0, 12))],
  ])('is no file %s', async (_what, content) => {
    writeFileSync(join(workingDirectory, 'approved'), content);
    await expect(read('approved')).rejects.toMatchObject({ code: 'bad-approval', exitCode: 3 });
  });

  it.each([['digest'], [digest.slice(0, 12)], [digest.toUpperCase()], [`${digest} `], [''], ['\u001b[2J']])(
    'is not %j',
    async (text) => {
      await expect(read(text)).rejects.toMatchObject({ code: 'bad-approval', exitCode: 1 });
    },
  );
});
