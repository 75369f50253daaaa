import { type Construct } from 'constructs';
import { checkedArgument, checkedOptional, field } from './arguments';
import { HostObject } from './host-object';
import { spoofingOf, type NetworkSpoofing, type Spoofing } from './spoofing';
import { canonicalAddress, derivedIpv4Cidr, subnetFromProps, type Subnet, type SubnetProps } from './subnet';

interface CommonNetworkProps {
  /**
   * What the network is called on the host.
   * @default - the ids below the host, joined by "-", in lower case
   */
  readonly name?: string;
  /**
   * Whether the network is there after the host boots.
   * @default true
   */
  readonly autostart?: boolean;
  /**
   * Whether its machines may send under MAC, IPv4 and ARP addresses that are not theirs. Routers and addresses that move between
   * machines need `allowed`, or `filter: 'none'` on their NICs.
   * @default - `blocked` where the mode is `isolated`, as far as the addresses are known; else `allowed`
   */
  readonly spoofing?: Spoofing;
}

/** A network that libvirt makes and serves. */
export interface ManagedNetworkProps extends CommonNetworkProps {
  /**
   * `nat`: guests reach out through the host's addresses. `isolated`: guests reach each other and the host. `routed`: guests
   * are reached by their own addresses, which the network around must route.
   * @default 'nat'
   */
  readonly mode?: 'nat' | 'isolated' | 'routed';
  /**
   * The network's IPv4 subnet.
   * @default - a /24 in 10.64.0.0/10 derived from the names of fleet, host and network
   */
  readonly ipv4?: SubnetProps | 'none';
  /**
   * The network's IPv6 subnet.
   * @default - none
   */
  readonly ipv6?: SubnetProps;
  /**
   * What the network's own name server says besides the machines' names.
   * @default - nothing
   */
  readonly dns?: {
    readonly domain?: string;
    readonly hosts?: readonly { readonly address: string; readonly names: readonly string[] }[];
  };
  /**
   * The bridge that libvirt makes, 1 to 15 characters.
   * @default - derived from the names of fleet, host and network
   */
  readonly bridgeName?: string;
  /**
   * The largest packet in bytes.
   * @default - what libvirt takes (1500)
   */
  readonly mtu?: number;
}

/** A bridge that somebody else made and keeps. */
export interface BridgeNetworkProps extends CommonNetworkProps {
  readonly mode: 'bridge';
  /** The bridge's interface name on the host. */
  readonly existingBridge: string;
}

export type NetworkProps = ManagedNetworkProps | BridgeNetworkProps;

/** What a managed network serves; absent for an existing bridge. */
export interface ManagedNetworkSettings {
  readonly mode: 'nat' | 'isolated' | 'routed';
  readonly ipv4: Subnet | undefined;
  readonly ipv6: Subnet | undefined;
  readonly dns: NonNullable<ManagedNetworkProps['dns']>;
  readonly bridgeName: string | undefined;
  readonly mtu: number | undefined;
}

/** A network on the host that machines attach to. */
export class Network extends HostObject {
  readonly autostart: boolean;
  readonly spoofing: NetworkSpoofing;
  /** Settings of a network that libvirt makes, or the bridge that is there already. */
  readonly kind:
    | ({ readonly kind: 'managed' } & ManagedNetworkSettings)
    | { readonly kind: 'bridge'; readonly existingBridge: string };

  /** @throws ConstructError when an argument is none that a plan can hold. */
  constructor(scope: Construct, id: string, props: NetworkProps = {}) {
    super(scope, id, props.name);
    this.autostart = checkedArgument(
      this,
      'autostart',
      field.managedNetwork.autostart,
      props.autostart ?? true,
    );
    this.spoofing = spoofingOf(this, props.mode ?? 'nat', props.spoofing);
    this.kind =
      props.mode === 'bridge'
        ? {
            kind: 'bridge',
            existingBridge: checkedArgument(
              this,
              'existingBridge',
              field.bridgeNetwork.existingBridge,
              props.existingBridge,
            ),
          }
        : { kind: 'managed', ...this.managedSettings(props) };
  }

  /** The network's IPv4 subnet; none on an existing bridge, whose subnet is somebody else's. */
  get ipv4(): Subnet | undefined {
    return this.kind.kind === 'managed' ? this.kind.ipv4 : undefined;
  }

  /** The network's IPv6 subnet. */
  get ipv6(): Subnet | undefined {
    return this.kind.kind === 'managed' ? this.kind.ipv6 : undefined;
  }

  private managedSettings(props: ManagedNetworkProps): ManagedNetworkSettings {
    const { fleet, name: host } = this.host;
    const ipv4 = props.ipv4 ?? { cidr: derivedIpv4Cidr({ fleet, host, network: this.name }) };
    const hosts = props.dns?.hosts ?? [];
    checkedArgument(this, 'dns', field.managedNetwork.dns, { ...props.dns, hosts });
    return {
      mode: props.mode ?? 'nat',
      ipv4: ipv4 === 'none' ? undefined : subnetFromProps(this, 'ipv4', ipv4),
      ipv6: props.ipv6 && subnetFromProps(this, 'ipv6', props.ipv6),
      dns: {
        ...props.dns,
        hosts: hosts.map((entry) => ({ ...entry, address: canonicalAddress(entry.address) })),
      },
      bridgeName: checkedOptional(this, 'bridgeName', field.managedNetwork.bridgeName, props.bridgeName),
      mtu: checkedOptional(this, 'mtu', field.managedNetwork.mtu, props.mtu),
    };
  }
}
