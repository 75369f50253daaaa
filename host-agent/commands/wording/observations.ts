import type { StepOutcome } from '../../executor';
import { aboutSizeInWords, count, durationInWords, sizeInWords } from './quantities';

/** What was seen while a step was done. */
export type StepObservation = NonNullable<Extract<StepOutcome, { kind: 'done' }>['observations']>[number];

const BYTES_PER_MIB = 1024 * 1024;

const OBSERVATION_WORDS: Readonly<Record<StepObservation['fact'], (value: number) => string>> = {
  'guest-vcpus': (vcpus) => `the guest shows ${count(vcpus, 'vCPU')} online`,
  'guest-memory-mib': (memoryMiB) => `the guest shows ${sizeInWords(memoryMiB)} of memory`,
  'guest-disk-bytes': (bytes) => `the guest shows a disk of ${sizeInWords(bytes / BYTES_PER_MIB)}`,
  // A file system is a little smaller than what it is in.
  'guest-root-bytes': (bytes) => `its file system at / has ${aboutSizeInWords(bytes / BYTES_PER_MIB)}`,
  'link-cut-ms': (milliseconds) => `link cut ${durationInWords(milliseconds / 1000)}`,
  'guest-silent': () => 'no guest agent answered: confirmed by libvirt only',
};

/** `the guest shows 3 vCPUs online`. */
export function observationInWords({ fact, value }: StepObservation): string {
  return OBSERVATION_WORDS[fact](value);
}
