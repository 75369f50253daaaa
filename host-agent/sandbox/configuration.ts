import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SandboxLayout } from './layout';

/**
 * Writes the configuration of the sandbox's own libvirtd, virtlogd and QEMU driver.
 * Guests keep the user and the dynamic ownership of a Debian host, so that a pool which QEMU may not read fails here as it does there.
 */
export async function writeConfiguration(layout: SandboxLayout): Promise<void> {
  const folder = join(layout.diskDirectory, 'libvirt/etc');
  await mkdir(join(folder, 'qemu/networks/autostart'), { recursive: true });
  await writeFile(join(folder, 'libvirtd.conf'), settings(libvirtdSettings(layout)));
  await writeFile(join(folder, 'qemu.conf'), settings(QEMU_SETTINGS));
  await writeFile(join(folder, 'virtlogd.conf'), '');
  await copyPackagedFilters(folder);
}

function libvirtdSettings(layout: SandboxLayout): Readonly<Record<string, string | number>> {
  return {
    host_uuid: layout.hostUuid,
    host_uuid_source: 'libvirtd.conf',
    // Only root may start a sandbox and only root may use it, so no polkit and no group.
    unix_sock_group: 'root',
    unix_sock_ro_perms: '0700',
    unix_sock_rw_perms: '0700',
    auth_unix_ro: 'none',
    auth_unix_rw: 'none',
    // The audit log belongs to the machine.
    audit_level: 0,
  };
}

const QEMU_SETTINGS: Readonly<Record<string, string | number | readonly string[]>> = {
  // Owners remembered in extended attributes outlive a killed daemon and then refuse later starts with the same file.
  remember_owner: 0,
  // Profiles of AppArmor name the machine's paths, and would have to be loaded into the machine's kernel.
  security_driver: 'none',
  // The sandbox has a private /dev already; QEMU needs no second one.
  namespaces: [],
};

function settings(values: Readonly<Record<string, string | number | readonly string[]>>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`)
    .join('');
}

/** libvirt's ready-made network filters are files of a package of their own, which may be absent. */
async function copyPackagedFilters(folder: string): Promise<void> {
  try {
    await cp('/etc/libvirt/nwfilter', join(folder, 'nwfilter'), { recursive: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}
