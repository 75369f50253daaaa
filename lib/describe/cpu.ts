import type { CpuDescription } from './shapes';

/**
 * `auto` is the fullest CPU that the host can give: its own under KVM, QEMU's `max` under TCG. The latter because today's
 * distributions refuse the baseline model `qemu64` (they need x86-64-v2 or v3); it boots with BIOS and with UEFI and takes no
 * more memory. A named model is all or nothing: another one than reviewed would be a silent change.
 */
export function describeCpu(cpuModel: string, acceleration: 'kvm' | 'tcg'): CpuDescription {
  if (cpuModel === 'host' || (cpuModel === 'auto' && acceleration === 'kvm')) {
    return { mode: 'host-passthrough', numaCells: [] };
  }
  if (cpuModel === 'auto') return { mode: 'maximum', numaCells: [] };
  return { mode: 'custom', match: 'exact', model: cpuModel, fallback: 'forbid', numaCells: [] };
}
