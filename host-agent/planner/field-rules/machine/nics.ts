import type { PlanBandwidth, PlanMachine, PlanNic } from '../../../../lib/plan';
import type { ActualNic, MachineAllocation } from '../../../inventory';
import type { LiveMachineAction } from '../../change-plan';
import { inTextOrder } from '../../view/ordering';
import { row, rowWhere, type MatrixRows } from '../matrix-row';
import {
  differ,
  differLists,
  elsewhere,
  NO_DIFFERENCES,
  type DefinitionRule,
  type Difference,
  type ElsewhereRule,
  type Side,
} from '../rule';

interface NicFieldRule {
  readonly kind: 'nic';
  /** `update`: in place. `re-plug`: as a new device, which the guest sees go and come. */
  readonly way: 'update' | 're-plug';
  differences(nic: PlanNic, actual: ActualNic, field: string): readonly Difference[];
  readonly keep?: (nic: PlanNic, actual: ActualNic) => PlanNic | undefined;
  readonly rows: MatrixRows;
}

const REPLUG_WORDS = {
  condition:
    'by plugging it out and in, with a link that is cut for a moment, where its model can be plugged',
  otherwise: 'restart',
} as const;
const ADDRESS = rowWhere('NICs', 'fixed address', 'restart', {
  otherwise:
    'the guest asks for its address when it boots; one that holds it already, or moves to another network, is left alone',
});

/** What a NIC states, field by field; a NIC is recognised by its MAC address. */
export const nicFieldRules = {
  name: elsewhere(
    'names the NIC within the plan; libvirt has no place for it',
    rowWhere('NICs', 'name within the plan', 'live', {
      condition: 'with the same MAC address',
      otherwise: 'it is a change of the MAC address, as it is in programs, where that follows from the name',
    }),
  ),
  mac: elsewhere(
    'recognises the NIC',
    rowWhere('NICs', 'attach', 'live', {
      condition: 'there is a free PCI slot, and the model can be plugged',
      otherwise: 'restart',
    }),
    row('NICs', 'detach', 'live'),
    rowWhere('NICs', 'MAC address', 'live', REPLUG_WORDS),
  ),
  ipv4: elsewhere('a reservation of the network', ADDRESS),
  ipv6: elsewhere('a reservation of the network', row('NICs', 'fixed IPv6 address', 'live')),
  attachment: {
    kind: 'nic',
    way: 'update',
    differences: (nic, actual, field) => differ(field, attachmentText(actual.attachment), wantedText(nic)),
    rows: [row('NICs', 'another network or bridge, with a link that is cut for a moment', 'live')],
  },
  linkUp: {
    kind: 'nic',
    way: 'update',
    differences: (nic, actual, field) => differ(field, actual.linkUp, nic.linkUp),
    rows: [row('NICs', 'link up or down', 'live')],
  },
  mtu: {
    kind: 'nic',
    way: 're-plug',
    // A NIC without one has what its network has.
    differences: (nic, actual, field) => (nic.mtu === undefined ? [] : differ(field, actual.mtu, nic.mtu)),
    keep: ({ mtu: _stated, ...nic }, { mtu }) => (mtu === undefined ? nic : { ...nic, mtu }),
    rows: [rowWhere('NICs', 'MTU', 'live', REPLUG_WORDS)],
  },
  bandwidth: {
    kind: 'nic',
    way: 'update',
    differences: (nic, actual, field) =>
      actual.bandwidth === nic.bandwidth
        ? NO_DIFFERENCES
        : differLists(field, bandwidthTexts(actual.bandwidth), bandwidthTexts(nic.bandwidth)),
    rows: [
      rowWhere('NICs', 'bandwidth', 'live', {
        condition: 'the kernel of the host can shape traffic',
        otherwise: 'refused',
      }),
    ],
  },
  filter: {
    kind: 'nic',
    way: 'update',
    differences: (nic, actual, field) =>
      actual.filter === nic.filter
        ? NO_DIFFERENCES
        : differLists(field, filterTexts(actual.filter), filterTexts(nic.filter)),
    rows: [
      rowWhere('NICs', 'filter', 'live', {
        condition: 'the host has a filter of that name',
        otherwise: 'refused',
      }),
    ],
  },
  model: {
    kind: 'nic',
    way: 're-plug',
    differences: (nic, actual, field) => differ(field, actual.model, nic.model),
    keep: (nic, actual) => {
      const model = (['virtio', 'e1000e', 'e1000', 'rtl8139'] as const).find(
        (choice) => choice === actual.model,
      );
      return model === undefined ? undefined : { ...nic, model };
    },
    rows: [rowWhere('NICs', 'model', 'live', REPLUG_WORDS)],
  },
} satisfies Record<keyof PlanNic, NicFieldRule | ElsewhereRule>;

const COMPARED_FIELDS: readonly (readonly [string, NicFieldRule])[] = Object.entries(nicFieldRules).flatMap(
  ([name, rule]) => (rule.kind === 'nic' ? [[name, rule] as const] : []),
);

