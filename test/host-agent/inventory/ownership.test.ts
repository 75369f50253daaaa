import { describe, expect, it } from '@jest/globals';
import { ownershipOf } from '../../../host-agent/inventory';
import { describeMark } from '../../../lib/describe';
import type { Mark } from '../../../lib/plan';

const MARK: Mark = {
  fleet: 'lab',
  host: 'kvm-1',
  key: 'kvm-1/"web" & <co>\ttab',
  generation: 7,
  planDigest: 'ab'.repeat(32),
  protect: true,
  volumes: [{ pool: 'default', fileName: 'web-root.qcow2', role: 'disk', retain: true }],
};
const ENTRY = describeMark(MARK);
const FOREIGN = { namespace: 'http://libosinfo.org/xmlns/libvirt/domain/1.0', xml: '<libosinfo/>' };

const reading = (xml: string) => ownershipOf([{ namespace: ENTRY.namespace, xml }]);

describe('ownershipOf', () => {
  it('reads what describeMark wrote, beside the entries of others', () => {
    expect(ownershipOf([FOREIGN, ENTRY])).toEqual({ kind: 'ours', mark: MARK });
  });

  it('reads a mark whatever prefix, order and white space libvirt gives it', () => {
    const xml = `<x:mark protect="no" plan="p" generation="0" key="k" host="h" fleet="f" xmlns:x="urn:fleetwright:1">
      <x:volume retain="no" role="seed" file="s.iso" pool="default"/> <!-- kept -->
    </x:mark>`;
    expect(reading(xml)).toEqual({
      kind: 'ours',
      mark: {
        fleet: 'f',
        host: 'h',
        key: 'k',
        generation: 0,
        planDigest: 'p',
        protect: false,
        volumes: [{ pool: 'default', fileName: 's.iso', role: 'seed', retain: false }],
      },
    });
  });

  it('calls objects without our mark foreign', () => {
    expect(ownershipOf([])).toEqual({ kind: 'foreign' });
    expect(ownershipOf([FOREIGN])).toEqual({ kind: 'foreign' });
  });

  it.each([
    ['fleet', ' fleet="lab"', ''],
    ['host', ' host="kvm-1"', ' host=""'],
    ['generation', 'generation="7"', 'generation="-1"'],
    ['generation', 'generation="7"', 'generation="99999999999999999999"'],
    ['generation', 'generation="7"', 'generation="7.5"'],
    ['protect', 'protect="yes"', 'protect="maybe"'],
    ['role', 'role="disk"', 'role="tape"'],
    ['retain', ' retain="yes"', ''],
    ['file', 'file="web-root.qcow2"', ''],
  ])('does not trust a mark whose %s is wrong', (fact, right, wrong) => {
    expect(ENTRY.xml).toContain(right);
    const ownership = reading(ENTRY.xml.replace(right, wrong));
    expect(ownership).toEqual({ kind: 'unreadable-mark', reason: expect.stringContaining(fact) });
  });

  it('does not trust a mark of another version, a second mark, or another element', () => {
    const kinds = [
      ownershipOf([
        { namespace: 'urn:fleetwright:2', xml: ENTRY.xml.replace('urn:fleetwright:1', 'urn:fleetwright:2') },
      ]),
      ownershipOf([ENTRY, { ...ENTRY, namespace: 'urn:fleetwright:2' }]),
      reading('<fleetwright:brand xmlns:fleetwright="urn:fleetwright:1"/>'),
      reading('<broken'),
    ];
    expect(kinds.map(({ kind }) => kind)).toEqual(Array.from({ length: 4 }, () => 'unreadable-mark'));
  });
});
