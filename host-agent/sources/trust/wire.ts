/** Bytes that are not what the wire format of SSH (RFC 4251, section 5) says. */
export class WireError extends Error {
  override readonly name = 'WireError';
}

/** Reads what SSH writes, from bytes of which nothing is known: every length is held against what is there. */
export class WireReader {
  private readonly bytes: Buffer;
  private position = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The next `length` bytes. */
  take(length: number): Buffer {
    const end = this.position + length;
    if (end > this.bytes.length) throw new WireError(`it ends after ${this.bytes.length} bytes`);
    const taken = this.bytes.subarray(this.position, end);
    this.position = end;
    return taken;
  }

  uint32(): number {
    return this.take(4).readUInt32BE();
  }

  /** A `string`: bytes with their length in front. */
  string(): Buffer {
    return this.take(this.uint32());
  }

  /** A `string` that holds a name: printable ASCII. */
  name(): string {
    const text = this.string().toString('latin1');
    if (!/^[\x21-\x7e]{1,255}$/.test(text))
      throw new WireError('it has a name that is empty, too long or not printable');
    return text;
  }

  /** An `mpint` that is not negative, without the zero in front that keeps it so. */
  positive(): Buffer {
    const bytes = this.string();
    const first = bytes[0] ?? 0;
    if (first >= 0x80) throw new WireError('it has a negative number');
    if (bytes.length > 0 && first === 0 && (bytes[1] ?? 0) < 0x80)
      throw new WireError('it has a number with needless zeros');
    return first === 0 ? bytes.subarray(1) : bytes;
  }

  /** Nothing may follow what was read. */
  end(): void {
    if (this.position < this.bytes.length) throw new WireError('it has more bytes than belong to it');
  }
}

/** A `string` of the wire format. */
export function wireString(content: Uint8Array | string): Buffer {
  const bytes = Buffer.from(content);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
