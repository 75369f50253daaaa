/** A reader of its own for Joliet images: shares no code with the writer (ECMA-119, 8.5 and 9.1). */
export function readJoliet(iso: Buffer): {
  readonly label: string;
  readonly files: ReadonlyMap<string, Buffer>;
} {
  const descriptor = iso.subarray(17 * 2048, 18 * 2048);
  if (descriptor[0] !== 2 || descriptor.toString('latin1', 1, 6) !== 'CD001')
    throw new Error('no Joliet descriptor');
  if (descriptor.readUInt32LE(80) * 2048 !== iso.length)
    throw new Error('the size stated is not the size given');
  const folder = iso.subarray(descriptor.readUInt32LE(158) * 2048).subarray(0, descriptor.readUInt32LE(166));
  const files = new Map<string, Buffer>();
  for (let offset = 0; offset < folder.length;) {
    const length = folder[offset] ?? 0;
    if (length === 0) {
      offset = (Math.floor(offset / 2048) + 1) * 2048;
      continue;
    }
    const record = folder.subarray(offset, offset + length);
    const name = record.subarray(33, 33 + (record[32] ?? 0));
    if (((record[25] ?? 0) & 2) === 0) {
      const start = record.readUInt32LE(2) * 2048;
      files.set(wideText(name), iso.subarray(start, start + record.readUInt32LE(10)));
    }
    offset += length;
  }
  return { label: wideText(descriptor.subarray(40, 72)).trimEnd(), files };
}

function wideText(bytes: Buffer): string {
  return Buffer.from(bytes).swap16().toString('utf16le');
}
