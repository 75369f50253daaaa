import { VolumeWouldShrink } from '../errors';
import {
  domainBlockResizeFlags,
  domainDeviceModifyFlags,
  domainModificationImpact,
} from '../protocol/enums.generated';
import type { Session } from '../session/session';
import type { DomainDiskTuning } from '../xml/definitions';
import { diskTuningNames } from '../xml/disk-tuning';
import type { DomainApi, ObjectReference } from './types';
import { domainHandle, toNumber, ullong } from './values';

/** Devices of a running domain. All of it leaves the stored definition alone. */
export function devices(
  session: Session,
): Pick<DomainApi, 'attachDevice' | 'detachDevice' | 'updateDevice' | 'growBlockDevice' | 'setBlockTuning'> {
  return {
    async attachDevice(domain, xml) {
      const body = { dom: domainHandle(domain), xml, flags: domainDeviceModifyFlags.live };
      await session.call('domainAttachDeviceFlags', body, 'change');
    },
    async detachDevice(domain, xml) {
      const body = { dom: domainHandle(domain), xml, flags: domainDeviceModifyFlags.live };
      await session.call('domainDetachDeviceFlags', body, 'change');
    },
    async updateDevice(domain, xml, options) {
      const { live, force } = domainDeviceModifyFlags;
      const body = { dom: domainHandle(domain), xml, flags: options?.force ? live | force : live };
      await session.call('domainUpdateDeviceFlags', body, 'change');
    },
    growBlockDevice: (domain, disk, capacityBytes) => grow(session, domain, disk, capacityBytes),
    async setBlockTuning(domain, disk, tuning) {
      const params = tuningParameters(tuning);
      const body = { dom: domainHandle(domain), disk, params, flags: domainModificationImpact.live };
      await session.call('domainSetBlockIoTune', body, 'change');
    },
  };
}

async function grow(
  session: Session,
  domain: ObjectReference,
  disk: string,
  capacityBytes: number,
): Promise<void> {
  const dom = domainHandle(domain);
  const information = await session.call('domainGetBlockInfo', { dom, path: disk, flags: 0 });
  const presentBytes = toNumber(information.capacity);
  if (capacityBytes < presentBytes)
    throw new VolumeWouldShrink(`${domain.name}/${disk}`, { presentBytes, wantedBytes: capacityBytes });
  if (capacityBytes === presentBytes) return;
  const body = { dom, disk, size: BigInt(capacityBytes), flags: domainBlockResizeFlags.bytes };
  // A disk with preallocated space is written in full before the call returns.
  await session.call('domainBlockResize', body, 'long');
}

/**
 * Every limit by name, 0 for those that are not wanted: libvirt keeps the old value of what it is not told.
 */
function tuningParameters(tuning: DomainDiskTuning) {
  const entries: Readonly<Record<string, number | undefined>> = { ...tuning };
  return Object.entries(diskTuningNames).map(([limit, name]) => ullong(name, entries[limit] ?? 0));
}
