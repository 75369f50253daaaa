import { describe, expect, it } from '@jest/globals';
import type { StepOutcome } from '../../../../../host-agent/executor';
import { runStep } from '../../../../../host-agent/executor/run-step';
import { labMachine, labPlan } from '../../lab';
import { machinesOnly } from '../../plans';
import { FakeDevices } from './fake-devices';

const PATH = '/pools/main/web-data.qcow2';

function guest(): FakeDevices {
  const [root] = labMachine('web', 11).disks;
  if (root === undefined) throw new Error('no disk');
  const data = {
    ...root,
    name: 'data',
    fileName: 'web-data.qcow2',
    serial: 'ser-data',
    source: { kind: 'blank' as const },
  };
  const fake = new FakeDevices(labPlan(machinesOnly({ disks: [root, data] })));
  fake.onDetach = () => {
    fake.removeDisk('vdb');
  };
  return fake;
}

async function detach(fake: FakeDevices): Promise<StepOutcome> {
  const { machine } = fake.fake;
  return runStep(await fake.context(), {
    kind: 'detach-disk',
    machine,
    disk: { target: 'vdb', path: PATH, serial: 'ser-data' },
  });
}

const mount = (mountPoint: string, disk: object) => ({
  name: 'x',
  mountpoint: mountPoint,
  type: 'ext4',
  disk: [{ 'bus-type': 'virtio', bus: 0, target: 0, unit: 0, ...disk }],
});

interface Guest {
  readonly agent: FakeDevices['agent'];
  readonly looks?: string;
}

const fileSystems = (...list: readonly object[]): Guest['agent'] => ({ 'guest-get-fsinfo': list });

describe('a disk is left attached, and nothing is asked of the guest,', () => {
  it.each<readonly [string, Guest, string, RegExp]>([
    ['when no agent answers', { agent: undefined }, 'guest-agent-missing', /does not answer/],
    [
      'when the agent may not list file systems',
      { agent: {}, looks: '' },
      'guest-agent-missing',
      /cannot be told/,
    ],
    [
      'when it is mounted, by the serial number that udev knows',
      { agent: fileSystems(mount('/data', { serial: 'ser-data' })) },
      'guest-uses-it',
      /mounted at \/data/,
    ],
    [
      'when it is mounted, by the longer serial number that udev has for SCSI',
      { agent: fileSystems(mount('/data', { serial: '0QEMU_QEMU_HARDDISK_ser-data' })) },
      'guest-uses-it',
      /mounted at \/data/,
    ],
    [
      'when one of its partitions is mounted, by the name of the device',
      { agent: fileSystems(mount('/data', { dev: '/dev/vdc1' })), looks: 'disk vdc 1048576\n' },
      'guest-uses-it',
      /mounted at \/data/,
    ],
    [
      'when only the kernel says that it is used',
      { agent: fileSystems(), looks: 'disk vdc 1048576\nswap\npart of dm-0\n' },
      'guest-uses-it',
      /swap, part of dm-0/,
    ],
    [
      'when something is mounted and nobody can say from which disk',
      { agent: fileSystems(mount('/somewhere', {})) },
      'guest-agent-missing',
      /cannot say which of its disks/,
    ],
    [
      'when nothing is mounted at all, as in a guest that is still booting',
      { agent: fileSystems() },
      'guest-agent-missing',
      /cannot say which of its disks/,
    ],
  ])('%s', async (_, { agent, looks }, code, message) => {
    const fake = guest();
    fake.agent = agent;
    fake.looks = looks;
    expect(await detach(fake)).toMatchObject({ kind: 'failed', failure: { code } });
    expect(await detach(fake)).toMatchObject({ failure: { message: expect.stringMatching(message) } });
    expect(fake.detached).toEqual([]);
  });
});

describe('a disk goes', () => {
  it.each<readonly [string, Guest]>([
    [
      'when another disk of a similar name is mounted',
      { agent: fileSystems(mount('/data', { dev: '/dev/vdca' })), looks: 'disk vdc 1048576\n' },
    ],
    [
      'when all that is mounted has other serial numbers',
      { agent: fileSystems(mount('/', { serial: 'root' })) },
    ],
  ])('%s', async (_, { agent, looks }) => {
    const fake = guest();
    fake.agent = agent;
    fake.looks = looks;
    expect(await detach(fake)).toMatchObject({ kind: 'done', alreadyTrue: false });
    expect(fake.definition().devices.disks.map(({ source }) => source)).not.toContain(PATH);
    expect(await detach(fake)).toMatchObject({ kind: 'done' });
  });

  it('late, and the step waits for it although libvirt has said long ago that it is gone', async () => {
    const fake = guest();
    fake.agent = fileSystems(mount('/', { serial: 'root' }));
    fake.onDetach = () => undefined;
    fake.fake.clock.onTick = (elapsedMs) => {
      if (elapsedMs >= 7000) fake.removeDisk('vdb');
    };
    expect(await detach(fake)).toMatchObject({ kind: 'done', durationMs: 7000 });
  });
});

describe('a disk stays', () => {
  it('when the guest does not answer in time, which the step says', async () => {
    const fake = guest();
    fake.agent = fileSystems(mount('/', { serial: 'root' }));
    fake.onDetach = () => undefined;
    expect(await detach(fake)).toMatchObject({
      kind: 'failed',
      durationMs: 20_000,
      failure: { code: 'guest-timeout', message: expect.stringMatching(/did not let go .*still attached/) },
    });
  });

  it('when the guest refuses, which ends the wait at once', async () => {
    const fake = guest();
    fake.agent = fileSystems(mount('/', { serial: 'root' }));
    fake.onDetach = () => {
      fake.say('device-removal-failed', 'alias-vdb');
    };
    const outcome = await detach(fake);
    expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'guest-uses-it' } });
    expect(outcome.kind === 'failed' && outcome.durationMs).toBeLessThan(20_000);
  });
});

it('says of a guest that says too much only what somebody can read', async () => {
  const fake = guest();
  const mounts = Array.from({ length: 500 }, (_, index) =>
    mount(`/${'x'.repeat(4000)}${index}`, { serial: 'ser-data' }),
  );
  fake.agent = fileSystems(...mounts);
  const outcome = await detach(fake);
  expect(outcome).toMatchObject({
    kind: 'failed',
    failure: { code: 'guest-uses-it', message: expect.stringMatching(/mounted at \/x+, .* and 492 more/) },
  });
  expect(JSON.stringify(outcome).length).toBeLessThan(3000);
});

it('leaves a disk with a file alone that has the target now of one that had none', async () => {
  const fake = guest();
  fake.agent = fileSystems();
  const { machine } = fake.fake;
  await runStep(await fake.context(), { kind: 'detach-disk', machine, disk: { target: 'vdb' } });
  expect(fake.detached).toEqual([]);
});
