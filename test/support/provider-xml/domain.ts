import { deviceRules } from './devices';
import {
  attribute,
  call,
  calls,
  child,
  children,
  flag,
  flattened,
  flattenedAttribute,
  number,
  ownText,
  textChild,
  type Rules,
} from './rules';

const cpuTune: Rules = {
  shares: flattened('shares'),
  global_period: flattened('global_period'),
  global_quota: flattened('global_quota', 'signed'),
  vcpu_pin: children('vcpupin', { vcpu: number('vcpu', 'written'), cpu_set: attribute('cpuset') }),
  emulator_pin: child('emulatorpin', { cpu_set: attribute('cpuset') }),
};

const os: Rules = {
  type: flattened('type', 'text'),
  type_arch: flattenedAttribute('type', attribute('arch')),
  type_machine: flattenedAttribute('type', attribute('machine')),
  firmware: attribute('firmware'),
  firmware_info: child('firmware', {
    features: children('feature', { enabled: attribute('enabled'), name: attribute('name') }),
  }),
  nv_ram: child('nvram', { nv_ram: ownText }),
  kernel: textChild('kernel'),
  initrd: textChild('initrd'),
  cmdline: textChild('cmdline'),
  boot_devices: children('boot', { dev: attribute('dev') }),
};

const cpu: Rules = {
  match: attribute('match'),
  mode: attribute('mode'),
  model: flattened('model', 'text'),
  model_fallback: flattenedAttribute('model', attribute('fallback')),
  topology: child('topology', {
    sockets: number('sockets'),
    cores: number('cores'),
    threads: number('threads'),
  }),
  numa: child('numa', {
    cell: children('cell', {
      id: number('id', 'written'),
      cpus: attribute('cpus'),
      memory: number('memory', 'written'),
      unit: attribute('unit'),
    }),
  }),
};

/** `libvirt_domain`, as far as the project's documents go. */
export const domainRules: Rules = {
  type: attribute('type'),
  name: textChild('name'),
  description: textChild('description'),
  maximum_memory: flattened('maxMemory'),
  maximum_memory_unit: flattenedAttribute('maxMemory', attribute('unit')),
  maximum_memory_slots: flattenedAttribute('maxMemory', number('slots')),
  memory: flattened('memory'),
  memory_unit: flattenedAttribute('memory', attribute('unit')),
  current_memory: flattened('currentMemory'),
  current_memory_unit: flattenedAttribute('currentMemory', attribute('unit')),
  memory_backing: child('memoryBacking', {
    memory_huge_pages: child('hugepages', {}),
  }),
  vcpu: flattened('vcpu'),
  vcpu_placement: flattenedAttribute('vcpu', attribute('placement')),
  vcpu_current: flattenedAttribute('vcpu', number('current')),
  vcpus: child('vcpus', {
    vcpu: children('vcpu', {
      id: number('id', 'written'),
      enabled: attribute('enabled'),
      hotpluggable: attribute('hotpluggable'),
    }),
  }),
  cpu_tune: child('cputune', cpuTune),
  os: child('os', os),
  features: child('features', {
    acpi: flag('acpi'),
    apic: child('apic', { eoi: attribute('eoi') }),
    smm: child('smm', { state: attribute('state') }),
    tcg: child('tcg', {
      tb_cache: flattened('tb-cache'),
      tb_cache_unit: flattenedAttribute('tb-cache', attribute('unit')),
    }),
  }),
  cpu: child('cpu', cpu),
  clock: child('clock', { offset: attribute('offset') }),
  on_poweroff: textChild('on_poweroff'),
  on_reboot: textChild('on_reboot'),
  on_crash: textChild('on_crash'),
  devices: child('devices', deviceRules),
  running: call,
  autostart: call,
  update: calls({ shutdown: calls({ timeout: call }) }),
  destroy: calls({ shutdown: calls({ timeout: call }) }),
};
