import { planSchema, seedNameTag, type Plan } from '../../../lib/plan';
import {
  labDisk,
  labDraft,
  labMachine,
  labNic,
  makeExtraImages,
  type DraftMachine,
} from '../../host-agent/live/lab';
import type { LiveHost } from '../../support/live-host';

/** A plan of small objects that uses everything which a definition can show, and that a host without KVM can have. */
export async function richPlan(live: LiveHost): Promise<Plan> {
  const draft = labDraft(live, [guarded(), direct()], await makeExtraImages(live));
  const [lan] = draft.networks;
  if (lan?.mode !== 'nat' || lan.ipv4 === undefined) throw new Error('the lab has changed');
  lan.mtu = 1400;
  lan.ipv4.reservations = [{ mac: '52:54:00:94:01:77', name: 'printer', address: '10.94.1.77' }];
  lan.ipv6 = {
    cidr: 'fd00:94::/64',
    gateway: 'fd00:94::1',
    dhcpRange: { start: 'fd00:94::100', end: 'fd00:94::1ff' },
    reservations: [{ mac: '52:54:00:94:01:77', name: 'printer', address: 'fd00:94::77' }],
  };
  lan.dns = { domain: 'lab.example', hosts: [{ address: '10.94.1.1', names: ['gate.lab.example', 'gate'] }] };
  const office = '10000000-0000-5000-8000-000000000109';
  draft.networks.push({
    mode: 'bridge',
    name: 'office',
    uuid: office,
    key: 'lab/office',
    autostart: false,
    existingBridge: 'br0',
  });
  draft.networks.push({
    mode: 'routed',
    name: 'routed',
    uuid: '10000000-0000-5000-8000-000000000108',
    key: 'lab/routed',
    autostart: true,
    bridgeName: 'virbr-routed',
    ipv4: { cidr: '10.94.8.0/24', gateway: '10.94.8.1', reservations: [] },
    dns: { hosts: [] },
  });
  return planSchema.parse(draft);
}

const STOPPED: Pick<DraftMachine, 'powerState' | 'readiness'> = {
  powerState: 'stopped',
  readiness: { checks: [], timeoutSeconds: 60 },
};

/** Boots from a disk under Secure Boot; memory can be plugged in, and everything is limited. */
function guarded(): DraftMachine {
  const disk = (name: string, changes: Parameters<typeof labDisk>[2]) => labDisk('guarded', name, changes);
  return labMachine('guarded', 61, {
    ...STOPPED,
    description: 'costs 5 ${currency} & more, %{ if "it" < 5 }',
    vcpus: { current: 1, maximum: 4, ceiling: 'stated' },
    cpu: {
      topology: { sockets: 1, cores: 2, threads: 2 },
      shares: 512,
      limitPercent: 350,
      pinning: [{ vcpu: 3, hostCpus: [0] }],
      emulatorHostCpus: [0],
    },
    memory: { currentMiB: 320, bootMiB: 256, maximumMiB: 768, ceiling: 'stated', hugepages: false },
    cpuModel: 'Nehalem',
    firmware: 'uefi',
    secureBoot: true,
    tpm: true,
    boot: { kind: 'disk', order: ['root', 'copied'] },
    disks: [
      disk('root', {
        source: { kind: 'image', image: 'base' },
        sizeMiB: 80,
        cache: 'none',
        limits: {
          iops: { read: 500, write: 400, burst: { read: 600, write: 800, seconds: 5 } },
          bytesPerSecond: { total: 50_000_000, burst: { total: 60_000_000, seconds: 7 } },
        },
      }),
      disk('overlay', {
        source: { kind: 'image', image: 'second' },
        sizeMiB: 80,
        bus: 'sata',
        discard: 'ignore',
      }),
      disk('data', { bus: 'scsi', retain: true }),
      disk('copied', { source: { kind: 'copy', image: 'base' }, sizeMiB: 96 }),
      disk('copied-raw', { source: { kind: 'copy', image: 'second' }, sizeMiB: 96 }),
    ],
    cdroms: [{ name: 'empty' }, { name: 'medium', image: 'cd-one' }],
    nics: [
      labNic('lan', 61, {
        mtu: 1300,
        bandwidth: {
          inbound: { averageKiBPerSecond: 1000, peakKiBPerSecond: 2000, burstKiB: 512 },
          outbound: { averageKiBPerSecond: 800, peakKiBPerSecond: 900, burstKiB: 256 },
        },
        filter: {
          name: 'clean-traffic',
          parameters: [
            { name: 'CTRL_IP_LEARNING', value: 'none' },
            { name: 'IP', value: '10.94.1.61' },
          ],
        },
      }),
      labNic('dmz', 61, { model: 'e1000e', linkUp: false }),
      {
        name: 'office',
        attachment: { kind: 'bridge', bridge: 'br0' },
        mac: '52:54:00:94:03:61',
        model: 'rtl8139',
        linkUp: true,
      },
    ],
    cloudInit: seedOf('guarded', DOCUMENTS),
    autostart: true,
  });
}

/** Boots a kernel on the older board; the memory is in a balloon. */
function direct(): DraftMachine {
  return labMachine('direct', 62, {
    ...STOPPED,
    machineType: 'pc',
    memory: { currentMiB: 128, bootMiB: 192, maximumMiB: 192, ceiling: 'stated', hugepages: false },
    cpuModel: 'auto',
    disks: [],
    cloudInit: seedOf('direct', { metaData: { kind: 'text', text: '' } }),
    serialConsole: false,
    guestAgent: false,
    guest: { growRoot: false, onlineCpus: false, onlineMemory: false },
    rng: false,
  });
}

type Documents = Omit<NonNullable<DraftMachine['cloudInit']>, 'pool' | 'fileName'>;

/** Every document that a seed may have but vendor data, in text that is neither a template nor plain ASCII. */
const DOCUMENTS: Documents = {
  metaData: { kind: 'structured', value: { 'instance-id': 'guarded', 'local-hostname': 'guarded' } },
  userData: {
    kind: 'structured',
    value: { package_update: true, runcmd: ['echo ${HOME} %{ if } $${twice}', 'echo "\u00fc\u0085\u2028"'] },
  },
  networkConfig: { kind: 'text', text: 'version: 2\n# 100% ${of} it\n' },
};

function seedOf(machine: string, documents: Documents): NonNullable<DraftMachine['cloudInit']> {
  return { ...documents, pool: 'main', fileName: `${machine}-seed-${seedNameTag(documents)}.iso` };
}
