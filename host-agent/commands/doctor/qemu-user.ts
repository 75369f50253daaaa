import type { FileFacts, HostProbe } from './host-probe';

/** The user that QEMU processes run as. */
export interface QemuUser {
  readonly name: string;
  readonly userId: number;
  readonly groupIds: readonly number[];
}

/** What Debian's libvirt is built with; `user` in qemu.conf overrides it. */
const DEFAULT_USER = 'libvirt-qemu';

/** The QEMU user of this machine; `undefined` when its name is not in the password file. */
export function tryFindQemuUser(probe: HostProbe): QemuUser | undefined {
  const configured = /^\s*user\s*=\s*"\+?([^"]+)"/m.exec(
    probe.tryReadText('/etc/libvirt/qemu.conf') ?? '',
  )?.[1];
  const name = configured ?? DEFAULT_USER;
  const fields = (probe.tryReadText('/etc/passwd') ?? '')
    .split('\n')
    .map((line) => line.split(':'))
    .find((entry) => entry[0] === name || entry[2] === name);
  if (fields === undefined) return undefined;
  const [userName = name, , userId = '', groupId = ''] = fields;
  return {
    name: userName,
    userId: Number(userId),
    groupIds: [Number(groupId), ...supplementaryGroups(probe, userName)],
  };
}

/** Rights as the kernel gives them: the first class that fits decides (path_resolution(7)). */
export function mayAccess(user: QemuUser, facts: FileFacts, wanted: 'read-write' | 'enter'): boolean {
  if (user.userId === 0) return true;
  const bits = wanted === 'enter' ? 0o1 : 0o6;
  if (facts.userId === user.userId) return has(facts.mode >> 6, bits);
  if (user.groupIds.includes(facts.groupId)) return has(facts.mode >> 3, bits);
  return has(facts.mode, bits);
}

function has(mode: number, bits: number): boolean {
  return (mode & bits) === bits;
}

function supplementaryGroups(probe: HostProbe, user: string): readonly number[] {
  return (probe.tryReadText('/etc/group') ?? '')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => (fields[3] ?? '').split(',').includes(user))
    .map((fields) => Number(fields[2]));
}
