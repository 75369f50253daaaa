import { differ, type DefinitionRule } from '../rule';

/** The ceiling is fixed while the machine runs. */
export const memoryMaximumRule: DefinitionRule = {
  kind: 'definition',
  compared: 'both',
  differences: ({ memory }, actual) =>
    differ('memory.maximumMiB', actual.memory.maximumMiB, memory.maximumMiB),
};

/** A running definition shows what the balloon leaves to the guest at this moment, which is nobody's wish. */
export const memoryCurrentRule: DefinitionRule = {
  kind: 'definition',
  compared: 'momentary',
  differences: ({ memory }, actual) =>
    differ('memory.currentMiB', actual.memory.currentMiB, memory.currentMiB),
};
