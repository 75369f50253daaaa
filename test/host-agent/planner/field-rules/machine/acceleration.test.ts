import { describe, it } from '@jest/globals';
import { sampleHost } from '../../sample-plan';
import { byVirshBoth, holdPreview, type PreviewCase } from '../preview';

const TCG = { acceleration: { usable: false, reasons: ['no vmx'] } };

const CASES: readonly PreviewCase[] = [
  {
    name: 'KVM instead of whatever it got',
    facts: {},
    before: {},
    byHand: byVirshBoth(() => ({ acceleration: 'tcg' })),
    plan: { host: sampleHost({ acceleration: 'kvm' }) },
    shows: [
      'cpuModel: host -> auto (restart) by stop-machine:web, define-machine:web',
      'acceleration: tcg -> kvm (restart) by stop-machine:web, define-machine:web',
    ],
  },
  {
    name: 'software emulation instead of KVM',
    plan: { host: sampleHost({ acceleration: 'tcg' }) },
    shows: ['acceleration: kvm -> tcg (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'a machine that got software emulation while nobody asked',
    byHand: byVirshBoth(() => ({ acceleration: 'tcg', cpuMode: 'maximum' })),
    shows: [],
  },
  {
    name: 'something that is neither',
    byHand: byVirshBoth(() => ({ acceleration: 'other', cpuMode: 'maximum' })),
    shows: ['acceleration: other -> auto (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'software emulation that was asked for',
    facts: TCG,
    before: { host: sampleHost({ acceleration: 'tcg' }) },
    shows: [],
  },
];

describe('what a preview shows of acceleration', () => {
  it.each(CASES)('$name', holdPreview);
});
