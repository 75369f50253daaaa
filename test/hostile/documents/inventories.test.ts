import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FULL_DOCUMENT } from '../../host-agent/inventory/document/full-document';
import { samplePlan } from '../../lib/plan/sample-plan';
import { runIn } from '../support/command-line';
import { describeHostileCorpus } from '../support/hostile-corpus';

const PLAN = JSON.stringify(samplePlan());

describeHostileCorpus(
  'inventories',
  {
    good: { inventory: FULL_DOCUMENT },
    fileName: 'kvm-1.json',
    place: /\$|bytes|inventory of/,
    meet: async ({ folder, words }) => {
      mkdirSync(join(folder, 'plans/kvm-1'), { recursive: true });
      writeFileSync(join(folder, 'plans/kvm-1/plan.json'), PLAN);
      const review = ['review', '--base', 'plans', '--head', 'plans', '--inventory', 'kvm-1.json'];
      const { text } = await runIn(folder, [...review, ...words]);
      // A review ends with 1 as well when it says that a host could not be read.
      return { isTaken: !text.startsWith('exit code 1\nerror: '), text };
    },
  },
  { casesMin: 50 },
);
