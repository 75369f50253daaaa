import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LibvirtHost } from '../../../host-agent/libvirt';
import { diskBytes } from './libvirt/disk-file';
import type { Breakage } from './pass';
import type { SimulatedStage } from './stage';

/** An agent with a fault of ours, and what has to be said of it. */
export interface BrokenAgent {
  readonly name: string;
  readonly scenario: string;
  readonly break: (stage: SimulatedStage) => Breakage;
  /** One of the problems at least. */
  readonly caught: RegExp;
}

export const brokenAgents: readonly BrokenAgent[] = [
  {
    name: 'deletes disks instead of moving them to the trash',
    scenario: 'delete-machines',
    break: () => ({
      file: ({ name, path }) =>
        name === 'rename' && path.endsWith('.qcow2') ? () => rmSync(path, { force: true }) : undefined,
    }),
    caught: /what a guest wrote on .*db-root\.qcow2 is lost/,
  },
  {
    name: 'makes every volume twice',
    scenario: 'create-lab',
    break: () => ({
      wrap: (host) => ({
        ...host,
        volumes: {
          ...host.volumes,
          create: async (pool, xml) => {
            await host.volumes.create(pool, xml.replace('<name>', '<name>once-more-'));
            return host.volumes.create(pool, xml);
          },
        },
      }),
    }),
    caught: /once-more-.* is too many/,
  },
  {
    name: "takes away a stranger's disk",
    scenario: 'replace-disk',
    break: ({ sandbox }) => ({
      wrap: onStart((host) => {
        const path = join(sandbox.poolDirectory, 'others', 'stranger.qcow2');
        return host.volumes.delete({ pool: 'others', name: 'stranger.qcow2', key: path });
      }),
    }),
    caught: /not ours: pools\/others\/stranger\.qcow2 is missing/,
  },
  {
    name: "changes a stranger's machine",
    scenario: 'adopt-image',
    break: () => ({
      wrap: (host) => ({
        ...host,
        domains: {
          ...host.domains,
          define: async (xml) => {
            const stranger = await host.domains.tryFindByName('stranger');
            if (stranger !== undefined) await host.domains.setAutostart(stranger, false);
            return host.domains.define(xml);
          },
        },
      }),
    }),
    caught: /not ours: domains stranger is /,
  },
  {
    name: 'leaves what it has not finished',
    scenario: 'create-lab',
    break: () => ({
      file: ({ name, path }) =>
        name === 'unlink' && path.includes('.unfinished-') && existsSync(path) ? () => undefined : undefined,
    }),
    caught: /file pools\/main\/\.unfinished-.* is too many/,
  },
  {
    name: 'makes a disk anew where it should grow it',
    scenario: 'grow-live',
    break: ({ sandbox }) => ({
      wrap: (host) => ({
        ...host,
        domains: {
          ...host.domains,
          growBlockDevice: async (domain, disk, capacityBytes) => {
            const path = join(sandbox.poolDirectory, 'main', 'web-data.qcow2');
            writeFileSync(path, diskBytes({ capacityBytes, content: 'disk number 9999\n' }));
            await host.domains.growBlockDevice(domain, disk, capacityBytes);
          },
        },
      }),
    }),
    caught: /what a guest wrote on .*web-data\.qcow2 is lost/,
  },
  {
    name: 'does not tell the running network',
    scenario: 'change-network',
    break: () => ({
      wrap: (host) => ({ ...host, networks: { ...host.networks, update: () => Promise.resolve() } }),
    }),
    caught: /pass 3 after the fault still wants update-network-entries:lan/,
  },
  {
    name: 'does not put guests back on their network',
    scenario: 'change-network',
    break: () => ({ file: ({ name }) => (name === 'ip link' ? () => undefined : undefined) }),
    caught: /machine web is .*on no bridge/,
  },
  {
    name: 'writes into the image that disks are built on',
    scenario: 'roll-release',
    break: ({ sandbox, guest }) => ({
      wrap: onStart(async () => {
        const name = `base-${guest.sha256.image.slice(0, 16)}.img`;
        writeFileSync(
          join(sandbox.poolDirectory, 'main', name),
          diskBytes({ capacityBytes: 1, content: 'other' }),
        );
      }),
    }),
    caught: /file pools\/main\/base-.* is /,
  },
];

/** Does something else whenever a machine is started. */
function onStart(act: (host: LibvirtHost) => Promise<void>): (host: LibvirtHost) => LibvirtHost {
  return (host) => ({
    ...host,
    domains: {
      ...host.domains,
      start: async (domain) => {
        await act(host).catch(() => undefined);
        await host.domains.start(domain);
      },
    },
  });
}
