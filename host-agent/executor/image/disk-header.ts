import { open } from 'node:fs/promises';
import type { PlanImage } from '../../../lib/plan';
import { StepError } from '../failure';
import { tryNameOtherFormat } from './other-formats';
import { QCOW2_HEADER_BYTES, QCOW2_MAGIC, tryReadQcow2Header } from './qcow2-header';

/** What the agent needs to know of a disk image before it is used. */
export interface DiskHeader {
  readonly format: 'qcow2' | 'raw';
  readonly virtualSizeBytes: number;
  /** Why it must not be used, whatever the plan says, as the end of a sentence. */
  readonly fault?: string;
}

/** Reads the header of a disk image. What is no qcow2 is raw, whose size is the file's. */
export async function readDiskHeader(path: string): Promise<DiskHeader> {
  const file = await open(path, 'r');
  try {
    const bytes = Buffer.alloc(QCOW2_HEADER_BYTES);
    const { bytesRead } = await file.read(bytes, 0, QCOW2_HEADER_BYTES, 0);
    const { size } = await file.stat();
    return headerOf(bytes.subarray(0, bytesRead), size);
  } finally {
    await file.close();
  }
}

function headerOf(bytes: Buffer, fileBytes: number): DiskHeader {
  if (bytes.length >= 4 && bytes.readUInt32BE(0) === QCOW2_MAGIC) return qcow2HeaderOf(bytes, fileBytes);
  const raw = { format: 'raw', virtualSizeBytes: fileBytes } as const;
  const name = tryNameOtherFormat(bytes);
  if (name === undefined) return raw;
  return { ...raw, fault: `it begins like a ${name} image; make a qcow2 of it with \`qemu-img convert\`` };
}

function qcow2HeaderOf(bytes: Buffer, fileBytes: number): DiskHeader {
  const header = tryReadQcow2Header(bytes, fileBytes);
  if (header === undefined) {
    const fault =
      'it begins like a qcow2 image but has no whole header of version 2 or 3; make it anew with `qemu-img convert`';
    return { format: 'qcow2', virtualSizeBytes: fileBytes, fault };
  }
  const { virtualSizeBytes, fault } = header;
  const found = { format: 'qcow2', virtualSizeBytes } as const;
  return fault === undefined ? found : { ...found, fault: `it is a qcow2 ${fault}` };
}

/**
 * Refuses a file that is not what the plan says: another format (a qcow2 taken for raw would let a guest write itself a
 * header that makes the host open any file), a qcow2 that reads from other files of the host or cannot be sound, or another size.
 *
 * @throws StepError `wrong-format`
 */
export async function requireImageFormat(image: PlanImage, path: string): Promise<void> {
  if (image.format === 'boot-file') return;
  const header = await readDiskHeader(path);
  const refuse = (what: string): never => {
    throw new StepError('wrong-format', `Image "${image.name}" was not put into the pool: ${what}.`);
  };
  if (header.format !== image.format && (header.format === 'qcow2' || header.fault === undefined)) {
    refuse(`the plan says ${image.format}, but the file is ${header.format}; correct the image's format`);
  }
  if (header.fault !== undefined) refuse(header.fault);
  if (image.virtualSizeBytes !== undefined && image.virtualSizeBytes !== header.virtualSizeBytes) {
    refuse(
      `the plan says ${image.virtualSizeBytes} bytes as the guest sees it, the file has ${header.virtualSizeBytes}`,
    );
  }
}
