import { describe, expect, it } from '@jest/globals';
import { Image, Machine, Network, Size, type DiskProps, type MachineProps } from 'fleetwright';
import { newHost } from './support';

/** The compiler is what is tested: `tsc --noEmit` fails when one of these lines is no error any more. */
const refusedByTheCompiler = (): void => {
  const host = newHost();
  const network = new Network(host, 'lan');
  // @ts-expect-error -- a bridge network names its bridge
  new Network(host, 'a', { mode: 'bridge' });
  // @ts-expect-error -- an existing bridge has no subnet of ours
  new Network(host, 'b', { mode: 'bridge', existingBridge: 'br0', ipv4: { cidr: '10.0.0.0/24' } });
  // @ts-expect-error -- memory has a unit
  new Machine(host, 'c', { memory: 2048 });
  // @ts-expect-error -- a NIC is on a network or on a bridge
  new Machine(host, 'd', { nics: [{ model: 'virtio' }] });
  // @ts-expect-error -- networks are referred to by object
  new Machine(host, 'e', { nics: [{ network: 'lan' }] });
  // @ts-expect-error -- an image is pinned by its digest
  Image.fromUrl(host, 'f', 'https://images.example/base.qcow2', {});
  // @ts-expect-error -- a property that does not exist
  new Machine(host, 'g', { cpus: 2, nics: [{ network }] });
  const disk: DiskProps = { size: Size.gibibytes(1) };
  // @ts-expect-error -- props are readonly
  disk.size = Size.gibibytes(2);
  const machine: Required<Pick<MachineProps, 'disks'>> = { disks: [disk] };
  // @ts-expect-error -- and so are the lists in them
  machine.disks[0] = disk;
};

describe('the types of props', () => {
  it('are judged by the compiler', () => {
    expect(refusedByTheCompiler).toBeInstanceOf(Function);
  });
});
