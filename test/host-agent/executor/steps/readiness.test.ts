import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { runStep } from '../../../../host-agent/executor/run-step';
import type { StepOutcome } from '../../../../host-agent/executor';
import { errorNumber } from '../../../../host-agent/libvirt';
import { libvirtError } from '../../../support/fake-libvirt-host';
import { FakeMachine } from '../fake-machine';
import { findMachine, labMachine, labPlan } from '../lab';
import { machinesOnly } from '../plans';

type Checks = NonNullable<Parameters<typeof labMachine>[2]>['readiness'];
type Nics = NonNullable<Parameters<typeof labMachine>[2]>['nics'];

function machine(checks: NonNullable<Checks>['checks'], nics?: Nics): FakeMachine {
  const readiness = { checks, timeoutSeconds: 30 };
  const plan = labPlan(machinesOnly({ readiness, ...(nics === undefined ? {} : { nics }) }));
  return new FakeMachine(plan, findMachine(plan, 'web'));
}

const wait = (fake: FakeMachine, signal?: AbortSignal): Promise<StepOutcome> =>
  runStep(fake.context(signal), { kind: 'await-machine', machine: fake.machine });
const lease = (address: string) => [
  {
    interface: 'vnet0',
    mac: '52:54:00:93:00:11',
    addresses: [{ family: 'ipv4' as const, address, prefix: 24 }],
  },
];

describe('waiting for a machine', () => {
  it('ends when the NIC has its fixed address, not with another one', async () => {
    const fake = machine([{ kind: 'address', nic: 'lan' }]);
    fake.addresses = lease('10.93.0.150');
    fake.clock.onTick = (elapsedMs) => {
      if (elapsedMs >= 4000) fake.addresses = lease('10.93.0.11');
    };
    expect(await wait(fake)).toMatchObject({ kind: 'done', durationMs: 4000, alreadyTrue: false });
  });

  it('takes any lease where no address is fixed, but no link-local one', async () => {
    const [nic] = labMachine('web', 11).nics;
    if (nic === undefined) throw new Error('no NIC');
    const { ipv4, ...rest } = nic;
    expect(ipv4).toBeDefined();
    const fake = machine([{ kind: 'address', nic: 'lan' }], [rest]);
    fake.addresses = lease('fe80::1');
    fake.clock.onTick = () => (fake.addresses = lease('10.93.0.150'));
    expect(await wait(fake)).toMatchObject({ kind: 'done', alreadyTrue: false });
  });

  it('gives up after the time of the plan and says which check and what was seen last', async () => {
    const fake = machine([{ kind: 'address', nic: 'lan' }, { kind: 'guest-agent' }]);
    fake.addresses = lease('10.93.0.150');
    expect(await wait(fake)).toMatchObject({
      kind: 'failed',
      durationMs: 30_000,
      failure: {
        code: 'not-ready',
        message: expect.stringMatching(
          /within 30 s \(address of lan: 52:54:00:93:00:11 has 10\.93\.0\.150, not 10\.93\.0\.11\)/,
        ),
      },
    });
  });

  it('notices a crash at once', async () => {
    const fake = machine([{ kind: 'guest-agent' }]);
    fake.answer = () => {
      throw libvirtError(errorNumber.agentUnresponsive, 'agent is not connected');
    };
    fake.clock.onTick = (elapsedMs) => {
      if (elapsedMs >= 2000) fake.state = 'crashed';
    };
    expect(await wait(fake)).toMatchObject({
      kind: 'failed',
      durationMs: 2000,
      failure: { code: 'crashed' },
    });
  });

  it.each([
    ['done', 'done', undefined],
    ['error', 'failed', /ended with an error/],
    ['disabled', 'failed', /disabled in the guest/],
    ['running', 'failed', /cloud-init says "running"/],
  ])('takes cloud-init\'s "%s" for %s', async (status, kind, message) => {
    const fake = machine([{ kind: 'cloud-init' }]);
    fake.answer = (command) =>
      command.includes('guest-exec-status')
        ? JSON.stringify({
            return: { exited: true, 'out-data': Buffer.from(JSON.stringify({ status })).toString('base64') },
          })
        : '{"return":{"pid":7}}';
    const outcome = await wait(fake);
    expect(outcome.kind).toBe(kind);
    if (message !== undefined)
      expect(outcome).toMatchObject({ failure: { message: expect.stringMatching(message) } });
  });

  it('reads what an older cloud-init says, which knows no JSON', async () => {
    const fake = machine([{ kind: 'cloud-init' }]);
    let json = false;
    fake.answer = (command) => {
      if (command.includes('guest-exec-status')) {
        const output = json ? '' : 'status: done\n';
        return JSON.stringify({
          return: { exited: true, 'out-data': Buffer.from(output).toString('base64') },
        });
      }
      json = command.includes('json');
      return '{"return":{"pid":7}}';
    };
    expect(await wait(fake)).toMatchObject({ kind: 'done' });
  });

  describe('by TCP', () => {
    let server: Server;
    let port: number;
    beforeEach(async () => {
      server = createServer((socket) => socket.end());
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address() as AddressInfo;
      port = address.port;
    });
    afterEach(() => new Promise((resolve) => server.close(resolve)));

    const onLoopback = (): FakeMachine => {
      const [nic] = labMachine('web', 11).nics;
      if (nic === undefined) throw new Error('no NIC');
      const { ipv4, ...rest } = nic;
      expect(ipv4).toBeDefined();
      const fake = machine([{ kind: 'tcp', nic: 'lan', port }], [rest]);
      fake.addresses = lease('127.0.0.1');
      return fake;
    };

    it('ends when something answers', async () => {
      expect(await wait(onLoopback())).toMatchObject({ kind: 'done' });
    });

    it('says that nobody answers', async () => {
      const fake = onLoopback();
      await new Promise((resolve) => server.close(resolve));
      expect(await wait(fake)).toMatchObject({
        failure: {
          code: 'not-ready',
          message: expect.stringContaining(`127.0.0.1 port ${port}: ECONNREFUSED`),
        },
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    });
  });

  it('ends when the run is stopped', async () => {
    const fake = machine([{ kind: 'address', nic: 'lan' }]);
    const stop = new AbortController();
    fake.clock.onTick = () => stop.abort();
    expect(await wait(fake, stop.signal)).toMatchObject({ failure: { code: 'interrupted' } });
  });
});
