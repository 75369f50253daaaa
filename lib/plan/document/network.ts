import * as z from 'zod';
import type { Immutable } from './immutable';
import {
  domainNameSchema,
  interfaceNameSchema,
  keySchema,
  macAddressSchema,
  nameSchema,
  uuidSchema,
} from './names';

/** Beyond this dnsmasq reads its files for minutes; a device that needs no fixed address is served from the range. */
const ENTRIES_MAX = 10_000;
/** More names for one address than anybody could tell apart. */
const NAMES_MAX = 100;

/** RFC 791 says 68; libvirt and dnsmasq take that. 65535 is the field's width. */
const mtuSchema = z.int().min(68).max(65_535);

const subnet = <Address extends z.ZodType, Cidr extends z.ZodType>(address: Address, cidr: Cidr) =>
  z.strictObject({
    /** Network address and prefix length, host bits zero. */
    cidr,
    /** The host's own address in this subnet. */
    gateway: address,
    /** Addresses handed out to whoever asks; absent: only reservations are served. */
    dhcpRange: z.strictObject({ start: address, end: address }).optional(),
    /** Fixed addresses for devices that are no NIC of this plan; NICs state theirs themselves. */
    reservations: z
      .array(z.strictObject({ mac: macAddressSchema, name: nameSchema.optional(), address }))
      .max(ENTRIES_MAX),
  });

export const ipv4SubnetSchema = subnet(z.ipv4(), z.cidrv4());
export const ipv6SubnetSchema = subnet(z.ipv6(), z.cidrv6());
export type PlanIpv4Subnet = Immutable<z.infer<typeof ipv4SubnetSchema>>;
export type PlanIpv6Subnet = Immutable<z.infer<typeof ipv6SubnetSchema>>;

const common = {
  name: nameSchema,
  uuid: uuidSchema,
  key: keySchema,
  autostart: z.boolean(),
};

const managed = {
  ...common,
  /** The bridge that libvirt makes for this network. */
  bridgeName: interfaceNameSchema,
  mtu: mtuSchema.optional(),
  ipv4: ipv4SubnetSchema.optional(),
  ipv6: ipv6SubnetSchema.optional(),
  dns: z.strictObject({
    domain: domainNameSchema.optional(),
    hosts: z
      .array(
        z.strictObject({
          address: z.union([z.ipv4(), z.ipv6()]),
          names: z.array(domainNameSchema).min(1).max(NAMES_MAX),
        }),
      )
      .max(ENTRIES_MAX),
  }),
};

export const networkSchema = z.discriminatedUnion('mode', [
  /** Guests reach out through the host's addresses. */
  z.strictObject({ mode: z.literal('nat'), ...managed }),
  /** Guests reach each other and the host. */
  z.strictObject({ mode: z.literal('isolated'), ...managed }),
  /** Guests are reached by their own addresses; the network around must route them. */
  z.strictObject({ mode: z.literal('routed'), ...managed }),
  /** A bridge that somebody else made and keeps. */
  z.strictObject({ mode: z.literal('bridge'), ...common, existingBridge: interfaceNameSchema }),
]);
export type PlanNetwork = Immutable<z.infer<typeof networkSchema>>;
export type PlanManagedNetwork = Exclude<PlanNetwork, { mode: 'bridge' }>;
