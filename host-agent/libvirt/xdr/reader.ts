import { ProtocolError } from '../errors';

/** Four-byte grain of XDR (RFC 4506, 3): everything is padded to it with zero bytes. */
const grainBytes = 4;

/** Reads XDR from one message; every read checks that the bytes are there. Throws `ProtocolError`. */
export class XdrReader {
  readonly #bytes: Buffer;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  int(): number {
    return this.#bytes.readInt32BE(this.#take(4));
  }

  uint(): number {
    return this.#bytes.readUInt32BE(this.#take(4));
  }

  hyper(): bigint {
    return this.#bytes.readBigInt64BE(this.#take(8));
  }

  uhyper(): bigint {
    return this.#bytes.readBigUInt64BE(this.#take(8));
  }

  double(): number {
    return this.#bytes.readDoubleBE(this.#take(8));
  }

  /** A flag, as XDR's optional data has in front: 0 or 1 and nothing else. */
  flag(): boolean {
    const value = this.uint();
    if (value > 1) throw new ProtocolError(`expected 0 or 1 at byte ${this.#offset - 4}, got ${value}`);
    return value === 1;
  }

  /** A count in front of a list or string. */
  count(most: number): number {
    const value = this.uint();
    if (value > most) throw new ProtocolError(`length ${value} is above the limit of ${most}`);
    return value;
  }

  /** A view, not a copy, of `length` bytes; the padding behind them must be zero. */
  opaque(length: number): Buffer {
    const start = this.#take(length);
    const padding = (grainBytes - (length % grainBytes)) % grainBytes;
    const paddingStart = this.#take(padding);
    for (let index = 0; index < padding; index += 1) {
      if (this.#bytes[paddingStart + index] !== 0) throw new ProtocolError('padding is not zero');
    }
    return this.#bytes.subarray(start, start + length);
  }

  /** Bytes not read yet. */
  get remaining(): number {
    return this.#bytes.length - this.#offset;
  }

  /** Throws unless all of the message was read. */
  end(): void {
    if (this.remaining > 0) throw new ProtocolError(`${this.remaining} bytes too many`);
  }

  #take(length: number): number {
    const start = this.#offset;
    if (length > this.#bytes.length - start) {
      throw new ProtocolError(
        `message ends at byte ${this.#bytes.length}, ${length} more wanted at ${start}`,
      );
    }
    this.#offset = start + length;
    return start;
  }
}
