/** Most calls fit: a define with a 6 KiB domain does. Doubled when they do not. */
const initialBytes = 8192;

/** Collects XDR; grows as needed. Wrong numbers throw RangeError (they are our fault, not the daemon's). */
export class XdrWriter {
  #bytes = Buffer.allocUnsafe(initialBytes);
  #offset = 0;

  int(value: number): void {
    const start = this.#reserve(4);
    this.#bytes.writeInt32BE(value, start);
  }

  uint(value: number): void {
    const start = this.#reserve(4);
    this.#bytes.writeUInt32BE(value, start);
  }

  hyper(value: bigint): void {
    const start = this.#reserve(8);
    this.#bytes.writeBigInt64BE(value, start);
  }

  uhyper(value: bigint): void {
    const start = this.#reserve(8);
    this.#bytes.writeBigUInt64BE(value, start);
  }

  double(value: number): void {
    const start = this.#reserve(8);
    this.#bytes.writeDoubleBE(value, start);
  }

  /** Bytes and the zero padding that brings them to a multiple of four. */
  opaque(value: Uint8Array): void {
    const padded = Math.ceil(value.length / 4) * 4;
    const start = this.#reserve(padded);
    this.#bytes.set(value, start);
    this.#bytes.fill(0, start + value.length, start + padded);
  }

  /** What was written; the writer must not be used afterwards. */
  finish(): Buffer {
    return this.#bytes.subarray(0, this.#offset);
  }

  #reserve(length: number): number {
    const start = this.#offset;
    const end = start + length;
    if (end > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(end, this.#bytes.length * 2));
      this.#bytes.copy(larger, 0, 0, start);
      this.#bytes = larger;
    }
    this.#offset = end;
    return start;
  }
}
