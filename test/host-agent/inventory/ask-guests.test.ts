import { describe, expect, it } from '@jest/globals';
import { createInventoryCache, readInventory } from '../../../host-agent/inventory';
import { errorNumber } from '../../../host-agent/libvirt';
import { fakeLibvirtHost, libvirtError } from '../../support/fake-libvirt-host';
import { domainXml, emptyWorld, running } from './worlds';

const AGENT = `<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0' state='connected'/></channel>`;

const withVcpus = (current: number) =>
  domainXml({ name: 'web', devices: AGENT }).replace('>2</vcpu>', ` current='${current}'>4</vcpu>`);

/** A host with one guest that runs with three vCPUs and shall have `stored`, and whose agent answers as given. */
function hostWith(options: {
  readonly stored: number;
  readonly answer: () => Promise<string>;
  readonly readOnly?: boolean;
}) {
  const world = {
    ...emptyWorld(),
    domains: [
      running('web', {
        storedXml: withVcpus(options.stored),
        runningXml: withVcpus(3),
        agent: async () => [],
      }),
    ],
  };
  const host = fakeLibvirtHost(world, { readOnly: options.readOnly ?? false });
  const asked: string[] = [];
  const agentCommand = async (_domain: unknown, command: string): Promise<string> => {
    asked.push(command);
    return options.answer();
  };
  return { host: { ...host, domains: { ...host.domains, agentCommand } }, asked };
}

const online = (states: readonly boolean[]) => async () =>
  JSON.stringify({
    return: states.map((state, id) => ({ online: state, 'logical-id': id, 'can-offline': id > 0 })),
  });

describe('the vCPUs that a guest has online', () => {
  it('are asked for where fewer are stored than run', async () => {
    const { host } = hostWith({ stored: 2, answer: online([true, true, false]) });
    const [machine] = (await readInventory(host)).machines;
    expect(machine?.guestOnlineVcpus).toBe(2);
  });

  it.each([
    ['nothing was taken away', { stored: 3 }],
    ['the connection may only read', { stored: 2, readOnly: true }],
  ])('are not asked for where %s', async (_, options) => {
    const { host, asked } = hostWith({ ...options, answer: online([true]) });
    const [machine] = (await readInventory(host)).machines;
    expect(machine).not.toHaveProperty('guestOnlineVcpus');
    expect(asked).toEqual([]);
  });

  it.each([
    [
      'the agent is forbidden to tell',
      async () => {
        throw libvirtError(errorNumber.internalError, 'The command guest-get-vcpus has been disabled');
      },
    ],
    ['the answer is no JSON', async () => '{'],
    ['the answer is something else', async () => '{"return":{"online":4}}'],
    ['the guest claims to have none', online([false, false])],
  ])('are unknown where %s, which is no reason to leave the guest alone', async (_, answer) => {
    const { host, asked } = hostWith({ stored: 2, answer });
    const cache = createInventoryCache();
    for (let pass = 0; pass < 2; pass += 1) {
      const [machine] = (await readInventory(host, { cache })).machines;
      expect(machine).toMatchObject({ name: 'web', agentConnected: true });
      expect(machine).not.toHaveProperty('guestOnlineVcpus');
    }
    expect(asked).toHaveLength(2);
  });
});
