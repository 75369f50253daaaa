import type { CloudInitDocument, PlanCloudInit } from '../../../lib/plan';
import { writeIso } from './iso9660';

/** The volume label that cloud-init's NoCloud looks for (https://docs.cloud-init.io/en/latest/reference/datasources/nocloud.html). */
const SEED_LABEL = 'cidata';

/** Tells cloud-init how to read user and vendor data; JSON is YAML. */
const CLOUD_CONFIG_LINE = '#cloud-config\n';

/** NoCloud takes a disk for a seed only when it has both meta-data and user-data, even if the latter says nothing. */
const NO_USER_DATA = { name: 'user-data', content: Buffer.from(`${CLOUD_CONFIG_LINE}{}\n`) };

/**
 * YAML takes fewer characters unescaped than JSON does (YAML 1.1, 5.1 "Character Set"): these are printable in JSON text but
 * make PyYAML, which cloud-init reads with, refuse the whole document.
 */
// oxlint-disable-next-line no-control-regex -- naming control characters is the point
const NOT_PRINTABLE_IN_YAML = /[\u007f-\u0084\u0086-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** The bytes of a machine's cloud-init seed: the same documents give the same bytes. They may hold secrets: never log them. */
export function cloudInitSeed(cloudInit: PlanCloudInit): Buffer {
  return writeIso(SEED_LABEL, [
    { name: 'meta-data', content: bytesOf(cloudInit.metaData, '') },
    ...(cloudInit.userData === undefined
      ? [NO_USER_DATA]
      : optionalFile('user-data', cloudInit.userData, CLOUD_CONFIG_LINE)),
    ...optionalFile('vendor-data', cloudInit.vendorData, CLOUD_CONFIG_LINE),
    ...optionalFile('network-config', cloudInit.networkConfig, ''),
  ]);
}

function optionalFile(
  name: string,
  document: CloudInitDocument | undefined,
  header: string,
): readonly { readonly name: string; readonly content: Buffer }[] {
  return document === undefined ? [] : [{ name, content: bytesOf(document, header) }];
}

function bytesOf(document: CloudInitDocument, header: string): Buffer {
  if (document.kind === 'text') return Buffer.from(document.text, 'utf8');
  const json = JSON.stringify(document.value, undefined, 2).replace(
    NOT_PRINTABLE_IN_YAML,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return Buffer.from(`${header}${json}\n`, 'utf8');
}
