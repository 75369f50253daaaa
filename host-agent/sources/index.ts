/** Where plans come from and whether to trust them; a source that fails gives an error, never an empty plan. */
export { PlanFileError, readPlanFile, type PlanFileErrorCode } from './plan-file';
