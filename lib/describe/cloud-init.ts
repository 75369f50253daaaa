import type { CloudInitDocument, PlanCloudInit } from '../plan';

/** Tells cloud-init how to read user and vendor data; JSON is YAML. */
const CLOUD_CONFIG_LINE = '#cloud-config\n';

/** NoCloud takes a disk for a seed only when it has both meta-data and user-data, even if the latter says nothing. */
const NO_USER_DATA = `${CLOUD_CONFIG_LINE}{}\n`;

/**
 * YAML takes fewer characters unescaped than JSON does (YAML 1.1, 5.1 "Character Set"): these are printable in JSON text but
 * make PyYAML, which cloud-init reads with, refuse the whole document.
 */
// oxlint-disable-next-line no-control-regex -- naming control characters is the point
const NOT_PRINTABLE_IN_YAML = /[\u007f-\u0084\u0086-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** The text of each file of a machine's cloud-init seed; the optional ones only where the plan has them. May hold secrets. */
export interface SeedFiles {
  readonly metaData: string;
  readonly userData: string;
  readonly vendorData?: string;
  readonly networkConfig?: string;
}

export function describeSeedFiles({
  metaData,
  userData,
  vendorData,
  networkConfig,
}: PlanCloudInit): SeedFiles {
  return {
    metaData: textOf(metaData, ''),
    userData: userData === undefined ? NO_USER_DATA : textOf(userData, CLOUD_CONFIG_LINE),
    ...(vendorData === undefined ? {} : { vendorData: textOf(vendorData, CLOUD_CONFIG_LINE) }),
    ...(networkConfig === undefined ? {} : { networkConfig: textOf(networkConfig, '') }),
  };
}

function textOf(document: CloudInitDocument, header: string): string {
  if (document.kind === 'text') return document.text;
  const json = JSON.stringify(document.value, undefined, 2).replace(
    NOT_PRINTABLE_IN_YAML,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${header}${json}\n`;
}
