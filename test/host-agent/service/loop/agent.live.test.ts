import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AgentStatus, ConditionName } from '../../../../host-agent/service/status/types';
import { useLiveHost, waitFor } from '../../../support/live-host';
import { labDraft, labMachine, type Draft } from '../../live/lab';
import { ServiceHost } from '../live/service-host';
import type { ServiceProcess } from '../live/service-process';

const live = useLiveHost();
const ADDRESS = '10.94.1.11';

let host: ServiceHost;
let agent: ServiceProcess;

function planOf(vcpus: number): Draft {
  return labDraft(live, [
    labMachine('web', 11, { vcpus: { current: vcpus, maximum: 4, ceiling: 'stated' } }),
    labMachine('idle', 12, { powerState: 'stopped' }),
    labMachine('left', 13, { powerState: 'stopped' }),
  ]);
}

/** Defines a machine anew with so many vCPUs, which libvirt tells; of `setvcpus --config` it says nothing. */
async function defineWith(name: string, vcpus: number): Promise<void> {
  const xml = await live.virsh('dumpxml', name, '--inactive');
  await live.virshWithXml(xml.replace(/<vcpu([^>]*?) current='\d'/, `<vcpu$1 current='${vcpus}'`), 'define');
}

const reasonOf = ({ conditions }: AgentStatus, name: ConditionName): string | undefined =>
  conditions.find((condition) => condition.name === name)?.reason;
const isAsReleased = (status: AgentStatus): boolean => reasonOf(status, 'Ready') === 'AsReleased';

async function storedVcpus(name: string): Promise<string> {
  return (await live.virsh('vcpucount', name, '--config', '--current')).trim();
}

beforeAll(async () => {
  host = await ServiceHost.make(live, {
    name: 'loop',
    policy: { driftByMachine: { left: 'report' }, resyncIntervalSeconds: 600 },
  });
  agent = host.start();
}, 360_000);

afterAll(() => host.stop());

describe('the agent on a real host', () => {
  it('converges to a signed release, and changes the running guest by the next', async () => {
    const parent = await host.publish({ plan: planOf(1), generation: 1 });
    await agent.order({ kind: 'sync' }).catch(() => undefined);
    await agent.until((status) => status.generations.applied === 1, 'generation 1 is applied');
    await host.publish({ plan: planOf(2), generation: 2, parent });
    await agent.order({ kind: 'sync' }).catch(() => undefined);
    await agent.until((status) => status.generations.applied === 2, 'generation 2 is applied');
    await live.waitForGuest(ADDRESS, ({ cpus }) => cpus === 2);
  });

  it('puts right what somebody else defines, as soon as libvirt tells, and leaves what it only reports', async () => {
    await defineWith('left', 3);
    await defineWith('idle', 3);
    await waitFor(async () => (await storedVcpus('idle')) === '1', {
      timeoutMs: 60_000,
      description: 'one is put right',
    });
    const status = await agent.until(
      ({ drift }) => drift.length === 1 && drift[0]?.subject.name === 'left',
      'the other is reported',
    );
    expect(status.drift).toEqual([expect.objectContaining({ policy: 'report', field: 'vcpus.current' })]);
    expect(await storedVcpus('left')).toBe('3');
    await defineWith('left', 1);
    await agent.until(isAsReleased, 'all is as released');
  });

  it('converges again when libvirtd was killed and what had been changed before gave no event', async () => {
    await live.virsh('setvcpus', 'idle', '2', '--config');
    await live.sandbox.restartDaemon('SIGKILL');
    await waitFor(async () => (await storedVcpus('idle')) === '1', {
      timeoutMs: 60_000,
      description: 'what was changed is put right',
    });
    await agent.until(isAsReleased, 'all is as released');
  });

  it('ends properly on SIGTERM, and begins again where it was', async () => {
    expect(await agent.stop()).toBe(0);
    await live.virsh('setvcpus', 'idle', '2', '--config');
    agent = host.start();
    await agent.until(
      (status) => isAsReleased(status) && status.generations.applied === 2,
      'what was changed while nobody looked is put right',
    );
    expect(await storedVcpus('idle')).toBe('1');
  });
});
