import { Construct } from 'constructs';
import type { AddressFamily } from '../plan';
import { checkedArgument, checkedName, checkedOptional, checkedOrDefault, field } from './arguments';
import { ConstructError } from './construct-error';
import { Host } from './host';
import type { Network } from './network';
import {
  bandwidthFromProps,
  nicFilterFromProps,
  type Bandwidth,
  type BandwidthProps,
  type NicFilter,
  type NicFilterProps,
} from './nic-traffic';
import { spoofingGuardOf, type SpoofingGuard } from './spoofing';
import { checkedAddress } from './subnet';

interface CommonNicProps {
  /**
   * What the NIC is called in its machine. Its generated MAC address follows from this name, so a NIC that may move to another
   * network states one.
   * @default - the name of the network or bridge
   */
  readonly name?: string;
  /**
   * @default - derived from fleet, host, machine and NIC
   */
  readonly mac?: string;
  /** @default 'virtio' */
  readonly model?: 'virtio' | 'e1000e' | 'e1000' | 'rtl8139';
  /**
   * Whether its cable is plugged in.
   * @default true
   */
  readonly linkUp?: boolean;
  /**
   * The largest packet in bytes.
   * @default - what the network or bridge has
   */
  readonly mtu?: number;
  /**
   * How much may pass, as the guest sees the directions: inbound is what it receives.
   * @default - as much as the host can
   */
  readonly bandwidth?: { readonly inbound?: BandwidthProps; readonly outbound?: BandwidthProps };
  /**
   * A network filter that is defined on the host, such as `clean-traffic`, or `none`.
   * @default - what the network's `spoofing` takes
   */
  readonly filter?: string | NicFilterProps;
}

/** A NIC on a network of the same host. */
export interface NetworkNicProps extends CommonNicProps {
  readonly network: Network;
  /**
   * A fixed address, `auto` for a free one that the lock file then keeps, or `dhcp` for whatever the DHCP range gives.
   * @default - 'auto' where the network has an IPv4 subnet
   */
  readonly ipv4?: string;
  /**
   * The same for IPv6.
   * @default - 'dhcp'
   */
  readonly ipv6?: string;
}

/** A NIC on a bridge of the host; addresses are the business of the network behind it, and stated only to be known. */
export interface BridgeNicProps extends CommonNicProps {
  readonly bridge: string;
  /** @default - unknown */
  readonly ipv4?: string;
  /** @default - unknown */
  readonly ipv6?: string;
}

export type NicProps = NetworkNicProps | BridgeNicProps;

/** How a NIC gets its address in one family. */
export type NicAddress =
  | { readonly kind: 'fixed'; readonly address: string }
  | { readonly kind: 'auto' }
  | { readonly kind: 'dynamic' };

/** One for all NICs, since thousands have nothing else to say. */
const DYNAMIC: NicAddress = Object.freeze({ kind: 'dynamic' });
const AUTO: NicAddress = Object.freeze({ kind: 'auto' });

/** A NIC of the machine that is its scope; usually made by the machine's `nics` or `addNic`. */
export class Nic extends Construct {
  readonly name: string;
  readonly attachment:
    | { readonly kind: 'network'; readonly network: Network }
    | { readonly kind: 'bridge'; readonly bridge: string };
  /** The stated MAC address; without one it is derived at synthesis. */
  readonly mac: string | undefined;
  readonly model: 'virtio' | 'e1000e' | 'e1000' | 'rtl8139';
  readonly linkUp: boolean;
  readonly mtu: number | undefined;
  readonly bandwidth: Bandwidth | undefined;
  /** The stated filter. */
  readonly filter: NicFilter | undefined;
  /** What keeps it to its own addresses where no filter is stated. */
  readonly spoofingGuard: SpoofingGuard;
  readonly ipv4: NicAddress;
  readonly ipv6: NicAddress;

  /** @throws ConstructError when an argument is none that a plan can hold. */
  constructor(scope: Construct, id: string, props: NicProps) {
    super(scope, id);
    this.name = checkedName(this, props.name, id);
    this.attachment = this.checkedAttachment(props);
    this.mac = checkedOptional(this, 'mac', field.nic.mac, props.mac);
    this.model = checkedOrDefault(this, 'model', field.nic.model, props.model, 'virtio');
    this.linkUp = checkedOrDefault(this, 'linkUp', field.nic.linkUp, props.linkUp, true);
    this.mtu = checkedOptional(this, 'mtu', field.nic.mtu, props.mtu);
    this.bandwidth = bandwidthFromProps(this, props.bandwidth);
    this.ipv4 = this.checkedNicAddress('ipv4', props.ipv4);
    this.ipv6 = this.checkedNicAddress('ipv6', props.ipv6);
    this.filter = props.filter === 'none' ? undefined : nicFilterFromProps(this, props.filter);
    this.spoofingGuard = props.filter === undefined ? this.guardOfNetwork() : 'none';
  }

  private guardOfNetwork(): SpoofingGuard {
    const network = this.attachment.kind === 'network' ? this.attachment.network : undefined;
    return spoofingGuardOf(this, network, {
      ipv4IsKnown: this.ipv4.kind !== 'dynamic',
      hasIpv6: network?.ipv6 !== undefined || this.ipv6.kind !== 'dynamic',
    });
  }

  private checkedAttachment(props: NicProps): Nic['attachment'] {
    if ('bridge' in props) {
      const [, bridge] = field.nic.attachment.options;
      return { kind: 'bridge', bridge: checkedArgument(this, 'bridge', bridge.shape.bridge, props.bridge) };
    }
    const host = Host.of(this);
    if (props.network.host === host) return { kind: 'network', network: props.network };
    throw new ConstructError({
      constructPath: this.node.path,
      what: `network refers to ${props.network.node.path}, which is on another host`,
      advice: `Refer to one on the host "${host.name}"`,
    });
  }

  private checkedNicAddress(family: AddressFamily, stated: string | undefined): NicAddress {
    const subnet = this.attachment.kind === 'network' ? this.attachment.network[family] : undefined;
    const choice = stated ?? (family === 'ipv4' && subnet !== undefined ? 'auto' : 'dhcp');
    if (choice === 'dhcp') return DYNAMIC;
    if (choice !== 'auto') {
      return { kind: 'fixed', address: checkedAddress(this, family, family, choice) };
    }
    if (subnet !== undefined) return AUTO;
    throw new ConstructError({
      constructPath: this.node.path,
      what: `${family} is "auto", but there is no ${family === 'ipv4' ? 'IPv4' : 'IPv6'} subnet to take an address from`,
      advice: `State the address, leave "${family}" out, or give the network a subnet`,
    });
  }
}
