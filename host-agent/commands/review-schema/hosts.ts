import * as z from 'zod';
import { ADDRESS_FAMILIES } from '../../../lib/plan';
import type { Matches } from '../../inventory';
import type { AddressUse, Assumption, Basis, Concern, Fit, HostAllocations } from '../../review';
import { announced, facts, subject } from './changes';
import { CONCERN_CODES } from './codes';

/** What a review says of each host. */

const count = z.int().min(0);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const sentence = z.string().describe('A sentence for people. Match by the codes, never by this.');
const host = z.string().describe('The name that plans have for the host.');
const fleet = z.string().describe('The fleet that the plan belongs to.');
const baseDigest = digest.describe('sha256 of the older plan.');

const source = z
  .string()
  .describe('Where the host was, or should have been, looked at: a file or a connection.');

const basis = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('plan').describe('The host as its older plan makes it.'),
      text: sentence,
    }),
    z.strictObject({
      kind: z.literal('inventory').describe('The host as it was found.'),
      source,
      readAt: z
        .string()
        .exactOptional()
        .describe('When it was looked at (ISO 8601, UTC), where that is known.'),
      records: z
        .boolean()
        .describe(
          "Whether the agent's records were read too; else they are taken to be as the older plan makes them.",
        ),
      text: sentence,
    }),
    z.strictObject({
      kind: z
        .literal('unreadable')
        .describe(
          'The host could not be looked at although it should have been: as its older plan makes it.',
        ),
      source,
      reason: z.string().describe('Why not.'),
      text: sentence,
    }),
  ])
  .meta({ id: 'basis', description: 'What the review of the host stands on.' });

const allocationUse = {
  before: z.number().describe('What machines are given before.'),
  after: z.number().describe('What machines are given afterwards.'),
  capacity: z.number().exactOptional().describe('What the host has; absent where nobody says.'),
  overcommit: z.number().describe('How many times over it may be promised.'),
  limit: z
    .number()
    .exactOptional()
    .describe('What may be promised: capacity times overcommit; absent where nobody says what there is.'),
} as const;

const allocations = z
  .strictObject({
    vcpus: z.strictObject(allocationUse).describe('vCPUs of machines that run.'),
    memoryMiB: z.strictObject(allocationUse).describe('Memory of machines that run, in MiB.'),
    pools: z
      .array(
        z.strictObject({
          pool: z.string().describe('Name of the pool.'),
          ...allocationUse,
          planned: z
            .boolean()
            .describe('Whether the plan has the pool: no disk of a further machine is put into any other.'),
          full: z.boolean().describe('Whether its file system was found to be full.'),
        }),
      )
      .describe('What disks may grow to, in MiB, in the order of the names of the pools.'),
  })
  .meta({
    id: 'allocations',
    description: "What machines are given, others' machines included, next to what there is.",
  });

const fitLimit = z.enum(['vcpus', 'memoryMiB', 'diskMiB']);

const fit = z
  .strictObject({
    size: z
      .strictObject({
        vcpus: count.describe('vCPUs.'),
        memoryMiB: count.describe('Memory, in MiB.'),
        diskMiB: count.describe('Disk, in MiB; 0 for a machine without one.'),
      })
      .describe('Of one such machine; its disk lies in one pool.'),
    count: count.exactOptional().describe('How many of them; absent where nobody says what the host has.'),
    limitedBy: z.array(fitLimit).describe('What runs out first.'),
    unknown: z.array(fitLimit).describe('What nobody says how much there is of; it is taken to be enough.'),
    text: sentence,
  })
  .meta({ id: 'fit', description: 'How many more machines of one size fit after the change.' });

const subnetUse = z.strictObject({
  cidr: z.string().describe('The subnet, such as 10.0.1.0/24.'),
  fixed: count.describe("The host's own address, those of NICs that state one, and reservations."),
  dynamic: count.describe('Addresses of the DHCP range.'),
  free: count.exactOptional().describe('All others; absent where there are more than anybody counts (IPv6).'),
});

const addressUse = z
  .strictObject({
    network: z.string().describe('Name of the network.'),
    family: z.enum(ADDRESS_FAMILIES).describe('Of the addresses.'),
    before: subnetUse.exactOptional().describe('Absent where there was no such subnet.'),
    after: subnetUse.exactOptional().describe('Absent where there is no such subnet any more.'),
  })
  .meta({ id: 'addressUse', description: 'How the addresses of one network and family are given out.' });

const concern = z
  .strictObject({ code: z.enum(CONCERN_CODES).describe('What to look at.'), subject, facts, text: sentence })
  .meta({ id: 'concern', description: 'What a reviewer should not overlook, and no impact shows.' });

const assumption = z
  .discriminatedUnion('code', [
    z.strictObject({ code: z.literal('host-capacity-unstated'), text: sentence }),
    z.strictObject({ code: z.literal('records-assumed'), text: sentence }),
    z.strictObject({ code: z.literal('kvm-assumed'), text: sentence }),
    z.strictObject({
      code: z.literal('pool-capacity-unstated'),
      pools: z.array(z.string()).describe('Names of the pools of which no capacity is stated.'),
      text: sentence,
    }),
  ])
  .meta({ id: 'assumption', description: 'What the answer stands on and no plan says.' });

const changedHost = z
  .strictObject({
    host,
    kind: z
      .enum(['kept', 'new'])
      .describe('new: the older plans do not have the host, so all of it is made.'),
    fleet,
    baseDigest: baseDigest.exactOptional(),
    headDigest: digest.describe('sha256 of the newer plan.'),
    basis,
    approval: digest.describe('What `fleetwright apply --approve` takes for exactly these changes.'),
    ...announced,
    drift: z
      .strictObject(announced)
      .exactOptional()
      .describe(
        'What applying the older plan again would do to the host as it was found, and is no doing of the newer one; absent where the host was not looked at, or has no older plan.',
      ),
    allocations,
    fit,
    addresses: z.array(addressUse).describe('In the order of the names of the networks.'),
    concerns: z.array(concern).describe('What to look at.'),
    assumptions: z.array(assumption).describe('What is taken for granted.'),
  })
  .meta({ id: 'changedHost', description: 'A host that the newer plans have.' });

const goneHost = z
  .strictObject({
    host,
    kind: z.literal('gone'),
    fleet,
    baseDigest,
    machines: z
      .array(
        z.strictObject({
          name: z.string().describe('Name of the machine.'),
          uuid: z.uuid().describe('UUID of the machine.'),
        }),
      )
      .describe('What stays there.'),
  })
  .meta({
    id: 'goneHost',
    description: 'A host that only the older plans have. Nothing is done there by itself.',
  });

/** One entry of `hosts`: `hostReviewFacts`. */
export const hostReview = z.discriminatedUnion('kind', [changedHost, goneHost]);

interface Told {
  readonly text: string;
}

/** Compiles as long as each schema and its type say the same, whichever of both is changed. */
export const SCHEMAS_ARE_OF_HOSTS: readonly [
  Matches<z.infer<typeof basis>, Basis & Told>,
  Matches<z.infer<typeof allocations>, HostAllocations>,
  Matches<z.infer<typeof fit>, Fit & Told>,
  Matches<z.infer<typeof addressUse>, AddressUse>,
  Matches<z.infer<typeof concern>, Concern & Told>,
  Matches<z.infer<typeof assumption>, Assumption & Told>,
] = [true, true, true, true, true, true];
