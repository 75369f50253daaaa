import { describe, expect, it } from '@jest/globals';
import type { MaintenanceWindow } from '../../../../host-agent/configuration';
import { limitAt } from '../../../../host-agent/service/decide/limit';

const at = (text: string): number => Date.parse(text);
const window = (changes: Partial<MaintenanceWindow>): MaintenanceWindow => ({
  days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  from: '02:00',
  to: '04:00',
  timeZone: 'UTC',
  maxImpact: 'restart',
  ...changes,
});
const impactAt = (text: string, ...windows: readonly MaintenanceWindow[]): string =>
  limitAt({ maxImpact: 'live', maintenanceWindows: windows }, at(text)).maxImpact;

describe('what may be done unasked', () => {
  it.each([
    ['2026-01-05T01:59:59Z', 'live'],
    ['2026-01-05T02:00:00Z', 'restart'],
    ['2026-01-05T03:59:59Z', 'restart'],
    ['2026-01-05T04:00:00Z', 'live'],
  ])('follows a window to the second: %s', (text, impact) => {
    expect(impactAt(text, window({}))).toBe(impact);
  });

  it.each([
    // Saturday's window lasts into Sunday, and Sunday has none.
    ['2026-01-10T22:59:59Z', 'live'],
    ['2026-01-10T23:00:00Z', 'replace'],
    ['2026-01-11T00:30:00Z', 'replace'],
    ['2026-01-11T01:00:00Z', 'live'],
    ['2026-01-11T23:30:00Z', 'live'],
  ])('follows a window past midnight: %s', (text, impact) => {
    expect(impactAt(text, window({ days: ['sat'], from: '23:00', to: '01:00', maxImpact: 'replace' }))).toBe(
      impact,
    );
  });

  it.each([
    // Winter: an hour ahead of UTC; summer: two.
    ['2026-01-05T01:30:00Z', 'Europe/Berlin', 'restart'],
    ['2026-01-05T03:30:00Z', 'Europe/Berlin', 'live'],
    ['2026-07-06T00:30:00Z', 'Europe/Berlin', 'restart'],
    ['2026-07-06T02:30:00Z', 'Europe/Berlin', 'live'],
    // The day on which 02:00 does not exist: the window opens an hour later by the clock, and closes by it.
    ['2026-03-29T00:59:59Z', 'Europe/Berlin', 'live'],
    ['2026-03-29T01:00:00Z', 'Europe/Berlin', 'restart'],
    ['2026-03-29T01:59:59Z', 'Europe/Berlin', 'restart'],
    ['2026-03-29T02:00:00Z', 'Europe/Berlin', 'live'],
    // The day on which 02:00 comes twice: from the first to the end.
    ['2026-10-24T23:59:59Z', 'Europe/Berlin', 'live'],
    ['2026-10-25T00:00:00Z', 'Europe/Berlin', 'restart'],
    ['2026-10-25T02:59:59Z', 'Europe/Berlin', 'restart'],
    ['2026-10-25T03:00:00Z', 'Europe/Berlin', 'live'],
    // Half an hour off, and on the other side of the date line.
    ['2026-01-04T20:30:00Z', 'Asia/Kolkata', 'restart'],
    ['2026-01-05T13:00:00Z', 'Pacific/Auckland', 'restart'],
  ])('follows the clocks of its zone: %s in %s', (text, timeZone, impact) => {
    expect(impactAt(text, window({ timeZone }))).toBe(impact);
  });

  it('takes the weekday of its zone, not of UTC', () => {
    const monday = window({ days: ['mon'], timeZone: 'Pacific/Auckland' });
    expect(impactAt('2026-01-04T14:00:00Z', monday)).toBe('restart');
    expect(impactAt('2026-01-05T14:00:00Z', monday)).toBe('live');
  });

  it('is the most that any open window allows, and never less than the policy by itself', () => {
    expect(impactAt('2026-01-05T03:00:00Z', window({}), window({ maxImpact: 'replace' }))).toBe('replace');
    const limit = limitAt(
      { maxImpact: 'replace', maintenanceWindows: [window({})] },
      at('2026-01-05T03:00:00Z'),
    );
    expect(limit.maxImpact).toBe('replace');
  });

  it('says when the next window opens that allows more, and when anything changes', () => {
    const windows = [window({}), window({ days: ['wed'], from: '10:00', to: '11:00', maxImpact: 'destroy' })];
    const open = limitAt({ maxImpact: 'live', maintenanceWindows: windows }, at('2026-01-05T03:00:00Z'));
    expect(open.next).toEqual({
      fromMs: at('2026-01-07T10:00:00Z'),
      toMs: at('2026-01-07T11:00:00Z'),
      maxImpact: 'destroy',
    });
    expect(open.changesAtMs).toBe(at('2026-01-05T04:00:00Z'));
    expect(limitAt({ maxImpact: 'live', maintenanceWindows: [] }, 0)).toEqual({ maxImpact: 'live' });
  });

  it('takes a window from a time to the same time as a whole day', () => {
    const whole = window({ days: ['mon'], from: '00:00', to: '00:00' });
    expect(impactAt('2026-01-05T23:59:59Z', whole)).toBe('restart');
    expect(impactAt('2026-01-06T00:00:00Z', whole)).toBe('live');
  });
});
