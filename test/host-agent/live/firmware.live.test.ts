import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serialLogPath } from '../../../lib/describe';
import { useLiveHost } from '../../support/live-host';
import { SandboxAgent, undone } from './agent';
import { askGuest, runInGuest } from './guest-view';
import { labDisk, labDraft, labMachine, provideImage, type Draft, type DraftMachine } from './lab';

const REPOSITORY = join(__dirname, '../../..');
const DISKS = join(REPOSITORY, '.cache/secure-boot');
const BUILD_MS_MAX = 300_000;
/** Firmware, boot loader and kernel take 15 s under emulation on an idle machine. */
const BOOT_MS_MAX = 120_000;
/** What a guest writes into its firmware, after the four bytes that say "non-volatile, at boot and at run time". */
const VARIABLE = '/sys/firmware/efi/efivars/FleetwrightTest-3f2a6c1e-5d0b-4f0e-9d2b-0a1b2c3d4e5f';
const ATTRIBUTES = String.raw`\x07\x00\x00\x00`;

const live = useLiveHost();
let agent: SandboxAgent;
let draft: Draft;

/** A machine that boots a whole disk, as an installed system does, under firmware that enforces Secure Boot. */
function secureMachine(name: string, index: number, image: string): DraftMachine {
  return labMachine(name, index, {
    // With 256 MiB the kernel resets right after the boot loader, whatever the CPU model.
    memory: { currentMiB: 512, bootMiB: 512, maximumMiB: 512, ceiling: 'stated', hugepages: false },
    firmware: 'uefi',
    secureBoot: true,
    boot: { kind: 'disk', order: ['root'] },
    disks: [labDisk(name, 'root', { source: { kind: 'image', image }, sizeMiB: 64 })],
    readiness: { checks: [], timeoutSeconds: 60 },
  });
}

beforeAll(async () => {
  agent = await SandboxAgent.start(live);
  const script = join(REPOSITORY, 'scripts/build-secure-boot-disks.sh');
  await promisify(execFile)('bash', [script, join(REPOSITORY, '.cache/tiny-guest'), DISKS], {
    timeout: BUILD_MS_MAX,
  });
  const digests = JSON.parse(await readFile(join(DISKS, 'sha256.json'), 'utf8')) as Record<string, string>;
  const provide = (name: string) =>
    provideImage(live, join(DISKS, `${name}.raw`), {
      name,
      format: 'raw',
      sha256: digests[`${name}.raw`] ?? '',
    });
  const extra = [await provide('secure-boot'), await provide('secure-boot-tampered')];
  const vault = labMachine('vault', 43, {
    memory: { currentMiB: 256, bootMiB: 256, maximumMiB: 256, ceiling: 'stated', hugepages: false },
    firmware: 'uefi',
    tpm: true,
  });
  const machines = [
    secureMachine('genuine', 41, 'secure-boot'),
    secureMachine('tampered', 42, 'secure-boot-tampered'),
    vault,
  ];
  draft = labDraft(live, machines, extra);
  const answer = await agent.apply(draft);
  expect({ undone: undone(answer), refusals: answer.refusals }).toEqual({ undone: [], refusals: [] });
}, BUILD_MS_MAX);

afterAll(() => agent.stop());

describe('Secure Boot', () => {
  it('starts what is signed, and the guest knows that it was enforced', async () => {
    await live.waitForLog(serialLogOf('genuine'), /^TINY ready /, BOOT_MS_MAX);
    await askGuest(live, 'genuine', ({ efi }) => efi);
    expect(await runInGuest(live, 'genuine', ['/bin/dmesg'])).toMatch(/secureboot: Secure boot enabled/);
  });

  it('does not start the same kernel with one byte changed', async () => {
    const log = serialLogOf('tampered');
    await live.waitForLog(log, /bad shim signature/, BOOT_MS_MAX);
    expect(await live.readLog(log)).not.toMatch(/TINY boot/);
  });
});

describe('what firmware and TPM keep', () => {
  it('is there for the guest', async () => {
    const { efi, tpm } = await askGuest(live, 'vault');
    expect({ efi, tpm }).toEqual({ efi: true, tpm: '2' });
    expect(await runInGuest(live, 'vault', ['/bin/cat', '/sys/class/tpm/tpm0/pcr-sha256/0'])).toMatch(
      /^(?!0{64})[0-9A-Fa-f]{64}\s*$/,
    );
    const write = `mount -t efivarfs efivars /sys/firmware/efi/efivars; printf '${ATTRIBUTES}kept' > ${VARIABLE}; cat ${VARIABLE}`;
    expect(await runInGuest(live, 'vault', ['/bin/sh', '-c', write])).toMatch(/kept$/);
  });

  it('stays when the machine is defined anew, renamed and started again', async () => {
    const before = await askGuest(live, 'vault');
    const vault = draft.machines.find(({ name }) => name === 'vault');
    if (vault === undefined) throw new Error('no machine vault');
    // The emulator says so when it makes a TPM's state, and only then.
    expect(await emulatorLogOf('vault')).toMatch(/manufactur/i);
    vault.rng = false;
    vault.name = 'safe';
    const answer = await agent.apply(draft);
    expect({ undone: undone(answer), refusals: answer.refusals }).toEqual({ undone: [], refusals: [] });
    const after = await askGuest(live, 'safe', ({ bootId }) => bootId !== before.bootId);
    expect(after.tpm).toBe('2');
    const read = `mount -t efivarfs efivars /sys/firmware/efi/efivars; cat ${VARIABLE}`;
    expect(await runInGuest(live, 'safe', ['/bin/sh', '-c', read])).toMatch(/kept$/);
    expect(await emulatorLogOf('safe')).not.toMatch(/manufactur/i);
    const { steps } = await agent.diff(draft);
    expect(steps).toEqual([]);
  });
});

/** Where a machine's serial console is logged, seen from outside of the sandbox. */
function serialLogOf(name: string): string {
  return `/proc/${live.sandbox.processId}/root${serialLogPath({ name })}`;
}

/** What the TPM emulator of a machine has logged; empty when it had nothing to say. */
async function emulatorLogOf(name: string): Promise<string> {
  const path = `/var/log/swtpm/libvirt/qemu/${name}-swtpm.log`;
  const { stdout } = await live.sandbox.exec(['sh', '-c', 'cat "$1" 2>/dev/null || true', 'cat', path]);
  return stdout;
}
