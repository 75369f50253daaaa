import { open } from 'node:fs/promises';
import type { PlanImage } from '../../../lib/plan';
import { StepError } from '../failure';

/** "QFI\xfb" (QEMU: docs/interop/qcow2.txt, "Header"). */
const QCOW2_MAGIC = 0x514649fb;

/** Version 3's fixed part; version 2 ends at byte 72. */
const HEADER_BYTES = 104;
const HEADER_BYTES_VERSION_2 = 72;

/** incompatible_features, bit 2: guest data lies in another file. */
const EXTERNAL_DATA_FILE = 1n << 2n;

/** What the agent needs to know of a disk image before it is used. */
export interface DiskHeader {
  readonly format: 'qcow2' | 'raw';
  readonly virtualSizeBytes: number;
  readonly hasBackingFile: boolean;
  readonly hasExternalData: boolean;
}

/** Reads the header of a disk image. What is no qcow2 is raw, whose size is the file's. @throws StepError `wrong-format` when torn. */
export async function readDiskHeader(path: string): Promise<DiskHeader> {
  const file = await open(path, 'r');
  try {
    const bytes = Buffer.alloc(HEADER_BYTES);
    const { bytesRead } = await file.read(bytes, 0, HEADER_BYTES, 0);
    if (bytesRead < 4 || bytes.readUInt32BE(0) !== QCOW2_MAGIC) {
      const { size } = await file.stat();
      return { format: 'raw', virtualSizeBytes: size, hasBackingFile: false, hasExternalData: false };
    }
    return readQcow2Header(bytes.subarray(0, bytesRead), path);
  } finally {
    await file.close();
  }
}

function readQcow2Header(bytes: Buffer, path: string): DiskHeader {
  const version = bytes.length >= HEADER_BYTES_VERSION_2 ? bytes.readUInt32BE(4) : 0;
  if (version < 2 || version > 3 || (version === 3 && bytes.length < HEADER_BYTES)) {
    throw new StepError(
      'wrong-format',
      `${path} begins like a qcow2 image but has no whole header of version 2 or 3.`,
    );
  }
  const features = version === 3 ? bytes.readBigUInt64BE(72) : 0n;
  return {
    format: 'qcow2',
    virtualSizeBytes: Number(bytes.readBigUInt64BE(24)),
    hasBackingFile: bytes.readBigUInt64BE(8) !== 0n,
    hasExternalData: (features & EXTERNAL_DATA_FILE) !== 0n,
  };
}

/**
 * Refuses a file that is not what the plan says: another format (a qcow2 taken for raw would let a guest write itself a
 * header that makes the host open any file), a qcow2 that reads from other files of the host, or another size.
 *
 * @throws StepError `wrong-format`
 */
export async function requireImageFormat(image: PlanImage, path: string): Promise<void> {
  if (image.format === 'boot-file') return;
  const header = await readDiskHeader(path);
  const refuse = (what: string): never => {
    throw new StepError('wrong-format', `Image "${image.name}" was not put into the pool: ${what}.`);
  };
  if (header.format !== image.format) {
    refuse(`the plan says ${image.format}, but the file is ${header.format}; correct the image's format`);
  }
  if (header.hasBackingFile) {
    refuse(
      'it is a qcow2 with a backing file, which would be read from this host; flatten it with `qemu-img convert`',
    );
  }
  if (header.hasExternalData) {
    refuse(
      'it is a qcow2 with an external data file, which would be read from this host; use `qemu-img convert`',
    );
  }
  if (image.virtualSizeBytes !== undefined && image.virtualSizeBytes !== header.virtualSizeBytes) {
    refuse(
      `the plan says ${image.virtualSizeBytes} bytes as the guest sees it, the file has ${header.virtualSizeBytes}`,
    );
  }
}
