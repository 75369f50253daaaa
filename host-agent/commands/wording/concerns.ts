import type { Concern, ConcernCode } from '../../review';
import { factsInBrackets } from './facts';
import { sentence, subjectInWords } from './subjects';

/** The end of a sentence that begins with the subject. */
const CONCERN_WORDS: Readonly<Record<ConcernCode, string>> = {
  'machine-deleted': 'is deleted; its disks go to the trash',
  'disk-loses-data': 'goes to the trash with what it holds',
  'protected-changed': 'is protected, and is changed',
  'protection-dropped': 'loses its protection: a later plan may delete it',
  'secure-boot-dropped': 'loses Secure Boot: it starts what nobody signed',
  'tpm-dropped': 'loses its TPM: what was sealed with it cannot be opened any more',
  'console-opened': 'gets a serial console: whoever may use libvirt on the host can read and type there',
  'network-opened': 'lets more of the world reach its guests',
  'machine-exposed': 'comes to a network that more of the world reaches than any it was on',
  'nic-filter-removed': 'loses a network filter',
  'nic-link-up': 'has a link that was down before',
  'image-changed': 'has another content',
  'ceiling-raised': 'may be given more than before',
  'overcommit-raised': 'promises more of what it has',
  'capacity-changed': 'is stated to have something else than before',
  'deletion-limit-raised': 'may have more machines deleted at once',
  'empty-allowed': 'may from now on be emptied by a plan without machines',
  'trash-shortened': 'keeps deleted disks for a shorter time',
};

/** `Machine db loses a network filter (nic lan, filter clean-traffic).` */
export function concernInWords({ code, subject, facts }: Concern): string {
  return `${sentence(subjectInWords(subject))} ${CONCERN_WORDS[code]}${factsInBrackets(facts)}.`;
}
