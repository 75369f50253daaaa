import { Host, Image, Machine, Size, type App } from 'fleetwright';
import { testApp } from 'fleetwright/testing';

/** A host with one machine, which boots from an image. */
export function hostWithMachine(app: App = testApp(), name = 'kvm-1'): Host {
  const host = new Host(app, name);
  const image = Image.fromUrl(host, 'base', 'https://images.example/base.qcow2', { sha256: 'ab'.repeat(32) });
  new Machine(host, 'web', {
    vcpus: 2,
    memory: Size.gibibytes(2),
    disks: [{ image, size: Size.gibibytes(10) }],
  });
  return host;
}

/** A Terraform document without cdktf's own notes, as its `Testing` gives it. */
export function withoutNotes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNotes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '//')
      .map(([key, member]) => [key, withoutNotes(member)]),
  );
}
