/** All that the simulated libvirt and its guests know, as plain data: a snapshot is a copy. Disks are files. */
export interface LibvirtState {
  domains: SimulatedDomain[];
  networks: SimulatedNetwork[];
  pools: SimulatedPool[];
  /** By host device such as `vnet0`: the bridge that it is plugged into. */
  ports: Record<string, string | undefined>;
  /** Of the next domain that is started, of the next host device, of the next disk that is made. */
  next: { id: number; port: number; birth: number };
}

export interface SimulatedDomain {
  readonly uuid: string;
  name: string;
  storedXml: string | undefined;
  /** Absent: shut off. */
  runningXml: string | undefined;
  id: number;
  autostart: boolean;
  guest: SimulatedGuest | undefined;
}

/** What runs inside of a machine. */
export interface SimulatedGuest {
  readonly bootedAtMs: number;
  /** Whether its agent has opened its side of the channel. */
  connected: boolean;
  onlineVcpus: number;
  /** Of what is plugged in. */
  onlineKiB: number;
  /** The process stands still: nobody in it answers. */
  frozen: boolean;
  poweroffAtMs: number | undefined;
  /** What it is to take or give up, and when it has. */
  plug: { readonly kiB: number; readonly atMs: number } | undefined;
  /** A device that it has been asked to let go. */
  unplug: { readonly alias: string; readonly atMs: number } | undefined;
}

export interface SimulatedNetwork {
  readonly uuid: string;
  name: string;
  storedXml: string | undefined;
  /** Absent: not active. */
  runningXml: string | undefined;
  autostart: boolean;
}

export interface SimulatedPool {
  readonly uuid: string;
  name: string;
  xml: string;
  path: string;
  active: boolean;
  autostart: boolean;
  /** What libvirt knows of: what was there when it last looked, and what it has made itself since. */
  volumes: string[];
}

export function emptyState(): LibvirtState {
  return { domains: [], networks: [], pools: [], ports: {}, next: { id: 1, port: 0, birth: 1 } };
}
