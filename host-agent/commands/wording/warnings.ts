import type { Warning, WarningCode } from '../../planner';
import { factsInBrackets } from './facts';
import { sentence, subjectInWords } from './subjects';

/** The end of a sentence that begins with the subject. */
const WARNING_WORDS: Readonly<Record<WarningCode, string>> = {
  'software-emulation': 'has no usable KVM: guests run by software emulation (TCG), many times slower',
  'retained-disk': 'stays where it is although its machine goes',
  'unreadable-object': 'could not be read and is left alone',
  'foreign-object': 'was not made by fleetwright and is left alone',
  'pool-kept': 'stays although the plan has dropped it, because its trash or other disks still need it',
  'capacity-unknown': 'could not be checked against the host, which does not say what it has',
};

/** `Host lab has no usable KVM: … (the CPU shows neither vmx nor svm).` */
export function warningInWords(warning: Warning): string {
  const subject = sentence(subjectInWords(warning.subject));
  return `${subject} ${WARNING_WORDS[warning.code]}${factsInBrackets(warning.facts)}.`;
}
