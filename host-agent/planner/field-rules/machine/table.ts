import type { PlanMachine } from '../../../../lib/plan';
import { elsewhere, type DefinitionRule, type FieldRule } from '../rule';
import { accelerationRule } from './acceleration';
import { bootRule } from './boot';
import { cloudInitRule } from './cloud-init';
import { cpuModelRule } from './cpu-model';
import { descriptionRule } from './description';
import { disksRule } from './disks';
import {
  architectureRule,
  firmwareRule,
  guestAgentRule,
  machineTypeRule,
  rngRule,
  serialConsoleRule,
} from './hardware';
import { memoryCurrentRule, memoryMaximumRule } from './memory';
import { nicsRule } from './nics';
import { vcpusRule } from './vcpus';

/** One entry for each field that a plan states about a machine; the compiler refuses a table with a field missing. */
export const machineFieldRules = {
  name: elsewhere('recognises the machine'),
  uuid: elsewhere('recognises the machine'),
  key: elsewhere('kept in the mark'),
  protect: elsewhere('kept in the mark'),
  description: descriptionRule,
  vcpus: vcpusRule,
  memory: [memoryMaximumRule, memoryCurrentRule],
  cpuModel: cpuModelRule,
  machineType: machineTypeRule,
  architecture: architectureRule,
  firmware: firmwareRule,
  boot: bootRule,
  disks: disksRule,
  nics: nicsRule,
  cloudInit: cloudInitRule,
  serialConsole: serialConsoleRule,
  guestAgent: guestAgentRule,
  rng: rngRule,
  cpu: elsewhere('placeholder'),
  secureBoot: elsewhere('placeholder'),
  tpm: elsewhere('placeholder'),
  cdroms: elsewhere('placeholder'),
  onRestartNeeded: elsewhere('placeholder'),
  guest: elsewhere('placeholder'),
  autostart: elsewhere('a switch beside the definition'),
  startOrder: elsewhere('orders the steps that start machines'),
  powerState: elsewhere('decides whether the machine is started or stopped'),
  stop: elsewhere('says how the machine is stopped'),
  readiness: elsewhere('says what is waited for after a start'),
} satisfies Record<keyof PlanMachine, FieldRule | readonly DefinitionRule[]>;

/** All rules that compare a definition; `acceleration` is stated by the plan's host for all of its machines. */
export const definitionRules: readonly DefinitionRule[] = [
  ...Object.values(machineFieldRules)
    .flat()
    .filter((rule) => rule.kind === 'definition'),
  accelerationRule,
];
