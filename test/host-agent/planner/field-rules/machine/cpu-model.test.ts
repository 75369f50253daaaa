import { describe, it } from '@jest/globals';
import { byVirsh, byVirshBoth, holdPreview, machines, type PreviewCase } from '../preview';

const TCG = { acceleration: { usable: false, reasons: ['no vmx'] } };

const CASES: readonly PreviewCase[] = [
  {
    name: 'a named model',
    before: machines({ cpuModel: 'qemu64' }),
    plan: machines({ cpuModel: 'EPYC' }),
    shows: ['cpuModel: qemu64 -> EPYC (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'the model of the host instead of a named one',
    before: machines({ cpuModel: 'EPYC' }),
    plan: machines({ cpuModel: 'host' }),
    shows: ['cpuModel: EPYC -> host (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'the best model instead of a named one',
    before: machines({ cpuModel: 'EPYC' }),
    plan: machines({}),
    shows: ['cpuModel: EPYC -> auto (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'under KVM, the best model is that of the host',
    before: machines({}),
    plan: machines({ cpuModel: 'host' }),
    shows: [],
  },
  {
    name: 'however libvirt writes the model of the host',
    before: machines({}),
    byHand: byVirshBoth(() => ({ cpuMode: 'host-model' })),
    shows: [],
  },
  {
    name: 'the fullest model is not the best under KVM',
    before: machines({}),
    byHand: byVirshBoth(() => ({ cpuMode: 'maximum' })),
    shows: ['cpuModel: maximum -> auto (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'the model of the host is not the fullest under software emulation',
    facts: TCG,
    before: machines({}),
    byHand: byVirshBoth(() => ({ cpuMode: 'host-model' })),
    shows: ['cpuModel: host -> auto (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'a custom model without a name',
    before: machines({}),
    byHand: byVirshBoth(() => ({ cpuMode: 'custom' })),
    shows: ['cpuModel: custom -> auto (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'what libvirt made of the model of the host while it runs',
    before: machines({}),
    byHand: byVirsh('running', () => ({ cpuMode: 'custom', cpuModel: 'Skylake-Client' })),
    shows: [],
  },
  { name: 'a named model that is there', before: machines({ cpuModel: 'qemu64' }), shows: [] },
  {
    name: 'a named model that is only named',
    before: machines({ cpuModel: 'qemu64' }),
    byHand: byVirshBoth(() => ({ cpuMode: 'maximum' })),
    shows: ['cpuModel: maximum -> qemu64 (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'the model of the host, stated under software emulation',
    facts: TCG,
    before: machines({ cpuModel: 'host' }),
    shows: [],
    refusals: ['acceleration-unavailable web '],
  },
];

describe('what a preview shows of CPU models', () => {
  it.each(CASES)('$name', holdPreview);
});
