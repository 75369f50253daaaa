/** What must be so before a machine counts as ready. `nic` names one of its NICs; without it the first is meant. */
export type ReadinessCheckProps =
  | { readonly kind: 'address'; readonly nic: string | undefined }
  | { readonly kind: 'tcp'; readonly port: number; readonly nic: string | undefined }
  | { readonly kind: 'guest-agent' }
  | { readonly kind: 'cloud-init' };

export interface ReadinessNicOptions {
  /**
   * The name of the NIC that is looked at.
   * @default - the machine's first NIC
   */
  readonly nic?: string;
}

/** The checks that a machine can be asked to pass. */
export const ReadinessCheck = {
  /** The NIC has an address: the fixed one if it states one, else any lease. */
  address: (options: ReadinessNicOptions = {}): ReadinessCheckProps => ({
    kind: 'address',
    nic: options.nic,
  }),
  /** Something accepts TCP connections on the NIC's address. */
  tcp: (port: number, options: ReadinessNicOptions = {}): ReadinessCheckProps => ({
    kind: 'tcp',
    port,
    nic: options.nic,
  }),
  /** The QEMU guest agent answers. */
  guestAgent: (): ReadinessCheckProps => ({ kind: 'guest-agent' }),
  /** cloud-init says that it is done, asked through the guest agent. */
  cloudInit: (): ReadinessCheckProps => ({ kind: 'cloud-init' }),
} as const;

export interface ReadinessProps {
  /**
   * What must be so.
   * @default - the first NIC has its address, where it stands on a network that the host serves; else nothing
   */
  readonly checks?: readonly ReadinessCheckProps[];
  /**
   * How long that may take after the start.
   * @default 300 - minutes are normal for a first boot under software emulation
   */
  readonly timeoutSeconds?: number;
}
