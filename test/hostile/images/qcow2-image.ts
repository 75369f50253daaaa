/** The fields of a qcow2 header (QEMU: docs/interop/qcow2.txt) that cases change; numbers above 2^53 are texts. */
export interface Qcow2Fields {
  readonly magic: string;
  readonly version: number;
  readonly backingFileOffset: number | string;
  readonly backingFileBytes: number;
  readonly clusterBits: number;
  readonly sizeBytes: number | string;
  readonly encryption: number;
  readonly l1Entries: number;
  readonly l1Offset: number | string;
  readonly refcountOffset: number | string;
  readonly refcountClusters: number;
  readonly snapshots: number;
  readonly snapshotsOffset: number | string;
  readonly incompatibleFeatures: number | string;
  readonly refcountOrder: number;
  readonly headerBytes: number;
  /** What stands at byte 512, such as the name of a backing file. */
  readonly text: string;
  /** What stands at byte 112: header extensions, in hexadecimal. */
  readonly extensions: string;
  readonly fileBytes: number;
}

/** An image of 1 GiB as `qemu-img create` makes it, without data. */
export const soundQcow2: Qcow2Fields = {
  magic: '514649fb',
  version: 3,
  backingFileOffset: 0,
  backingFileBytes: 0,
  clusterBits: 16,
  sizeBytes: 1024 ** 3,
  encryption: 0,
  l1Entries: 2,
  l1Offset: 3 * 65_536,
  refcountOffset: 65_536,
  refcountClusters: 1,
  snapshots: 0,
  snapshotsOffset: 0,
  incompatibleFeatures: 0,
  refcountOrder: 4,
  headerBytes: 112,
  text: '',
  extensions: '',
  fileBytes: 3 * 65_536 + 16,
};

/** The bytes of such an image; the table that counts references says what is used, so that `qemu-img check` finds nothing. */
export function qcow2Bytes(fields: Qcow2Fields): Buffer {
  const bytes = Buffer.alloc(Math.max(fields.fileBytes, 262_144));
  bytes.write(fields.magic, 0, 'hex');
  bytes.writeUInt32BE(fields.version, 4);
  bytes.writeBigUInt64BE(BigInt(fields.backingFileOffset), 8);
  bytes.writeUInt32BE(fields.backingFileBytes, 16);
  bytes.writeUInt32BE(fields.clusterBits, 20);
  bytes.writeBigUInt64BE(BigInt(fields.sizeBytes), 24);
  bytes.writeUInt32BE(fields.encryption, 32);
  bytes.writeUInt32BE(fields.l1Entries, 36);
  bytes.writeBigUInt64BE(BigInt(fields.l1Offset), 40);
  bytes.writeBigUInt64BE(BigInt(fields.refcountOffset), 48);
  bytes.writeUInt32BE(fields.refcountClusters, 56);
  bytes.writeUInt32BE(fields.snapshots, 60);
  bytes.writeBigUInt64BE(BigInt(fields.snapshotsOffset), 64);
  bytes.writeBigUInt64BE(BigInt(fields.incompatibleFeatures), 72);
  bytes.writeUInt32BE(fields.refcountOrder, 96);
  bytes.writeUInt32BE(fields.headerBytes, 100);
  bytes.write(fields.extensions, 112, 'hex');
  bytes.write(fields.text, 512);
  // The one block of counts, and in it 1 for header, table, block and L1 table.
  bytes.writeBigUInt64BE(131_072n, 65_536);
  for (const cluster of [0, 1, 2, 3]) bytes.writeUInt16BE(1, 131_072 + 2 * cluster);
  return bytes.subarray(0, fields.fileBytes);
}
