/** Where plans come from and whether to trust them; a source that fails gives an error, never an empty plan. */
export { PlanFileError, readPlanFile } from './plan-file';
export { readBoundedFile, type FileErrorCode, type FileRead } from './bounded-file';
export { SourceFailure, type Fetched, type ReleaseSource, type SourceFailureCode } from './port';
