import { errorNumber, storagePoolState, storageXmlFlags } from '../protocol/enums.generated';
import type { Session } from '../session/session';
import type { PoolApi, PoolState } from './types';
import { needResults, objectHandle, toNumber, unlessMissing } from './values';

const stateWords: ReadonlyMap<number, PoolState> = new Map([
  [storagePoolState.inactive, 'inactive'],
  [storagePoolState.building, 'building'],
  [storagePoolState.running, 'running'],
  [storagePoolState.degraded, 'degraded'],
  [storagePoolState.inaccessible, 'inaccessible'],
]);

/** Storage pools over one session. */
export function createPoolApi(session: Session): PoolApi {
  return {
    async list() {
      return (await session.call('connectListAllStoragePools', { needResults, flags: 0 })).pools;
    },
    async tryFindByName(name) {
      return (
        await unlessMissing(session.call('storagePoolLookupByName', { name }), errorNumber.noStoragePool)
      )?.pool;
    },
    async getXml(pool, options) {
      const flags = options?.inactive ? storageXmlFlags.inactive : 0;
      return (await session.call('storagePoolGetXmlDesc', { pool: objectHandle(pool), flags })).xml;
    },
    async getInformation(pool) {
      const information = await session.call('storagePoolGetInfo', { pool: objectHandle(pool) });
      return {
        state: stateWords.get(information.state) ?? 'inaccessible',
        capacityBytes: toNumber(information.capacity),
        allocationBytes: toNumber(information.allocation),
        availableBytes: toNumber(information.available),
      };
    },
    async define(xml) {
      return (await session.call('storagePoolDefineXml', { xml, flags: 0 }, 'change')).pool;
    },
    async build(pool) {
      await session.call('storagePoolBuild', { pool: objectHandle(pool), flags: 0 }, 'long');
    },
    async start(pool) {
      await session.call('storagePoolCreate', { pool: objectHandle(pool), flags: 0 }, 'long');
    },
    async destroy(pool) {
      await session.call('storagePoolDestroy', { pool: objectHandle(pool) }, 'change');
    },
    async undefine(pool) {
      await session.call('storagePoolUndefine', { pool: objectHandle(pool) }, 'change');
    },
    async refresh(pool) {
      await session.call('storagePoolRefresh', { pool: objectHandle(pool), flags: 0 }, 'long');
    },
    async getAutostart(pool) {
      return (await session.call('storagePoolGetAutostart', { pool: objectHandle(pool) })).autostart === 1;
    },
    async setAutostart(pool, autostart) {
      await session.call(
        'storagePoolSetAutostart',
        { pool: objectHandle(pool), autostart: autostart ? 1 : 0 },
        'change',
      );
    },
    async listVolumes(pool) {
      const body = { pool: objectHandle(pool), needResults, flags: 0 };
      return (await session.call('storagePoolListAllVolumes', body)).vols;
    },
  };
}
