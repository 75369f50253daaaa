import type { MachineAllocation } from '../../../inventory';
import { row } from '../matrix-row';
import { differ, type DefinitionRule } from '../rule';

/** Modes that stand for "the host's CPU"; which of them is written is a matter of the host's libvirt. */
const HOST_MODES: ReadonlySet<string> = new Set(['host-passthrough', 'host-model']);
/** QEMU's fullest model, the best that software emulation has. */
const FULLEST_MODE = 'maximum';

/** libvirt expands a model in the running definition to a list of features, so that says nothing about what was asked for. */
export const cpuModelRule: DefinitionRule = {
  kind: 'definition',
  compared: 'momentary',
  differences: ({ machine: { cpuModel }, definition }) =>
    agrees(cpuModel, definition) ? [] : differ('cpuModel', wordFor(definition), cpuModel),
  isOutdated: ({ machine: { cpuModel }, definition }) =>
    // `host-model` becomes some model or other, and a model stays what it is.
    !agrees(cpuModel, definition) &&
    (definition.cpuMode !== 'custom' || (cpuModel !== 'host' && cpuModel !== 'auto')),
  keep: (field, { machine, definition }) => {
    const cpuModel = field === 'cpuModel' ? planWordFor(definition) : undefined;
    return cpuModel === undefined ? undefined : { ...machine, cpuModel };
  },
  rows: [row('CPU', 'model', 'restart')],
};

function agrees(cpuModel: string, actual: MachineAllocation): boolean {
  if (cpuModel === 'host') return HOST_MODES.has(actual.cpuMode);
  if (cpuModel === 'auto') {
    return actual.acceleration === 'kvm' ? HOST_MODES.has(actual.cpuMode) : actual.cpuMode === FULLEST_MODE;
  }
  return actual.cpuMode === 'custom' && actual.cpuModel === cpuModel;
}

function wordFor(actual: MachineAllocation): string {
  if (HOST_MODES.has(actual.cpuMode)) return 'host';
  return actual.cpuMode === 'custom' ? (actual.cpuModel ?? 'custom') : actual.cpuMode;
}

/** What a plan says to get exactly this; it has no word for `host-model`. */
function planWordFor({ cpuMode, cpuModel, acceleration }: MachineAllocation): string | undefined {
  if (cpuMode === 'custom') return cpuModel;
  if (cpuMode === 'host-passthrough') return 'host';
  return cpuMode === FULLEST_MODE && acceleration === 'tcg' ? 'auto' : undefined;
}
