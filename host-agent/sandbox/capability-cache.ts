import { existsSync, readdirSync, statSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { release } from 'node:os';
import { dirname, join } from 'node:path';
import type { SandboxLayout } from './layout';

/**
 * What libvirt has found out about QEMU by starting it, 0.9 s of an idle machine at the first connection, carried from one sandbox to the next.
 * Safe to share: libvirt itself checks every entry against the binaries and the kernel, and all sandboxes are alike in having no /dev/kvm.
 */
export async function restoreCapabilities(layout: SandboxLayout, cache: string): Promise<void> {
  const kept = keptFolder(cache);
  if (existsSync(kept)) await cp(kept, capabilityFolder(layout), { recursive: true });
}

/** Keeps the findings of a running sandbox, unless as many are kept already; libvirt looks at each emulator only when it is first asked. */
export async function keepCapabilities(layout: SandboxLayout, cache: string): Promise<void> {
  const kept = keptFolder(cache);
  if (entryCount(capabilityFolder(layout)) <= entryCount(kept)) return;
  const partial = `${kept}.${process.pid}`;
  await mkdir(dirname(kept), { recursive: true });
  await cp(capabilityFolder(layout), partial, { recursive: true });
  await rm(kept, { recursive: true, force: true });
  try {
    await rename(partial, kept);
  } catch {
    // Another sandbox was faster; what it kept is as good.
    await rm(partial, { recursive: true, force: true });
  }
}

function entryCount(folder: string): number {
  return existsSync(folder) ? readdirSync(folder).length : 0;
}

function capabilityFolder(layout: SandboxLayout): string {
  return join(layout.diskDirectory, 'libvirt/cache/qemu/capabilities');
}

/** Findings of another kernel or other binaries would be thrown away by libvirt at every start; they get a folder of their own. */
function keptFolder(cache: string): string {
  const binaries = ['/usr/sbin/libvirtd', '/usr/bin/qemu-system-x86_64'].map((path) =>
    Math.trunc(statSync(path, { throwIfNoEntry: false })?.ctimeMs ?? 0),
  );
  return join(cache, [release(), ...binaries].join('-'));
}
