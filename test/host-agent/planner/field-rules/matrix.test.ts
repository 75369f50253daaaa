import { describe, expect, it } from '@jest/globals';
import { changeMatrix, MATRIX_AREAS } from '../../../../host-agent/planner';

const rows = changeMatrix();

describe('the matrix of changes', () => {
  it('speaks of every area, in their order', () => {
    expect([...new Set(rows.map(({ area }) => area))]).toEqual([...MATRIX_AREAS]);
  });

  it('says each thing once', () => {
    const texts = rows.map(({ area, change }) => `${area}: ${change}`);
    expect(texts).toEqual([...new Set(texts)]);
  });

  it('says what happens instead wherever something is refused or depends on something', () => {
    const silent = rows.filter(
      ({ impact, condition, otherwise }) => (impact === 'refused' || condition !== undefined) && !otherwise,
    );
    expect(silent).toEqual([]);
  });

  it.each([
    ['CPU', 'vCPUs up', 'live'],
    ['CPU', 'model', 'restart'],
    ['memory', 'memory up', 'live'],
    ['disks', 'shrink', 'refused'],
    ['disks', 'another image', 'replace'],
    ['NICs', 'MAC address', 'live'],
    ['networks', 'forwarding mode', 'restart'],
    ['pools', 'autostart', 'live'],
    ['firmware', 'TPM (its state is kept)', 'restart'],
  ])('%s: %s is %s', (area, change, impact) => {
    expect(rows.find((row) => row.area === area && row.change === change)?.impact).toBe(impact);
  });
});
