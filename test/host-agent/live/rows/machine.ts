import { expect } from '@jest/globals';
import { runInGuest } from '../guest-view';
import type { Row } from './row';

export const machineRows: readonly Row[] = [
  {
    name: 'a description',
    edit: (web) => (web.description = 'Answers the world'),
    impact: 'live',
    fields: ['description'],
    virsh: [['desc web --config', /Answers the world/]],
  },
  {
    name: 'autostart',
    edit: (web) => (web.autostart = true),
    impact: 'live',
    fields: ['autostart'],
    virsh: [['dominfo web', /^Autostart: +enable$/m]],
  },
  {
    name: 'autostart of the pool',
    edit: (_web, draft) => {
      for (const pool of draft.pools) pool.autostart = false;
    },
    impact: 'live',
    fields: [],
    virsh: [['pool-info main', /^Autostart: +no$/m]],
  },
  {
    name: 'protection, which is part of the mark',
    edit: (web) => (web.protect = true),
    impact: 'live',
    fields: ['protect'],
    virsh: [['metadata web --uri urn:fleetwright:1 --config', /protect="yes"/]],
  },
  {
    name: 'another kernel command line, and no random number device',
    edit: (web) => {
      if (web.boot.kind === 'kernel') web.boot.commandLine += ' tiny.changed';
      web.rng = false;
    },
    impact: 'restart',
    fields: ['boot.commandLine', 'rng'],
    check: async (live) => {
      expect(await runInGuest(live, 'web', ['/bin/cat', '/proc/cmdline'])).toContain('tiny.changed');
    },
  },
];

export const firmwareRows: readonly Row[] = [
  {
    name: 'UEFI and a TPM',
    edit: (web) => {
      web.firmware = 'uefi';
      web.tpm = true;
    },
    impact: 'restart',
    fields: ['firmware', 'tpm'],
    guest: ({ efi, tpm }) => efi && tpm === '2',
  },
];
