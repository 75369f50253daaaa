import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Host, Machine, Size } from 'fleetwright';
import { synthPlan, testApp } from 'fleetwright/testing';

function hostWithWeb(): Host {
  const host = new Host(testApp(), 'kvm-1');
  new Machine(host, 'web', { vcpus: 2, memory: Size.gibibytes(2), disks: [{ size: Size.gibibytes(1) }] });
  return host;
}

describe('synthPlan', () => {
  it('makes the plan of a host, or of the only host of an app, and writes nothing', () => {
    const app = testApp();
    const host = new Host(app, 'kvm-1', { allowEmpty: true });
    expect(synthPlan(host)).toEqual(synthPlan(app));
    expect(synthPlan(host)).toMatchObject({ fleet: 'test', host: { name: 'kvm-1' } });
    expect(existsSync(app.outdir)).toBe(false);
  });

  it('picks the host that it is given', () => {
    const app = testApp({ fleet: 'lab' });
    new Host(app, 'a', { allowEmpty: true });
    const b = new Host(app, 'b', { allowEmpty: true });
    expect(synthPlan(b).host.name).toBe('b');
    expect(() => synthPlan(app)).toThrow('the app has 2 hosts (a, b): give synthPlan the one that is meant');
  });

  it('takes the addresses of a lock', () => {
    const host = hostWithWeb();
    const free = synthPlan(host).machines[0]?.nics[0]?.ipv4 ?? '';
    const kept = free.replace(/\.\d+$/, '.77');
    const lock = {
      version: 1,
      hosts: { 'kvm-1': { addresses: { 'web/nat': { ipv4: kept } }, names: {}, macs: {} } },
    } as const;
    expect(synthPlan(host, { lock }).machines[0]?.nics[0]?.ipv4).toBe(kept);
    expect(kept).not.toBe(free);
  });

  it('throws what synthesis throws', () => {
    const host = hostWithWeb();
    new Machine(host, 'empty');
    expect(() => synthPlan(host)).toThrow(/kvm-1\/empty: machine "empty" boots from disk and names no disk/);
  });
});
