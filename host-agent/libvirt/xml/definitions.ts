/**
 * libvirt's objects as plain data, in libvirt's own words and units. Readers fill them from XML, writers turn them into
 * XML; what a reader does not know stays in the XML it came from. Optional means "the XML does not say".
 *
 * Source of names and meaning: https://libvirt.org/format.html
 */

/** One child of `<metadata>`, kept as text so that a stranger's entry survives a redefinition untouched. */
export interface MetadataEntry {
  readonly namespace: string;
  readonly xml: string;
}

export interface DomainDefinition {
  /** Virtualisation type: `kvm`, `qemu` (TCG) or another driver's. */
  readonly type: string;
  readonly name: string;
  readonly uuid: string;
  readonly title?: string;
  readonly description?: string;
  readonly metadata: readonly MetadataEntry[];
  /** `<memory>`: what the machine boots with, the upper bound of the balloon. */
  readonly memoryKiB: number;
  /** `<currentMemory>`: the balloon's target. */
  readonly currentMemoryKiB?: number;
  /** `<maxMemory slots>`: the ceiling for hot-plugged memory. */
  readonly maximumMemory?: { readonly kiB: number; readonly slots: number };
  readonly vcpus: {
    readonly maximum: number;
    readonly current: number;
    /** `<vcpus>`: each by itself; absent when the XML does not list them. */
    readonly individual?: readonly {
      readonly id: number;
      readonly enabled: boolean;
      readonly hotpluggable: boolean;
    }[];
  };
  /** `<cputune>`; absent when the XML says nothing. */
  readonly cpuTuning?: DomainCpuTuning;
  /** `<memoryBacking><hugepages/>`. */
  readonly hugepages?: boolean;
  readonly os: DomainOs;
  readonly features: DomainFeatures;
  readonly cpu?: DomainCpu;
  readonly clockOffset?: string;
  readonly onPoweroff?: string;
  readonly onReboot?: string;
  readonly onCrash?: string;
  readonly devices: DomainDevices;
}

/** https://libvirt.org/formatdomain.html#cpu-tuning */
export interface DomainCpuTuning {
  readonly shares?: number;
  readonly globalPeriodMicroseconds?: number;
  /** Negative means no limit. */
  readonly globalQuotaMicroseconds?: number;
  /** CPU sets in libvirt's notation: `0-3,^2`. */
  readonly vcpuPins: readonly { readonly vcpu: number; readonly cpus: string }[];
  readonly emulatorPin?: string;
}

export interface DomainOs {
  readonly architecture: string;
  /** As written or as libvirt expanded it: `q35`, `pc-q35-7.2`. */
  readonly machine: string;
  readonly firmware?: string;
  readonly loader?: {
    readonly path: string;
    readonly readonly: boolean;
    readonly type: string;
    readonly secure?: boolean;
  };
  readonly nvram?: { readonly path?: string; readonly template?: string };
  readonly secureBoot?: { readonly enabled: boolean; readonly enrolledKeys: boolean };
  readonly kernel?: string;
  readonly initrd?: string;
  readonly commandLine?: string;
  /** `<boot dev>` entries; empty when devices carry `<boot order>`. */
  readonly bootDevices: readonly string[];
}

export interface DomainFeatures {
  readonly acpi: boolean;
  readonly apic: boolean;
  readonly smm?: boolean;
  readonly tcgTranslationCacheMiB?: number;
}

export interface DomainCpu {
  /** `host-passthrough`, `host-model`, `maximum` or `custom`. */
  readonly mode: string;
  readonly model?: string;
  readonly fallback?: string;
  readonly match?: string;
  readonly topology?: { readonly sockets: number; readonly cores: number; readonly threads: number };
  readonly numaCells: readonly { readonly id: number; readonly cpus: string; readonly memoryKiB: number }[];
}

