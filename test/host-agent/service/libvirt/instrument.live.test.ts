import { afterEach, describe, expect, it } from '@jest/globals';
import {
  connectLibvirt,
  errorNumber,
  LibvirtError,
  type ConnectOptions,
  type LibvirtHost,
} from '../../../../host-agent/libvirt';
import { auditOf } from '../../../../host-agent/service/libvirt/audit';
import type { LibvirtCall } from '../../../../host-agent/service/libvirt/call';
import { instrumentLibvirt } from '../../../../host-agent/service/libvirt/instrument';
import { tinyDomainXml, useLiveHost } from '../../../support/live-host';
import { READS, WRITES, type ExampleCall } from './calls';

const live = useLiveHost();

/** Closed whatever comes of a test: an open connection keeps the test's process. */
const connections: LibvirtHost[] = [];
afterEach(async () => {
  await Promise.all(connections.splice(0).map(async (host) => host.close()));
});

async function connect(options: ConnectOptions = {}): Promise<LibvirtHost> {
  const host = await connectLibvirt(live.uri, options);
  connections.push(host);
  return host;
}

/** libvirt forbids these to readers too, although they change nothing that lasts. */
const FORBIDDEN_READS = [
  'domains.agentCommand',
  'pools.refresh',
  'volumes.download',
  'node.domainCapabilitiesXml',
];

/** These ask for the present size first, and the machine and volume of the examples are none. */
const ASK_FIRST = new Set(['domains.growBlockDevice', 'volumes.grow']);

async function isForbidden(host: LibvirtHost, { make }: ExampleCall): Promise<boolean> {
  try {
    await make(host);
    return false;
  } catch (error) {
    return error instanceof LibvirtError && error.code === errorNumber.operationDenied;
  }
}

describe('what counts as a change', () => {
  it('is what libvirt forbids to those who may only read', async () => {
    const host = await connect({ readOnly: true });
    const forbidden: string[] = [];
    for (const example of [...WRITES, ...READS])
      if (await isForbidden(host, example)) forbidden.push(example.call);
    const writes = WRITES.map(({ call }) => call).filter((call) => !ASK_FIRST.has(call));
    expect([...new Set(forbidden)].sort()).toEqual([...new Set([...writes, ...FORBIDDEN_READS])].sort());
  });
});

describe('a machine that comes and goes', () => {
  it('leaves one audit line for each change, with its name and libvirt’s word', async () => {
    const calls: LibvirtCall[] = [];
    const host = instrumentLibvirt(await connect(), { ended: (call) => calls.push(call) });
    const xml = tinyDomainXml({
      name: 'audited',
      guest: live.guest,
      serialLogPath: '/var/log/libvirt/qemu/audited.log',
    });
    const domain = await host.domains.define(xml);
    await host.domains.getXml(domain);
    await host.domains.setAutostart(domain, true);
    await expect(host.domains.resume(domain)).rejects.toThrow(LibvirtError);
    await host.domains.undefine(domain);
    expect(await live.virsh('list', '--all', '--name')).not.toContain('audited');
    const lines = calls.flatMap((call) => auditOf(call, 'none') ?? []);
    expect(
      lines.map(({ call, target, outcome, libvirtCode }) => [call, target, outcome, libvirtCode]),
    ).toEqual([
      ['domains.define', 'audited', 'done', 0],
      ['domains.setAutostart', 'audited', 'done', 0],
      ['domains.resume', 'audited', 'failed', errorNumber.operationInvalid],
      ['domains.undefine', 'audited', 'done', 0],
    ]);
  });
});
