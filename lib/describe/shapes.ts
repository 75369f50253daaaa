/**
 * What libvirt is to be told about each object, in libvirt's words and units. The agent writes these as XML, the Terraform
 * road as attributes; both take the same facts from here. Names and meaning: https://libvirt.org/format.html
 */

/** One child of `<metadata>`: a complete XML element that declares its own namespace. */
export interface MetadataDescription {
  readonly namespace: string;
  readonly xml: string;
}

export interface MachineDescription {
  readonly type: 'kvm' | 'qemu';
  readonly name: string;
  readonly uuid: string;
  readonly description?: string;
  readonly metadata: readonly MetadataDescription[];
  readonly memoryKiB: number;
  readonly currentMemoryKiB: number;
  /** The ceiling for hot-plugged memory; absent when none can be plugged in. */
  readonly maximumMemory?: { readonly kiB: number; readonly slots: number };
  readonly vcpus: {
    readonly maximum: number;
    readonly current: number;
    /** Present where vCPUs shall be removable: those that a machine boots with are not, unless it is said of each. */
    readonly individual?: readonly {
      readonly id: number;
      readonly enabled: boolean;
      readonly hotpluggable: boolean;
    }[];
  };
  readonly cpuTuning?: CpuTuningDescription;
  readonly hugepages?: boolean;
  readonly os: MachineOsDescription;
  readonly features: {
    readonly acpi: boolean;
    readonly apic: boolean;
    /** Needed by firmware that enforces Secure Boot. */
    readonly smm?: boolean;
    readonly tcgTranslationCacheMiB?: number;
  };
  readonly cpu: CpuDescription;
  readonly clockOffset: 'utc';
  readonly onPoweroff: 'destroy';
  readonly onReboot: 'restart';
  readonly onCrash: 'destroy';
  readonly devices: DevicesDescription;
}

export interface CpuTuningDescription {
  readonly shares?: number;
  readonly globalPeriodMicroseconds?: number;
  readonly globalQuotaMicroseconds?: number;
  readonly vcpuPins: readonly { readonly vcpu: number; readonly cpus: string }[];
  readonly emulatorPin?: string;
}

export interface MachineOsDescription {
  readonly architecture: string;
  readonly machine: string;
  readonly firmware?: 'efi';
  readonly secureBoot?: { readonly enabled: boolean; readonly enrolledKeys: boolean };
  /** Where the machine's UEFI variables are kept: by UUID, so that they stay when the machine is renamed. */
  readonly nvram?: { readonly path: string };
  readonly kernel?: string;
  readonly initrd?: string;
  readonly commandLine?: string;
  /** Always empty: disks carry their own boot order. */
  readonly bootDevices: readonly string[];
}

export interface CpuDescription {
  readonly mode: 'host-passthrough' | 'maximum' | 'custom';
  readonly model?: string;
  readonly fallback?: 'forbid';
  readonly match?: 'exact';
  readonly topology?: { readonly sockets: number; readonly cores: number; readonly threads: number };
  readonly numaCells: readonly { readonly id: number; readonly cpus: string; readonly memoryKiB: number }[];
}

export interface DevicesDescription {
  readonly emulator?: string;
  readonly controllers: readonly ControllerDescription[];
  readonly disks: readonly DiskDescription[];
  readonly interfaces: readonly InterfaceDescription[];
  readonly serials: readonly {
    readonly type: 'pty';
    readonly port: number;
    readonly log: { readonly file: string; readonly append: boolean };
  }[];
  readonly consoles: readonly {
    readonly type: 'pty';
    readonly targetType: 'serial';
    readonly port: number;
  }[];
  readonly channels: readonly {
    readonly type: 'unix';
    readonly targetType: 'virtio';
    readonly targetName: string;
  }[];
  readonly balloon: { readonly model: 'virtio'; readonly statisticsPeriodSeconds: number };
  readonly rng?: { readonly model: 'virtio'; readonly backend: 'random'; readonly source: string };
  readonly graphics: readonly { readonly type: string }[];
  readonly memoryDevices: readonly MemoryDeviceDescription[];
  readonly tpm?: { readonly model: string; readonly backend: 'emulator'; readonly version: '2.0' };
}

export interface MemoryDeviceDescription {
  readonly model: 'virtio-mem';
  readonly sizeKiB: number;
  readonly requestedKiB: number;
  readonly blockKiB: number;
  readonly node: number;
}

export interface ControllerDescription {
  readonly type: 'pci' | 'scsi' | 'usb';
  readonly model: string;
  readonly index: number;
}

export interface DiskDescription {
  readonly device: 'disk' | 'cdrom';
  readonly type: 'file';
  readonly driver: {
    readonly name: 'qemu';
    readonly type: 'qcow2' | 'raw';
    readonly cache?: string;
    readonly discard?: string;
  };
  /** Absent for an empty CD drive. */
  readonly source?: string;
  readonly target: { readonly device: string; readonly bus: string };
  readonly serial?: string;
  readonly readonly: boolean;
  /** 1 is tried first. */
  readonly bootOrder?: number;
  readonly tuning?: DiskTuningDescription;
}

/** Limits by libvirt's own names; absent means none. Source: https://libvirt.org/formatdomain.html, `<iotune>`. */
export type DiskTuningDescription = {
  readonly [
    Name in `${'total' | 'read' | 'write'}${'Bytes' | 'Iops'}Sec${'' | 'Max' | 'MaxLength'}`
  ]?: number;
};

export interface BandwidthDescription {
  readonly averageKiBPerSecond: number;
  readonly peakKiBPerSecond?: number;
  readonly burstKiB?: number;
}

export interface InterfaceDescription {
  readonly type: 'network' | 'bridge';
  readonly macAddress: string;
  readonly source: string;
  readonly model: string;
  /** Absent while the link is up, which is libvirt's default. */
  readonly linkState?: 'down';
  readonly mtu?: number;
  readonly bandwidth?: { readonly inbound?: BandwidthDescription; readonly outbound?: BandwidthDescription };
  readonly filter?: {
    readonly name: string;
    readonly parameters: readonly { readonly name: string; readonly value: string }[];
  };
}

export interface NetworkDescription {
  readonly name: string;
  readonly uuid: string;
  readonly metadata: readonly MetadataDescription[];
  readonly bridge: { readonly name: string; readonly stp?: boolean; readonly delay?: number };
  /** Absent for an isolated network. */
  readonly forward?: { readonly mode: 'nat' | 'route' | 'bridge'; readonly natIpv6?: boolean };
  readonly mtu?: number;
  readonly domain?: { readonly name: string; readonly localOnly: boolean };
  readonly dnsHosts: readonly { readonly ip: string; readonly hostnames: readonly string[] }[];
  readonly ips: readonly NetworkIpDescription[];
  readonly dnsmasqOptions: readonly string[];
}

export interface NetworkIpDescription {
  readonly family: 'ipv4' | 'ipv6';
  readonly address: string;
  readonly prefix: number;
  readonly dhcpRanges: readonly { readonly start: string; readonly end: string }[];
  readonly dhcpHosts: readonly { readonly mac?: string; readonly name?: string; readonly ip: string }[];
}

export interface PoolDescription {
  readonly type: 'dir';
  readonly name: string;
  readonly uuid: string;
  readonly targetPath: string;
}

export interface VolumeDescription {
  readonly name: string;
  readonly capacityBytes: number;
  readonly format: 'qcow2' | 'raw';
  /** The immutable file under a copy-on-write overlay. */
  readonly backing?: { readonly path: string; readonly format: 'qcow2' | 'raw' };
}
