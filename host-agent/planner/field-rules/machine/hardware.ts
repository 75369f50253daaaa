import type { PlanMachine } from '../../../../lib/plan';
import type { MachineAllocation } from '../../../inventory';
import { differ, type DefinitionRule } from '../rule';

/** A field that plan and definition state in the same words. */
function same<Field extends keyof PlanMachine & keyof MachineAllocation>(
  field: Field,
  read: (side: PlanMachine | MachineAllocation) => string | boolean,
): DefinitionRule {
  return {
    kind: 'definition',
    compared: 'both',
    differences: (machine, actual) => differ(field, read(actual), read(machine)),
  };
}

export const machineTypeRule = same('machineType', (side) => side.machineType);
export const architectureRule = same('architecture', (side) => side.architecture);
export const firmwareRule = same('firmware', (side) => side.firmware);
export const serialConsoleRule = same('serialConsole', (side) => side.serialConsole);
export const guestAgentRule = same('guestAgent', (side) => side.guestAgent);
export const rngRule = same('rng', (side) => side.rng);
