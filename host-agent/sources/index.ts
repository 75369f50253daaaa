/** Where plans come from and whether to trust them; a source that fails gives an error, never an empty plan. */
export { PlanFileError, readPlanFile } from './plan-file';
export { readBoundedFile, type FileErrorCode, type FileRead } from './bounded-file';
export { RELEASE_BYTES_MAX } from './release-bytes';
export { SourceFailure, type Fetched, type ReleaseSource, type SourceFailureCode } from './port';
export {
  RELEASE_REFUSALS,
  RELEASE_SIGNATURE_NAMESPACE,
  type Release,
  type ReleaseApproval,
  type ReleaseJudgement,
  type ReleaseReference,
  type ReleaseRefusalCode,
  type ReleaseRefused,
  type ReleaseStatement,
  type ReleaseTrusted,
} from './release/types';
export { judgeAncestry, type AncestryJudgement, type AncestryRequest } from './release/ancestry';
export { examineRelease, tryReadAddress, type ReleaseExamination } from './release/examine';
export { formatRelease, formatStatement } from './release/format';
export { judgeRelease, type JudgementRequest } from './release/judge';
export { parseRelease, type ReleaseParsed } from './release/parse';
export type { ReleaseProblem } from './release/problem';
export { MACHINE_ID_PATTERN } from './release/statement-schema';
export { principalOf, type ReleaseAddress, type ReleaseTrust } from './release/trust';
export type { NearMiss, SigningKey, TrustFinding } from './trust/assess';
export { AllowedSignersError, readAllowedSigners } from './trust/read-allowed-signers';
export { openSource, type OpenSourceOptions } from './open-source';
export { nextLook, type NextLook } from './next-look';
export { parseAllowedSigners } from './trust/allowed-signers';
