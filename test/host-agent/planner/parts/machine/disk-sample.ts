import type { PlannerInput } from '../../../../../host-agent/planner';
import type { PlanInput } from '../../../../../lib/plan';
import { newMachine, type SimulatedHost } from '../../../../support/simulated-host';
import { sampleDisk, sampleImage, samplePool, uuidOf } from '../../sample-plan';
import { web } from '../../scenario';
import { fast, of as planOf } from './sample';

type Changes = Parameters<typeof planOf>[0];

export const MIB = 1024 * 1024;
export const ROOT = '/pools/default/web-root.qcow2';
export const DATA = '/pools/default/web-data.qcow2';
/** An image beside the sample one. */
export const newer = sampleImage({
  name: 'newer',
  key: 'lab/newer',
  fileName: 'base-2.qcow2',
  sha256: '2'.repeat(64),
});
/** A blank disk in the first pool. */
export const data = sampleDisk({
  name: 'data',
  fileName: 'web-data.qcow2',
  serial: 'web-data',
  source: { kind: 'blank' },
});
/** Both pools. */
export const pools = [samplePool(), fast];
/** A plan of the sample machine without NICs, with two pools and two images. */
export const of = (changes: Changes = {}): Partial<PlanInput> =>
  planOf(changes, { images: [sampleImage(), newer], pools });
export const bare = of();
export const nothing = { ...bare, machines: [] };

/** Somebody else's machine, which is down and has the file. */
export const strangerWith =
  (path: string, ownership: 'foreign' | 'ours' = 'foreign') =>
  (host: SimulatedHost): void => {
    const { stored, ownership: own } = web(host);
    if (stored === undefined) return;
    const disks = stored.disks.slice(0, 1).map((disk) => ({ ...disk, path }));
    host.machines.set('x', {
      ...newMachine({ name: 'x', uuid: 'x' }),
      ownership: ownership === 'foreign' ? { kind: 'foreign' } : own,
      stored: { ...stored, disks, nics: [] },
    });
  };
/** A file that cannot be read. */
export const unreadable =
  (name: string) =>
  (host: SimulatedHost): void => {
    host.unreadable.push({ kind: 'volume', name, reason: 'I/O error' });
  };
/** Somebody has stopped the first pool. */
export const stopPool = (host: SimulatedHost): void => {
  const pool = host.pools.get(uuidOf(100));
  if (pool !== undefined) pool.active = false;
};
/** There is a machine that cannot be read. */
export const partlyRead = ({ inventory }: PlannerInput): Partial<PlannerInput> => ({
  inventory: { ...inventory, unreadable: [{ kind: 'machine', name: 'x', reason: 'bad XML' }] },
});
