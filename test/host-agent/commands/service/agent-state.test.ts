import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLedger } from '../../../../host-agent/executor';
import { openMemory } from '../../../../host-agent/service/memory/open-memory';
import { Desk } from './command';
import { READY_STATUS } from './sample-status';

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});
afterEach(() => {
  desk.remove();
});

const state = (...more: readonly string[]) =>
  desk.run(['agent', 'status', '--config', desk.configure(), ...more]);

async function remember(): Promise<void> {
  mkdirSync(desk.stateDirectory, { mode: 0o700 });
  const { release, results } = READY_STATUS;
  const memory = await openMemory(desk.stateDirectory);
  await memory.update((before) => ({
    ...before,
    ...(release === undefined ? {} : { accepted: release }),
    attemptedGeneration: 7,
    appliedGeneration: 6,
    suspended: { reason: 'disks are being moved', sinceMs: 1 },
    results,
  }));
  const ledger = await openLedger(desk.stateDirectory);
  await ledger.update((before) => ({
    ...before,
    owned: { ...before.owned, images: [{ pool: 'main', fileName: 'base.qcow2' }] },
  }));
}

describe('fleetwright agent status', () => {
  it('reads the records of an agent that does not run, and says what they do not have', async () => {
    await remember();
    const { exitCode, text } = await state();
    expect(exitCode).toBe(0);
    expect(text).toContain('generation 7 (99d1dd82b262), made 2026-01-02T03:04:05Z');
    expect(text).toContain('generations: accepted 7, begun 7, applied 6');
    expect(text).toContain('Suspended: disks are being moved.');
    expect(text).toContain('made here: 0 pools, 1 image, 0 disks');
    expect(text).toContain('12 done');
    expect(text).toContain(`No agent answers on ${desk.socket}.`);
  });

  it('has the records for programs', async () => {
    await remember();
    const { exitCode, text } = await state('--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(text)).toMatchObject({
      command: 'agent status',
      directory: desk.stateDirectory,
      socket: desk.socket,
      serving: false,
      problems: [],
      memory: { accepted: { generation: 7 }, appliedGeneration: 6 },
      ledger: { owned: { images: [{ pool: 'main', fileName: 'base.qcow2' }] } },
    });
  });

  it('is empty before the first start', async () => {
    const { exitCode, text } = await state();
    expect(exitCode).toBe(0);
    expect(text).toContain('No release was accepted yet.');
  });

  it.each(['ledger', 'memory'])('says that the %s is damaged, and still shows the rest', async (damaged) => {
    await remember();
    for (const copy of ['a', 'b']) {
      const body = '{"version":1';
      const digest = createHash('sha256').update('other').digest('hex');
      writeFileSync(join(desk.stateDirectory, `${damaged}-${copy}.json`), `${digest}\n${body}`);
    }
    const { exitCode, text } = await state();
    expect(exitCode).toBe(1);
    expect(text).toContain('is damaged in both copies');
    expect(text).toContain(damaged === 'ledger' ? 'generation 7' : 'made here');
    const answer = JSON.parse((await state('--json')).text) as Record<string, unknown>;
    expect(answer['problems']).toHaveLength(1);
    expect(damaged in answer).toBe(false);
  });
});
