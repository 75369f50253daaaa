import { readFileSync } from 'node:fs';

/** QEMU: docs/interop/qcow2.txt, "Header". Only the header is as QEMU writes it; behind it are lines of text. */
const MAGIC = 0x514649fb;
const VERSION = 3;
const HEADER_BYTES = 104;
const BACKING_AT = 256;

/** Clusters of 4 KiB: one for the header, one for the table of clusters, one that counts references; then the text. */
const CLUSTER_BITS = 12;
const CLUSTER_BYTES = 2 ** CLUSTER_BITS;
const BYTES_OF_TABLE_ENTRY = (CLUSTER_BYTES / 8) * CLUSTER_BYTES;
const CONTENT_AT = 3 * CLUSTER_BYTES;

/** What a simulated disk file holds. */
export interface DiskFile {
  readonly format: 'qcow2' | 'raw';
  readonly capacityBytes: number;
  readonly backingPath?: string;
  /** Absent for files that are no qcow2. */
  readonly content?: string;
}

/** A qcow2 with an honest header, whose content is text. */
export function diskBytes(disk: Omit<DiskFile, 'format'>): Buffer {
  const head = Buffer.alloc(CONTENT_AT);
  head.writeUInt32BE(MAGIC, 0);
  head.writeUInt32BE(VERSION, 4);
  const backing = Buffer.from(disk.backingPath ?? '');
  head.writeBigUInt64BE(backing.length === 0 ? 0n : BigInt(BACKING_AT), 8);
  head.writeUInt32BE(backing.length, 16);
  head.writeUInt32BE(CLUSTER_BITS, 20);
  head.writeBigUInt64BE(BigInt(disk.capacityBytes), 24);
  head.writeUInt32BE(Math.ceil(disk.capacityBytes / BYTES_OF_TABLE_ENTRY), 36);
  head.writeBigUInt64BE(BigInt(CLUSTER_BYTES), 40);
  head.writeBigUInt64BE(BigInt(2 * CLUSTER_BYTES), 48);
  head.writeUInt32BE(1, 56);
  head.writeUInt32BE(4, 96);
  head.writeUInt32BE(HEADER_BYTES, 100);
  backing.copy(head, BACKING_AT);
  return Buffer.concat([head, Buffer.from(disk.content ?? '')]);
}

export function readDisk(path: string): DiskFile {
  return parseDisk(readFileSync(path));
}

export function parseDisk(bytes: Buffer): DiskFile {
  if (bytes.length < CONTENT_AT || bytes.readUInt32BE(0) !== MAGIC) {
    return { format: 'raw', capacityBytes: bytes.length };
  }
  const backing = bytes.toString('utf8', BACKING_AT, BACKING_AT + bytes.readUInt32BE(16));
  return {
    format: 'qcow2',
    capacityBytes: Number(bytes.readBigUInt64BE(24)),
    ...(backing === '' ? {} : { backingPath: backing }),
    content: bytes.toString('utf8', CONTENT_AT),
  };
}

/** The line that only this one disk has: written when it is made, and never again. */
export function birthLine(number: number): string {
  return `disk number ${number}\n`;
}

/** The number of the disk that this content is of. */
export function birthOf(content: string): number | undefined {
  const number = /^disk number (\d+)$/m.exec(content)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** What a guest leaves on every disk that it is given. */
export const GUEST_LINE = 'a guest has written here\n';
