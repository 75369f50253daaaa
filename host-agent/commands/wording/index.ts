/** Every word that people read, apart from the layout it is shown in. Codes come in, sentences go out; complete by the compiler. */
export { concernInWords } from './concerns';
export { digestInWords } from './digests';
export { fieldInWords } from './fields';
export { IMPACT_WORDS } from './impacts';
export { observationInWords } from './observations';
export { aboutSizeInWords, count, durationInWords, sizeInWords } from './quantities';
export { refusalInWords, type RefusalWords } from './refusals';
export {
  approvalNote,
  assumptionInWords,
  basisInWords,
  changeInWords,
  closingInWords,
  diskAllocationInWords,
  driftInWords,
  findingInWords,
  fitInWords,
  goneInWords,
  reviewedHostInWords,
  reviewTitleInWords,
  summaryInWords,
  uncheckedInWords,
  writtenNote,
} from './review';
export {
  FITS_WORDS,
  GONE_IN_WORDS,
  hostsLeftOutInWords,
  moreInWords,
  NO_IMPACT_IN_WORDS,
  objectsLeftOutInWords,
  objectTooLargeInWords,
  ofHostInWords,
  partsLeftOutInWords,
  useInWords,
  WHOLE_REVIEW_IN_WORDS,
} from './review-comment';
export { REVIEW_COLUMNS, REVIEW_TITLES } from './review-titles';
export { attachmentInWords, diskInWords, networkInWords, stepInWords, cutOffInWords } from './steps';
export { cpuTuningInWords, diskLimitsInWords } from './tuning';
export { sentence, subjectInWords } from './subjects';
export { valueInWords } from './values';
export { warningInWords } from './warnings';
