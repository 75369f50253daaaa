import { connectLibvirt, type ConnectOptions, type LibvirtHost } from '../../../host-agent/libvirt';
import { afterEach } from '@jest/globals';
import type { LiveHost } from '../../support/live-host';

/** A domain that starts under TCG without a disk. */
export function domainXml(name: string, uuid: string, extra = ''): string {
  return `<domain type='qemu'><name>${name}</name><uuid>${uuid}</uuid><memory unit='MiB'>32</memory><vcpu>1</vcpu>
    <os><type arch='x86_64' machine='q35'>hvm</type></os><on_poweroff>destroy</on_poweroff>
    <devices>${extra}</devices></domain>`;
}

/** The live host's URI with another driver or socket. */
export function uriOf(live: LiveHost, driver: string, socketSuffix = ''): string {
  return `${driver}?socket=${live.uri.split('socket=')[1] ?? ''}${socketSuffix}`;
}

/** Connects as the product does; every connection is closed after its test. */
export function useConnections(): (uri: string, options?: ConnectOptions) => Promise<LibvirtHost> {
  const hosts: LibvirtHost[] = [];
  afterEach(async () => {
    await Promise.all(hosts.splice(0).map(async (host) => host.close()));
  });
  return async (uri, options) => {
    const host = await connectLibvirt(uri, options);
    hosts.push(host);
    return host;
  };
}
