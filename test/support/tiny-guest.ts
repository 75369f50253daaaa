import { execFile } from 'node:child_process';
import { chmod, copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** `no_timer_check` and `panic=1`: see scripts/build-tiny-guest.sh. */
export const TINY_GUEST_COMMAND_LINE = 'console=ttyS0 quiet no_timer_check panic=1';

const REPOSITORY = join(__dirname, '../..');
const CACHE = join(REPOSITORY, '.cache/tiny-guest');

/** Building takes 10 s here; the rest is for packages over a slow line. */
const BUILD_MS_MAX = 300_000;

/** The files of the tiny guest, where QEMU's user can read them. */
export interface TinyGuest {
  readonly kernel: string;
  readonly initrd: string;
  /** qcow2, 64 MiB, with the words `fleetwright tiny guest image` in its first sector. */
  readonly image: string;
  readonly sha256: { readonly kernel: string; readonly initrd: string; readonly image: string };
  readonly commandLine: string;
}

/** What a running tiny guest says of itself (scripts/tiny-guest/state). */
export interface TinyGuestState {
  readonly host: string;
  /** Changes at every boot. */
  readonly bootId: string;
  readonly cpus: number;
  /** A list as the kernel writes it, e.g. `0-1`. */
  readonly online: string;
  readonly memTotalKiB: number;
  readonly disks: Readonly<
    Record<string, { readonly bytes: number; readonly readOnly: boolean; readonly serial: string }>
  >;
  readonly nics: Readonly<
    Record<
      string,
      {
        readonly mac: string;
        readonly carrier: boolean;
        readonly mtu: number;
        /** With prefix length, e.g. `10.0.0.5/24`. */
        readonly ip4: readonly string[];
        readonly ip6: readonly string[];
      }
    >
  >;
  /** The first sector of the first disk: an overlay of the image shows the image's words. */
  readonly imageLabel: string;
  /** The word written on the first disk, empty when none was. */
  readonly marker: string;
  readonly seed: null | {
    readonly device: string;
    readonly instanceId: string;
    readonly hostName: string;
    /** By file name: `user-data`, `meta-data`, `network-config`, `vendor-data`. */
    readonly sha256: Readonly<Record<string, string>>;
    readonly userDataFirstLine: string;
  };
  readonly efi: boolean;
  /** Major version, empty without one. */
  readonly tpm: string;
}

/** Builds the guest unless that was done before, and puts a copy of its files into a directory. */
export async function provideTinyGuest(directory: string): Promise<TinyGuest> {
  await promisify(execFile)('bash', [join(REPOSITORY, 'scripts/build-tiny-guest.sh'), CACHE], {
    timeout: BUILD_MS_MAX,
  });
  const digests: unknown = JSON.parse(await readFile(join(CACHE, 'sha256.json'), 'utf8'));
  const provide = async (file: string): Promise<{ readonly path: string; readonly sha256: string }> => {
    const path = join(directory, file);
    await copyFile(join(CACHE, file), path);
    await chmod(path, 0o644);
    return { path, sha256: digestOf(digests, file) };
  };
  const [kernel, initrd, image] = [
    await provide('vmlinuz'),
    await provide('initrd.img'),
    await provide('disk.qcow2'),
  ];
  return {
    kernel: kernel.path,
    initrd: initrd.path,
    image: image.path,
    sha256: { kernel: kernel.sha256, initrd: initrd.sha256, image: image.sha256 },
    commandLine: TINY_GUEST_COMMAND_LINE,
  };
}

/** A machine as a stranger would define it with virsh. */
export interface TinyDomainOptions {
  readonly name: string;
  readonly guest: TinyGuest;
  /** @default 96, the least with which it boots */
  readonly memoryMiB?: number;
  /** File that gets the serial line's text; libvirt's own log directory always works. */
  readonly serialLogPath: string;
  /** Network to which its one NIC is attached. @default no NIC */
  readonly network?: string;
  /** @default chosen by libvirt */
  readonly mac?: string;
  /** qcow2 file for its first disk. @default no disk */
  readonly diskPath?: string;
  /** Further words for the kernel's command line, e.g. `tiny.ignore-power-button`. */
  readonly commandLineExtra?: string;
}

/** Domain XML for a tiny guest, for `virsh define`, independent of what the product would write. */
export function tinyDomainXml(options: TinyDomainOptions): string {
  const { name, guest, network, mac, diskPath } = options;
  const nic = `<interface type='network'>${mac === undefined ? '' : `<mac address='${mac}'/>`}<source network='${network}'/><model type='virtio'/></interface>`;
  const disk = `<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='${diskPath}'/><target dev='vda' bus='virtio'/></disk>`;
  return `<domain type='qemu'>
  <name>${name}</name>
  <memory unit='MiB'>${options.memoryMiB ?? 96}</memory>
  <vcpu>1</vcpu>
  <os><type arch='x86_64' machine='q35'>hvm</type>
    <kernel>${guest.kernel}</kernel><initrd>${guest.initrd}</initrd>
    <cmdline>${guest.commandLine} tiny.host=${name} ${options.commandLineExtra ?? ''}</cmdline></os>
  <features><acpi/><apic/></features>
  <cpu mode='custom' match='exact'><model fallback='allow'>qemu64</model></cpu>
  <on_reboot>restart</on_reboot><on_crash>destroy</on_crash>
  <devices>
    <emulator>/usr/bin/qemu-system-x86_64</emulator>
    <serial type='pty'><log file='${options.serialLogPath}' append='on'/><target port='0'/></serial>
    <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
    ${network === undefined ? '' : nic}
    ${diskPath === undefined ? '' : disk}
  </devices>
</domain>
`;
}

function digestOf(digests: unknown, file: string): string {
  if (typeof digests === 'object' && digests !== null) {
    const digest: unknown = Object.entries(digests).find(([name]) => name === file)?.[1];
    if (typeof digest === 'string') return digest;
  }
  throw new Error(`${CACHE}/sha256.json does not name ${file}: remove ${CACHE} and build again`);
}
