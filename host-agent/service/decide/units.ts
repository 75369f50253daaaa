import type { Subject } from '../../planner';

/**
 * What is done or left as a whole: a machine with its disks and its seed, or any other object by itself. Leaving half of a
 * machine's steps out could stop it and not start it again.
 */
export function unitOf({ kind, name, machine }: Subject): string {
  return machine === undefined ? `${kind} ${name}` : `machine ${machine}`;
}

/** The machine that a unit is. */
export function tryMachineOfUnit(unit: string): string | undefined {
  return unit.startsWith('machine ') ? unit.slice('machine '.length) : undefined;
}

/** Stands for every unit, of a release at which nobody has looked yet. */
export const EVERY_UNIT = '*';
