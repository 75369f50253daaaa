import { VolumeWouldShrink } from '../errors';
import { errorNumber } from '../protocol/enums.generated';
import type { Session } from '../session/session';
import type { VolumeApi, VolumeReference } from './types';
import { objectHandle, toNumber, unlessMissing } from './values';

interface Range {
  readonly offsetBytes?: number;
  /** @default 0, which means up to the end */
  readonly lengthBytes?: number;
}

/** Volumes over one session. */
export function createVolumeApi(session: Session): VolumeApi {
  return {
    async tryFind(pool, name) {
      const body = { pool: objectHandle(pool), name };
      return (await unlessMissing(session.call('storageVolLookupByName', body), errorNumber.noStorageVol))
        ?.vol;
    },
    async tryFindByPath(path) {
      return (await unlessMissing(session.call('storageVolLookupByPath', { path }), errorNumber.noStorageVol))
        ?.vol;
    },
    async getXml(volume) {
      return (await session.call('storageVolGetXmlDesc', { vol: volumeHandle(volume), flags: 0 })).xml;
    },
    async create(pool, xml) {
      return (await session.call('storageVolCreateXml', { pool: objectHandle(pool), xml, flags: 0 }, 'long'))
        .vol;
    },
    async createFrom(pool, xml, source) {
      const body = { pool: objectHandle(pool), xml, clonevol: volumeHandle(source), flags: 0 };
      return (await session.call('storageVolCreateXmlFrom', body, 'long')).vol;
    },
    grow: (volume, capacityBytes) => grow(session, volume, capacityBytes),
    async delete(volume) {
      await session.call('storageVolDelete', { vol: volumeHandle(volume), flags: 0 }, 'long');
    },
    async upload(volume, source, options = {}) {
      await session.upload('storageVolUpload', transferBody(volume, options), source, options.signal);
    },
    download(volume, options = {}) {
      return session.download('storageVolDownload', transferBody(volume, options), options.signal);
    },
  };
}

async function grow(session: Session, volume: VolumeReference, capacityBytes: number): Promise<void> {
  const vol = volumeHandle(volume);
  const presentBytes = toNumber((await session.call('storageVolGetInfo', { vol })).capacity);
  if (capacityBytes < presentBytes)
    throw new VolumeWouldShrink(volume.key, { presentBytes, wantedBytes: capacityBytes });
  if (capacityBytes === presentBytes) return;
  await session.call('storageVolResize', { vol, capacity: BigInt(capacityBytes), flags: 0 }, 'long');
}

function volumeHandle({ pool, name, key }: VolumeReference): VolumeReference {
  return { pool, name, key };
}

function transferBody(volume: VolumeReference, { offsetBytes = 0, lengthBytes = 0 }: Range) {
  return { vol: volumeHandle(volume), offset: BigInt(offsetBytes), length: BigInt(lengthBytes), flags: 0 };
}
