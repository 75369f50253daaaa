import { describe, expect, it } from '@jest/globals';
import { canonicalAddress, subnetTextsOverlap } from '../../../../host-agent/planner/view/addresses';

describe('one spelling for each address', () => {
  it.each([
    ['10.0.1.1', '10.0.1.1'],
    ['FD00:0:0::1', 'fd00::1'],
    ['10.0.1.0/24', '10.0.1.0/24'],
    ['FD00:0::/64', 'fd00::/64'],
    ['of some host', 'of some host'],
  ])('%s is %s', (text, canonical) => {
    expect(canonicalAddress(text)).toBe(canonical);
  });
});

describe('subnets that share an address', () => {
  it.each([
    ['10.0.0.0/16', '10.0.1.0/24', true],
    ['10.0.1.0/24', '10.0.0.0/16', true],
    ['10.0.1.0/24', '10.0.2.0/24', false],
    ['fd00::/64', 'FD00:0::/48', true],
    ['0.0.0.0/0', 'fd00::/64', false],
    ['no subnet', '10.0.1.0/24', false],
    ['10.0.1.0/24', 'no subnet', false],
    ['no subnet', 'no subnet', false],
  ])('%s and %s: %s', (a, b, overlap) => {
    expect(subnetTextsOverlap(a, b)).toBe(overlap);
  });
});
