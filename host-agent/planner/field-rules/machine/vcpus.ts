import { differ, type DefinitionRule } from '../rule';

/** vCPUs that are plugged in, and the ceiling up to which they can be. */
export const vcpusRule: DefinitionRule = {
  kind: 'definition',
  compared: 'both',
  differences: ({ vcpus }, actual) => [
    ...differ('vcpus.current', actual.vcpus.current, vcpus.current),
    ...differ('vcpus.maximum', actual.vcpus.maximum, vcpus.maximum),
  ],
};
