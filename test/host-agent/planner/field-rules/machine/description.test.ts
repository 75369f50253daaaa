import { describe, it } from '@jest/globals';
import { byVirsh, holdPreview, machines, type PreviewCase } from '../preview';

const CASES: readonly PreviewCase[] = [
  {
    name: 'a first description',
    plan: machines({ description: 'front' }),
    shows: ['description: nothing -> front (live) by define-machine:web'],
  },
  {
    name: 'another description',
    before: machines({ description: 'front' }),
    plan: machines({ description: 'back' }),
    shows: ['description: front -> back (live) by define-machine:web'],
  },
  {
    name: 'a description that the plan does not state any more',
    before: machines({ description: 'front' }),
    plan: {},
    shows: [],
  },
  {
    name: 'a description that what runs does not have',
    before: machines({ description: 'front' }),
    byHand: byVirsh('running', () => ({ description: 'old' })),
    shows: [],
  },
];

describe('what a preview shows of descriptions', () => {
  it.each(CASES)('$name', holdPreview);
});
