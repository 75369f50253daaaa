import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { virsh } from '../../programs';
import { missingUnless } from '../installed';
import type { GuestsHost } from './guests-host';
import type { Maker } from './makers';

/** Between two looks whether guests are off; a process each, so not too often. */
const LOOK_MS = 250;

/** A power button that is pressed before a guest listens is lost; our executor presses again as often (each 5 s). */
const LOOKS_PER_PRESS = 20;

/** Eight minutes: guests without KVM take seconds to power off, dozens at once some more. */
const LOOKS_MAX = 1920;

/** Removing guests by libvirt's own program: asked to power off first, as ours are, or with their power cut. */
export function virshMakers(host: GuestsHost, floor: Maker): readonly Maker[] {
  const { uri, names } = host;
  const each = (command: string): Promise<string> =>
    virsh(uri, [], names.map((name) => `${command} ${name}\n`).join(''));
  const shared = {
    role: 'peer',
    onlyDestroys: true,
    create: floor.create,
    ...missingUnless('virsh'),
  } as const;
  return [
    {
      ...shared,
      name: 'one virsh shell',
      remark: 'asks the guests to power off, waits, and deletes the files for good',
      asksGuests: true,
      destroy: async () => {
        await powerOff(uri);
        await each('undefine');
        await removeFiles(host);
      },
    },
    {
      ...shared,
      name: 'one virsh shell, power cut',
      remark: 'cuts the power, and deletes the files for good',
      destroy: async () => {
        await each('destroy');
        await each('undefine');
        await removeFiles(host);
      },
    },
  ];
}

async function powerOff(uri: string): Promise<void> {
  for (let look = 0; look < LOOKS_MAX; look += 1) {
    const running = (await virsh(uri, ['list', '--state-running', '--name'])).split('\n').filter(Boolean);
    if (running.length === 0) return;
    if (look % LOOKS_PER_PRESS === 0) await press(uri, running);
    await delay(LOOK_MS);
  }
  throw new Error('guests still run');
}

/** A guest may power off between the list and the button, which then fails, as does the shell. */
async function press(uri: string, names: readonly string[]): Promise<void> {
  await virsh(uri, [], names.map((name) => `shutdown ${name}\n`).join('')).catch(() => undefined);
}

async function removeFiles({ poolPath, planOf }: GuestsHost): Promise<void> {
  const files = planOf().machines.flatMap(({ disks, cloudInit }) => [
    ...disks.map(({ fileName }) => fileName),
    ...(cloudInit === undefined ? [] : [cloudInit.fileName]),
  ]);
  await Promise.all(files.map((fileName) => rm(join(poolPath, fileName))));
}
