import { describe, expect, it } from '@jest/globals';
import { ownershipOf } from '../../../host-agent/inventory';
import { describeMark } from '../../../lib/describe';
import type { Mark } from '../../../lib/plan';

const MARK: Mark = {
  fleet: 'lab',
  host: 'kvm-1',
  key: 'kvm-1/"web" & <co>\ttab',
  uuid: '6c8a0000-0000-5000-8000-000000000001',
  generation: 7,
  planDigest: 'ab'.repeat(32),
  protect: true,
  volumes: [{ pool: 'default', fileName: 'web-root.qcow2', role: 'disk', retain: true }],
};
const ENTRY = describeMark(MARK);
const FOREIGN = { namespace: 'http://libosinfo.org/xmlns/libvirt/domain/1.0', xml: '<libosinfo/>' };

const owned = (...metadata: Parameters<typeof ownershipOf>[0]['metadata']) =>
  ownershipOf({ uuid: MARK.uuid, metadata });
const reading = (xml: string) => owned({ namespace: ENTRY.namespace, xml });

describe('ownershipOf', () => {
  it('reads what describeMark wrote, beside the entries of others', () => {
    expect(owned(FOREIGN, ENTRY)).toEqual({ kind: 'ours', mark: MARK });
  });

  it('reads a mark whatever prefix, order and white space libvirt gives it', () => {
    const xml = `<x:mark protect="no" plan="p" generation="0" key="k" uuid="${MARK.uuid}" host="h" fleet="f" xmlns:x="urn:fleetwright:1">
      <x:volume retain="no" role="seed" file="s.iso" pool="default"/> <!-- kept -->
    </x:mark>`;
    expect(reading(xml)).toEqual({
      kind: 'ours',
      mark: {
        fleet: 'f',
        host: 'h',
        key: 'k',
        uuid: MARK.uuid,
        generation: 0,
        planDigest: 'p',
        protect: false,
        volumes: [{ pool: 'default', fileName: 's.iso', role: 'seed', retain: false }],
      },
    });
  });

  it('calls objects without our mark foreign', () => {
    expect(owned()).toEqual({ kind: 'foreign' });
    expect(owned(FOREIGN)).toEqual({ kind: 'foreign' });
  });

  it.each([
    ['fleet', ' fleet="lab"', ''],
    ['host', ' host="kvm-1"', ' host=""'],
    ['uuid', ' uuid=', ' id='],
    ['generation', 'generation="7"', 'generation="-1"'],
    ['generation', 'generation="7"', 'generation="99999999999999999999"'],
    ['generation', 'generation="7"', 'generation="7.5"'],
    ['protect', 'protect="yes"', 'protect="maybe"'],
    ['role', 'role="disk"', 'role="tape"'],
    ['retain', ' retain="yes"', ''],
    ['file', 'file="web-root.qcow2"', ''],
    ['file', 'file="web-root.qcow2"', 'file="../../etc/shadow"'],
    ['file', 'file="web-root.qcow2"', 'file=".hidden"'],
    ['pool', 'pool="default"', 'pool="a/b"'],
    ['fleet', 'fleet="lab"', 'fleet="&lt;b&gt;"'],
    ['plan', 'plan="', `plan="${'a'.repeat(600)}`],
  ])('does not trust a mark whose %s is wrong', (fact, right, wrong) => {
    expect(ENTRY.xml).toContain(right);
    const ownership = reading(ENTRY.xml.replace(right, wrong));
    expect(ownership).toEqual({ kind: 'unreadable-mark', reason: expect.stringContaining(fact) });
  });

  it('does not trust the mark of another object, which a clone made by hand carries along', () => {
    const clone = ownershipOf({ uuid: '00000000-0000-4000-8000-000000000000', metadata: [ENTRY] });
    expect(clone).toEqual({ kind: 'unreadable-mark', reason: expect.stringContaining(MARK.uuid) });
  });

  it('does not trust a mark of another version, a second mark, or another element', () => {
    const kinds = [
      owned({
        namespace: 'urn:fleetwright:2',
        xml: ENTRY.xml.replace('urn:fleetwright:1', 'urn:fleetwright:2'),
      }),
      owned(ENTRY, { ...ENTRY, namespace: 'urn:fleetwright:2' }),
      reading('<fleetwright:brand xmlns:fleetwright="urn:fleetwright:1"/>'),
      reading('<broken'),
    ];
    expect(kinds.map(({ kind }) => kind)).toEqual(Array.from({ length: 4 }, () => 'unreadable-mark'));
  });
});
