import { describe, expect, it } from '@jest/globals';
import { Domain } from '@cdktf/provider-libvirt/lib/domain';
import { Aspects, Fn, TerraformOutput } from 'cdktf';
import { Host, Machine, Network, Size } from 'fleetwright';
import { synthTerraform, testApp, type TerraformDocument } from 'fleetwright/testing';
import { withoutOwnElements } from '../../../../lib/synth/terraform/own-elements';

/** A host with one machine, whose address only a lease tells. */
function hostWithWeb(): Host {
  const host = new Host(testApp(), 'kvm-1');
  const network = new Network(host, 'lan', { ipv4: { cidr: '10.0.0.0/24' } });
  new Machine(host, 'web', { disks: [{ size: Size.gibibytes(1) }], nics: [{ network, ipv4: 'dhcp' }] });
  return host;
}

const ofWeb = (host: Host): Domain => {
  const domain = host.node.findAll().find((construct) => construct instanceof Domain);
  if (domain === undefined) throw new Error('the host has been synthesised');
  return domain;
};

const notesIn = (document: TerraformDocument): unknown => document['//']['fleetwright'];

describe('our own resources', () => {
  it("are empty for cdktf's own work, and only for as long as it takes", () => {
    const host = hostWithWeb();
    synthTerraform(host);
    const web = ofWeb(host);
    const whole = web.toTerraform();
    expect(whole).toMatchObject({ resource: { libvirt_domain: { web: { name: 'web' } } } });
    expect(withoutOwnElements(host, () => web.toTerraform() as unknown)).toEqual({});
    expect(() =>
      withoutOwnElements(host, () => {
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(web.toTerraform()).toEqual(whole);
  });

  it('are resolved as any other once an aspect has put tokens into them', () => {
    const host = hostWithWeb();
    const title = new TerraformOutput(host, 'title', { value: 'front' });
    Aspects.of(host).add({
      visit: (construct) => {
        if (construct instanceof Domain) construct.addOverride('title', Fn.upper(construct.nameInput ?? ''));
        if (construct instanceof TerraformOutput && construct !== title)
          construct.description = Fn.upper('x');
      },
    });
    const { resource, output } = synthTerraform(host);
    expect(resource).toMatchObject({ libvirt_domain: { web: { title: '${upper("web")}' } } });
    expect(output).toMatchObject({ addresses: { description: '${upper("x")}' }, title: { value: 'front' } });
  });

  it.each([
    {
      path: 'resource.libvirt_domain.web.title',
      kind: 'resource',
      expected: { libvirt_domain: { web: { name: 'web', title: 'Front' } } },
    },
    {
      path: 'data.libvirt_domain_interface_addresses.web.source',
      kind: 'data',
      expected: {
        libvirt_domain_interface_addresses: {
          web: { domain: '${libvirt_domain.web.uuid}', source: 'Front' },
        },
      },
    },
    {
      path: 'output.addresses.description',
      kind: 'output',
      expected: { addresses: { description: 'Front', value: { web: { lan: expect.any(String) } } } },
    },
  ] as const)('can be overridden at $path, where the document has them', ({ path, kind, expected }) => {
    const host = hostWithWeb();
    const plain = synthTerraform(host);
    host.addOverride(path, 'Front');
    const document = synthTerraform(host);
    expect(document[kind]).toMatchObject(expected);
    // Nothing else of the document is another one, what it says of itself least of all.
    expect(notesIn(document)).toEqual(notesIn(plain));
    expect(JSON.stringify(notesIn(plain))).toContain('instead');
  });

  it("cost the author's own no stack traces", () => {
    const before = process.env['CDKTN_DISABLE_CREATION_STACK'];
    try {
      for (const value of ['0', undefined]) {
        Reflect.deleteProperty(process.env, 'CDKTN_DISABLE_CREATION_STACK');
        if (value !== undefined) process.env['CDKTN_DISABLE_CREATION_STACK'] = value;
        synthTerraform(hostWithWeb());
        expect(process.env['CDKTN_DISABLE_CREATION_STACK']).toBe(value);
      }
    } finally {
      Reflect.deleteProperty(process.env, 'CDKTN_DISABLE_CREATION_STACK');
      if (before !== undefined) process.env['CDKTN_DISABLE_CREATION_STACK'] = before;
    }
  });
});
