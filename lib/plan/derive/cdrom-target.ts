/**
 * libvirt's target device of a machine's CD drive, counted in the plan's order: `sdb` to `sde`, between the cloud-init seed
 * (`sda`) and the disks. A drive has nothing else that recognises it, because it may be empty.
 */
export function cdromTarget(index: number): string {
  return `sd${String.fromCharCode('b'.charCodeAt(0) + index)}`;
}
