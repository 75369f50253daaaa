import { describeSeedFiles } from '../../../lib/describe';
import type { PlanCloudInit } from '../../../lib/plan';
import { StepError } from '../failure';
import { CONTENT_BYTES_MAX, writeIso, type IsoFile } from './iso9660';

/** The volume label that cloud-init's NoCloud looks for (https://docs.cloud-init.io/en/latest/reference/datasources/nocloud.html). */
const SEED_LABEL = 'cidata';

/**
 * The bytes of a machine's cloud-init seed: the same documents give the same bytes. They may hold secrets: never log them.
 *
 * @throws StepError `too-large`: laid out for readers, a document takes many times what it takes in a plan
 */
export function cloudInitSeed(cloudInit: PlanCloudInit): Buffer {
  const { metaData, userData, vendorData, networkConfig } = describeSeedFiles(cloudInit);
  const files = [
    ...file('meta-data', metaData),
    ...file('user-data', userData),
    ...file('vendor-data', vendorData),
    ...file('network-config', networkConfig),
  ];
  const bytes = files.reduce((sum, { content }) => sum + content.length, 0);
  if (bytes <= CONTENT_BYTES_MAX) return writeIso(SEED_LABEL, files);
  throw new StepError(
    'too-large',
    `The cloud-init data of a machine take ${bytes} bytes, and a seed has room for ${CONTENT_BYTES_MAX}: let the guest fetch what is large.`,
  );
}

function file(name: string, text: string | undefined): readonly IsoFile[] {
  return text === undefined ? [] : [{ name, content: Buffer.from(text, 'utf8') }];
}
