import type { PlanMachine } from '../../../../lib/plan';
import type { MachineAllocation } from '../../../inventory';
import { row, type MatrixArea } from '../matrix-row';
import { differ, type DefinitionRule } from '../rule';

type SharedField =
  'machineType' | 'architecture' | 'firmware' | 'secureBoot' | 'tpm' | 'serialConsole' | 'guestAgent' | 'rng';

/** A field that plan and definition state in the same words, and that is fixed while the machine runs. */
function fixed<Field extends SharedField>(
  field: Field,
  words: readonly [area: MatrixArea, change: string],
  /** What plans can say; nothing else can be kept. */
  choices: readonly PlanMachine[Field][],
): DefinitionRule {
  return {
    kind: 'definition',
    compared: 'both',
    differences: ({ machine, definition }) => differ(field, definition[field], machine[field]),
    keep: (kept, { machine, definition }) => {
      const value = choices.find((choice) => choice === read(definition, field));
      return kept === field && value !== undefined ? { ...machine, [field]: value } : undefined;
    },
    rows: [row(...words, 'restart')],
  };
}

function read(definition: MachineAllocation, field: SharedField): string | boolean {
  return definition[field];
}

const EITHER = [true, false] as const;

export const machineTypeRule = fixed('machineType', ['machine', 'machine type'], ['q35', 'pc', 'virt']);
export const architectureRule = fixed('architecture', ['machine', 'architecture'], ['x86_64', 'aarch64']);
export const firmwareRule = fixed('firmware', ['firmware', 'BIOS or UEFI'], ['bios', 'uefi']);
export const secureBootRule = fixed(
  'secureBoot',
  ['firmware', 'Secure Boot (firmware variables are kept)'],
  EITHER,
);
export const tpmRule = fixed('tpm', ['firmware', 'TPM (its state is kept)'], EITHER);
export const serialConsoleRule = fixed('serialConsole', ['machine', 'serial console'], EITHER);
export const guestAgentRule = fixed('guestAgent', ['machine', 'channel of the guest agent'], EITHER);
export const rngRule = fixed('rng', ['machine', 'random number generator'], EITHER);
