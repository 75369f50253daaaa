import { beforeAll, describe, expect, it } from '@jest/globals';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeIso } from '../../../host-agent/executor/seed/iso9660';
import type { StepAction } from '../../../host-agent/planner';
import type { Report } from '../../../host-agent/executor';
import { type Plan, type PlanDisk, type PlanMachine, type PlanNic } from '../../../lib/plan';
import { useLiveHost } from '../../support/live-host';
import { askGuest, runInGuest } from '../live/guest-view';
import { guestImages } from './guest-images';
import { creationSteps, findMachine, labMachine, labPlan, step } from './lab';
import { execute, failures, outcomes } from './live-executor';

const MEBIBYTE = 1024 * 1024;

/** What happens to a guest that must not notice anything but the change itself. */
describe('devices of a running machine', () => {
  const live = useLiveHost();
  const poolPath = (): string => join(live.sandbox.poolDirectory, 'main');
  let bootId = '';

  const dataDisk = (name: string, changes: Partial<PlanDisk> = {}): PlanDisk => ({
    ...firstOf(labMachine('web', 11).disks as readonly PlanDisk[]),
    name,
    fileName: `web-${name}.qcow2`,
    serial: `ser-${name}`,
    sizeMiB: 32 as PlanDisk['sizeMiB'],
    source: { kind: 'blank' },
    ...changes,
  });
  const lab = (): Plan => {
    const deafDisk = { ...dataDisk('deaf-data'), fileName: 'deaf-data.qcow2' };
    const plan = labPlan({
      poolPath: poolPath(),
      images: guestImages(live),
      withNetwork: true,
      machines: [
        labMachine('web', 11, { cdroms: [{ name: 'tools' }], memory: memoryOf(112) }),
        labMachine('deaf', 12, {
          disks: [...labMachine('deaf', 12).disks, deafDisk],
          // Its kernel does not listen when a PCI device is to be taken away.
          boot: {
            kind: 'kernel',
            kernel: 'kernel',
            initrd: 'initrd',
            commandLine: 'console=ttyS0 quiet no_timer_check panic=1 tiny.host=deaf acpiphp.disable=1',
          },
        }),
      ],
    });
    const [lan] = plan.networks;
    if (lan?.mode !== 'nat') throw new Error('no network');
    const other = JSON.parse(JSON.stringify(lan).replaceAll('10.93.0.', '10.93.1.')) as typeof lan;
    const uuid = '10000000-0000-5000-8000-000000000003';
    const dmz = { ...other, name: 'dmz', key: 'lab/dmz', bridgeName: 'virbr-dmz', uuid } as typeof lan;
    return { ...plan, networks: [...plan.networks, dmz] };
  };
  const web = (changes: Partial<PlanMachine> = {}): PlanMachine => ({
    ...findMachine(lab(), 'web'),
    ...changes,
  });
  const withDisk = (disk: PlanDisk): PlanMachine => web({ disks: [...web().disks, disk] });
  const run = (action: StepAction): Promise<Report> => execute(live, lab(), [step('it', action)]);
  const done = async (action: StepAction): Promise<Report> => {
    const report = await run(action);
    expect(failures(report)).toEqual([]);
    return report;
  };
  const seen = (report: Report, fact: string): number | undefined => {
    const [outcome] = report.steps.map((each) => each.outcome);
    if (outcome?.kind !== 'done') throw new Error('the step was not done');
    return outcome.observations?.find((observation) => observation.fact === fact)?.value;
  };
  const messageOf = (report: Report): string => failures(report).join();
  const createDisk = (disk: PlanDisk): Promise<Report> =>
    done({ kind: 'create-disk', machine: withDisk(disk), disk });

  beforeAll(async () => {
    const report = await execute(live, lab(), creationSteps(lab()));
    if (!report.succeeded) throw new Error(failures(report).join('\n'));
    bootId = (await askGuest(live, 'web')).bootId;
    await askGuest(live, 'deaf');
  }, 180_000);

  it.each([
    ['virtio', 'data', 'vdb'],
    ['scsi', 'archive', 'sdf'],
  ] as const)('take a %s disk, show it to the guest, and let it go again', async (bus, name, target) => {
    const disk = dataDisk(name, { bus });
    const machine = withDisk(disk);
    await createDisk(disk);
    const attached = await done({ kind: 'attach-disk', machine, disk });
    expect(seen(attached, 'guest-disk-bytes')).toBe(32 * MEBIBYTE);
    expect(await live.virsh('domblklist', 'web')).toMatch(new RegExp(`${target}\\s+.*web-${name}.qcow2`));
    expect(await live.virsh('domblklist', 'web', '--inactive')).not.toContain(`web-${name}.qcow2`);
    expect(outcomes(await run({ kind: 'attach-disk', machine, disk }))).toEqual({ it: 'already true' });
    const before = Object.keys((await askGuest(live, 'web')).disks);
    const path = join(poolPath(), disk.fileName);
    await done({ kind: 'detach-disk', machine: web(), disk: { target, path, serial: disk.serial } });
    expect(await live.virsh('domblklist', 'web')).not.toContain(path);
    await askGuest(live, 'web', ({ disks }) => Object.keys(disks).length === before.length - 1);
    const again = await run({ kind: 'detach-disk', machine: web(), disk: { target, path } });
    expect(outcomes(again)).toEqual({ it: 'already true' });
  });

  it('keep a disk that the guest uses, whatever for, and grow it under the guest', async () => {
    const disk = dataDisk('data');
    const machine = withDisk(disk);
    await done({ kind: 'attach-disk', machine, disk });
    const device = await deviceOf('web', disk.serial);
    const detach: StepAction = {
      kind: 'detach-disk',
      machine: web(),
      disk: { target: 'vdb', path: join(poolPath(), disk.fileName), serial: disk.serial },
    };
    await inGuest('web', `mke2fs -q /dev/${device} && mkdir -p /mnt-data && mount /dev/${device} /mnt-data`);
    const mounted = await run(detach);
    expect(outcomes(mounted)).toEqual({ it: 'failed: guest-uses-it' });
    expect(messageOf(mounted)).toContain('mounted at /mnt-data');
    const grown = { ...disk, sizeMiB: 48 as PlanDisk['sizeMiB'] };
    const growth: StepAction = { kind: 'grow-attached-disk', machine: withDisk(grown), disk: grown };
    expect(seen(await done(growth), 'guest-disk-bytes')).toBe(48 * MEBIBYTE);
    expect(outcomes(await run(growth))).toEqual({ it: 'already true' });
    const shrink = await run({ kind: 'grow-attached-disk', machine, disk });
    expect(outcomes(shrink)).toEqual({ it: 'failed: would-shrink' });
    expect((await askGuest(live, 'web')).disks[device]?.bytes).toBe(48 * MEBIBYTE);
    await inGuest('web', `echo written >/mnt-data/file && sync && umount /mnt-data`);
    await inGuest('web', `mkswap /dev/${device} >/dev/null && swapon /dev/${device}`);
    const swapping = await run(detach);
    expect(outcomes(swapping)).toEqual({ it: 'failed: guest-uses-it' });
    expect(messageOf(swapping)).toContain('swap');
    expect(await live.virsh('domblklist', 'web')).toContain('web-data.qcow2');
    await inGuest('web', `swapoff /dev/${device}`);
    await done(detach);
  });

  it('sit elsewhere when their place is taken, and are not taken from anybody else', async () => {
    const [early, late] = [dataDisk('data'), dataDisk('late')];
    for (const disk of [early, late]) {
      await createDisk(disk);
      await done({ kind: 'attach-disk', machine: withDisk(disk), disk });
    }
    expect(await live.virsh('domblklist', 'web')).toMatch(/vdb .*web-data.qcow2\n vdc .*web-late.qcow2/);
    for (const disk of [early, late]) {
      const place = { target: 'vdb', path: join(poolPath(), disk.fileName), serial: disk.serial };
      await done({ kind: 'detach-disk', machine: web(), disk: place });
    }
    const foreign = dataDisk('deaf-data', { fileName: 'deaf-data.qcow2' });
    const theirs: StepAction = { kind: 'attach-disk', machine: withDisk(foreign), disk: foreign };
    expect(outcomes(await run(theirs))).toEqual({ it: 'failed: not-ours' });
    await live.virsh('attach-disk', 'deaf', join(poolPath(), late.fileName), 'vdz', '--config');
    const used: StepAction = { kind: 'attach-disk', machine: withDisk(late), disk: late };
    expect(outcomes(await run(used))).toEqual({ it: 'failed: in-use' });
    expect(await live.virsh('domblklist', 'web')).not.toMatch(/late|deaf/);
  });

  it('are limited, and freed again', async () => {
    const limited = (limits: PlanDisk['limits']): PlanDisk => {
      const { limits: _, ...root } = firstOf(web().disks);
      return limits === undefined ? root : { ...root, limits };
    };
    const limit = (limits?: PlanDisk['limits']): StepAction => {
      const disk = limited(limits);
      return { kind: 'limit-disk', machine: web({ disks: [disk] }), disk };
    };
    await done(
      limit({ iops: { total: 200, burst: { total: 400, seconds: 3 } }, bytesPerSecond: { read: MEBIBYTE } }),
    );
    const tuned = await live.virsh('blkdeviotune', 'web', 'vda');
    expect(tuned).toMatch(/total_iops_sec\s*: 200\n/);
    expect(tuned).toMatch(/total_iops_sec_max\s*: 400\n/);
    expect(tuned).toMatch(/total_iops_sec_max_length\s*: 3\n/);
    expect(tuned).toMatch(/read_bytes_sec\s*: 1048576\n/);
    await done(limit({ iops: { read: 300, write: 100 } }));
    expect(await live.virsh('blkdeviotune', 'web', 'vda')).toMatch(
      /total_iops_sec\s*: 0\n[^]*read_iops_sec\s*: 300\n/,
    );
    await done(limit());
    expect(await live.virsh('blkdeviotune', 'web', 'vda')).not.toMatch(/_sec\s*: [1-9]/);
    expect(outcomes(await run(limit()))).toEqual({ it: 'already true' });
  });

  it('change their medium, unless the guest holds it', async () => {
    const [first, second] = [await iso('FIRST'), await iso('SECOND')];
    const medium = (path?: string): StepAction => ({
      kind: 'change-medium',
      machine: web(),
      target: 'sdb',
      ...(path === undefined ? {} : { path }),
    });
    await done(medium(first));
    await inGuest('web', 'mkdir -p /mnt-cd && mount -o ro /dev/sr1 /mnt-cd');
    const mounted = await run(medium(second));
    expect(outcomes(mounted)).toEqual({ it: 'failed: guest-uses-it' });
    expect(messageOf(mounted)).toContain('/mnt-cd');
    expect(await inGuest('web', 'cat /mnt-cd/*')).toBe('FIRST');
    // Nothing is mounted now, but a program keeps the drive open and with it the tray locked.
    await inGuest('web', 'umount /mnt-cd; (sleep 600 </dev/sr1 & echo $! >/run/holder) >/dev/null 2>&1');
    const locked = await run(medium(second));
    expect(outcomes(locked)).toEqual({ it: 'failed: guest-uses-it' });
    expect(messageOf(locked)).toContain('locked');
    expect(await live.virsh('domblklist', 'web')).toContain(first);
    await inGuest('web', 'kill $(cat /run/holder)');
    await done(medium(second));
    await inGuest('web', 'mount -o ro /dev/sr1 /mnt-cd');
    expect(await inGuest('web', 'cat /mnt-cd/*; umount /mnt-cd')).toBe('SECOND');
    expect(outcomes(await run(medium(join(poolPath(), 'none.iso'))))).toEqual({ it: 'failed: missing' });
    await done(medium());
    expect(await live.virsh('domblklist', 'web')).toMatch(/sdb\s+-/);
    expect(outcomes(await run(medium()))).toEqual({ it: 'already true' });
  });

  it('take a NIC, move it to another network, cut its link, and let it go', async () => {
    const nic: PlanNic = {
      ...firstOf(web().nics),
      name: 'extra',
      mac: '52:54:00:93:00:77',
      attachment: { kind: 'network', network: 'lan' },
    };
    const machine = web({ nics: [...web().nics, nic] });
    const mine = (nics: Awaited<ReturnType<typeof askGuest>>['nics']) =>
      Object.values(nics).find(({ mac }) => mac === nic.mac);
    await done({ kind: 'attach-nic', machine, nic });
    await askGuest(
      live,
      'web',
      ({ nics }) => mine(nics)?.ip4.some((ip) => ip.startsWith('10.93.0.')) === true,
    );
    const moved: PlanNic = { ...nic, attachment: { kind: 'network', network: 'dmz' } };
    await done({ kind: 'update-nic', machine, nic: moved, moves: true });
    expect(await live.virsh('domiflist', 'web')).toMatch(/dmz\s+virtio\s+52:54:00:93:00:77/);
    await askGuest(
      live,
      'web',
      ({ nics }) => mine(nics)?.ip4.some((ip) => ip.startsWith('10.93.1.')) === true,
    );
    const filtered: PlanNic = {
      ...moved,
      linkUp: false,
      filter: { name: 'no-mac-spoofing', parameters: [] },
    };
    await done({ kind: 'update-nic', machine, nic: filtered, moves: false });
    expect(await live.virsh('dumpxml', 'web')).toContain("<filterref filter='no-mac-spoofing'/>");
    await askGuest(live, 'web', ({ nics }) => mine(nics)?.carrier === false);
    const wrong: PlanNic = { ...filtered, linkUp: true, filter: { name: 'no-such-filter', parameters: [] } };
    expect(outcomes(await run({ kind: 'update-nic', machine, nic: wrong, moves: false }))).toEqual({
      it: 'failed: libvirt',
    });
    // What it had is what it has.
    expect(outcomes(await run({ kind: 'update-nic', machine, nic: filtered, moves: false }))).toEqual({
      it: 'already true',
    });
    await done({ kind: 'detach-nic', machine: web(), mac: nic.mac });
    await askGuest(live, 'web', ({ nics }) => mine(nics) === undefined);
    expect(outcomes(await run({ kind: 'detach-nic', machine: web(), mac: nic.mac }))).toEqual({
      it: 'already true',
    });
  });

  it('stay when the guest does not let go, and when it cannot be asked yet', async () => {
    const deaf = findMachine(lab(), 'deaf');
    const [root, data] = deaf.disks;
    if (root === undefined || data === undefined) throw new Error('no disk');
    const path = join(poolPath(), data.fileName);
    const detach: StepAction = {
      kind: 'detach-disk',
      machine: deaf,
      disk: { target: 'vdb', path, serial: data.serial },
    };
    // Asked twice at once: a request that is still pending does no harm to the next.
    const elsewhere = { stateDirectory: join(live.workDirectory, 'second-state') };
    const reports = await Promise.all([run(detach), execute(live, lab(), [step('it', detach)], elsewhere)]);
    for (const report of reports) {
      expect(outcomes(report)).toEqual({ it: 'failed: guest-timeout' });
      expect(messageOf(report)).toContain('still attached');
    }
    expect(await live.virsh('domblklist', 'deaf')).toContain(path);
    // Right after a reset nobody in the guest can say what it uses.
    await live.virsh('reset', 'deaf');
    const early = await run({
      kind: 'detach-disk',
      machine: deaf,
      disk: { target: 'vda', path: join(poolPath(), root.fileName), serial: 'root' },
    });
    expect(outcomes(early)).toEqual({ it: 'failed: guest-agent-missing' });
    expect(await live.virsh('domblklist', 'deaf')).toContain('vda');
  });

  it('changed without a restart of the guest', async () => {
    expect((await askGuest(live, 'web')).bootId).toBe(bootId);
  });

  const inGuest = async (machine: string, script: string): Promise<string> =>
    (await runInGuest(live, machine, ['/bin/sh', '-c', script])).trim();
  const deviceOf = (machine: string, serial: string): Promise<string> =>
    inGuest(machine, `basename $(dirname $(grep -l '^${serial}$' /sys/block/*/serial))`);
  const iso = async (word: string): Promise<string> => {
    const path = join(poolPath(), `${word.toLowerCase()}.iso`);
    await writeFile(path, writeIso(word, [{ name: 'word', content: Buffer.from(word) }]));
    await chmod(path, 0o644);
    return path;
  };
});

function memoryOf(mebibytes: number) {
  return {
    currentMiB: mebibytes,
    bootMiB: mebibytes,
    maximumMiB: mebibytes,
    ceiling: 'stated',
    hugepages: false,
  } as const;
}

function firstOf<Item>(items: readonly Item[]): Item {
  const [first] = items;
  if (first === undefined) throw new Error('nothing is there');
  return first;
}
