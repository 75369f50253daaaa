import { expect, it } from '@jest/globals';
import { worstImpact, type Impact } from '../../../host-agent/planner';

it.each<{ readonly impacts: readonly Impact[]; readonly worst: Impact }>([
  { impacts: [], worst: 'live' },
  { impacts: ['live'], worst: 'live' },
  { impacts: ['next-boot', 'live'], worst: 'next-boot' },
  { impacts: ['live', 'restart', 'next-boot'], worst: 'restart' },
  { impacts: ['replace', 'restart'], worst: 'replace' },
  { impacts: ['destroy', 'replace', 'live'], worst: 'destroy' },
])('the worst of $impacts is $worst', ({ impacts, worst }) => {
  expect(worstImpact(impacts)).toBe(worst);
});
