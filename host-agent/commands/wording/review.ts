import type { Assumption, FailFinding } from '../../review';
import { plain } from '../terminal/plain';
import { factsInBrackets } from './facts';
import { IMPACT_WORDS } from './impacts';
import { refusalInWords } from './refusals';
import { subjectInWords } from './subjects';

/** What nobody could know without the host, as a sentence. */
export function assumptionInWords(assumption: Assumption): string {
  switch (assumption.code) {
    case 'host-capacity-unstated':
      return 'Whether vCPUs and memory fit is not checked: the plan does not state the `capacity` of its host.';
    case 'pool-capacity-unstated':
      return `Whether disks fit is not checked: the plan does not state the \`capacity\` of ${assumption.pools.length === 1 ? 'pool' : 'pools'} ${assumption.pools.map(plain).join(', ')}.`;
    case 'records-assumed':
      return "Which files are the agent's own is taken from the older plan: its records on the host were not read.";
    case 'kvm-assumed':
      return 'KVM is taken to work; where it does not, machines run by software emulation, and lose vCPUs by a restart only.';
  }
}

/** `--fail-on restart is met on host kvm-1: machine web-1 (restart).` */
export function findingInWords({ condition, host, subject, because }: FailFinding): string {
  const met = `--fail-on ${condition} is met on host ${plain(host)}`;
  switch (because.kind) {
    case 'impact':
      return `${met}: ${subjectInWords(subject)} (${IMPACT_WORDS[because.impact].label}).`;
    case 'refusal':
      return `${met}, although it is refused: ${refusalInWords({ code: because.code, subject, facts: {} }).why}`;
    case 'allocation':
      return `${met}: more is promised than there is${factsInBrackets({ [because.of]: because.promised, ...limitOf(because) })}.`;
  }
}

function limitOf({
  of,
  capacity,
}: Extract<FailFinding['because'], { kind: 'allocation' }>): Readonly<Record<string, number>> {
  return of === 'vcpus' ? { limit: capacity } : { limitMiB: capacity };
}
