import { afterAll, beforeAll } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { samplePlan } from '../../lib/plan/sample-plan';
import { LibvirtTrap, runIn } from '../support/command-line';
import { describeHostileCorpus } from '../support/hostile-corpus';

const folder = mkdtempSync(join(tmpdir(), 'fleetwright-hostile-trap-'));
const trap = new LibvirtTrap(folder);
const [plan, configuration] = [join(folder, 'plan.json'), join(folder, 'agent.json')];
beforeAll(async () => {
  await trap.listen();
  const allowed = { poolRoots: ['/var/lib/fleetwright'], imageRoots: ['/srv'] };
  writeFileSync(configuration, JSON.stringify({ ...allowed, stateDirectory: join(folder, 'state') }));
  writeFileSync(plan, JSON.stringify(samplePlan()));
});
afterAll(async () => {
  await trap.close();
  rmSync(folder, { recursive: true, force: true });
});

const words = ['apply', '--plan', plan, '--config', configuration, '--connect', trap.uri] as const;

describeHostileCorpus(
  'approvals',
  {
    good: { approvals: `${'a'.repeat(64)}  kvm-1\n${'b'.repeat(64)}  kvm-2\n` },
    fileName: 'approvals',
    place: /approvals/,
    meet: async (input) => {
      const before = trap.connections;
      const { text } = await runIn(input.folder, [...words, '--approve', 'approvals', ...input.words]);
      // Whoever asks a host has taken the approval.
      return { isTaken: trap.connections > before, text };
    },
  },
  { casesMin: 20 },
);
