import { labMachine, type DraftMachine } from '../../host-agent/live/lab';
import type { FaultScenario } from '../types';
import { labPlan } from './lab-plan';

/** A machine whose kernel is told this word, which only a restart changes. */
function machineTold(word: string, name: string, index: number): DraftMachine {
  const machine = labMachine(name, index);
  if (machine.boot.kind !== 'kernel') throw new Error('lab machines boot a kernel');
  const commandLine = `${machine.boot.commandLine ?? ''} variant=${word}`;
  return { ...machine, boot: { ...machine.boot, commandLine } };
}

function three(word: string): readonly DraftMachine[] {
  return ['alpha', 'beta', 'gamma'].map((name, index) => machineTold(word, name, index + 11));
}

/** Three machines need a restart, and are restarted one after the other, each ready again before the next. */
export const rollRelease: FaultScenario = {
  name: 'roll-release',
  title: 'Roll a release',
  needsGuests: true,
  plans: (stage) => ({ before: labPlan(stage, three('old')), after: labPlan(stage, three('new')) }),
  machinesAtOnce: 1,
};
