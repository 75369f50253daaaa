/** What every active machine uses, from one bulk call; counters since the machine was started. */
export interface UseSample {
  /** Never jumps; only differences mean something. */
  readonly monotonicMs: number;
  readonly machines: readonly MachineUse[];
}

export interface MachineUse {
  readonly name: string;
  readonly uuid: string;
  /** Why it is paused, by libvirt's own name (`ioerror`, `user`, …); absent while it runs. */
  readonly pausedBecause?: string;
  readonly cpu: {
    readonly usedNanoseconds: number;
    /** Time that vCPUs were ready to run and did not (steal), over all of them; absent where libvirt does not say. */
    readonly delayNanoseconds?: number;
    readonly vcpus: number;
  };
  readonly memory: {
    /** What the balloon leaves to the guest. */
    readonly balloonMiB: number;
    readonly maximumMiB: number;
    /** What the guest says it does not use at all, or could give back; absent without its word. */
    readonly unusedMiB?: number;
    readonly usableMiB?: number;
    /** Of QEMU on the host. */
    readonly residentMiB?: number;
  };
  readonly disks: readonly {
    /** `vda`. */
    readonly target: string;
    readonly path?: string;
    readonly readBytes: number;
    readonly writtenBytes: number;
    readonly reads: number;
    readonly writes: number;
    readonly readNanoseconds: number;
    readonly writeNanoseconds: number;
  }[];
  readonly nics: readonly {
    readonly interface: string;
    readonly receivedBytes: number;
    readonly sentBytes: number;
    readonly receivedPackets: number;
    readonly sentPackets: number;
    readonly drops: number;
    readonly errors: number;
  }[];
}

/** What a machine used between two samples; absent figures could not be had. */
export interface MachineRates {
  readonly name: string;
  /** 100 is one whole host CPU. */
  readonly cpuPercent: number;
  /** Of the time that its vCPUs wanted to run. */
  readonly stealPercent?: number;
  readonly memoryMiB: number;
  readonly memoryUsedMiB?: number;
  readonly readBytesPerSecond: number;
  readonly writtenBytesPerSecond: number;
  readonly receivedBytesPerSecond: number;
  readonly sentBytesPerSecond: number;
}
