import { assessTrust, type TrustFinding } from '../trust/assess';
import type { FramedRelease } from './frame';
import { RELEASE_SIGNATURE_NAMESPACE } from './types';

/** Which host asks. */
export interface ReleaseAddress {
  readonly fleet: string;
  readonly host: string;
  /** Of this machine, as in /etc/machine-id; absent: releases for any machine of the name are taken. */
  readonly machineId?: string;
}

/** What the host's owner trusts. */
export interface ReleaseTrust {
  /** Text of the file of allowed signers; absent: there is none, and nobody is trusted. */
  readonly allowedSigners: string | undefined;
  /** Takes releases that nobody signed; one that is signed is held to its signature even then. */
  readonly allowUnsigned: boolean;
}

/** What a line of the file of allowed signers has to match: `lab/kvm-1`. */
export function principalOf({ fleet, host }: Pick<ReleaseAddress, 'fleet' | 'host'>): string {
  return `${fleet}/${host}`;
}

/** Who signed a release, and whether they may for this host. */
export function assessRelease(
  { file }: Pick<FramedRelease, 'file'>,
  request: { readonly trust: ReleaseTrust; readonly address: ReleaseAddress; readonly nowMs: number },
): TrustFinding {
  return assessTrust({
    content: file.statementBytes,
    signature: file.signature,
    allowedSigners: request.trust.allowedSigners,
    principal: principalOf(request.address),
    namespace: RELEASE_SIGNATURE_NAMESPACE,
    nowMs: request.nowMs,
  });
}
