import type { GitSource } from '../../configuration';
import { secretsOf, withoutCredentials } from '../credentials';
import { SourceFailure, type SourceFailureCode } from '../port';

/** What git says last says most; a server's greeting may be long. */
const COMPLAINT_LINES_MAX = 4;
const COMPLAINT_LENGTH_MAX = 600;

/**
 * git ends with 128 whatever it was, so that its words are all there is to tell by; it speaks English here. The first that matches
 * counts. What is taken for the wrong one is only worded wrongly: none of them changes anything.
 */
const MEANINGS: readonly (readonly [RegExp, SourceFailureCode])[] = [
  [/died of signal 25|file too large|out of memory|mmap failed/i, 'too-large'],
  [/no space left on device|read-only file system/i, 'misconfigured'],
  [/couldn't find remote ref|does not appear to be a git repository|repository .*not found/i, 'not-found'],
  [
    /permission denied|authentication failed|could not read (username|password)|host key verification|access denied|dubious ownership|returned error: 40[13]|certificate|no matching host key/i,
    'forbidden',
  ],
  [
    /could not resolve|connection refused|no route to host|network is unreachable|unable to connect|couldn't connect|failed to connect|temporary failure in name/i,
    'unreachable',
  ],
  [/timed out|operation too slow/i, 'timed-out'],
  [
    /early eof|unexpected disconnect|hung up|connection reset|rpc failed|transfer closed|broken pipe|could not read from remote|expected flush after/i,
    'cut',
  ],
];

const ADVICE: Readonly<Record<SourceFailureCode, string>> = {
  'too-large': 'The repository has more than releases: keep them in one of their own.',
  misconfigured: "Let stateDirectory in the agent's configuration be writable and have room.",
  'not-found': "Correct url and branch of source.git in the agent's configuration, or push the branch.",
  forbidden:
    "Check the key and known_hosts, or the certificate, and this host's right to read the repository.",
  unreachable: "Check the URL, the name service and this host's way there.",
  'timed-out': 'See whether the server hangs.',
  cut: 'It is tried again.',
  garbage: 'See what answers there, and whether the repository is sound (git fsck).',
  rewritten: '',
};

/** Says why a fetch failed, without what may be secret in the URL. */
export function fetchFailure(source: GitSource, complaint: string): SourceFailure {
  const code = meaningOf(complaint);
  const said = concealed(complaint, source.url);
  const where = withoutCredentials(source.url);
  return new SourceFailure(
    code,
    `git could not fetch the branch ${source.branch} of ${where}: ${said === '' ? 'it does not say why' : said}. ${ADVICE[code]}`,
  );
}

/** Says why a mirror that was just made cannot be read. */
export function mirrorFailure(source: GitSource, cause: Error): SourceFailure {
  const isOurs = meaningOf(cause.message) === 'misconfigured';
  const code = isOurs ? 'misconfigured' : 'garbage';
  const where = withoutCredentials(source.url);
  const said = concealed(cause.message, source.url);
  return new SourceFailure(
    code,
    `git cannot read what it has fetched from ${where} (${said}). ${ADVICE[code]}`,
    {
      cause,
    },
  );
}

function meaningOf(complaint: string): SourceFailureCode {
  return MEANINGS.find(([pattern]) => pattern.test(complaint))?.[1] ?? 'garbage';
}

/** The last lines of what git said, in one. */
export function concealed(complaint: string, url: string): string {
  const said = complaint
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(-COMPLAINT_LINES_MAX)
    .join('; ')
    .replace(/\.$/, '');
  const open = secretsOf(url).reduce((text, secret) => text.replaceAll(secret, '…'), said);
  return open.slice(0, COMPLAINT_LENGTH_MAX);
}
