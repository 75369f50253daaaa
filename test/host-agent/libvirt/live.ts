import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { connectLibvirt, type ConnectOptions, type LibvirtHost } from '../../../host-agent/libvirt';
import { startSandbox, type Sandbox } from '../../../host-agent/sandbox';

/** A private libvirt host for one test file, and what is needed to ask it the same question another way. */
export interface LiveHost {
  readonly sandbox: Sandbox;
  connect(options?: ConnectOptions): Promise<LibvirtHost>;
  /** The sandbox's URI with another driver or other parameters. */
  uri(driver?: string, parameters?: string): string;
  /** virsh inside the sandbox: the oracle. */
  virsh(...words: readonly string[]): Promise<string>;
  stop(): Promise<void>;
}

export async function startLiveHost(name: string): Promise<LiveHost> {
  const root = mkdtempSync(join('/tmp', 'fwlv-'));
  const sandbox = await startSandbox({ name, stateRoot: root, lifetime: 'starter' });
  const socket = sandbox.uri.split('socket=')[1] ?? '';
  const hosts: LibvirtHost[] = [];
  return {
    sandbox,
    uri: (driver = 'qemu:///system', parameters = '') => `${driver}?socket=${socket}${parameters}`,
    connect: async (options) => {
      const host = await connectLibvirt(sandbox.uri, options);
      hosts.push(host);
      return host;
    },
    virsh: async (...words) => {
      const { exitCode, stdout, stderr } = await sandbox.exec(['virsh', '-q', ...words]);
      if (exitCode !== 0) throw new Error(`virsh ${words.join(' ')}: ${stderr}`);
      return stdout;
    },
    stop: async () => {
      await Promise.all(hosts.map((host) => host.close()));
      await sandbox.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** A domain that starts under TCG without a disk. */
export function domainXml(name: string, uuid: string, extra = ''): string {
  return `<domain type='qemu'><name>${name}</name><uuid>${uuid}</uuid><memory unit='MiB'>32</memory><vcpu>1</vcpu>
    <os><type arch='x86_64' machine='q35'>hvm</type></os><on_poweroff>destroy</on_poweroff>
    <devices>${extra}</devices></domain>`;
}

/** Waits until `condition` gives something; fails after 20 s. */
export async function until<T>(
  condition: () => Promise<T | undefined | false> | T | undefined | false,
  what: string,
): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    const value = await condition();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`waited 20 s for: ${what}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
}
