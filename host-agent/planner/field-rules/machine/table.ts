import type { PlanMachine } from '../../../../lib/plan';
import { row, rowWhere } from '../matrix-row';
import { elsewhere, type DefinitionRule, type FieldRule } from '../rule';
import { accelerationRule } from './acceleration';
import { bootOrderRule, bootRule } from './boot';
import { cdromsRule } from './cdroms';
import { cloudInitRule } from './cloud-init';
import { cpuModelRule } from './cpu-model';
import { cpuTuningRule } from './cpu-tuning';
import { descriptionRule } from './description';
import { disksRule } from './disks';
import {
  architectureRule,
  firmwareRule,
  guestAgentRule,
  machineTypeRule,
  rngRule,
  secureBootRule,
  serialConsoleRule,
  tpmRule,
} from './hardware';
import { hugepagesRule, memoryBootRule, memoryCurrentRule, memoryMaximumRule } from './memory';
import { nicsRule } from './nics';
import { topologyRule } from './topology';
import { vcpusMaximumRule, vcpusRule } from './vcpus';

const IDENTITY = rowWhere('machine', 'UUID or construct path', 'refused', {
  otherwise: 'it is another machine: the old one is deleted when no plan of this host names it',
});
const MARK = row('machine', 'metadata: our mark (protection, construct path of the same UUID)', 'live');
const WORDS = row(
  'machine',
  'how it is stopped, waited for, started in order and helped inside the guest',
  'live',
);

/** One entry for each field that a plan states about a machine; the compiler refuses a table with a field missing. */
export const machineFieldRules = {
  name: elsewhere(
    'decided beside the definition: a machine is renamed while it is stopped',
    row('machine', 'name (disks, firmware variables and TPM state stay)', 'restart'),
  ),
  uuid: elsewhere('recognises the machine', IDENTITY),
  key: elsewhere('kept in the mark', MARK),
  protect: elsewhere('kept in the mark', MARK),
  description: descriptionRule,
  vcpus: [vcpusRule, vcpusMaximumRule],
  cpu: [cpuTuningRule, topologyRule],
  memory: [memoryCurrentRule, memoryBootRule, memoryMaximumRule, hugepagesRule],
  cpuModel: cpuModelRule,
  machineType: machineTypeRule,
  architecture: architectureRule,
  firmware: firmwareRule,
  secureBoot: secureBootRule,
  tpm: tpmRule,
  boot: [bootRule, bootOrderRule],
  disks: disksRule,
  cdroms: cdromsRule,
  cloudInit: cloudInitRule,
  nics: nicsRule,
  serialConsole: serialConsoleRule,
  guestAgent: guestAgentRule,
  rng: rngRule,
  autostart: elsewhere('a switch beside the definition', row('machine', 'autostart', 'live')),
  startOrder: elsewhere('orders the steps that start and stop machines', WORDS),
  powerState: elsewhere(
    'decides whether the machine is started or stopped',
    row('machine', 'start, or go on after a pause', 'live'),
    row('machine', 'stop: asked first, then by force or not at all, as the plan says', 'restart'),
  ),
  stop: elsewhere('says how the machine is stopped', WORDS),
  onRestartNeeded: elsewhere(
    'decides between a restart now and the next boot',
    rowWhere('machine', 'whatever says `restart` here', 'next-boot', {
      condition: 'the machine has onRestartNeeded "defer": it is stored, and shown as pending',
      otherwise: 'restart',
    }),
  ),
  guest: elsewhere('says what live steps do inside the guest', WORDS),
  readiness: elsewhere('says what is waited for after a start', WORDS),
} satisfies Record<keyof PlanMachine, FieldRule | readonly DefinitionRule[]>;

/** All rules that compare a definition; `acceleration` is stated by the plan's host for all of its machines. */
export const definitionRules: readonly DefinitionRule[] = [
  ...Object.values(machineFieldRules)
    .flat()
    .filter((rule) => rule.kind === 'definition'),
  accelerationRule,
];
