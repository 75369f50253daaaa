/** Beginnings of disk images that are neither qcow2 nor raw (each as QEMU's block driver of the name probes for it). */
const BEGINNINGS: readonly (readonly [string, { readonly at: number; readonly bytes: Buffer }])[] = [
  ['VMDK', { at: 0, bytes: Buffer.from('KDMV') }],
  ['VMDK', { at: 0, bytes: Buffer.from('COWD') }],
  ['VMDK', { at: 0, bytes: Buffer.from('# Disk DescriptorFile') }],
  ['VDI', { at: 64, bytes: Buffer.from('7f10dabe', 'hex') }],
  ['VHDX', { at: 0, bytes: Buffer.from('vhdxfile') }],
  ['VHD', { at: 0, bytes: Buffer.from('conectix') }],
  ['QED', { at: 0, bytes: Buffer.from('QED\0') }],
  ['Parallels', { at: 0, bytes: Buffer.from('WithoutFreeSpace') }],
  ['Parallels', { at: 0, bytes: Buffer.from('WithouFreSpacExt') }],
];

/**
 * The name of the format that a file begins like, for formats that are not used here. Taken for raw they would give a guest nothing to
 * boot, and some name other files of the host to whoever probes them.
 */
export function tryNameOtherFormat(bytes: Buffer): string | undefined {
  return BEGINNINGS.find(([, beginning]) =>
    bytes.subarray(beginning.at, beginning.at + beginning.bytes.length).equals(beginning.bytes),
  )?.[0];
}
