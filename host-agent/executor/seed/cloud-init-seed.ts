import { describeSeedFiles } from '../../../lib/describe';
import type { PlanCloudInit } from '../../../lib/plan';
import { writeIso } from './iso9660';

/** The volume label that cloud-init's NoCloud looks for (https://docs.cloud-init.io/en/latest/reference/datasources/nocloud.html). */
const SEED_LABEL = 'cidata';

/** The bytes of a machine's cloud-init seed: the same documents give the same bytes. They may hold secrets: never log them. */
export function cloudInitSeed(cloudInit: PlanCloudInit): Buffer {
  const { metaData, userData, vendorData, networkConfig } = describeSeedFiles(cloudInit);
  return writeIso(SEED_LABEL, [
    ...file('meta-data', metaData),
    ...file('user-data', userData),
    ...file('vendor-data', vendorData),
    ...file('network-config', networkConfig),
  ]);
}

function file(
  name: string,
  text: string | undefined,
): readonly { readonly name: string; readonly content: Buffer }[] {
  return text === undefined ? [] : [{ name, content: Buffer.from(text, 'utf8') }];
}
