import type { PlanMachine, PlanNic } from '../../../../lib/plan';
import type { ActualNic, MachineAllocation } from '../../../inventory';
import { differ, elsewhere, type DefinitionRule, type Difference, type ElsewhereRule } from '../rule';

interface NicFieldRule {
  readonly kind: 'nic';
  differences(nic: PlanNic, actual: ActualNic, field: string): readonly Difference[];
}

/** What a NIC states, field by field; a NIC is recognised by its MAC address. */
export const nicFieldRules = {
  name: elsewhere('names the NIC within the plan; libvirt has no place for it'),
  mac: elsewhere('recognises the NIC'),
  ipv4: elsewhere('a reservation of the network'),
  ipv6: elsewhere('a reservation of the network'),
  attachment: {
    kind: 'nic',
    differences: (nic, actual, field) => differ(field, attachmentText(actual.attachment), wantedText(nic)),
  },
  linkUp: elsewhere('placeholder'),
  mtu: elsewhere('placeholder'),
  bandwidth: elsewhere('placeholder'),
  filter: elsewhere('placeholder'),
  model: { kind: 'nic', differences: (nic, actual, field) => differ(field, actual.model, nic.model) },
} satisfies Record<keyof PlanNic, NicFieldRule | ElsewhereRule>;

/** Every NIC of the plan is there as stated, and no other. */
export const nicsRule: DefinitionRule = {
  kind: 'definition',
  compared: 'both',
  differences: (machine, actual) => [
    ...machine.nics.flatMap((nic) => nicDifferences(nic, actual)),
    ...extraNics(machine, actual),
  ],
};

function nicDifferences(nic: PlanNic, actual: MachineAllocation): readonly Difference[] {
  const field = `nics.${nic.name}`;
  const found = actual.nics.find((candidate) => candidate.mac === nic.mac);
  if (found === undefined) return [{ field, to: `${nic.mac} on ${wantedText(nic)}` }];
  return Object.entries(nicFieldRules).flatMap(([name, rule]) =>
    rule.kind === 'nic' ? rule.differences(nic, found, `${field}.${name}`) : [],
  );
}

function extraNics(machine: PlanMachine, actual: MachineAllocation): readonly Difference[] {
  const stated = new Set(machine.nics.map((nic) => nic.mac));
  return actual.nics
    .filter((nic) => !stated.has(nic.mac))
    .map((nic) => ({ field: `nics.${nic.mac}`, from: `${nic.mac} on ${attachmentText(nic.attachment)}` }));
}

function wantedText({ attachment }: PlanNic): string {
  return attachment.kind === 'network' ? `network ${attachment.network}` : `bridge ${attachment.bridge}`;
}

function attachmentText(attachment: ActualNic['attachment']): string {
  return `${attachment.kind} ${attachment.name}`;
}
