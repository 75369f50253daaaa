import { vcpus } from '../../../../lib/plan';
import type { ActualMachine, MachineAllocation } from '../../../inventory';
import type { LiveMachineAction } from '../../change-plan';
import { rowWhere } from '../matrix-row';
import { differ, type DefinitionRule, type Difference, type Side } from '../rule';

/**
 * QEMU 7.2 divides TCG's cache of translated code among the vCPUs when it starts and aborts when a later one finds too little:
 * it did with 64 MiB, and did not with 512 or with its own default, which is larger.
 */
export const TRANSLATION_CACHE_MIB_MIN = 512;

/** vCPUs that are plugged in. */
export const vcpusRule: DefinitionRule = {
  kind: 'definition',
  compared: 'both',
  differences: (side) => {
    const { machine, definition, running } = side;
    const wanted = machine.vcpus.current;
    if (running === undefined) return differ('vcpus.current', definition.vcpus.current, wanted);
    return runningDifferences(side, running, wanted);
  },
  keep: (field, { machine, definition }) => {
    if (field !== 'vcpus.current') return undefined;
    const current = vcpus(definition.vcpus.current);
    // Head-room is counted from what the plan gives, which may be less.
    const maximum = vcpus(Math.max(current, machine.vcpus.maximum));
    return { ...machine, vcpus: { ...machine.vcpus, current, maximum } };
  },
  rows: [
    rowWhere('CPU', 'vCPUs up', 'live', {
      condition: 'up to the ceiling; under software emulation only where its translation cache is not small',
      otherwise: 'restart',
    }),
    rowWhere('CPU', 'vCPUs down', 'live', {
      condition:
        'under KVM for vCPUs that were plugged in later; any where the machine has guest.onlineCpus and its agent answers, which takes them offline in the guest',
      otherwise: 'restart',
    }),
  ],
};

/** The ceiling is fixed while the machine runs. Head-room that nobody asked for is no reason to change anything. */
export const vcpusMaximumRule: DefinitionRule = {
  kind: 'definition',
  compared: 'both',
  differences: ({ machine: { vcpus }, definition }) =>
    vcpus.ceiling === 'default' && definition.vcpus.maximum >= vcpus.current
      ? []
      : differ('vcpus.maximum', definition.vcpus.maximum, vcpus.maximum),
  keep: (field, { machine, definition }) => {
    if (field !== 'vcpus.maximum') return undefined;
    const maximum = vcpus(definition.vcpus.maximum);
    if (maximum < machine.vcpus.current) return undefined;
    // The product of a topology is the ceiling, so the two stay together.
    const { topology: stated, ...cpu } = machine.cpu;
    const { topology } = definition.cpu;
    const kept = stated === undefined || topology === undefined ? cpu : { ...cpu, topology };
    // libvirt drops the pin of a vCPU that there is no room for.
    const pinning = kept.pinning.filter(({ vcpu }) => vcpu < maximum);
    return { ...machine, vcpus: { ...machine.vcpus, maximum }, cpu: { ...kept, pinning } };
  },
  rows: [
    rowWhere('CPU', 'vCPU ceiling that is stated', 'restart', {
      otherwise: 'a ceiling that is only head-room is taken over by the next definition',
    }),
  ],
};

function runningDifferences(
  { machine, definition }: Side,
  running: ActualMachine,
  wanted: number,
): readonly Difference[] {
  const { current } = definition.vcpus;
  const online = running.guestOnlineVcpus ?? current;
  const plug: LiveMachineAction = { kind: 'set-vcpus', machine };
  const switchInGuest: LiveMachineAction = { kind: 'set-guest-vcpus', machine };
  if (wanted > current) {
    const live = online < current && running.agentConnected ? [plug, switchInGuest] : [plug];
    return differ('vcpus.current', current, wanted, canPlug(definition, wanted) ? live : undefined);
  }
  if (online === wanted) return [];
  // Taken offline once, and wanted again: nothing has to be plugged.
  if (online < wanted)
    return running.agentConnected ? differ('vcpus.current', online, wanted, [switchInGuest]) : [];
  const removed = current - wanted;
  if (definition.acceleration === 'kvm' && online === current && removed <= definition.vcpus.removable) {
    return differ('vcpus.current', current, wanted, [plug]);
  }
  // Taken offline in the guest before, as what is stored says; nobody sees it while the agent is silent, as it is when the guest
  // boots or is busy, and a guest is neither restarted nor asked again for that.
  const hasAsked = machine.guest.onlineCpus && running.stored?.vcpus.current === wanted;
  if (hasAsked && running.guestOnlineVcpus === undefined) return [];
  const asksGuest = machine.guest.onlineCpus && running.agentConnected;
  return differ('vcpus.current', online, wanted, asksGuest ? [switchInGuest] : undefined);
}

function canPlug({ vcpus, acceleration, translationCacheMiB }: MachineAllocation, wanted: number): boolean {
  const roomToTranslate =
    acceleration !== 'tcg' ||
    translationCacheMiB === undefined ||
    translationCacheMiB >= TRANSLATION_CACHE_MIB_MIN;
  return wanted <= vcpus.maximum && roomToTranslate;
}
