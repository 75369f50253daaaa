import { NOT_THIS_MACHINE, type Check } from '../check';
import { mayAccess, tryFindQemuUser } from '../qemu-user';

const KVM_DEVICE = '/dev/kvm';

export const kvmDevice: Check = {
  id: 'kvm-device',
  title: 'QEMU may use /dev/kvm',
  run: ({ probe }) => {
    if (probe === undefined) return NOT_THIS_MACHINE;
    const facts = probe.tryStat(KVM_DEVICE);
    if (facts === undefined) {
      return {
        status: 'warn',
        finding: 'there is no /dev/kvm, so guests run by software emulation',
        advice: 'Load the module (modprobe kvm_intel or kvm_amd) if the CPU can.',
      };
    }
    const user = tryFindQemuUser(probe);
    if (user === undefined) {
      return {
        status: 'warn',
        finding: "the user that QEMU runs as (qemu.conf's `user`, else libvirt-qemu) does not exist",
        advice: 'Install libvirt-daemon-system.',
      };
    }
    if (mayAccess(user, facts, 'read-write')) {
      return { status: 'ok', finding: `${user.name} may read and write it` };
    }
    const mode = (facts.mode & 0o777).toString(8).padStart(4, '0');
    return {
      status: 'fail',
      finding: `${user.name} may not read and write it (mode ${mode}, user ${facts.userId}, group ${facts.groupId})`,
      advice:
        'Each call that writes a definition then probes QEMU anew, which can take more than a minute: ' +
        'chgrp kvm /dev/kvm; chmod 660 /dev/kvm.',
    };
  },
};
