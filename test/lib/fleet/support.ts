import { Host, Image, Machine, Size } from 'fleetwright';
import { testApp } from 'fleetwright/testing';

/** Some digest. */
export const DIGEST = 'ab'.repeat(32);

export const newHost = (): Host => new Host(testApp(), 'kvm-1');

export const newImage = (host: Host, id = 'base'): Image =>
  Image.fromUrl(host, id, 'https://images.example/base.qcow2', { sha256: DIGEST });

/** A machine that passes every check. */
export const newMachine = (host: Host, id: string): Machine =>
  new Machine(host, id, { disks: [{ size: Size.gibibytes(1) }] });
