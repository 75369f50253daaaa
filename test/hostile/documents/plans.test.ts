import { afterAll, beforeAll } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { samplePlan } from '../../lib/plan/sample-plan';
import { LibvirtTrap, runIn } from '../support/command-line';
import { describeHostileCorpus } from '../support/hostile-corpus';

const folder = mkdtempSync(join(tmpdir(), 'fleetwright-hostile-trap-'));
const trap = new LibvirtTrap(folder);
beforeAll(async () => {
  await trap.listen();
  writeFileSync(
    join(folder, 'agent.json'),
    JSON.stringify({ ...CONFIGURATION, stateDirectory: join(folder, 'state') }),
  );
});
afterAll(async () => {
  await trap.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the host's owner allows, so that the good plan is within it. */
const CONFIGURATION = { poolRoots: ['/var/lib/fleetwright'], imageRoots: ['/srv'] };

describeHostileCorpus(
  'plans',
  {
    good: { plan: samplePlan() },
    fileName: 'plan.json',
    place: /\$|has more than \d+ bytes|is for host/,
    meet: async (input) => {
      const before = trap.connections;
      const { text } = await runIn(input.folder, [
        'apply',
        '--yes',
        '--plan',
        'plan.json',
        '--config',
        join(folder, 'agent.json'),
        '--connect',
        trap.uri,
        ...input.words,
      ]);
      // Whoever asks a host has taken the plan.
      return { isTaken: trap.connections > before, text };
    },
  },
  { casesMin: 220 },
);
