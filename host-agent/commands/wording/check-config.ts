import type { ConfigWarning, ConfigWarningCode } from '../service/check-config/warning';
import { shown } from './shown';

type Words = (subject: string, detail: string) => string;

/** What each warning means for the agent, and what to do; complete by the compiler. */
const WARNING_WORDS: Readonly<Record<ConfigWarningCode, Words>> = {
  'no-identity': () =>
    'is missing, so the agent does not start as a service. State the fleet and host that this host answers to.',
  'no-source': () =>
    'is missing, so the agent does not start as a service. State the folder, git repository or URL that releases come from.',
  missing: (subject) => `${subject} does not exist. Make it, or change the path.`,
  unreadable: (subject, detail) =>
    `${subject} cannot be read (${detail}). Correct its owner or mode for the user that the agent runs as.`,
  'not-a-file': (subject) => `${subject} is no plain file. Name one.`,
  'not-a-folder': (subject) => `${subject} is no folder. Name one, or move away what is there.`,
  'key-too-open': (subject, detail) =>
    `${subject} may be read by others than its owner (mode ${detail}). \`chmod 0600\` it, and consider what it holds as known.`,
  'writable-by-others': (subject, detail) =>
    `${subject} may be changed by others than its owner (mode ${detail}): they decide over this host. \`chmod go-w\` it.`,
  'signer-line': (subject, detail) => `In ${subject}, ${detail}. It trusts nobody.`,
  'no-signers': (subject) =>
    `${subject} names nobody, so every release will be refused. Add the signers’ public keys.`,
  'signers-unusable': (_subject, detail) => `${detail} Until then every release will be refused.`,
  'unsigned-allowed': () =>
    'is on: whoever can write to the source decides what runs on this host. Set it to false, and sign releases.',
  'git-missing': () => 'needs the program git, which is not here. Install it (Debian: git).',
  'credentials-readable': (subject, detail) =>
    `has credentials for ${subject} in it, and the configuration may be read by others than its owner (mode ${detail}). \`chmod 0600\` it, or use a key or token file.`,
  'socket-path-too-long': (subject) =>
    `${subject} is longer than the 107 bytes that Linux takes. Choose a shorter one.`,
  'group-unknown': (subject) =>
    `There is no group ${subject} in /etc/group. Make it with \`groupadd --system ${subject}\`.`,
  'certificates-unusable': (_subject, detail) => detail,
};

/** `source.git.sshKeyFile: /etc/… may be read by others than its owner (mode 0644). …` */
export function configWarningInWords({ code, setting, subject, detail }: ConfigWarning): string {
  return `${setting}: ${WARNING_WORDS[code](shown(subject), shown(detail ?? ''))}`;
}
