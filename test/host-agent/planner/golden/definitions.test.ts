import { describe, it } from '@jest/globals';
import { sampleMachine, uuidOf } from '../sample-plan';
import { hold, web, type Scenario } from '../scenario';

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'another ceiling needs a restart, a description does not',
    before: {},
    plan: {
      machines: [
        sampleMachine({ vcpus: { current: 2, maximum: 4, ceiling: 'stated' }, description: 'front' }),
      ],
    },
    steps: [
      'stop-machine:web restart',
      'define-machine:web restart < stop-machine:web',
      'start-machine:web live < define-machine:web',
    ],
  },
  {
    name: 'a description alone is live',
    before: {},
    plan: { machines: [sampleMachine({ description: 'front' })] },
    steps: ['define-machine:web live'],
  },
  {
    name: 'protection is written to the mark, live',
    before: {},
    plan: { machines: [sampleMachine({ protect: true })] },
    steps: ['set-machine-mark:web live'],
  },
  {
    name: 'autostart is a switch',
    before: {},
    plan: { machines: [sampleMachine({ autostart: false })] },
    steps: ['set-machine-autostart:web live'],
  },
  {
    name: 'what the balloon does is nobody’s wish',
    before: {},
    byHand: (host) => {
      const machine = web(host);
      if (machine.running !== undefined) {
        machine.running = {
          ...machine.running,
          memory: { currentMiB: 77, bootMiB: 256, maximumMiB: 256, hugepages: false },
        };
      }
    },
    plan: {},
    steps: [],
  },
  {
    name: 'another name needs a machine that is down, and keeps its disk',
    before: {},
    plan: { machines: [sampleMachine({ name: 'www' })] },
    steps: [
      'redefine-network:lan live',
      'stop-machine:www restart',
      'update-network-entries:lan live < redefine-network:lan stop-machine:www',
      'rename-machine:www restart < stop-machine:www',
      'define-machine:www live < rename-machine:www',
      'start-machine:www live < define-machine:www update-network-entries:lan',
    ],
  },
  {
    name: 'another construct under the same name is refused',
    before: {},
    plan: { machines: [sampleMachine({ uuid: uuidOf(9), key: 'lab/other' })] },
    steps: [],
    refusals: ['uuid-changed machine web'],
  },
];

describe('changes of definitions and marks', () => {
  it.each(SCENARIOS)('$name', hold);
});
