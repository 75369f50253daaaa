/** The rules for abnormal behaviour, by the names under which findings, metrics and the log speak of them. Names are kept. */
export const RULE_NAMES = [
  'out-of-band-change',
  'unrequested-lifecycle',
  'crash-loop',
  'io-error-pause',
  'sustained-steal',
  'balloon-at-floor',
  'image-changed',
  'firmware-changed',
  'release-refused',
  'no-traffic',
  'traffic-burst',
] as const;
export type RuleName = (typeof RULE_NAMES)[number];
