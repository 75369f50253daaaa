/** Every word that people read, apart from the layout it is shown in. Codes come in, sentences go out; complete by the compiler. */
export { concernInWords } from './concerns';
export { digestInWords } from './digests';
export { diskFieldInWords, fieldInWords } from './fields';
export { IMPACT_WORDS } from './impacts';
export { machineLines } from './machines';
export { observationInWords } from './observations';
export { aboutSizeInWords, count, durationInWords, sizeInWords } from './quantities';
export {
  ADDRESS_FROM_WORDS,
  badParentFailure,
  badSignatureFailure,
  LATER_REFUSALS_NOTE,
  lineToAddInWords,
  noLineHelpsInWords,
  nearMissInWords,
  noParentFailure,
  otherParentFailure,
  signerNotAllowedFailure,
  timeInWords,
  UNCHANGED_NOTE,
  UNSIGNED_NOTE,
  untrustedParentFailure,
  verdictInWords,
} from './release';
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
  NOT_STATED,
  NOTHING_IN_WORDS,
  overcommitInWords,
  PLENTY,
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
  NO_IMPACT_IN_WORDS,
  objectsLeftOutInWords,
  objectTooLargeInWords,
  ofHostInWords,
  partsLeftOutInWords,
  useInWords,
  WHOLE_REVIEW_IN_WORDS,
} from './review-comment';
export { REVIEW_COLUMNS, REVIEW_TITLES } from './review-titles';
export { cutText, moreInWords, shown } from './shown';
export { cutOffInWords, networkInWords, stepInWords } from './steps';
export { sentence, subjectInWords } from './subjects';
export { valueInWords } from './values';
export { warningInWords } from './warnings';
