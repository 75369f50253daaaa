import { tryDearmour } from './armour';
import { parseAllowedSigners, type SignerLineProblem } from './allowed-signers';
import { isInPatternList } from './patterns';
import { fingerprintOf, UnsupportedKey } from './public-key';
import { readSignature, UnsupportedSignature, type SshSignature } from './signature';
import type { AllowedSigner } from './signer-line';
import { isSignatureOver } from './verify-signature';
import { WireError } from './wire';

/** A key as people compare and copy it. */
export interface SigningKey {
  readonly type: string;
  /** `SHA256:…`, as ssh prints it. */
  readonly fingerprint: string;
  /** As it stands in files of public keys, without comment. */
  readonly publicKey: string;
}

/** Why a line that has the key does not allow it here. */
export type NearMissReason =
  'principal' | 'namespace' | 'not-yet-valid' | 'expired' | 'certificate-authority';

/** A line that has the key and yet does not allow it here. */
export interface NearMiss {
  readonly signer: AllowedSigner;
  readonly why: NearMissReason;
}

/** What a signature says, and what the file of allowed signers says to it. */
export type TrustFinding =
  | { readonly kind: 'allowed'; readonly key: SigningKey; readonly signer: AllowedSigner }
  | { readonly kind: 'unsigned' }
  /** No signature at all; `why` ends a sentence that begins with it. */
  | { readonly kind: 'broken'; readonly why: string }
  | { readonly kind: 'unsupported'; readonly why: string }
  | { readonly kind: 'other-namespace'; readonly namespace: string }
  /** The key did not sign these bytes. */
  | { readonly kind: 'mismatch'; readonly key: SigningKey }
  | { readonly kind: 'no-allowed-signers'; readonly key: SigningKey }
  | {
      readonly kind: 'not-allowed';
      readonly key: SigningKey;
      readonly nearMisses: readonly NearMiss[];
      readonly problems: readonly SignerLineProblem[];
    };

/** Who must have signed what, and for what. */
export interface TrustQuestion {
  readonly content: Uint8Array;
  /** Armoured; absent: there is none. */
  readonly signature: string | undefined;
  /** Text of the file of allowed signers; absent: there is no such file. */
  readonly allowedSigners: string | undefined;
  /** One of these must be among the principals of the key's line. */
  readonly principal: string;
  readonly namespace: string;
  readonly nowMs: number;
}

/** Whether a signature is good, and its key allowed. Certain of the first before anything is said of the second. */
export function assessTrust(question: TrustQuestion): TrustFinding {
  const { content, allowedSigners } = question;
  if (question.signature === undefined) return { kind: 'unsigned' };
  const bytes = tryDearmour(question.signature);
  if (bytes === undefined) return { kind: 'broken', why: 'it is no armoured signature, or cut short' };
  const read = tryVerify(content, bytes);
  if ('why' in read) return read;
  const { signature, isGood } = read;
  const key = signingKeyOf(signature);
  if (!isGood) return { kind: 'mismatch', key };
  if (signature.namespace !== question.namespace)
    return { kind: 'other-namespace', namespace: signature.namespace };
  if (allowedSigners === undefined) return { kind: 'no-allowed-signers', key };
  const { signers, problems } = parseAllowedSigners(allowedSigners);
  const own = signers.filter(({ keyBlob }) => Buffer.compare(keyBlob, signature.key.blob) === 0);
  const signer = own.find((candidate) => tryFindObstacle(candidate, question) === undefined);
  if (signer !== undefined) return { kind: 'allowed', key, signer };
  const nearMisses = own.flatMap((candidate) => {
    const why = tryFindObstacle(candidate, question);
    return why === undefined ? [] : [{ signer: candidate, why }];
  });
  return { kind: 'not-allowed', key, nearMisses, problems };
}

function tryVerify(
  content: Uint8Array,
  bytes: Uint8Array,
):
  | { readonly signature: SshSignature; readonly isGood: boolean }
  | { readonly kind: 'broken' | 'unsupported'; readonly why: string } {
  try {
    const signature = readSignature(bytes);
    return { signature, isGood: isSignatureOver(content, signature) };
  } catch (error) {
    if (error instanceof WireError) return { kind: 'broken', why: error.message };
    if (error instanceof UnsupportedKey || error instanceof UnsupportedSignature)
      return { kind: 'unsupported', why: error.message };
    throw error;
  }
}

function signingKeyOf({ key: { type, blob } }: SshSignature): SigningKey {
  const publicKey = `${type} ${Buffer.from(blob).toString('base64')}`;
  return { type, fingerprint: fingerprintOf(blob), publicKey };
}

function tryFindObstacle(
  signer: AllowedSigner,
  { principal, namespace, nowMs }: TrustQuestion,
): NearMissReason | undefined {
  const { namespaces, validAfterMs = -Infinity, validBeforeMs = Infinity } = signer;
  if (signer.isCertificateAuthority) return 'certificate-authority';
  if (!isInPatternList(principal, signer.principals)) return 'principal';
  if (namespaces !== undefined && !isInPatternList(namespace, namespaces)) return 'namespace';
  // ssh-keygen knows whole seconds, and a time that is both limit and now is within.
  const now = Math.floor(nowMs / 1000) * 1000;
  if (now < validAfterMs) return 'not-yet-valid';
  return now > validBeforeMs ? 'expired' : undefined;
}
