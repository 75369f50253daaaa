import type { Plan } from 'fleetwright/plan';
import { CloudInit, Host, Image, Machine, Network, Size, type App } from 'fleetwright';
import { synthPlan, testApp } from 'fleetwright/testing';
import { Lab } from '../../../../stacks/lab';
import { Web } from '../../../../stacks/web';

const file = (name: string): { readonly path: string; readonly sha256: string } => ({
  path: `/srv/guest/${name}`,
  sha256: 'cd'.repeat(32),
});

/** The plan of the example lab. */
export const labPlan = (): Plan =>
  synthPlan(
    new Lab(testApp({ fleet: 'examples' }), 'lab', {
      guest: { kernel: file('vmlinuz'), initrd: file('initrd.img'), disk: file('disk.qcow2') },
    }),
  );

/** The plan of the example web servers. */
export const webPlan = (): Plan =>
  synthPlan(
    new Web(testApp({ fleet: 'examples' }), 'web', { sshAuthorizedKeys: ['ssh-ed25519 AAAA you@example'] }),
  );

/** A host of many machines: all on one network, each tenth on a second one, each hundredth stopped, and a last one on none. */
export function manyMachinesPlan(machines: number): Plan {
  const app: App = testApp();
  const host = new Host(app, 'big');
  const base = Image.fromUrl(host, 'base', 'https://images.example/base.qcow2', { sha256: 'a'.repeat(64) });
  const lan = new Network(host, 'lan', { ipv4: { cidr: '10.0.0.0/16' } });
  const storage = new Network(host, 'storage', { mode: 'isolated', ipv4: { cidr: '10.1.0.0/16' } });
  for (let index = 1; index < machines; index += 1) {
    new Machine(host, `worker-${index}`, {
      vcpus: 2,
      memory: Size.gibibytes(2),
      disks: [{ image: base, size: Size.gibibytes(10) }],
      nics: [{ network: lan }, ...(index % 10 === 0 ? [{ network: storage }] : [])],
      powerState: index % 100 === 0 ? 'stopped' : 'running',
      cloudInit: new CloudInit(),
    });
  }
  new Machine(host, 'hermit', {
    description: 'On no network',
    disks: [{ image: base, size: Size.gibibytes(10) }],
    nics: [],
  });
  return synthPlan(host);
}

/** A host whose machines have these descriptions, a machine each. */
export function describedPlan(descriptions: readonly string[]): Plan {
  const host = new Host(testApp(), 'described');
  const lan = new Network(host, 'lan', { ipv4: { cidr: '10.0.0.0/24' } });
  descriptions.forEach((description, index) => {
    new Machine(host, `machine-${index + 1}`, {
      description,
      disks: [{ size: Size.gibibytes(1) }],
      nics: [{ network: lan }],
    });
  });
  return synthPlan(host);
}

/** A host of many networks with a machine on each. */
export function manyNetworksPlan(networks: number): Plan {
  const host = new Host(testApp(), 'networks');
  for (let index = 1; index <= networks; index += 1) {
    const ipv4 = { cidr: `10.${Math.floor(index / 250)}.${index % 250}.0/24` };
    const network = new Network(host, `network-${index}`, { mode: 'isolated', ipv4 });
    new Machine(host, `machine-${index}`, {
      disks: [{ size: Size.gibibytes(1) }],
      nics: [{ network }],
    });
  }
  return synthPlan(host);
}

/** Everything has as long a name as it may have. */
export function longNamesPlan(): Plan {
  const long = (kind: string): string => `${kind}-${'x'.repeat(62 - kind.length)}`;
  const host = new Host(testApp({ fleet: long('fleet') }), long('host'));
  const network = new Network(host, long('network'), { ipv6: { cidr: 'fd00:1234:5678:9abc::/64' } });
  new Machine(host, long('machine'), {
    disks: [{ name: long('disk'), size: Size.mebibytes(123_457) }],
    nics: [{ network, ipv6: 'fd00:1234:5678:9abc:def0:1234:5678:9abc' }],
  });
  return synthPlan(host);
}
