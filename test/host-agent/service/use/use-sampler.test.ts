import { describe, expect, it } from '@jest/globals';
import type { Clock } from '../../../../host-agent/executor';
import { LibvirtDisconnected, type DomainStatistics, type LibvirtHost } from '../../../../host-agent/libvirt';
import { createUseSampler } from '../../../../host-agent/service/use/use-sampler';
import { fakeLibvirtHost } from '../../../support/fake-libvirt-host';
import { uuidOf } from './machines';

/** A clock that stands until it is moved; who sleeps wakes then. */
class HandClock implements Clock {
  #nowMs = 1000;
  readonly #sleepers = new Map<() => void, number>();
  nowMs = (): number => this.#nowMs;
  monotonicMs = (): number => this.#nowMs;
  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.#sleepers.set(resolve, this.#nowMs + ms));
  }
  move(ms: number): void {
    this.#nowMs += ms;
    for (const [wake, atMs] of this.#sleepers) if (atMs <= this.#nowMs) wake();
  }
}

/** A host whose every call for statistics is answered by hand. */
function slowHost(): {
  readonly host: LibvirtHost;
  readonly calls: { answer(): void; fail(error: Error): void }[];
} {
  const calls: { answer(): void; fail(error: Error): void }[] = [];
  const fake = fakeLibvirtHost({
    domains: [],
    networks: [],
    pools: [],
    capabilitiesXml: '',
    domainCapabilitiesXml: new Map(),
  });
  const statistics = (): Promise<readonly DomainStatistics[]> =>
    new Promise((resolve, reject) => {
      const parameters = new Map([['cpu.time', BigInt(calls.length + 1)]]);
      const domain = { name: 'web', uuid: uuidOf('web'), id: 1 };
      calls.push({ answer: () => resolve([{ domain, parameters }]), fail: reject });
    });
  return { host: { ...fake, domains: { ...fake.domains, statistics } }, calls };
}

describe('a sampler', () => {
  it('shares one call between all who ask, and its answer for a second', async () => {
    const clock = new HandClock();
    const { host, calls } = slowHost();
    const sampler = createUseSampler({ libvirt: () => host, clock });
    const asked = Array.from({ length: 50 }, () => sampler.sample());
    expect(calls).toHaveLength(1);
    calls[0]?.answer();
    const samples = await Promise.all(asked);
    expect(new Set(samples).size).toBe(1);
    expect(samples[0]).toMatchObject({ monotonicMs: 1000, machines: [{ name: 'web' }] });
    clock.move(999);
    expect(await sampler.sample()).toBe(samples[0]);
    expect(calls).toHaveLength(1);
    clock.move(1);
    const next = sampler.sample();
    calls[1]?.answer();
    expect((await next)?.machines[0]?.cpu.usedNanoseconds).toBe(2);
  });

  it('has nothing to say in time when libvirt hangs, and does not ask again until it is back', async () => {
    const clock = new HandClock();
    const { host, calls } = slowHost();
    const sampler = createUseSampler({ libvirt: () => host, clock });
    for (let scrape = 0; scrape < 5; scrape += 1) {
      const sample = sampler.sample();
      clock.move(5000);
      expect(await sample).toBeUndefined();
    }
    expect(calls).toHaveLength(1);
    calls[0]?.answer();
    await new Promise(setImmediate);
    const sample = sampler.sample();
    calls[1]?.answer();
    expect(await sample).toBeDefined();
  });

  it('asks no more often when libvirt refuses', async () => {
    const clock = new HandClock();
    const { host, calls } = slowHost();
    const sampler = createUseSampler({ libvirt: () => host, clock });
    const sample = sampler.sample();
    calls[0]?.fail(new LibvirtDisconnected('gone'));
    expect(await sample).toBeUndefined();
    expect(await sampler.sample()).toBeUndefined();
    expect(calls).toHaveLength(1);
  });

  it('passes on a fault of ours, and goes on', async () => {
    const { host, calls } = slowHost();
    const sampler = createUseSampler({ libvirt: () => host, clock: new HandClock() });
    const sample = sampler.sample();
    calls[0]?.fail(new TypeError('a bug'));
    await expect(sample).rejects.toThrow('a bug');
    const next = sampler.sample();
    calls[1]?.answer();
    expect(await next).toBeDefined();
  });

  it('gives nothing without a connection', async () => {
    const sampler = createUseSampler({ libvirt: () => undefined, clock: new HandClock() });
    expect(await sampler.sample()).toBeUndefined();
  });
});
