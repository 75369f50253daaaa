import { describe, expect, it } from '@jest/globals';
import { askGuest, type GuestAgent } from '../../../../host-agent/executor/guest/agent';
import { errorNumber, LibvirtDisconnected } from '../../../../host-agent/libvirt';
import { libvirtError } from '../../../support/fake-libvirt-host';
import { FakeMachine } from '../fake-machine';
import { findMachine, labPlan } from '../lab';
import { machinesOnly } from '../plans';

/** A machine whose guest agent answers each command with what is given, and any other with an error of its own. */
function guestWith(answers: Readonly<Record<string, unknown>>): FakeMachine {
  const plan = labPlan(machinesOnly());
  const fake = new FakeMachine(plan, findMachine(plan, 'web'));
  fake.answer = (command) => {
    const { execute } = JSON.parse(command) as { readonly execute: string };
    const answer = { 'guest-ping': {}, ...answers }[execute];
    if (answer === undefined) throw libvirtError(errorNumber.internalError, 'command disabled');
    return typeof answer === 'string' ? answer : JSON.stringify({ return: answer });
  };
  return fake;
}

async function agentOf(fake: FakeMachine): Promise<GuestAgent> {
  const agent = await askGuest(fake.context(), fake.machine);
  if (agent === undefined) throw new Error('no agent');
  return agent;
}

describe('the agent in a guest', () => {
  it('is not there when it does not answer, which is no error', async () => {
    const fake = guestWith({});
    fake.answer = () => {
      throw libvirtError(errorNumber.agentUnresponsive, 'not connected');
    };
    expect(await askGuest(fake.context(), fake.machine)).toBeUndefined();
  });

  it('is not taken for silent when it is libvirt that does not answer', async () => {
    const fake = guestWith({});
    fake.answer = () => {
      throw new LibvirtDisconnected('gone');
    };
    await expect(askGuest(fake.context(), fake.machine)).rejects.toThrow(LibvirtDisconnected);
  });

  it('says what its vCPUs, memory blocks and file systems are', async () => {
    const agent = await agentOf(
      guestWith({
        'guest-get-vcpus': [
          { 'logical-id': 0, online: true, 'can-offline': false },
          { 'logical-id': 1, online: false, 'can-offline': true },
        ],
        'guest-get-memory-blocks': [{ 'phys-index': 32, online: false, 'can-offline': true }],
        'guest-get-memory-block-info': { size: 134217728 },
        'guest-get-fsinfo': [
          {
            name: 'vda1',
            mountpoint: '/',
            type: 'ext4',
            'used-bytes': 100,
            'total-bytes': 200,
            disk: [
              {
                'bus-type': 'virtio',
                bus: 0,
                target: 0,
                unit: 0,
                serial: 'root',
                dev: '/dev/vda1',
                'pci-controller': { domain: 0, bus: 4, slot: 0, function: 0 },
              },
            ],
          },
        ],
      }),
    );
    expect(await agent.vcpus()).toEqual({
      value: [
        { logicalId: 0, online: true, canOffline: false },
        { logicalId: 1, online: false, canOffline: true },
      ],
    });
    expect(await agent.memoryBlocks()).toEqual({ value: [{ physicalIndex: 32, online: false }] });
    expect(await agent.memoryBlockBytes()).toEqual({ value: 134217728 });
    expect(await agent.fileSystems()).toEqual({
      value: [
        {
          name: 'vda1',
          mountPoint: '/',
          type: 'ext4',
          usedBytes: 100,
          totalBytes: 200,
          disks: [
            {
              serial: 'root',
              device: '/dev/vda1',
              bus: 'virtio',
              address: { bus: 0, target: 0, unit: 0 },
              pciController: { domain: 0, bus: 4, slot: 0, function: 0 },
            },
          ],
        },
      ],
    });
  });

  it.each([
    ['a disabled command', undefined],
    ['no JSON', 'oops'],
    ['no object', '7'],
    ['something else', '{"error":{}}'],
    ['no list', { length: 1 }],
    ['a list of something else', [7]],
    ['numbers that are none', [{ 'logical-id': -1, online: true }]],
    ['texts for truths', [{ 'logical-id': 1, online: 'yes' }]],
    ['a list without end', Array.from({ length: 70_000 }, () => ({ 'logical-id': 1, online: true }))],
    ['a text without end', `"${'x'.repeat(5 * 1024 * 1024)}"`],
  ])('has said nothing when it answers %s', async (_what, answer) => {
    const agent = await agentOf(guestWith({ 'guest-get-vcpus': answer }));
    expect(await agent.vcpus()).toEqual({ failure: expect.any(String) });
  });

  it('is asked for the rest when it does only a part, and not for ever', async () => {
    const asked: number[] = [];
    const fake = guestWith({});
    const answers = [2, 1, 0];
    fake.answer = (command) => {
      const { execute, arguments: given } = JSON.parse(command) as {
        readonly execute: string;
        readonly arguments: { readonly vcpus: readonly { 'logical-id': number }[] };
      };
      if (execute !== 'guest-set-vcpus') return '{"return":{}}';
      asked.push(given.vcpus.length);
      return JSON.stringify({ return: answers.shift() ?? 0 });
    };
    const agent = await agentOf(fake);
    const vcpus = [1, 2, 3, 4].map((logicalId) => ({ logicalId, online: true }));
    expect(await agent.setVcpus(vcpus)).toEqual({ value: 3 });
    expect(asked).toEqual([4, 2, 1]);
  });

  it('runs a program and says what came of it', async () => {
    const agent = await agentOf(
      guestWith({
        'guest-exec': { pid: 7 },
        'guest-exec-status': {
          exited: true,
          exitcode: 3,
          'out-data': Buffer.from('out\n').toString('base64'),
          'err-data': Buffer.from('wrong').toString('base64'),
        },
      }),
    );
    expect(await agent.run(['/bin/try', 'it'])).toEqual({
      value: { exitCode: 3, output: 'out\n', errorOutput: 'wrong' },
    });
  });

  it.each([
    ['never ends', { pid: 7 }, { exited: false }],
    ['has no number', { pid: 'seven' }, { exited: true }],
    ['prints without end', { pid: 7 }, { exited: true, 'out-data': 'A'.repeat(2 * 1024 * 1024) }],
  ])('gives up a program that %s', async (_what, started, status) => {
    const fake = guestWith({ 'guest-exec': started, 'guest-exec-status': status });
    const agent = await agentOf(fake);
    expect(await agent.run(['/bin/try'], { timeoutMs: 3000 })).toEqual({ failure: expect.any(String) });
    expect(fake.clock.monotonicMs()).toBeLessThan(1_010_000);
  });
});
