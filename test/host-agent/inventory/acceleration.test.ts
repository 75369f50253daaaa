import { describe, expect, it } from '@jest/globals';
import { readInventory, type HostEnvironment } from '../../../host-agent/inventory';
import { fakeLibvirtHost } from '../../support/fake-libvirt-host';
import { capabilitiesXml, emptyWorld } from './worlds';

function machineWith(flags: string | undefined, kvmUsable: boolean): HostEnvironment {
  return {
    readFile: async (path) =>
      path === '/proc/cpuinfo' && flags !== undefined ? `processor\t: 0\nflags\t\t: ${flags}\n` : undefined,
    canReadAndWrite: async (path) => path === '/dev/kvm' && kvmUsable,
  };
}

async function accelerationOf(environment: HostEnvironment, uri?: string, kvm = true) {
  const world = { ...emptyWorld(), capabilitiesXml: capabilitiesXml({ kvm }) };
  const host = fakeLibvirtHost(world, uri === undefined ? {} : { uri });
  return (await readInventory(host, { environment })).host.acceleration;
}

describe('acceleration', () => {
  it.each(['fpu vmx sse', 'fpu svm'])(
    'is there with the flags "%s", a usable /dev/kvm and libvirt willing',
    async (flags) => {
      expect((await accelerationOf(machineWith(flags, true))).usable).toBe(true);
    },
  );

  it.each([
    ['fpu sse', true, true, ['the CPU shows neither vmx nor svm']],
    // svm_lock and the like are no virtualisation.
    ['fpu svm_lock', true, true, ['the CPU shows neither vmx nor svm']],
    [undefined, true, true, ['the CPU shows neither vmx nor svm']],
    ['vmx', false, true, ['/dev/kvm cannot be read and written']],
    ['vmx', true, false, ['libvirt offers no KVM for x86_64 guests']],
    [
      'fpu',
      false,
      false,
      [
        'libvirt offers no KVM for x86_64 guests',
        'the CPU shows neither vmx nor svm',
        '/dev/kvm cannot be read and written',
      ],
    ],
  ] as const)(
    'is not there with flags "%s", /dev/kvm usable: %s, offered: %s',
    async (flags, usable, offered, reasons) => {
      expect(await accelerationOf(machineWith(flags, usable), undefined, offered)).toEqual({
        usable: false,
        reasons,
      });
    },
  );

  it.each(['qemu:///system?socket=/run/x', 'qemu+unix:///system'])(
    'looks at this machine for %s',
    async (uri) => {
      expect((await accelerationOf(machineWith('fpu', true), uri)).usable).toBe(false);
    },
  );

  it.each(['qemu+ssh://admin@kvm-2/system', 'qemu+tls://kvm-2/system', 'qemu://kvm-2/system'])(
    'does not judge %s by this machine',
    async (uri) => {
      expect((await accelerationOf(machineWith('fpu', false), uri)).usable).toBe(true);
    },
  );
});
