import { describe, expect, it } from '@jest/globals';
import { Construct } from 'constructs';
import { Host, Machine, Network } from '../../../../lib/fleet';
import { walk } from '../../../../lib/synth/plan/walk';
import { testApp } from '../../../../lib/testing';

describe('one walk of the tree', () => {
  it('meets every construct once, in the order of constructs itself', () => {
    const { app } = twoHosts();
    expect(walk(app, () => {}).constructs).toEqual(app.node.findAll());
  });

  it('gives each host what stands on it, and to no other', () => {
    const { app, first, second } = twoHosts();
    const { hosts } = walk(app, () => {});
    expect(hosts.map(({ host }) => host)).toEqual([first, second]);
    for (const { host, constructs } of hosts) expect(constructs).toEqual(host.node.findAll().slice(1));
    expect(hosts.map(({ constructs }) => constructs.length)).toEqual([4, 2]);
  });

  it('does not meet what is taken away as it comes to a host', () => {
    const { app, first } = twoHosts();
    const { hosts } = walk(app, (host) => void host.node.tryRemoveChild('web'));
    expect(hosts[0]?.constructs).toEqual(first.node.findAll().slice(1));
    expect(hosts[0]?.constructs).toHaveLength(1);
  });
});

/** One beside the other, with something between app and host; machines with a disk and NICs. */
function twoHosts(): { readonly app: Construct; readonly first: Host; readonly second: Host } {
  const app = testApp();
  const first = new Host(new Construct(app, 'site'), 'kvm-1');
  const network = new Network(first, 'lan');
  const web = new Machine(first, 'web', { nics: [{ network }] });
  new Construct(web, 'note');
  const second = new Host(app, 'kvm-2');
  new Construct(new Machine(second, 'db', { nics: [] }), 'note');
  return { app, first, second };
}
