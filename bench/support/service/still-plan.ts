import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { imageNameTag, parsePlan, type Plan } from '../../../lib/plan';

const uuidOf = (number: number): string => `7d7c2d5c-7c0c-5d0e-9d0c-${number.toString(16).padStart(12, '0')}`;

/** Machines that are defined and never started, without disks: what a pass costs does not depend on what was written to them. */
export function stillPlan(
  machineCount: number,
  place: { readonly poolDirectory: string; readonly kernelPath: string; readonly kernel: Buffer },
): Plan {
  const sha256 = createHash('sha256').update(place.kernel).digest('hex');
  const parsed = parsePlan(
    Buffer.from(
      JSON.stringify({
        version: 1,
        fleet: 'bench',
        host: {
          name: 'bench',
          overcommit: { vcpus: 100, memory: 100, disk: 8 },
          acceleration: 'tcg',
          limits: { machineDeletionsMax: 0, allowEmpty: false },
          trashRetentionHours: 24,
        },
        pools: [
          {
            name: 'main',
            uuid: uuidOf(0),
            key: 'bench/main',
            path: join(place.poolDirectory, 'main'),
            autostart: true,
          },
        ],
        images: [
          {
            name: 'kernel',
            key: 'bench/kernel',
            pool: 'main',
            fileName: `kernel-${imageNameTag(sha256)}.img`,
            source: { kind: 'file', path: place.kernelPath },
            sha256,
            format: 'boot-file',
          },
        ],
        networks: [],
        machines: Array.from({ length: machineCount }, (_, index) => machine(index)),
      }),
    ),
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems.slice(0, 5)));
  return parsed.plan;
}

function machine(index: number): object {
  const name = `machine-${index}`;
  return {
    name,
    uuid: uuidOf(index + 1),
    key: `bench/${name}`,
    protect: false,
    vcpus: { current: 2, maximum: 4, ceiling: 'stated' },
    cpu: { pinning: [] },
    memory: { currentMiB: 512, bootMiB: 512, maximumMiB: 512, ceiling: 'stated', hugepages: false },
    cpuModel: 'auto',
    machineType: 'q35',
    architecture: 'x86_64',
    firmware: 'bios',
    secureBoot: false,
    tpm: false,
    boot: { kind: 'kernel', kernel: 'kernel', commandLine: 'quiet' },
    disks: [],
    cdroms: [],
    nics: [],
    serialConsole: true,
    guestAgent: true,
    rng: true,
    autostart: false,
    startOrder: { rank: 0, delaySeconds: 0 },
    powerState: 'stopped',
    stop: { timeoutSeconds: 60, onTimeout: 'force' },
    onRestartNeeded: 'restart',
    guest: { growRoot: false, onlineCpus: true, onlineMemory: true },
    readiness: { checks: [], timeoutSeconds: 120 },
  };
}