export interface DomainDevices {
  readonly emulator?: string;
  readonly controllers: readonly DomainController[];
  readonly disks: readonly DomainDisk[];
  readonly interfaces: readonly DomainInterface[];
  readonly serials: readonly DomainSerial[];
  readonly consoles: readonly DomainConsole[];
  readonly channels: readonly DomainChannel[];
  readonly balloon?: { readonly model: string; readonly statisticsPeriodSeconds?: number };
  readonly rng?: { readonly model: string; readonly backend: string; readonly source: string };
  readonly graphics: readonly { readonly type: string; readonly listen?: string; readonly port?: number }[];
  readonly memoryDevices: readonly DomainMemoryDevice[];
  readonly tpm?: DomainTpm;
  /**
   * Where devices of every kind sit on PCI buses, those included that nothing here names; absent when the XML says of none.
   * libvirt hands the places out: nothing is written.
   */
  readonly pciAddresses?: readonly DomainPciAddress[];
}

/** `<address type='pci'>` of one device. The bus is the index of the PCI controller that it is plugged into. */
export interface DomainPciAddress {
  readonly bus: number;
  readonly slot: number;
}

/** `<memory model>`: a DIMM, or memory of which QEMU plugs in as much as is requested (virtio-mem). */
export interface DomainMemoryDevice {
  readonly model: string;
  readonly sizeKiB: number;
  /** Only virtio-mem: all that follows. */
  readonly requestedKiB?: number;
  /** What the guest has taken by now; only in a running definition. */
  readonly currentKiB?: number;
  readonly blockKiB?: number;
  readonly node?: number;
  readonly alias?: string;
  /** Where the device sits, as attributes of `<address>`. libvirt finds the device to update or detach by it, not by its alias. */
  readonly address?: Readonly<Record<string, string>>;
}

export interface DomainTpm {
  readonly model: string;
  readonly backend: string;
  readonly version?: string;
}

export interface DomainController {
  readonly type: string;
  readonly model?: string;
  readonly index?: number;
}

export interface DomainDisk {
  readonly device: 'disk' | 'cdrom' | 'floppy' | 'lun';
  /** `file`, `block`, `volume`, `network`. */
  readonly type: string;
  readonly driver?: {
    readonly name: string;
    readonly type: string;
    readonly cache?: string;
    readonly discard?: string;
  };
  /** The path of a file or block source; absent for an empty drive and for sources of other types. */
  readonly source?: string;
  readonly target: { readonly device: string; readonly bus: string };
  readonly serial?: string;
  readonly readonly: boolean;
  readonly bootOrder?: number;
  readonly tuning?: DomainDiskTuning;
  /** libvirt's own name of the device; only in a running definition. */
  readonly alias?: string;
}

/** `<iotune>`; zero and absent both mean no limit (https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms). */
export interface DomainDiskTuning {
  readonly totalBytesSec?: number;
  readonly readBytesSec?: number;
  readonly writeBytesSec?: number;
  readonly totalIopsSec?: number;
  readonly readIopsSec?: number;
  readonly writeIopsSec?: number;
  readonly totalBytesSecMax?: number;
  readonly readBytesSecMax?: number;
  readonly writeBytesSecMax?: number;
  readonly totalIopsSecMax?: number;
  readonly readIopsSecMax?: number;
  readonly writeIopsSecMax?: number;
  readonly totalBytesSecMaxLength?: number;
  readonly readBytesSecMaxLength?: number;
  readonly writeBytesSecMaxLength?: number;
  readonly totalIopsSecMaxLength?: number;
  readonly readIopsSecMaxLength?: number;
  readonly writeIopsSecMaxLength?: number;
}

/** One direction of `<bandwidth>`. */
export interface DomainBandwidth {
  readonly averageKiBPerSecond: number;
  readonly peakKiBPerSecond?: number;
  readonly burstKiB?: number;
}

export interface DomainInterface {
  /** `network`, `bridge`, `user`, … */
  readonly type: string;
  readonly macAddress?: string;
  /** Name of the network or bridge. */
  readonly source?: string;
  /**
   * The network that a running interface of another type was defined for: on a network that only names a bridge, libvirt shows
   * the type `bridge` while the machine runs.
   */
  readonly sourceNetwork?: string;
  readonly model?: string;
  /** Host side device such as `vnet0`; only in a running definition. */
  readonly targetDevice?: string;
  readonly linkState?: string;
  readonly mtu?: number;
  readonly bootOrder?: number;
  readonly bandwidth?: { readonly inbound?: DomainBandwidth; readonly outbound?: DomainBandwidth };
  readonly filter?: {
    readonly name: string;
    readonly parameters: readonly { readonly name: string; readonly value: string }[];
  };
  /** libvirt's own name of the device; only in a running definition. */
  readonly alias?: string;
}

