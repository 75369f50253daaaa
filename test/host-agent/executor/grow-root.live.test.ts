import { beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { imageNameTag, type Plan, type PlanDisk, type PlanMachine } from '../../../lib/plan';
import type { Report } from '../../../host-agent/executor';
import { useLiveHost } from '../../support/live-host';
import { askGuest, runInGuest } from '../live/guest-view';
import { guestImages } from './guest-images';
import { creationSteps, findMachine, labMachine, labPlan, step, type LabOptions } from './lab';
import { execute, failures, outcomes } from './live-executor';

const MEBIBYTE = 1024 * 1024;
const REPOSITORY = join(__dirname, '../../..');

/** Packages over a slow line, then two boots. */
const SET_UP_MS_MAX = 360_000;

describe('the root file system of a running guest', () => {
  const live = useLiveHost();
  let images: LabOptions['images'] = [];
  const lab = (): Plan =>
    labPlan({
      poolPath: join(live.sandbox.poolDirectory, 'main'),
      images,
      machines: [rooted('parted', 11), rooted('whole', 12, 'tiny.whole-disk')],
    });
  const growth = (name: string, mebibytes: number) => {
    const machine = findMachine(lab(), name);
    const [root] = machine.disks;
    if (root === undefined) throw new Error('no disk');
    const disk: PlanDisk = { ...root, sizeMiB: mebibytes as PlanDisk['sizeMiB'] };
    const grown: PlanMachine = { ...machine, disks: [disk] };
    return step('grow', { kind: 'grow-attached-disk', machine: grown, disk });
  };
  const rootBytes = async (name: string): Promise<number> => {
    const text = await runInGuest(live, name, ['/bin/stat', '-f', '-c', '%b %S', '/']);
    const [blocks = 0, size = 0] = text.trim().split(' ').map(Number);
    return blocks * size;
  };

  beforeAll(async () => {
    const cache = join(REPOSITORY, '.cache/disk-root');
    await promisify(execFile)('bash', [join(REPOSITORY, 'scripts/build-disk-root.sh'), cache]);
    const path = join(live.sandbox.imagesDirectory, 'initrd-disk-root.img');
    const parts = [live.guest.initrd, join(cache, 'disk-root.img')].map((part) => readFile(part));
    const content = Buffer.concat(await Promise.all(parts));
    await writeFile(path, content, { mode: 0o644 });
    const sha256 = createHash('sha256').update(content).digest('hex');
    images = guestImages(live).map((image) =>
      image.name === 'initrd'
        ? { ...image, source: { kind: 'file', path }, sha256, fileName: `initrd-${imageNameTag(sha256)}.img` }
        : image,
    );
    const report = await execute(live, lab(), creationSteps(lab()));
    if (!report.succeeded) throw new Error(failures(report).join('\n'));
  }, SET_UP_MS_MAX);

  it.each(['parted', 'whole'])('grows with its disk (%s), and keeps what it holds', async (name) => {
    const { bootId } = await askGuest(live, name);
    expect(await runInGuest(live, name, ['/bin/grep', ' / ', '/proc/mounts'])).toMatch(
      /^\/dev\/(vda1?|root) /m,
    );
    await runInGuest(live, name, ['/bin/sh', '-c', 'echo precious >/kept && sync']);
    const before = await rootBytes(name);
    expect(before).toBeLessThan(64 * MEBIBYTE);
    const report = await execute(live, lab(), [growth(name, 128)]);
    expect(failures(report)).toEqual([]);
    const after = await rootBytes(name);
    expect(after).toBeGreaterThan(before + 50 * MEBIBYTE);
    expect(observationsOf(report)).toEqual({ 'guest-disk-bytes': 128 * MEBIBYTE, 'guest-root-bytes': after });
    expect(await runInGuest(live, name, ['/bin/cat', '/kept'])).toBe('precious\n');
    expect((await askGuest(live, name)).bootId).toBe(bootId);
  });

  it('stays as it is where the guest lacks the tools, and the step says so although the disk has grown', async () => {
    await runInGuest(live, 'parted', ['/bin/rm', '/usr/bin/growpart']);
    const before = await rootBytes('parted');
    const report = await execute(live, lab(), [growth('parted', 160)]);
    expect(outcomes(report)).toEqual({ grow: 'failed: missing' });
    expect(failures(report).join()).toMatch(/has grown, but .* it lacks growpart/);
    expect(await rootBytes('parted')).toBe(before);
    expect((await askGuest(live, 'parted')).disks['vda']?.bytes).toBe(160 * MEBIBYTE);
  });
});

function rooted(name: string, index: number, word = ''): ReturnType<typeof labMachine> {
  const machine = labMachine(name, index);
  const [root] = machine.disks;
  if (root === undefined) throw new Error('no disk');
  return {
    ...machine,
    memory: { currentMiB: 192, bootMiB: 192, maximumMiB: 192, ceiling: 'stated', hugepages: false },
    boot: {
      kind: 'kernel',
      kernel: 'kernel',
      initrd: 'initrd',
      commandLine: `console=ttyS0 quiet no_timer_check panic=1 tiny.host=${name} ${word}`.trim(),
    },
    disks: [{ ...root, sizeMiB: 64, source: { kind: 'blank' }, cache: 'unsafe' }],
    nics: [],
    guest: { growRoot: true, onlineCpus: false, onlineMemory: false },
    readiness: { checks: [{ kind: 'guest-agent' }], timeoutSeconds: 120 },
  };
}

function observationsOf(report: Report): Readonly<Record<string, number>> {
  return Object.fromEntries(
    report.steps.flatMap(({ outcome }) =>
      outcome.kind === 'done' ? (outcome.observations ?? []).map(({ fact, value }) => [fact, value]) : [],
    ),
  );
}
