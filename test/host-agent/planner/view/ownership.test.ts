import { describe, expect, it } from '@jest/globals';
import type { Mark, Ownership } from '../../../../host-agent/inventory';
import { matchMarked, readRecords, tryGetOwnMark } from '../../../../host-agent/planner/view/ownership';
import { FLEET, HOST } from '../sample-plan';

const identity = { fleet: FLEET, host: HOST };
const mark = (changes: Partial<Mark> = {}): Mark => ({
  ...identity,
  key: 'lab/web',
  uuid: 'u-1',
  generation: 0,
  planDigest: 'digest',
  protect: false,
  volumes: [],
  ...changes,
});
const ours: Ownership = { kind: 'ours', mark: mark() };
const theirs: Ownership = { kind: 'ours', mark: mark({ fleet: 'theirs' }) };
const unreadable: Ownership = { kind: 'unreadable-mark', reason: 'version 9' };
const actual = (
  name: string,
  uuid: string,
  ownership: Ownership = ours,
): { name: string; uuid: string; ownership: Ownership } => ({
  name,
  uuid,
  ownership,
});
type Actual = ReturnType<typeof actual>;

/** What a plan's `web` with the UUID `u-1` meets. */
function meet(found: { byUuid?: Actual; byName?: Actual; renames?: boolean }): unknown {
  const { byUuid, byName, renames } = found;
  const match = matchMarked({
    subject: { kind: 'machine', name: 'web' },
    uuid: 'u-1',
    byUuid,
    byName,
    identity,
    ...(renames === undefined ? {} : { renames }),
  });
  if (match.kind !== 'refused') return match.kind === 'ours' ? match.actual : match.kind;
  const { code, subject, facts } = match.refusal;
  return [code, subject.name, facts];
}

describe('a mark', () => {
  it.each<[string, Ownership, boolean]>([
    ['of this fleet and host', ours, true],
    ['of another fleet', theirs, false],
    ['of another host', { kind: 'ours', mark: mark({ host: 'kvm-2' }) }, false],
    ['that cannot be read', unreadable, false],
    ['that is not there', { kind: 'foreign' }, false],
  ])('%s makes an object ours: %s', (_whose, ownership, isOurs) => {
    expect(tryGetOwnMark(ownership, identity)).toEqual(isOurs ? mark() : undefined);
  });
});

describe('an object of the plan', () => {
  const web = actual('web', 'u-1');
  const other = actual('web', 'u-2');
  it.each<[string, Parameters<typeof meet>[0], unknown]>([
    ['is absent where nothing has its name or UUID', {}, 'absent'],
    ['is what has both and our mark', { byUuid: web, byName: web }, web],
    [
      'is refused where its name is that of another of ours',
      { byName: other },
      ['uuid-changed', 'web', { from: 'u-2', to: 'u-1' }],
    ],
    [
      'is refused where it has another name',
      { byUuid: actual('old', 'u-1') },
      ['renamed', 'web', { from: 'old', to: 'web' }],
    ],
    ['is renamed where that may be', { byUuid: actual('old', 'u-1'), renames: true }, actual('old', 'u-1')],
    [
      'is not renamed to a name that is taken',
      { byUuid: actual('old', 'u-1'), byName: other, renames: true },
      ['renamed', 'web', { from: 'old', to: 'web' }],
    ],
    [
      'is refused where it is another fleet’s',
      { byUuid: actual('web', 'u-1', theirs) },
      ['owned-by-other-host', 'web', { name: 'web', uuid: 'u-1', fleet: 'theirs', host: HOST }],
    ],
    [
      'is refused where its name is taken',
      { byName: actual('web', 'u-2', { kind: 'foreign' }) },
      ['name-taken-by-foreign', 'web', { name: 'web', uuid: 'u-2' }],
    ],
    [
      'is refused where its UUID is taken, or its mark cannot be read',
      { byUuid: actual('x', 'u-1', unreadable) },
      ['uuid-taken-by-foreign', 'web', { name: 'x', uuid: 'u-1' }],
    ],
  ])('%s', (_what, found, met) => {
    expect(meet(found)).toEqual(met);
  });
});

describe('records', () => {
  const records = readRecords({
    pools: [{ name: 'default', uuid: 'u-1' }],
    images: [{ pool: 'default', fileName: 'base.qcow2' }],
    volumes: [{ pool: 'default', fileName: 'root.qcow2', machine: 'm-1' }],
  });

  it('know a pool by name and UUID together', () => {
    const known = (name: string, uuid: string): boolean => records.hasPool({ name, uuid });
    expect([known('default', 'u-1'), known('default', 'u-2'), known('fast', 'u-1')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('know an image by pool and file name together', () => {
    const known = (pool: string, fileName: string): boolean => records.hasImage({ pool, fileName });
    expect([
      known('default', 'base.qcow2'),
      known('default', 'root.qcow2'),
      known('fast', 'base.qcow2'),
    ]).toEqual([true, false, false]);
  });

  it('know a volume by pool, file name and machine together', () => {
    const known = (pool: string, fileName: string, machine: string): boolean =>
      records.hasVolume({ pool, fileName }, machine);
    expect([
      known('default', 'root.qcow2', 'm-1'),
      known('default', 'root.qcow2', 'm-2'),
      known('default', 'base.qcow2', 'm-1'),
      known('fast', 'root.qcow2', 'm-1'),
    ]).toEqual([true, false, false, false]);
  });
});
