import { describe, expect, it } from '@jest/globals';
import { describeMachine } from '../../../lib/describe';
import { changedMachine, describeChanged } from './sample';

describe('firmware', () => {
  it('with Secure Boot has keys enrolled and memory that only it can enter', () => {
    const { os, features } = describeChanged('web', (machine) => (machine.secureBoot = true));
    expect(os).toMatchObject({ firmware: 'efi', secureBoot: { enabled: true, enrolledKeys: true } });
    expect(features.smm).toBe(true);
    expect(describeChanged('web', () => {}).features).not.toHaveProperty('smm');
  });

  it('keeps its variables under a name that stays when the machine is renamed', () => {
    const path = '/var/lib/libvirt/qemu/nvram/00000000-0000-5000-8000-000000000021_VARS.fd';
    const { plan, machine } = changedMachine('web', () => {});
    for (const name of ['web', 'renamed']) {
      const { os } = describeMachine({ ...machine, name }, { plan, acceleration: 'tcg' });
      expect(os.nvram).toEqual({ path });
    }
    expect(describeChanged('tiny', () => {}).os).not.toHaveProperty('nvram');
  });
});

describe('a TPM', () => {
  it.each([
    ['web', 'tpm-crb'],
    ['arm', 'tpm-tis'],
  ])('of the machine %s has the interface %s', (name, model) => {
    const { devices } = describeChanged(name, (machine) => (machine.tpm = true));
    expect(devices.tpm).toEqual({ model, backend: 'emulator', version: '2.0' });
    expect(describeChanged(name, () => {}).devices).not.toHaveProperty('tpm');
  });
});
