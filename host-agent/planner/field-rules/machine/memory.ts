import { MEMORY_BLOCK_MIB, mebibytes } from '../../../../lib/plan';
import type { MachineAllocation } from '../../../inventory';
import { row, rowWhere } from '../matrix-row';
import { differ, type DefinitionRule, type Difference, type Side } from '../rule';

/** The ceiling is fixed while the machine runs. Head-room that nobody asked for is no reason to change anything. */
export const memoryMaximumRule: DefinitionRule = {
  kind: 'definition',
  compared: 'both',
  differences: ({ machine: { memory }, definition }) =>
    memory.ceiling === 'default' && definition.memory.maximumMiB >= memory.currentMiB
      ? []
      : differ('memory.maximumMiB', definition.memory.maximumMiB, memory.maximumMiB),
  keep: (field, { machine, definition }) => {
    if (field !== 'memory.maximumMiB') return undefined;
    const { memory } = machine;
    const maximumMiB = mebibytes(definition.memory.maximumMiB);
    const bootMiB = memory.bootMiB > maximumMiB ? maximumMiB : memory.bootMiB;
    return maximumMiB < memory.currentMiB
      ? undefined
      : { ...machine, memory: { ...memory, maximumMiB, bootMiB } };
  },
  rows: [
    rowWhere('memory', 'ceiling that is stated', 'restart', {
      otherwise: 'a ceiling that is only head-room is taken over by the next definition',
    }),
  ],
};

/** With how much the machine boots next time: until then the balloon and what is plugged in make up for it. */
export const memoryBootRule: DefinitionRule = {
  kind: 'definition',
  compared: 'stored',
  differences: ({ machine: { memory }, definition }) =>
    differ('memory.bootMiB', definition.memory.bootMiB, memory.bootMiB),
  rows: [row('memory', 'memory at boot, for the next boot', 'live')],
};

/**
 * A running definition shows what the balloon leaves to the guest at this moment, which is nobody's wish: it counts only where
 * the stored definition differs. What is asked to be plugged in, and how far it could go, is exact and always counts.
 */
export const memoryCurrentRule: DefinitionRule = {
  kind: 'definition',
  compared: 'both',
  differences: (side) =>
    side.running === undefined
      ? differ('memory.currentMiB', side.definition.memory.currentMiB, side.machine.memory.currentMiB)
      : runningDifferences(side, side.running.stored),
  keep: (field, { machine, definition }) => {
    if (field !== 'memory.currentMiB') return undefined;
    // How it is put together belongs to it: another plan's boot memory and ceiling may not even hold it.
    const { currentMiB, bootMiB, maximumMiB } = definition.memory;
    const kept = {
      currentMiB: mebibytes(currentMiB),
      bootMiB: mebibytes(bootMiB),
      maximumMiB: mebibytes(maximumMiB),
    };
    return { ...machine, memory: { ...machine.memory, ...kept } };
  },
  rows: [
    rowWhere('memory', 'memory up', 'live', {
      condition:
        'up to what it booted with by the balloon, and up to the ceiling by plugging in (virtio-mem)',
      otherwise: 'restart',
    }),
    rowWhere('memory', 'memory down', 'live', {
      otherwise: 'not below what the guest uses: the step then fails and is tried again',
    }),
  ],
};

/** Huge pages are set aside when the machine starts. */
export const hugepagesRule: DefinitionRule = {
  kind: 'definition',
  compared: 'both',
  differences: ({ machine: { memory }, definition }) =>
    differ('memory.hugepages', definition.memory.hugepages, memory.hugepages),
  keep: (field, { machine, definition }) =>
    field === 'memory.hugepages'
      ? { ...machine, memory: { ...machine.memory, hugepages: definition.memory.hugepages } }
      : undefined,
  rows: [row('memory', 'huge pages', 'restart')],
};

function runningDifferences(
  { machine, definition }: Side,
  stored: MachineAllocation | undefined,
): readonly Difference[] {
  const wantedMiB = machine.memory.currentMiB;
  const { bootMiB, maximumMiB, requestedMiB } = definition.memory;
  const reachMiB = requestedMiB === undefined ? bootMiB : maximumMiB;
  const plugMiB = Math.max(0, wantedMiB - bootMiB);
  // A plan without a ceiling may state any size, and a machine that still runs with one takes whole blocks only.
  if (wantedMiB > reachMiB || plugMiB % MEMORY_BLOCK_MIB !== 0)
    return differ(
      'memory.currentMiB',
      wantedMiB > reachMiB ? reachMiB : definition.memory.currentMiB,
      wantedMiB,
    );
  const plugs = requestedMiB !== undefined && requestedMiB !== plugMiB;
  const storedMiB = stored?.memory.currentMiB ?? wantedMiB;
  if (!plugs && storedMiB === wantedMiB) return [];
  const fromMiB = storedMiB === wantedMiB ? bootMiB + (requestedMiB ?? 0) : storedMiB;
  return [
    {
      field: 'memory.currentMiB',
      from: fromMiB,
      to: wantedMiB,
      live: [
        {
          kind: 'set-memory',
          machine,
          balloonMiB: Math.min(wantedMiB, bootMiB),
          ...(requestedMiB === undefined ? {} : { requestedMiB: plugMiB }),
        },
      ],
    },
  ];
}
