import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SandboxError } from './errors';

/** Which Debian package brings each program that a sandbox runs. */
const PACKAGE_BY_PROGRAM: Readonly<Record<string, string>> = {
  libvirtd: 'libvirt-daemon-system',
  virtlogd: 'libvirt-daemon',
  'qemu-system-x86_64': 'qemu-system-x86',
  'qemu-img': 'qemu-utils',
  dnsmasq: 'dnsmasq-base',
  iptables: 'iptables',
  ip: 'iproute2',
  unshare: 'util-linux',
  nsenter: 'util-linux',
  setpriv: 'util-linux',
  mount: 'mount',
};

/** The libvirt package makes this user, and its QEMU processes run as it. */
const QEMU_USER = 'libvirt-qemu';

/** sbin is often missing in an unprivileged user's PATH, and sudo may keep that PATH. */
export const PROGRAM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Throws SandboxError `not-root` or `missing-software`, naming everything that is missing and the one command that installs it. */
export function checkPrerequisites(): void {
  if (process.getuid?.() !== 0) {
    throw new SandboxError(
      'not-root',
      'A sandbox needs root, for its namespaces and for QEMU: run the same command with sudo.',
    );
  }
  const programs = Object.keys(PACKAGE_BY_PROGRAM).filter((program) => !isInstalled(program));
  const missing = [...programs, ...(hasUser(QEMU_USER) ? [] : [`the user ${QEMU_USER}`])];
  if (missing.length === 0) return;
  const packages = new Set(programs.map((program) => PACKAGE_BY_PROGRAM[program] ?? program));
  if (!hasUser(QEMU_USER)) packages.add('libvirt-daemon-system');
  throw new SandboxError(
    'missing-software',
    `A sandbox needs ${missing.join(', ')}. Install with: apt-get install --no-install-recommends ${[...packages].sort().join(' ')}`,
  );
}

function isInstalled(program: string): boolean {
  return PROGRAM_PATH.split(':').some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function hasUser(user: string): boolean {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .some((line) => line.startsWith(`${user}:`));
}
