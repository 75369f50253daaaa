/** "QFI\xfb" (QEMU: docs/interop/qcow2.txt, "Header"). */
export const QCOW2_MAGIC = 0x514649fb;

/** Version 3's fixed part; version 2 ends at byte 72. */
export const QCOW2_HEADER_BYTES = 104;
const HEADER_BYTES_VERSION_2 = 72;

/** 64 TiB, the largest disk that a plan can ask for. */
const VIRTUAL_SIZE_BYTES_MAX = 64n * 1024n ** 4n;

/** QEMU's own bounds (block/qcow2.h): it allocates both tables as soon as it opens the image. */
const L1_TABLE_BYTES_MAX = 32n * 1024n ** 2n;
const REFCOUNT_TABLE_BYTES_MAX = 8n * 1024n ** 2n;

const ENTRY_BYTES = 8n;

/** Bits of incompatible_features: the image is known to be damaged; its guest data lies in another file. */
const CORRUPT = 1n << 1n;
const EXTERNAL_DATA_FILE = 1n << 2n;
const EXTENDED_L2 = 1n << 4n;
/** The five that QEMU 7.2 and later know: these two, dirty, compression and extended L2 entries. */
const KNOWN_FEATURES = 0b1_1111n;

/** What the agent needs to know of a qcow2 image before anything opens it. */
export interface Qcow2Header {
  readonly virtualSizeBytes: number;
  /** Why nothing may open it, in words that follow "it is a qcow2 "; absent for an image of one sound disk in one file. */
  readonly fault?: string;
}

/** Reads the first bytes of a qcow2 image; undefined when there is no whole header of a known version. */
export function tryReadQcow2Header(bytes: Buffer, fileBytes: number): Qcow2Header | undefined {
  const version = bytes.length >= HEADER_BYTES_VERSION_2 ? bytes.readUInt32BE(4) : 0;
  if (version < 2 || version > 3 || (version === 3 && bytes.length < QCOW2_HEADER_BYTES)) return undefined;
  const fields = fieldsOf(bytes, version);
  const fault = otherFilesFault(fields) ?? layoutFault(fields, BigInt(fileBytes)) ?? contentFault(fields);
  // Above the bound it is refused, so that a number that is no longer exact decides nothing.
  return { virtualSizeBytes: Number(fields.sizeBytes), ...(fault === undefined ? {} : { fault }) };
}

type Fields = ReturnType<typeof fieldsOf>;

function fieldsOf(bytes: Buffer, version: number) {
  return {
    backingFileOffset: bytes.readBigUInt64BE(8),
    clusterBits: bytes.readUInt32BE(20),
    sizeBytes: bytes.readBigUInt64BE(24),
    encryption: bytes.readUInt32BE(32),
    l1Entries: BigInt(bytes.readUInt32BE(36)),
    l1Offset: bytes.readBigUInt64BE(40),
    refcountOffset: bytes.readBigUInt64BE(48),
    refcountClusters: BigInt(bytes.readUInt32BE(56)),
    snapshots: bytes.readUInt32BE(60),
    features: version === 3 ? bytes.readBigUInt64BE(72) : 0n,
    refcountOrder: version === 3 ? bytes.readUInt32BE(96) : 4,
    headerBytes: version === 3 ? bytes.readUInt32BE(100) : HEADER_BYTES_VERSION_2,
  };
}

function otherFilesFault({ backingFileOffset, features }: Fields): string | undefined {
  if (backingFileOffset !== 0n)
    return 'with a backing file, which would be read from this host; flatten it with `qemu-img convert`';
  if ((features & EXTERNAL_DATA_FILE) !== 0n)
    return 'with an external data file, which would be read from this host; use `qemu-img convert`';
  return undefined;
}

/** Sizes and places that cannot be: whoever opens the image would believe them first, and fail or be led astray later. */
function layoutFault(fields: Fields, fileBytes: bigint): string | undefined {
  const { clusterBits, sizeBytes, l1Entries, l1Offset, refcountOffset, refcountClusters } = fields;
  const remade = 'it is damaged or made to mislead; make it anew with `qemu-img convert`';
  const extended = (fields.features & EXTENDED_L2) !== 0n;
  if (clusterBits < (extended ? 14 : 9) || clusterBits > 21)
    return `whose clusters have 2^${clusterBits} bytes: ${remade}`;
  const clusterBytes = 1n << BigInt(clusterBits);
  const { headerBytes } = fields;
  if (headerBytes < HEADER_BYTES_VERSION_2 || headerBytes % 8 !== 0 || BigInt(headerBytes) > clusterBytes)
    return `whose header says that it has ${headerBytes} bytes: ${remade}`;
  if (sizeBytes > VIRTUAL_SIZE_BYTES_MAX)
    return `of ${sizeBytes} bytes as the guest sees it, more than the ${VIRTUAL_SIZE_BYTES_MAX} of the largest disk`;
  const l1Bytes = l1Entries * ENTRY_BYTES;
  const bytesOfL1Entry = (clusterBytes / (extended ? 2n * ENTRY_BYTES : ENTRY_BYTES)) * clusterBytes;
  if (l1Bytes > L1_TABLE_BYTES_MAX || l1Entries * bytesOfL1Entry < sizeBytes)
    return `whose table of ${l1Entries} entries is not one for ${sizeBytes} bytes: ${remade}`;
  if (l1Offset % clusterBytes !== 0n || l1Offset + l1Bytes > fileBytes)
    return `whose table of clusters does not lie in its ${fileBytes} bytes: ${remade}`;
  const refcountBytes = refcountClusters * clusterBytes;
  if (refcountBytes > REFCOUNT_TABLE_BYTES_MAX || fields.refcountOrder > 6)
    return `with a table of ${refcountBytes} bytes that counts references: ${remade}`;
  if (
    refcountOffset === 0n ||
    refcountOffset % clusterBytes !== 0n ||
    refcountOffset + refcountBytes > fileBytes
  )
    return `whose count of references does not lie in its ${fileBytes} bytes: ${remade}`;
  return undefined;
}

function contentFault({ encryption, features, snapshots }: Fields): string | undefined {
  if (encryption !== 0)
    return 'that is encrypted, and this agent has no key for images; decrypt it with `qemu-img convert`';
  if ((features & CORRUPT) !== 0n) return 'that is marked as corrupt; repair it with `qemu-img check -r all`';
  if ((features & ~KNOWN_FEATURES) !== 0n)
    return `with features of number 0x${features.toString(16)}, which are not known here; use \`qemu-img convert\``;
  if (snapshots !== 0)
    return `with ${snapshots} internal snapshots, which no disk made of it would show; use \`qemu-img convert\``;
  return undefined;
}