export interface DomainSerial {
  readonly type: string;
  readonly port: number;
  readonly log?: { readonly file: string; readonly append: boolean };
  /** The pseudo terminal's path; only in a running definition. */
  readonly path?: string;
}

export interface DomainConsole {
  readonly type: string;
  readonly targetType: string;
  readonly port: number;
}

export interface DomainChannel {
  readonly type: string;
  readonly targetType: string;
  readonly targetName: string;
  /** `connected` once the guest's side is open; only in a running definition. */
  readonly state?: string;
}

export interface NetworkDefinition {
  readonly name: string;
  readonly uuid: string;
  readonly metadata: readonly MetadataEntry[];
  readonly bridge?: { readonly name?: string; readonly stp?: boolean; readonly delay?: number };
  /** `nat`, `route`, `open`, `bridge`, …; absent for an isolated network. */
  readonly forward?: { readonly mode: string; readonly natIpv6?: boolean; readonly device?: string };
  readonly mtu?: number;
  readonly macAddress?: string;
  readonly domain?: { readonly name: string; readonly localOnly: boolean };
  readonly dnsEnabled?: boolean;
  readonly dnsHosts: readonly { readonly ip: string; readonly hostnames: readonly string[] }[];
  readonly ips: readonly NetworkIp[];
  /** Options passed to dnsmasq through libvirt's dnsmasq namespace. */
  readonly dnsmasqOptions: readonly string[];
}

export interface NetworkIp {
  readonly family: 'ipv4' | 'ipv6';
  readonly address: string;
  readonly prefix: number;
  readonly dhcpRanges: readonly { readonly start: string; readonly end: string }[];
  readonly dhcpHosts: readonly { readonly mac?: string; readonly name?: string; readonly ip: string }[];
}

export interface PoolDefinition {
  readonly type: string;
  readonly name: string;
  readonly uuid: string;
  readonly targetPath?: string;
  readonly capacityBytes?: number;
  readonly allocationBytes?: number;
  readonly availableBytes?: number;
}

export interface VolumeDefinition {
  readonly name: string;
  /** Unique key; for a directory pool the path. */
  readonly key?: string;
  readonly path?: string;
  readonly capacityBytes: number;
  readonly allocationBytes?: number;
  readonly format?: string;
  readonly backing?: { readonly path: string; readonly format?: string };
}

/** `<capabilities>` of a host, as far as the agent asks. */
export interface HostCapabilities {
  readonly hostUuid?: string;
  readonly architecture: string;
  readonly numaCells: readonly {
    readonly id: number;
    readonly memoryKiB: number;
    readonly cpus: readonly number[];
    /** By size of the page, the usual one included. */
    readonly pages: readonly { readonly sizeKiB: number; readonly count: number }[];
  }[];
  readonly guests: readonly {
    readonly architecture: string;
    readonly emulator: string;
    /** `qemu`, `kvm`. */
    readonly domainTypes: readonly string[];
    readonly machines: readonly string[];
  }[];
}

/** `<domainCapabilities>` for one emulator, machine and virtualisation type. */
export interface DomainCapabilities {
  readonly emulator: string;
  readonly domainType: string;
  readonly machine: string;
  readonly architecture: string;
  readonly maximumVcpus: number;
  /** `bios`, `efi`: what `<os firmware>` may ask for. */
  readonly firmwares: readonly string[];
  readonly loaders: readonly string[];
  readonly cpuModes: readonly string[];
  readonly cpuModels: readonly string[];
  /** Whether a loader can enforce Secure Boot (`<enum name='secure'>` has `yes`). */
  readonly secureLoaders: boolean;
  /** Backends of TPMs: `emulator`, `passthrough`. */
  readonly tpmBackends: readonly string[];
}
