import { Host, Image, Machine, Network, Size } from '../../lib/fleet';
import type { Plan } from '../../lib/plan';
import { plansOf, type App } from '../../lib/synth';
import { testApp } from '../../lib/testing';

/** What the hosts of the benches are made of; a program without constructs names the same. */
export const BENCH_FLEET = 'bench';
export const BENCH_HOST = 'bench';
export const IMAGE_URL = 'https://images.example/base.qcow2';
export const IMAGE_SHA256 = 'a'.repeat(64);
export const machineName = (index: number): string => `machine-${index}`;

/** A host of like machines, each with two disks, one from a shared image, and a NIC on a shared network. */
export function hostWith(machines: number, options?: { readonly memoryGibibytes: number }): Host {
  return hostIn(testApp({ fleet: BENCH_FLEET }), machines, options);
}

/** The same in an app that is there already. */
export function hostIn(app: App, machines: number, { memoryGibibytes } = { memoryGibibytes: 2 }): Host {
  const host = new Host(app, BENCH_HOST);
  const base = Image.fromUrl(host, 'base', IMAGE_URL, { sha256: IMAGE_SHA256 });
  const lan = new Network(host, 'lan', { ipv4: { cidr: '10.0.0.0/16' } });
  for (let index = 0; index < machines; index += 1) {
    new Machine(host, machineName(index), {
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
