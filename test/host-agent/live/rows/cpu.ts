import { expect } from '@jest/globals';
import { runInGuest } from '../guest-view';
import type { Row } from './row';

export const cpuRows: readonly Row[] = [
  {
    name: 'more vCPUs within the ceiling',
    edit: (web) => (web.vcpus.current = 3),
    impact: 'live',
    fields: ['vcpus.current'],
    guest: ({ online }) => online === '0-2',
    virsh: [
      ['vcpucount web --live --active', /^3$/m],
      ['vcpucount web --config --active', /^3$/m],
    ],
  },
  {
    name: 'fewer vCPUs where they cannot be unplugged, taken offline by the guest',
    edit: (web) => (web.vcpus.current = 2),
    impact: 'live',
    fields: ['vcpus.current'],
    guest: ({ cpus }) => cpus === 2,
    virsh: [['vcpucount web --config --active', /^2$/m]],
  },
  {
    name: 'the offline vCPU back again',
    edit: (web) => (web.vcpus.current = 3),
    impact: 'live',
    fields: ['vcpus.current'],
    guest: ({ cpus }) => cpus === 3,
  },
  {
    name: 'fewer vCPUs where the guest must not be asked',
    edit: (web) => {
      web.vcpus.current = 1;
      web.guest.onlineCpus = false;
    },
    impact: 'restart',
    fields: ['vcpus.current'],
    guest: ({ cpus }) => cpus === 1,
    virsh: [['vcpucount web --live --active', /^1$/m]],
  },
  {
    name: 'a higher vCPU ceiling',
    edit: (web) => (web.vcpus.maximum = 6),
    impact: 'restart',
    fields: ['vcpus.maximum'],
    virsh: [['vcpucount web --live --maximum', /^6$/m]],
  },
  {
    name: 'CPU shares',
    edit: (web) => (web.cpu.shares = 2048),
    impact: 'live',
    fields: ['cpu.shares'],
    virsh: [
      ['schedinfo web --live', /cpu_shares *: 2048/],
      ['schedinfo web --config', /cpu_shares *: 2048/],
    ],
  },
  {
    name: 'a limit of half a core',
    edit: (web) => (web.cpu.limitPercent = 50),
    impact: 'live',
    fields: ['cpu.limitPercent'],
    virsh: [['schedinfo web --live', /global_quota *: 50000/]],
  },
  {
    name: 'no limit and no shares any more',
    edit: (web) => {
      delete web.cpu.limitPercent;
      delete web.cpu.shares;
    },
    impact: 'live',
    fields: ['cpu.limitPercent', 'cpu.shares'],
    virsh: [['schedinfo web --live', /global_quota *: (-1|1844674407370955\d+|17592186044415)/]],
  },
  {
    name: 'pinned to host CPUs',
    edit: (web) => {
      web.cpu.pinning = [{ vcpu: 0, hostCpus: [1] }];
      web.cpu.emulatorHostCpus = [0];
    },
    impact: 'live',
    fields: ['cpu.pinning', 'cpu.emulatorHostCpus'],
    virsh: [
      ['vcpupin web 0 --live', /^ *0 +1$/m],
      ['emulatorpin web --live', /^ *(\*: +)?0$/m],
    ],
  },
  {
    name: 'pinned no more',
    edit: (web) => {
      web.cpu.pinning = [];
      delete web.cpu.emulatorHostCpus;
    },
    impact: 'live',
    fields: ['cpu.pinning', 'cpu.emulatorHostCpus'],
    virsh: [['vcpupin web 0 --live', /^ *0 +0-\d+$/m]],
  },
  {
    name: 'another CPU model and topology',
    edit: (web) => {
      web.cpuModel = 'Nehalem';
      web.cpu.topology = { sockets: 2, cores: 3, threads: 1 };
    },
    impact: 'restart',
    fields: ['cpuModel', 'cpu.topology'],
    check: async (live) => {
      expect(await runInGuest(live, 'web', ['/bin/cat', '/proc/cpuinfo'])).toMatch(/Core i7 9xx|Nehalem/);
    },
    virsh: [['dumpxml web', /<topology sockets='2' dies='1' cores='3' threads='1'\/>/]],
  },
];
