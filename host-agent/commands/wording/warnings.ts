import type { Warning, WarningCode } from '../../planner';
import { factsInBrackets, type Facts } from './facts';
import { fieldInWords } from './fields';
import { sentence, subjectInWords } from './subjects';

/** The end of a sentence that begins with the subject. */
const WARNING_WORDS: Readonly<Record<WarningCode, string | ((facts: Facts) => string)>> = {
  'software-emulation': 'has no usable KVM: guests run by software emulation (TCG), many times slower',
  'retained-disk': 'stays where it is although its machine goes',
  'unreadable-object': 'could not be read and is left alone',
  'foreign-object': 'was not made by fleetwright and is left alone',
  'pending-restart': ({ fields }) =>
    fields === undefined
      ? 'runs without what is stored for its next start'
      : `runs without: ${[fields].flat().map(String).map(fieldInWords).join(', ')} (stored for its next start)`,
  'pool-kept': 'stays although the plan has dropped it, because its trash or other disks still need it',
  'capacity-unknown': 'could not be checked against the host, which does not say what it has',
};

/** `Host lab has no usable KVM: … (the CPU shows neither vmx nor svm).` */
export function warningInWords({ code, subject, facts }: Warning): string {
  const words = WARNING_WORDS[code];
  const said = typeof words === 'string' ? `${words}${factsInBrackets(facts)}` : words(facts);
  return `${sentence(subjectInWords(subject))} ${said}.`;
}
