import {
  principalOf,
  RELEASE_SIGNATURE_NAMESPACE,
  type NearMiss,
  type ReleaseExamination,
  type TrustFinding,
} from '../../sources';
import type { VerifyRequest } from '../release/verify-request';
import type { Paint } from '../terminal/paint';
import { plain } from '../terminal/plain';
import {
  ADDRESS_FROM_WORDS,
  LATER_REFUSALS_NOTE,
  lineToAddInWords,
  nearMissInWords,
  noLineHelpsInWords,
  timeInWords,
  verdictInWords,
} from '../wording';
import { shown } from '../wording/shown';
import { tableLines } from './table';

/** All that is known of a release that was looked at. */
export interface Verification extends VerifyRequest, ReleaseExamination {
  /** As it was typed. */
  readonly file: string;
}

/** Is it trusted; what is it; who signed it; and what is missing. */
export function renderVerification(verification: Verification, paint: Paint): string {
  const { judgement, problems, allowedSignersFile } = verification;
  const isTrusted = judgement.kind === 'trusted';
  const rows = factRows(verification);
  const missing = missingLines(verification);
  return [
    paint(isTrusted ? 'ok' : 'refuse', verdictInWords(verification)),
    ...(isTrusted ? [] : refusalLines(verification)),
    ...(rows.length === 0 ? [] : ['', ...tableLines([{ title: '' }, { title: '' }], rows).slice(1)]),
    ...(missing.length === 0 ? [] : ['', ...missing]),
    ...(problems.length === 0 ? [] : ['', ...problemLines(problems, allowedSignersFile)]),
    ...(isTrusted ? ['', paint('faint', LATER_REFUSALS_NOTE)] : []),
  ].join('\n');
}

function refusalLines({ judgement }: Verification): readonly string[] {
  if (judgement.kind === 'trusted') return [];
  const { message, details = [] } = judgement;
  return details.length === 0 ? [plain(message)] : details.map((detail) => `  ${plain(detail)}`);
}

function factRows(verification: Verification): readonly (readonly [string, string])[] {
  const { found, judged, addressFrom } = verification;
  if (found === undefined) return [];
  const { frame, digest } = found;
  const { approval, host, parent } = frame;
  const replace = approval?.replace ?? [];
  return [
    [
      'host',
      `${frame.fleet}/${host.name}, ${host.machineId === undefined ? 'whichever machine has the name' : `machine id ${host.machineId}`}`,
    ],
    ['judged for', `${principalOf(judged.address)} (${ADDRESS_FROM_WORDS[addressFrom]})`],
    [
      'generation',
      parent === undefined ? `${frame.generation}, the first` : `${frame.generation}, on top of ${parent}`,
    ],
    ['release', digest],
    ['plan', frame.planDigest],
    ['made at', frame.madeAt],
    ['approval', approval === undefined ? 'none' : approval.changePlanDigest],
    ...(replace.length === 0 ? [] : [['replaces', replace.join(', ')] as const]),
    ...signatureRows(verification, found.signature),
  ];
}

function signatureRows(
  { allowedSignersFile }: Verification,
  signature: TrustFinding,
): readonly (readonly [string, string])[] {
  if (signature.kind === 'unsigned') return [['signed by', 'nobody']];
  if (!('key' in signature)) return [];
  const { key } = signature;
  const signed = ['signed by', `${key.fingerprint} (${key.type})`] as const;
  if (signature.kind !== 'allowed') return [signed];
  const { line, principals, comment, validBeforeMs } = signature.signer;
  const until = validBeforeMs === undefined ? '' : `, until ${timeInWords(validBeforeMs)}`;
  return [
    signed,
    ['allowed by', `line ${line} of ${plain(allowedSignersFile)}, for ${shown(principals)}${until}`],
    ...(comment === '' ? [] : [['key of', shown(comment)] as const]),
  ];
}

/** More lines of a file are not listed. */
const LINES_SHOWN_MAX = 20;

function missingLines(verification: Verification): readonly string[] {
  const { found, judged, allowedSignersFile } = verification;
  if (found === undefined || !isWithoutLine(found.signature)) return [];
  const principal = principalOf(judged.address);
  const line = tryLineToAdd(verification);
  return [
    ...nearMissesOf(found.signature)
      .slice(0, LINES_SHOWN_MAX)
      .map((miss) => `line ${miss.signer.line} has the key, but ${nearMissInWords(miss, principal)}`),
    ...(line === undefined ? [] : [lineToAddInWords(principal, plain(allowedSignersFile)), `  ${line}`]),
    ...(found.misaddressed === undefined ? [] : [noLineHelpsInWords(found, judged.address)]),
  ];
}

