import { describe, it } from '@jest/globals';
import { sampleDisk, sampleImage } from '../../sample-plan';
import {
  byVirsh,
  holdPreview,
  machines,
  type MachineInput,
  type PlanChanges,
  type PreviewCase,
} from '../preview';

const kernel = sampleImage({ name: 'kernel', key: 'lab/kernel', fileName: 'kernel-1', format: 'raw' });
const initrd = sampleImage({ name: 'initrd', key: 'lab/initrd', fileName: 'initrd-1', format: 'raw' });
const images = [
  sampleImage(),
  kernel,
  initrd,
  sampleImage({ name: 'next', key: 'lab/next', fileName: 'kernel-2', format: 'raw' }),
];
const data = sampleDisk({
  name: 'data',
  fileName: 'web-data.qcow2',
  serial: 'web-data',
  source: { kind: 'blank' },
});
const boots = (boot: MachineInput['boot']): PlanChanges => ({ images, ...machines({ boot }) });
const disks = (...order: string[]): PlanChanges => ({
  images,
  ...machines({ boot: { kind: 'disk', order }, disks: [sampleDisk(), data], cdroms: [{ name: 'tools' }] }),
});

const CASES: readonly PreviewCase[] = [
  {
    name: 'a kernel instead of a disk',
    before: boots({ kind: 'disk', order: ['root'] }),
    plan: boots({ kind: 'kernel', kernel: 'kernel' }),
    shows: ['boot.kind: disk -> kernel (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'a disk instead of a kernel',
    before: boots({ kind: 'kernel', kernel: 'kernel' }),
    plan: boots({ kind: 'disk', order: ['root'] }),
    shows: ['boot.kind: kernel -> disk (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'another kernel, initrd and command line',
    before: boots({ kind: 'kernel', kernel: 'kernel', initrd: 'initrd', commandLine: 'quiet' }),
    plan: boots({ kind: 'kernel', kernel: 'next', initrd: 'kernel', commandLine: 'loud' }),
    shows: [
      'boot.kernel: /pools/default/kernel-1 -> /pools/default/kernel-2 (restart) by stop-machine:web, define-machine:web',
      'boot.initrd: /pools/default/initrd-1 -> /pools/default/kernel-1 (restart) by stop-machine:web, define-machine:web',
      'boot.commandLine: quiet -> loud (restart) by stop-machine:web, define-machine:web',
    ],
  },
  {
    name: 'no initrd and no command line any more',
    before: boots({ kind: 'kernel', kernel: 'kernel', initrd: 'initrd', commandLine: 'quiet' }),
    plan: boots({ kind: 'kernel', kernel: 'kernel' }),
    shows: [
      'boot.initrd: /pools/default/initrd-1 -> nothing (restart) by stop-machine:web, define-machine:web',
      'boot.commandLine: quiet ->  (restart) by stop-machine:web, define-machine:web',
    ],
  },
  {
    name: 'the same kernel without a command line',
    before: boots({ kind: 'kernel', kernel: 'kernel' }),
    plan: boots({ kind: 'kernel', kernel: 'kernel' }),
    shows: [],
  },
  {
    name: 'the boot order',
    before: disks('root', 'data'),
    plan: disks('data', 'root'),
    shows: ['boot.order: root,data -> data,root (live) by define-machine:web'],
  },
  {
    name: 'a drive in the boot order',
    before: disks('root'),
    plan: disks('tools', 'root'),
    shows: ['boot.order: root -> tools,root (live) by define-machine:web'],
  },
  { name: 'the same boot order, with a drive', before: disks('tools', 'root'), shows: [] },
  {
    name: 'what somebody else boots from',
    before: disks('root'),
    byHand: byVirsh('stored', ({ disks: [first, ...others] }) => ({
      boot: { kind: 'disk', order: ['52:54:00:00:00:01', 'sdx', 'vda', 'vdx'] },
      disks: [
        ...(first === undefined
          ? []
          : [first, { ...first, target: 'sdx', device: 'cdrom' as const, path: '/theirs/x.iso' }]),
        ...others,
      ],
    })),
    shows: ['boot.order: 52:54:00:00:00:01,root,vdx -> root (live) by define-machine:web'],
  },
  {
    name: 'a boot order that only runs',
    before: disks('root'),
    byHand: byVirsh('running', () => ({ boot: { kind: 'disk', order: ['vdb'] } })),
    shows: [],
  },
];

describe('what a preview shows of booting', () => {
  it.each(CASES)('$name', holdPreview);
});
