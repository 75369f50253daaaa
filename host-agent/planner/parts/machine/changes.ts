import type { PlanMachine } from '../../../../lib/plan';
import type { FieldChange } from '../../change-plan';
import type { MachineDraft } from './draft';

/** The change that a start or a resumption makes. */
export function powerChange({ actual }: MachineDraft): FieldChange {
  return { field: 'powerState', from: actual?.state ?? 'absent', to: 'running', impact: 'live' };
}

/** What a new machine is given. */
export function allocationChanges(machine: PlanMachine): readonly FieldChange[] {
  const entry = (field: string, to: FieldChange['to'] & {}): FieldChange => ({ field, to, impact: 'live' });
  return [
    entry('vcpus.current', machine.vcpus.current),
    entry('vcpus.maximum', machine.vcpus.maximum),
    entry('memory.currentMiB', machine.memory.currentMiB),
    entry('memory.maximumMiB', machine.memory.maximumMiB),
    entry(
      'disks',
      machine.disks.map((disk) => disk.name),
    ),
    entry(
      'nics',
      machine.nics.map((nic) => nic.name),
    ),
  ];
}