type WithoutLine = Extract<TrustFinding, { readonly kind: 'not-allowed' | 'no-allowed-signers' }>;

function isWithoutLine(signature: TrustFinding): signature is WithoutLine {
  return signature.kind === 'not-allowed' || signature.kind === 'no-allowed-signers';
}

function nearMissesOf(signature: WithoutLine): readonly NearMiss[] {
  return signature.kind === 'not-allowed' ? signature.nearMisses : [];
}

/**
 * What would allow the key; nothing where no line would, and where somebody has set an end to it, which another line should not
 * undo.
 */
function tryLineToAdd({ found, judged }: Pick<Verification, 'found' | 'judged'>): string | undefined {
  if (found === undefined || !isWithoutLine(found.signature) || found.misaddressed !== undefined)
    return undefined;
  const { signature } = found;
  const nearMisses = nearMissesOf(signature);
  if (nearMisses.some(({ why }) => why === 'expired' || why === 'not-yet-valid')) return undefined;
  const signers = nearMisses.map(({ signer }) => signer);
  const persons = signers.flatMap(({ principals }) => principals.split(',')).filter(isPerson);
  const comment = signers.find((signer) => signer.comment !== '')?.comment;
  const principals = [...new Set([...persons, principalOf(judged.address)])].join(',');
  const line = `${principals} namespaces="${RELEASE_SIGNATURE_NAMESPACE}" ${signature.key.publicKey}`;
  return comment === undefined ? line : `${line} ${plain(comment)}`;
}

/** An address, and no pattern. */
function isPerson(principal: string): boolean {
  return /^[\w.+-]+@[\w.-]+$/.test(principal);
}

function problemLines(problems: Verification['problems'], file: string): readonly string[] {
  const more = problems.length - LINES_SHOWN_MAX;
  return [
    `Lines of ${plain(file)} that cannot be read, and trust nobody:`,
    ...problems.slice(0, LINES_SHOWN_MAX).map(({ line, message }) => `  line ${line} ${plain(message)}`),
    ...(more > 0 ? [`  … and ${more} more`] : []),
  ];
}

/** The same for programs. */
export function verificationFacts(verification: Verification): Record<string, unknown> {
  const { file, judgement, judged, addressFrom, allowedSignersFile, found, problems } = verification;
  const isTrusted = judgement.kind === 'trusted';
  return {
    file,
    trusted: isTrusted,
    address: { ...judged.address, from: addressFrom },
    allowedSignersFile,
    ...(isTrusted ? {} : { refusal: refusalFacts(judgement) }),
    ...(found === undefined
      ? {}
      : {
          release: { ...found.frame, releaseDigest: found.digest },
          signature: signatureFacts(verification, found.signature),
        }),
    unreadableLines: problems,
  };
}

function refusalFacts(judgement: Exclude<Verification['judgement'], { readonly kind: 'trusted' }>): object {
  const { code, message, details } = judgement;
  return { code, message, ...(details === undefined ? {} : { details }) };
}

function signatureFacts(verification: Verification, signature: TrustFinding): Record<string, unknown> {
  const { kind } = signature;
  const key = 'key' in signature ? { key: signature.key } : {};
  switch (kind) {
    case 'allowed': {
      const { line, principals, comment } = signature.signer;
      return { kind, ...key, allowedBy: { line, principals, comment } };
    }
    case 'not-allowed':
      return {
        kind,
        ...key,
        nearMisses: signature.nearMisses.map(({ signer, why }) => ({
          line: signer.line,
          principals: signer.principals,
          why,
        })),
        ...lineFacts(verification),
      };
    case 'no-allowed-signers':
      return { kind, ...key, ...lineFacts(verification) };
    case 'broken':
    case 'unsupported':
      return { kind, why: signature.why };
    case 'other-namespace':
      return { kind, namespace: signature.namespace };
    case 'mismatch':
    case 'unsigned':
      return { kind, ...key };
  }
}

function lineFacts(verification: Verification): { readonly lineToAdd?: string } {
  const lineToAdd = tryLineToAdd(verification);
  return lineToAdd === undefined ? {} : { lineToAdd };
}
