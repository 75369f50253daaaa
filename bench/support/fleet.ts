import { Host, Image, Machine, Network, Size } from '../../lib/fleet';
import type { Plan } from '../../lib/plan';
import { plansOf } from '../../lib/synth';
import { testApp } from '../../lib/testing';

/** A host of like machines, each with two disks, one from a shared image, and a NIC on a shared network. */
export function hostWith(machines: number, { memoryGibibytes } = { memoryGibibytes: 2 }): Host {
  const host = new Host(testApp(), 'bench');
  const base = Image.fromUrl(host, 'base', 'https://images.example/base.qcow2', { sha256: 'a'.repeat(64) });
  const lan = new Network(host, 'lan', { ipv4: { cidr: '10.0.0.0/16' } });
  for (let index = 0; index < machines; index += 1) {
    new Machine(host, `machine-${index}`, {
      vcpus: 2,
      memory: Size.gibibytes(memoryGibibytes),
      disks: [
        { image: base, size: Size.gibibytes(10) },
        { name: 'data', size: Size.gibibytes(20) },
      ],
      nics: [{ network: lan }],
    });
  }
  return host;
}

/** The plan of the one host in this host's tree. */
export function planOf(host: Host): Plan {
  const [made] = plansOf(host.node.root).plans;
  if (made === undefined) throw new Error('no plan was made');
  return made.plan;
}
