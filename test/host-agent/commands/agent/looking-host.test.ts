import { describe, expect, it } from '@jest/globals';
import { lookingHost } from '../../../../host-agent/commands/agent/looking-host';
import type { LibvirtHost } from '../../../../host-agent/libvirt';
import { fakeLibvirtHost } from '../../../support/fake-libvirt-host';

/** A host each of whose calls is noted under a name. */
function noted(name: string, calls: string[]): LibvirtHost {
  const host = fakeLibvirtHost({
    domains: [],
    networks: [],
    pools: [],
    capabilitiesXml: '<capabilities/>',
    domainCapabilitiesXml: new Map(),
  });
  const watch = <Api extends object>(api: Api): Api =>
    new Proxy(api, {
      ownKeys: (target) => Reflect.ownKeys(target),
      get: (_, method) => async () => void calls.push(`${name} ${String(method)}`),
    });
  return {
    ...host,
    uri: name,
    domains: watch(host.domains),
    networks: watch(host.networks),
    pools: watch(host.pools),
    volumes: watch(host.volumes),
    node: watch(host.node),
    close: async () => void calls.push(`${name} close`),
  };
}

const DOMAIN = { name: 'web', uuid: 'u', id: 1 };

describe('a host that is only looked at', () => {
  it('reaches the connection that may write for nothing but what libvirt answers there alone', async () => {
    const calls: string[] = [];
    const host = lookingHost(noted('looking', calls), noted('asking', calls));
    for (const api of [host.domains, host.networks, host.pools, host.volumes, host.node]) {
      for (const method of Object.values(api) as readonly ((...words: unknown[]) => Promise<void>)[]) {
        await method(DOMAIN, 'lease');
      }
    }
    await host.domains.interfaceAddresses(DOMAIN, 'agent');
    await host.close();
    expect(calls.filter((call) => call.startsWith('asking')).sort()).toEqual([
      'asking agentCommand',
      'asking close',
      'asking domainCapabilitiesXml',
      'asking interfaceAddresses',
      'asking refresh',
    ]);
    // What would change something is left to libvirt, which refuses it there.
    expect(calls).toEqual(expect.arrayContaining(['looking define', 'looking destroy', 'looking delete']));
    expect(host.readOnly).toBe(false);
  });

  it('is what the one connection says where there is no other', () => {
    const looking = noted('looking', []);
    expect(lookingHost(looking, undefined)).toBe(looking);
  });
});