/** Every NIC of the plan is there as stated, and no other. */
export const nicsRule: DefinitionRule = {
  kind: 'definition',
  compared: 'both',
  differences: (side) => {
    const { machine, definition, running } = side;
    const { present, changed, missing, extra } = matchNics(machine, definition);
    return [
      ...present.flatMap(({ nic, actual }) => nicDifferences(nic, actual, side)),
      ...changed.flatMap(({ nic, actual }) =>
        nicDifferences(nic, actual, side, differ(`nics.${nic.name}.mac`, actual.mac, nic.mac)),
      ),
      ...missing.flatMap((nic) =>
        differ(
          `nics.${nic.name}`,
          undefined,
          `${nic.mac} on ${wantedText(nic)}`,
          running !== undefined && canPlug(nic, definition)
            ? [{ kind: 'attach-nic', machine, nic }]
            : undefined,
        ),
      ),
      ...extra.flatMap(({ mac, attachment }) =>
        differ(
          `nics.${mac}`,
          `${mac} on ${attachmentText(attachment)}`,
          undefined,
          running === undefined ? undefined : [{ kind: 'detach-nic', machine, mac }],
        ),
      ),
    ];
  },
  keep: (field, { machine, definition }) => {
    const [area, name, part] = field.split('.');
    const nic = area === 'nics' ? machine.nics.find((candidate) => candidate.name === name) : undefined;
    if (nic === undefined) return undefined;
    const actual = definition.nics.find(({ mac }) => mac === nic.mac);
    if (part === undefined) {
      // A NIC that is stored already is not kept by leaving it out.
      if (actual !== undefined) return undefined;
      return { ...machine, nics: machine.nics.filter((candidate) => candidate !== nic) };
    }
    const kept = actual === undefined ? undefined : keepPart(nic, part, actual);
    const nics = machine.nics.map((candidate) => (candidate === nic ? (kept ?? candidate) : candidate));
    return kept === undefined ? undefined : { ...machine, nics };
  },
  rows: nicFieldRules.mac.rows,
};

interface NicPair {
  readonly nic: PlanNic;
  readonly actual: ActualNic;
}

/** By MAC address; what is left over on both sides is the same NIC with another address, first with first. */
function matchNics(
  machine: PlanMachine,
  definition: MachineAllocation,
): {
  readonly present: readonly NicPair[];
  readonly changed: readonly NicPair[];
  readonly missing: readonly PlanNic[];
  readonly extra: readonly ActualNic[];
} {
  const byMac = new Map(definition.nics.map((actual) => [actual.mac, actual]));
  const stated = new Set<string>(machine.nics.map(({ mac }) => mac));
  const missing = machine.nics.filter(({ mac }) => !byMac.has(mac));
  const extra = definition.nics.filter(({ mac }) => !stated.has(mac));
  const pairs = Math.min(missing.length, extra.length);
  return {
    present: machine.nics.flatMap((nic) => {
      const actual = byMac.get(nic.mac);
      return actual === undefined ? [] : [{ nic, actual }];
    }),
    changed: missing.slice(0, pairs).flatMap((nic, index) => {
      const actual = extra[index];
      return actual === undefined ? [] : [{ nic, actual }];
    }),
    missing: missing.slice(pairs),
    extra: extra.slice(pairs),
  };
}

function nicDifferences(
  nic: PlanNic,
  actual: ActualNic,
  { machine, definition, running }: Side,
  identity: readonly Difference[] = [],
): readonly Difference[] {
  const found = COMPARED_FIELDS.flatMap(([name, rule]) =>
    rule
      .differences(nic, actual, `nics.${nic.name}.${name}`)
      .map((difference) => ({ name, way: rule.way, difference })),
  );
  if (found.length + identity.length === 0) return NO_DIFFERENCES;
  const differences = [...identity, ...found.map(({ difference }) => difference)];
  if (running === undefined) return differences;
  const replugs = identity.length > 0 || found.some(({ way }) => way === 're-plug');
  const moves = found.some(({ name }) => name === 'attachment');
  const live: readonly LiveMachineAction[] = replugs
    ? [
        { kind: 'detach-nic', machine, mac: actual.mac },
        { kind: 'attach-nic', machine, nic },
      ]
    : [{ kind: 'update-nic', machine, nic, moves }];
  return replugs && !canPlug(nic, definition)
    ? differences
    : differences.map((difference) => ({ ...difference, live }));
}

/**
 * Machines with PCI Express take nothing else in their free ports. Slots are counted later, over all that this pass plugs in.
 */
function canPlug({ model }: PlanNic, { machineType }: MachineAllocation): boolean {
  return model === 'virtio' || (machineType === 'pc' ? model !== 'e1000e' : model === 'e1000e');
}

function keepPart(nic: PlanNic, part: string, actual: ActualNic): PlanNic | undefined {
  const entry = Object.entries(nicFieldRules).find(([name]) => name === part)?.[1];
  return entry?.kind !== 'nic' || !('keep' in entry) ? undefined : entry.keep(nic, actual);
}

function wantedText({ attachment }: PlanNic): string {
  return attachment.kind === 'network' ? `network ${attachment.network}` : `bridge ${attachment.bridge}`;
}

function attachmentText(attachment: ActualNic['attachment']): string {
  return `${attachment.kind} ${attachment.name}`;
}

/** One line for each direction, in a fixed order. */
export function bandwidthTexts(bandwidth: PlanNic['bandwidth']): readonly string[] {
  return (['inbound', 'outbound'] as const).flatMap((direction) => {
    const limit = bandwidth?.[direction];
    return limit === undefined ? [] : [`${direction} ${limitText(limit)}`];
  });
}

function limitText({ averageKiBPerSecond, peakKiBPerSecond, burstKiB }: PlanBandwidth): string {
  return [
    `${averageKiBPerSecond} KiB/s`,
    ...(peakKiBPerSecond === undefined ? [] : [`peak ${peakKiBPerSecond} KiB/s`]),
    ...(burstKiB === undefined ? [] : [`burst ${burstKiB} KiB`]),
  ].join(', ');
}

function filterTexts(filter: PlanNic['filter']): readonly string[] {
  if (filter === undefined) return [];
  const parameters = filter.parameters.map(({ name, value }) => `${name}=${value}`);
  return [filter.name, ...inTextOrder(parameters, (text) => text)];
}
