import { describe, expect, it } from '@jest/globals';
import { describeMark, describeMarkUpdate } from '../../../lib/describe';
import type { Mark } from '../../../lib/plan';

const MARK: Mark = {
  fleet: 'lab',
  host: 'kvm-1',
  key: 'kvm-1/<web> & "co"',
  uuid: '6c8a0000-0000-5000-8000-000000000001',
  generation: 7,
  planDigest: 'ab'.repeat(32),
  protect: true,
  volumes: [
    { pool: 'default', fileName: 'web-root.qcow2', role: 'disk', retain: false },
    { pool: 'default', fileName: 'web-seed-b9471dad8fe2fcf9.iso', role: 'seed', retain: true },
  ],
};

const FACTS = `fleet="lab" host="kvm-1" key="kvm-1/&lt;web&gt; &amp; &quot;co&quot;" uuid="6c8a0000-0000-5000-8000-000000000001" generation="7" plan="${'ab'.repeat(32)}" protect="yes"`;

describe('describeMark', () => {
  // Exact text: marks of earlier versions lie on hosts and must stay readable.
  it('writes one element that declares its namespace', () => {
    expect(describeMark(MARK)).toEqual({
      namespace: 'urn:fleetwright:1',
      xml:
        `<fleetwright:mark xmlns:fleetwright="urn:fleetwright:1" ${FACTS}>` +
        '<fleetwright:volume pool="default" file="web-root.qcow2" role="disk" retain="no"/>' +
        '<fleetwright:volume pool="default" file="web-seed-b9471dad8fe2fcf9.iso" role="seed" retain="yes"/>' +
        '</fleetwright:mark>',
    });
  });

  it('writes it without prefix and namespace for libvirt to add', () => {
    expect(describeMarkUpdate({ ...MARK, volumes: [] })).toEqual({
      namespace: 'urn:fleetwright:1',
      prefix: 'fleetwright',
      xml: `<mark ${FACTS}></mark>`,
    });
  });

  it('keeps white space that a reader of attributes would otherwise change, and nothing that XML cannot hold', () => {
    expect(describeMark({ ...MARK, key: 'a\tb\nc\u0001\ud800' }).xml).toContain(
      'key="a&#9;b&#10;c\ufffd\ufffd"',
    );
  });
});
