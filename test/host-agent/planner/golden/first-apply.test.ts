import { describe, it } from '@jest/globals';
import { otherMachine, sampleHost, sampleMachine, sampleSeed } from '../sample-plan';
import { hold, type Scenario } from '../scenario';

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'an empty host gets everything, in order',
    plan: {
      machines: [
        sampleMachine({
          cloudInit: sampleSeed(1),
          readiness: { checks: [{ kind: 'guest-agent' }], timeoutSeconds: 9 },
        }),
      ],
    },
    steps: [
      'create-pool:default live',
      'fetch-image:base live < create-pool:default',
      'create-network:lan live',
      'create-disk:web/root live < fetch-image:base',
      'write-seed:web live < create-pool:default',
      'define-machine:web live < create-disk:web/root write-seed:web create-network:lan',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web',
      'await-machine:web live < start-machine:web',
    ],
  },
  { name: 'an applied plan leaves nothing to do', before: {}, plan: {}, steps: [] },
  {
    name: 'ranks start one after the other, with the longest delay in between',
    plan: {
      networks: [],
      machines: [
        otherMachine('a', 1, { nics: [], startOrder: { rank: 0, delaySeconds: 3 } }),
        otherMachine('b', 2, { nics: [], startOrder: { rank: 0, delaySeconds: 7 } }),
        otherMachine('c', 3, { nics: [], startOrder: { rank: 5, delaySeconds: 9 } }),
      ],
    },
    steps: [
      'create-pool:default live',
      'fetch-image:base live < create-pool:default',
      'create-disk:a/root live < fetch-image:base',
      'define-machine:a live < create-disk:a/root',
      'set-machine-autostart:a live < define-machine:a',
      'create-disk:b/root live < fetch-image:base',
      'define-machine:b live < create-disk:b/root',
      'set-machine-autostart:b live < define-machine:b',
      'create-disk:c/root live < fetch-image:base',
      'define-machine:c live < create-disk:c/root',
      'set-machine-autostart:c live < define-machine:c',
      'start-machine:a live < define-machine:a',
      'start-machine:b live < define-machine:b',
      'wait-start-delay:0 live < start-machine:a start-machine:b',
      'start-machine:c live < define-machine:c wait-start-delay:0',
    ],
  },
  {
    name: 'software emulation is said aloud',
    facts: { acceleration: { usable: false, reasons: ['no vmx'] } },
    plan: {
      networks: [],
      images: [],
      machines: [sampleMachine({ nics: [], disks: [], boot: { kind: 'disk', order: [] } })],
    },
    steps: [
      'create-pool:default live',
      'define-machine:web live',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web',
    ],
    warnings: ['software-emulation host kvm-1'],
  },
  {
    name: 'KVM that cannot work is not tried',
    facts: { acceleration: { usable: false, reasons: ['no vmx'] } },
    plan: {
      host: sampleHost({ acceleration: 'kvm' }),
      networks: [],
      machines: [sampleMachine({ nics: [] })],
    },
    steps: ['create-pool:default live', 'fetch-image:base live < create-pool:default'],
    refusals: ['acceleration-unavailable machine web'],
  },
];

describe('the first apply of a plan', () => {
  it.each(SCENARIOS)('$name', hold);
});
