/**
 * A machine type without its version, because a plan states none and libvirt expands it when it defines: `pc-q35-7.2` is `q35`,
 * `pc-i440fx-7.2` is `pc`, `virt-7.2` is `virt`. Distributions add words of their own (`pc-q35-rhel9.2.0`, `pc-q35-jammy`). Other
 * types are returned as they are.
 */
export function machineTypeOf(machine: string): string {
  if (/^(pc-)?q35(-|$)/.test(machine)) return 'q35';
  if (/^pc(-i440fx)?(-|$)/.test(machine)) return 'pc';
  if (/^virt(-|$)/.test(machine)) return 'virt';
  return machine;
}
