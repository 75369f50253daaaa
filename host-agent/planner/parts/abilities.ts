import type { ActualNic, MachineAllocation } from '../../inventory';
import type { PlanMachine } from '../../../lib/plan';
import type { Refusal } from '../change-plan';
import { bandwidthTexts } from '../field-rules/machine/nics';
import type { PlannerContext } from '../view/context';
import type { MachineDecision } from './machine/decision';
import type { MachineDraft } from './machine/draft';

/**
 * What a machine asks for and a host may not be able to do. What it runs with already, and goes on running with, is not asked
 * about; one that stops has to be able to start again.
 */
export function whyUnable(
  draft: MachineDraft,
  { stop }: Pick<MachineDecision, 'stop'>,
  context: PlannerContext,
): Refusal | undefined {
  const asked = { ...draft, running: stop === undefined ? draft.actual?.running : undefined };
  return (
    whyNoTrafficShaping(asked, context) ??
    whyNoFilter(asked, context) ??
    whyNoFirmware(asked, context) ??
    whyNoHostCpu(draft, context)
  );
}

interface Asked extends Pick<MachineDraft, 'machine' | 'subject'> {
  /** What it goes on running with. */
  readonly running: MachineAllocation | undefined;
}

function whyNoTrafficShaping(
  { machine, running, subject }: Asked,
  { host }: PlannerContext,
): Refusal | undefined {
  const { trafficShaping } = host.inventory.host;
  // A host that cannot tell is tried.
  if (trafficShaping.usable !== false) return undefined;
  const nics = machine.nics.filter(({ mac, bandwidth }) => {
    const texts = bandwidthTexts(bandwidth).join('\n');
    return texts !== '' && texts !== bandwidthTexts(nicOf(running, mac)?.bandwidth).join('\n');
  });
  if (nics.length === 0) return undefined;
  const facts = { nics: nics.map(({ name }) => name), reasons: trafficShaping.reasons };
  return { code: 'traffic-shaping-unavailable', subject, facts };
}

function whyNoFilter({ machine, running, subject }: Asked, { host }: PlannerContext): Refusal | undefined {
  const { networkFilters } = host.inventory.host;
  if (networkFilters === undefined) return undefined;
  const missing = machine.nics.find(
    ({ mac, filter }) =>
      filter !== undefined &&
      !networkFilters.includes(filter.name) &&
      nicOf(running, mac)?.filter?.name !== filter.name,
  );
  if (missing?.filter === undefined) return undefined;
  return {
    code: 'network-filter-missing',
    subject,
    facts: { nic: missing.name, filter: missing.filter.name },
  };
}

function whyNoFirmware({ machine, running, subject }: Asked, { host }: PlannerContext): Refusal | undefined {
  const { emulators } = host.inventory.host;
  const emulator = emulators.find(({ architecture }) => architecture === machine.architecture);
  if (machine.secureBoot && emulator?.secureBoot === false && running?.secureBoot !== true) {
    return { code: 'secure-boot-unavailable', subject, facts: {} };
  }
  if (machine.tpm && emulator?.tpm === false && running?.tpm !== true) {
    return { code: 'tpm-unavailable', subject, facts: {} };
  }
  return undefined;
}

function whyNoHostCpu({ machine, subject }: MachineDraft, { host }: PlannerContext): Refusal | undefined {
  const { cpus, numaNodes } = host.inventory.host;
  const wanted = hostCpusOf(machine);
  // A host that does not say what it has gets a warning instead.
  if (cpus === 0 || wanted.length === 0) return undefined;
  const named = numaNodes.flatMap((node) => node.cpus);
  const known = new Set(named.length > 0 ? named : Array.from({ length: cpus }, (_, index) => index));
  const missing = [...new Set(wanted)].filter((cpu) => !known.has(cpu)).sort((a, b) => a - b);
  if (missing.length === 0) return undefined;
  return { code: 'host-cpu-missing', subject, facts: { cpus: missing.map(String), available: known.size } };
}

function hostCpusOf({ cpu }: PlanMachine): readonly number[] {
  return [...cpu.pinning.flatMap(({ hostCpus }) => hostCpus), ...(cpu.emulatorHostCpus ?? [])];
}

function nicOf(running: MachineAllocation | undefined, mac: string): ActualNic | undefined {
  return running?.nics.find((nic) => nic.mac === mac);
}
