import type { ChangePlan } from '../../planner';
import { unitOf } from './units';

/** Machines that would be taken down, in the order in which that would happen. */
export function stoppingUnits({ steps }: Pick<ChangePlan, 'steps'>): readonly string[] {
  return [
    ...new Set(
      steps.flatMap(({ action, subject }) => (action.kind === 'stop-machine' ? [unitOf(subject)] : [])),
    ),
  ];
}

/** Those of them whose turn it is not yet. While machines that were changed are not ready again, it is nobody's turn. */
export function waitingForTurn(
  changePlan: Pick<ChangePlan, 'steps'>,
  options: { readonly machinesAtOnce: number; readonly gateIsOpen: boolean },
): readonly string[] {
  return stoppingUnits(changePlan).slice(options.gateIsOpen ? options.machinesAtOnce : 0);
}
