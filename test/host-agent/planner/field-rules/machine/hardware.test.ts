import { describe, it } from '@jest/globals';
import { byVirshBoth, holdPreview, machines, type PreviewCase } from '../preview';

const CASES: readonly PreviewCase[] = [
  {
    name: 'the machine type',
    plan: machines({ machineType: 'pc' }),
    shows: ['machineType: q35 -> pc (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'the firmware',
    plan: machines({ firmware: 'uefi' }),
    shows: ['firmware: bios -> uefi (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'Secure Boot',
    before: machines({ firmware: 'uefi' }),
    plan: machines({ firmware: 'uefi', secureBoot: true }),
    shows: ['secureBoot: false -> true (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'a TPM',
    plan: machines({ tpm: true }),
    shows: ['tpm: false -> true (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'the serial console',
    plan: machines({ serialConsole: false }),
    shows: ['serialConsole: true -> false (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'the channel of the guest agent',
    plan: machines({ guestAgent: false }),
    shows: ['guestAgent: true -> false (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'the random number generator',
    plan: machines({ rng: false }),
    shows: ['rng: true -> false (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'another architecture that somebody defined',
    byHand: byVirshBoth(() => ({ architecture: 'aarch64' })),
    shows: ['architecture: aarch64 -> x86_64 (restart) by stop-machine:web, define-machine:web'],
  },
];

describe('what a preview shows of hardware', () => {
  it.each(CASES)('$name', holdPreview);
});
