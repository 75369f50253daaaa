import { labMachine, type LabOptions } from './lab';

const image = (name: string, format: 'qcow2' | 'boot-file'): LabOptions['images'][number] => ({
  name,
  key: `lab/${name}`,
  pool: 'main',
  fileName: `${name}-0000000000000000.img`,
  source: { kind: 'file', path: `/images/${name}` },
  sha256: '0'.repeat(64),
  format,
});

/** Options of a plan with one machine "web", for tests that touch no file. */
export function machinesOnly(changes: Parameters<typeof labMachine>[2] = {}): LabOptions {
  return {
    poolPath: '/pools/main',
    images: [image('kernel', 'boot-file'), image('initrd', 'boot-file'), image('base', 'qcow2')],
    withNetwork: true,
    machines: [labMachine('web', 11, changes)],
  };
}
